-- What was brought in, from which files, with which result: one row for each finished import.

create table import_run (
  agency_id integer not null,
  id uuid not null,
  kind text not null check (kind in ('beats', 'addresses', 'incidents')),
  source text not null,
  files jsonb not null,
  read_count integer not null check (read_count >= 0),
  imported_count integer not null check (imported_count >= 0),
  updated_count integer not null check (updated_count >= 0),
  unchanged_count integer not null check (unchanged_count >= 0),
  rejected_count integer not null check (rejected_count >= 0),
  actor_id text not null,
  finished_at timestamptz not null,
  primary key (agency_id, id),
  check (imported_count + updated_count + unchanged_count + rejected_count = read_count)
);
comment on table import_run is 'dist: one finished import; every row read is accounted for';
comment on column import_run.files is 'name, bytes and SHA-256 of each file';
create index import_run_latest on import_run (agency_id, kind, finished_at desc);

alter table import_run enable row level security;
alter table import_run force row level security;
create policy agency_rows on import_run
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
-- Residents see when a source was last refreshed; its row counts could be subtracted from
-- published ones.
grant select (agency_id, id, kind, source, finished_at) on import_run to peelian_portal;
grant select on import_run to peelian_console, peelian_worker;
grant insert on import_run to peelian_console, peelian_worker;
