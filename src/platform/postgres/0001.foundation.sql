-- What every table and policy stands on: who is acting, and how new the published content is.

-- The agency of this unit of work; null outside one, so that every policy yields nothing. While
-- migrating, a data step outside "for each agency" would change no row without an error: it fails.
create function current_agency() returns integer
language plpgsql stable parallel safe as $$
declare
  setting text := nullif(current_setting('app.agency_id', true), '');
begin
  if setting is null and current_setting('app.migrating', true) = 'on' then
    raise exception 'a data step stands outside "-- for each agency"'
      using hint = 'Move it below a line "-- for each agency" of its migration.';
  end if;
  return setting::integer;
end
$$;

-- The resident's own key in this unit of work: hex SHA-256 of a form token or of secret words.
create function current_resident_key() returns text
language sql stable parallel safe as $$
  select nullif(current_setting('app.resident_key', true), '')
$$;

create table content_version (
  agency_id integer not null,
  topic text not null,
  version integer not null default 1,
  primary key (agency_id, topic)
);
comment on table content_version is
  'dist: grows by one with each change of what an agency publishes on a topic; caches and ETags '
  'follow it';
alter table content_version enable row level security;
alter table content_version force row level security;
create policy agency_rows on content_version
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
grant select on content_version to peelian_portal, peelian_console, peelian_worker;
grant insert, update on content_version to peelian_console, peelian_worker;
