-- Police stations and counters that residents can walk into.

create table station (
  agency_id integer not null,
  code text not null,
  name text not null,
  address text not null,
  phone text,
  opening_hours jsonb not null,
  services text[] not null,
  longitude double precision not null,
  latitude double precision not null,
  primary key (agency_id, code)
);
comment on table station is 'dist: a police station or counter that residents can visit';
comment on column station.opening_hours is 'list of { weekday, opens, closes } on the local clock';
comment on column station.services is 'codes, which pages say in the reader''s language';
alter table station enable row level security;
alter table station force row level security;
create policy agency_rows on station
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
grant select on station to peelian_portal, peelian_console, peelian_worker;
grant insert, update, delete on station to peelian_worker;
