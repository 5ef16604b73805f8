-- Recorded incidents as the agency's own files state them, and the counts that pages show.

create table incident (
  agency_id integer not null,
  source text not null,
  key text not null,
  occurred_at timestamptz,
  month date not null check (extract(day from month) = 1),
  local_day date,
  local_hour smallint check (local_hour between 0 and 23),
  local_minute smallint check (local_minute between 0 and 59),
  category text not null,
  source_category text,
  block text,
  recorded_district text,
  longitude double precision,
  latitude double precision,
  tile integer,
  beat_code text,
  import_id uuid not null,
  primary key (agency_id, source, key),
  check ((longitude is null) = (latitude is null)),
  check (beat_code is null or longitude is not null)
);
comment on table incident is
  'dist: one recorded incident; the source''s own key makes imports repeatable';
comment on column incident.month is 'first day of the local month in which it happened';
comment on column incident.local_hour is
  'hour in the agency''s zone; null where the source tells no time';
comment on column incident.recorded_district is
  'as recorded, never overwritten by what the point says';
comment on column incident.tile is 'cell of the zoom 15 tile grid: x * 32768 + y';
comment on column incident.beat_code is
  'the beat that holds the point, by the boundaries in force that day';
create index incident_tile on incident (agency_id, tile);

-- One row for each beat and category in a month; '' stands for no beat. Sensitive categories are
-- kept
-- out of it altogether, so that nothing can be subtracted from its totals.
create table incident_month_count (
  agency_id integer not null,
  month date not null,
  beat_code text not null,
  category text not null,
  count integer not null check (count > 0),
  primary key (agency_id, month, beat_code, category)
);
comment on table incident_month_count is
  'dist: published counts, month x beat x category, sensitive categories left out';

create table incident_year_count (
  agency_id integer not null,
  year integer not null,
  category text not null,
  count integer not null check (count >= 10),
  primary key (agency_id, year, category)
);
comment on table incident_year_count is
  'dist: published counts of sensitive categories, whole city x year, at least ten or not at all';

create table incident_month_agreement (
  agency_id integer not null,
  month date not null,
  with_both integer not null,
  agreeing integer not null check (agreeing <= with_both),
  without_point integer not null,
  outside_beats integer not null,
  first_day date,
  last_day date,
  primary key (agency_id, month)
);
comment on column incident_month_agreement.first_day is
  'first local day with an incident; null where the source tells months only';
comment on table incident_month_agreement is
  'dist: how often the recorded district and the beat that holds the point agree';

alter table incident enable row level security;
alter table incident force row level security;
alter table incident_month_count enable row level security;
alter table incident_month_count force row level security;
alter table incident_year_count enable row level security;
alter table incident_year_count force row level security;
alter table incident_month_agreement enable row level security;
alter table incident_month_agreement force row level security;
create policy agency_rows on incident
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
create policy agency_rows on incident_month_count
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
create policy agency_rows on incident_year_count
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
create policy agency_rows on incident_month_agreement
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
grant select, insert, update, delete on incident to peelian_worker;
grant select on incident to peelian_console;
grant select on incident_month_count, incident_year_count, incident_month_agreement
  to peelian_portal, peelian_console, peelian_worker;
grant insert, update, delete on incident_month_count, incident_year_count, incident_month_agreement
  to peelian_worker;
