-- Agencies and the host names that show them. They are the frame that all other rows hang in.

create table agency (
  agency_id integer generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  name text not null check (length(name) between 1 and 200),
  place text not null check (length(place) between 1 and 200),
  operator text,
  timezone text not null,
  locales text[] not null default '{en,es}' check ('en' = any (locales)),
  is_invented boolean not null default false,
  emergency_number text not null default '911',
  non_urgent_number text,
  text_telephone text,
  interpreter_number text,
  contact_email text,
  contact_address text,
  color_brand text not null default '#16304f' check (color_brand ~ '^#[0-9a-f]{6}$'),
  color_brand_deep text not null default '#0e2239' check (color_brand_deep ~ '^#[0-9a-f]{6}$'),
  color_accent text not null default '#14599d' check (color_accent ~ '^#[0-9a-f]{6}$'),
  color_accent_deep text not null default '#0c3f74' check (color_accent_deep ~ '^#[0-9a-f]{6}$'),
  created_at timestamptz not null default now()
);
comment on table agency is 'ref: one police agency; agency_id is internal and never used again';
grant select on agency to peelian_portal, peelian_console, peelian_worker;
grant insert, update on agency to peelian_worker;

create table agency_host (
  host text primary key check (host = lower(host) and host !~ '[/:\s]'),
  agency_id integer not null references agency,
  surface text not null check (surface in ('portal', 'console'))
);
comment on table agency_host is 'ref: which host name shows which agency; nothing else decides';
grant select on agency_host to peelian_portal, peelian_console, peelian_worker;
grant insert, update, delete on agency_host to peelian_worker;

-- The map behind an agency's beats: land, water, streets, as its own drawing; published as it is.
create table agency_base_map (
  agency_id integer primary key,
  layers jsonb not null
);
comment on table agency_base_map is 'dist: the quiet background of server-side maps';
alter table agency_base_map enable row level security;
alter table agency_base_map force row level security;
create policy agency_rows on agency_base_map
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
grant select on agency_base_map to peelian_portal, peelian_console, peelian_worker;
grant insert, update, delete on agency_base_map to peelian_worker;
