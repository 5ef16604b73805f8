-- Beats: a code that stays, and boundaries that come in versions with effective dates.

create table beat (
  agency_id integer not null,
  code text not null check (length(code) between 1 and 40),
  primary key (agency_id, code)
);
comment on table beat is
  'dist: a beat by the code that the agency itself uses; stable over boundary versions';

create table beat_version (
  agency_id integer not null,
  id uuid not null,
  effective_from date not null,
  revision integer not null check (revision >= 1),
  content_hash text not null,
  report jsonb not null,
  import_id uuid not null,
  primary key (agency_id, id),
  unique (agency_id, effective_from, revision),
  foreign key (agency_id, import_id) references import_run (agency_id, id)
);
comment on table beat_version is
  'dist: one set of boundaries; in force from its day until the next, a day''s highest revision';
comment on column beat_version.report is 'what the check of the imported file found, as coded data';

create table beat_boundary (
  agency_id integer not null,
  version_id uuid not null,
  code text not null,
  name text not null check (length(name) between 1 and 200),
  district text,
  residents integer check (residents >= 0),
  square_kilometers double precision not null check (square_kilometers > 0),
  label_longitude double precision not null,
  label_latitude double precision not null,
  polygons jsonb not null,
  drawing jsonb not null,
  primary key (agency_id, version_id, code),
  foreign key (agency_id, version_id) references beat_version (agency_id, id),
  foreign key (agency_id, code) references beat (agency_id, code)
);
comment on table beat_boundary is 'dist: where a beat lies in one version';
comment on column beat_boundary.polygons is 'GeoJSON MultiPolygon coordinates as imported';
comment on column beat_boundary.drawing is
  'the same, simplified for maps with shared borders kept shared';

alter table beat enable row level security;
alter table beat force row level security;
alter table beat_version enable row level security;
alter table beat_version force row level security;
alter table beat_boundary enable row level security;
alter table beat_boundary force row level security;
create policy agency_rows on beat
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
create policy agency_rows on beat_version
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
create policy agency_rows on beat_boundary
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
grant select on beat, beat_version, beat_boundary
  to peelian_portal, peelian_console, peelian_worker;
grant insert on beat, beat_version, beat_boundary to peelian_worker;
