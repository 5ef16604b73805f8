-- Which rules an agency follows from which day on, and on which days its offices are closed.

create table rule_pack_adoption (
  agency_id integer not null,
  from_day date not null,
  pack text not null check (pack ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(pack) <= 60),
  recorded_at timestamptz not null,
  recorded_by text not null check (length(recorded_by) between 1 and 128),
  primary key (agency_id, from_day)
);
comment on table rule_pack_adoption is
  'dist: the rule pack that an agency follows from a day on; published';
alter table rule_pack_adoption enable row level security;
alter table rule_pack_adoption force row level security;
create policy agency_rows on rule_pack_adoption
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
grant select on rule_pack_adoption to peelian_portal, peelian_console, peelian_worker;
grant insert, update on rule_pack_adoption to peelian_worker;

create table agency_holiday (
  agency_id integer not null,
  day date not null,
  name text not null check (length(name) between 1 and 100),
  name_es text check (length(name_es) between 1 and 100),
  primary key (agency_id, day)
);
comment on table agency_holiday is
  'dist: a day that is no business day of an agency, with its names; published';
alter table agency_holiday enable row level security;
alter table agency_holiday force row level security;
create policy agency_rows on agency_holiday
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
grant select on agency_holiday to peelian_portal, peelian_console, peelian_worker;
grant insert, delete on agency_holiday to peelian_worker;
