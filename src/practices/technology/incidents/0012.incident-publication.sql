-- What is published of incidents one by one: at a frozen point, by month, corrected in the open.

create function is_sensitive_category(category text) returns boolean
language sql immutable parallel safe as $$
  select category in ('sexual-offence', 'domestic', 'juvenile', 'stalking', 'suicide')
$$;

-- SHA-256 over the agency's public name, the source and the source's key. Public identifiers are
-- derived from it, so that they are the same after a restore and tell no order.
create function incident_digest(slug text, source text, key text) returns bytea
language sql stable parallel safe as $$
  select sha256(convert_to(slug || E'\n' || source || E'\n' || key, 'UTF8'))
$$;

-- The first 52 bits: every JSON reader takes them for the same number.
create function incident_public_id(slug text, source text, key text) returns bigint
language sql stable parallel safe as $$
  select ('x' || left(encode(incident_digest(slug, source, key), 'hex'), 13))::bit(52)::bigint
$$;

-- The public name of the agency of this unit of work, as identifiers are derived from it.
create function current_agency_slug() returns text
language sql stable parallel safe as $$
  select slug from agency where agency_id = current_agency()
$$;

-- Where a source repeats its keys, ours are `2018-04/KEY` and `2018-04/KEY/2`.
create function incident_bare_key(key text) returns text
language sql immutable parallel safe as $$
  select regexp_replace(key, '^[0-9]{4}-[0-9]{2}/(.*?)(/[0-9]+)?$', '\1')
$$;

alter table incident
  add column public_id bigint,
  add column own_category text,
  add column ended_at timestamptz,
  add column until_day date,
  add column outcome text,
  add column outcome_month date check (extract(day from outcome_month) = 1),
  add column persistent_id text,
  add column point_id bigint check (point_id is null or longitude is not null);
comment on column incident.public_id is 'first 52 bits of SHA-256 over agency, source and key';
comment on column incident.own_category is
  'slug of the source''s own scheme, where it publishes by that; null: the common group alone';
comment on column incident.until_day is
  'last local day of the interval in which it happened; null where the source tells one time';
comment on column incident.outcome is 'code of the source''s outcome scheme';
comment on column incident.persistent_id is
  'the source''s own public identifier, empty where it gave none; null: derived from the key';
comment on column incident.point_id is 'the published point; null where nothing is placed';

-- for each agency
update incident set public_id = incident_public_id((select current_agency_slug()), source, key);
-- once
alter table incident alter column public_id set not null;
create index incident_place on incident (agency_id, month, point_id);
create index incident_public on incident (agency_id, public_id);
create index incident_persistent on incident (agency_id, persistent_id)
  where persistent_id <> '';
-- Incidents that came before there was a point for them; empty nearly always.
create index incident_unplaced on incident (agency_id, source, key)
  where point_id is null and longitude is not null;

-- The only way of the public to single incidents: no exact place, no time, no sensitive category.
create view published_incident with (security_barrier) as
  select incident.agency_id, public_id,
    coalesce(persistent_id, encode(incident_digest(agency.slug, source, key), 'hex'))
      as persistent_id,
    source, month, category, own_category, outcome, outcome_month, point_id, beat_code
  from incident join agency on agency.agency_id = incident.agency_id
  where not is_sensitive_category(category);
comment on view published_incident is
  'single incidents as everybody may read them: month and point, sensitive categories left out';
grant select on published_incident to peelian_portal, peelian_console, peelian_worker;

create table point_set (
  agency_id integer not null,
  version integer not null check (version >= 1),
  method text not null check (method in ('addresses', 'grid')),
  first_month date check (extract(day from first_month) = 1),
  created_on date not null,
  parameters jsonb not null,
  point_count integer not null check (point_count >= 0),
  primary key (agency_id, version)
);
comment on table point_set is
  'dist: one frozen set of map points; it serves its first month and later ones until the next set';
comment on column point_set.first_month is 'null: all months before the next set';

create table map_point (
  agency_id integer not null,
  id bigint not null,
  set_version integer,
  source text,
  longitude double precision not null,
  latitude double precision not null,
  beat_code text,
  label text,
  address_count integer check (address_count > 0),
  radius_meters integer check (radius_meters > 0),
  primary key (agency_id, id),
  foreign key (agency_id, set_version) references point_set (agency_id, version),
  check ((set_version is null) <> (source is null))
);
comment on table map_point is
  'dist: where incidents are shown; of a frozen set, or as a source had masked them already';
comment on column map_point.radius_meters is
  'how far from the point its incidents may have happened; null where the source does not say';
create index map_point_of_set on map_point (agency_id, set_version);

create table point_month_count (
  agency_id integer not null,
  month date not null,
  point_id bigint not null,
  category text not null check (not is_sensitive_category(category)),
  count integer not null check (count > 0),
  primary key (agency_id, month, point_id, category)
);
comment on table point_month_count is
  'dist: published counts, month x point x category; the map reads these and no single incident';

create table incident_version (
  agency_id integer not null,
  source text not null,
  key text not null,
  position integer not null check (position >= 1),
  replaced_on date not null,
  import_id uuid not null,
  occurred_at timestamptz,
  month date not null,
  local_day date,
  category text not null,
  own_category text,
  source_category text,
  block text,
  recorded_district text,
  longitude double precision,
  latitude double precision,
  beat_code text,
  point_id bigint,
  primary key (agency_id, source, key, position)
);
comment on table incident_version is
  'dist: what a record said before a later import changed its category, month or place';

create table incident_correction (
  agency_id integer not null,
  id uuid not null,
  corrected_on date not null,
  import_id uuid not null,
  kind text not null check (kind in ('changed', 'withdrawn')),
  count integer not null default 1 check (count > 0),
  reason text check (reason in ('error', 'protected')),
  public_id bigint,
  month date,
  month_before date,
  category text check (not is_sensitive_category(category)),
  category_before text check (not is_sensitive_category(category_before)),
  own_category text,
  own_category_before text,
  point_id bigint,
  point_before bigint,
  beat_code text,
  beat_before text,
  primary key (agency_id, id),
  check ((kind = 'changed') = (public_id is not null)),
  check ((kind = 'withdrawn') = (reason is not null)),
  check (kind = 'changed' or num_nulls(month, month_before, category, category_before,
    own_category, own_category_before, point_id, point_before, beat_code, beat_before) = 10)
);
comment on table incident_correction is
  'dist: published corrections; one that withdraws records tells how many and nothing of them';
create index incident_correction_of on incident_correction (agency_id, public_id);
create index incident_correction_day on incident_correction (agency_id, corrected_on);

create table incident_outcome (
  agency_id integer not null,
  public_id bigint not null,
  position integer not null check (position >= 1),
  outcome text not null,
  month date check (extract(day from month) = 1),
  primary key (agency_id, public_id, position)
);
comment on table incident_outcome is
  'dist: earlier outcomes of published incidents, the first first; the latest is the incident''s';

create table incident_retraction (
  agency_id integer not null,
  source text not null,
  key_digest bytea not null check (length(key_digest) = 32),
  reason text not null check (reason in ('expunged', 'sealed', 'duplicate', 'error')),
  retracted_on date not null,
  import_id uuid not null,
  primary key (agency_id, source, key_digest)
);
comment on table incident_retraction is
  'dist: records that may not come back, known by a digest alone; nobody but the worker reads it';

create table incident_source (
  agency_id integer not null,
  source text not null check (source ~ '^[a-z0-9-]{1,60}$'),
  title text not null check (length(title) between 1 and 200),
  masking text not null check (masking in ('none', 'hundred-block', 'police-uk')),
  cadence text not null check (cadence in ('daily', 'weekly', 'monthly', 'quarterly', 'yearly')),
  licence text,
  own_scheme text,
  outcome_scheme text,
  first_month date,
  last_month date,
  last_day date,
  last_imported_on date not null,
  mapping jsonb not null,
  primary key (agency_id, source)
);
comment on table incident_source is
  'dist: where incidents come from, how often they should, and how new the newest is';
comment on column incident_source.last_day is 'null where the source tells months only';
comment on column incident_source.mapping is 'how its files were last read';

alter table import_run drop constraint import_run_kind_check;
alter table import_run add constraint import_run_kind_check
  check (kind in ('beats', 'addresses', 'incidents', 'retraction'));

alter table point_set enable row level security;
alter table point_set force row level security;
alter table map_point enable row level security;
alter table map_point force row level security;
alter table point_month_count enable row level security;
alter table point_month_count force row level security;
alter table incident_version enable row level security;
alter table incident_version force row level security;
alter table incident_correction enable row level security;
alter table incident_correction force row level security;
alter table incident_outcome enable row level security;
alter table incident_outcome force row level security;
alter table incident_retraction enable row level security;
alter table incident_retraction force row level security;
alter table incident_source enable row level security;
alter table incident_source force row level security;
create policy agency_rows on point_set
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
create policy agency_rows on map_point
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
create policy agency_rows on point_month_count
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
create policy agency_rows on incident_version
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
create policy agency_rows on incident_correction
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
create policy agency_rows on incident_outcome
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
create policy agency_rows on incident_retraction
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
create policy agency_rows on incident_source
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
grant select on point_set, map_point, point_month_count, incident_correction, incident_outcome,
  incident_source to peelian_portal, peelian_console, peelian_worker;
grant insert, update, delete on point_set, map_point, point_month_count, incident_correction,
  incident_outcome, incident_source to peelian_worker;
grant select on incident_version to peelian_console, peelian_worker;
grant insert, delete on incident_version to peelian_worker;
grant select, insert on incident_retraction to peelian_worker;
