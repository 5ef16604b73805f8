-- The agency's address list: it answers "who polices my street?" without a foreign service.

create table address (
  agency_id integer not null,
  id integer not null,
  street text not null,
  number integer,
  number_suffix text not null default '',
  search_street text not null,
  longitude double precision not null,
  latitude double precision not null,
  primary key (agency_id, id)
);
comment on table address is 'dist: one address of the imported list; a new list replaces the old one';
comment on column address.search_street is 'the street as it is searched: lower case, no accents, long forms';
create index address_search on address (agency_id, search_street text_pattern_ops, number);

alter table address enable row level security;
alter table address force row level security;
create policy agency_rows on address
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
grant select on address to peelian_portal, peelian_console, peelian_worker;
grant insert, update, delete on address to peelian_worker;
