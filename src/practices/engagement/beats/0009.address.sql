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
comment on table address is
  'dist: one address of the imported list; a new list replaces the old one';
comment on column address.search_street is
  'the street as it is searched: lower case, no accents, long forms';
create index address_search on address (agency_id, search_street text_pattern_ops, number);

-- Streets apart from their addresses: a misspelt name is compared with each of them.
create table address_street (
  agency_id integer not null,
  search_street text not null,
  street text not null,
  primary key (agency_id, search_street)
);
comment on table address_street is 'dist: one street of the imported address list';

alter table address enable row level security;
alter table address force row level security;
alter table address_street enable row level security;
alter table address_street force row level security;
create policy agency_rows on address
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
create policy agency_rows on address_street
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
grant select on address, address_street to peelian_portal, peelian_console, peelian_worker;
grant insert, update, delete on address, address_street to peelian_worker;
