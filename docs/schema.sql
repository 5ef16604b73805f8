-- Written by `npm run schema` from a migrated database; do not edit. It is here to be
-- read and compared: what runs are the numbered migrations of each topic.

CREATE OR REPLACE FUNCTION public.current_agency()
 RETURNS integer
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
declare
  setting text := nullif(current_setting('app.agency_id', true), '');
begin
  if setting is null and current_setting('app.migrating', true) = 'on' then
    raise exception 'a data step stands outside "-- for each agency"'
      using hint = 'Move it below a line "-- for each agency" of its migration.';
  end if;
  return setting::integer;
end
$function$;

CREATE OR REPLACE FUNCTION public.current_agency_slug()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select slug from agency where agency_id = current_agency()
$function$;

CREATE OR REPLACE FUNCTION public.current_resident_key()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select nullif(current_setting('app.resident_key', true), '')
$function$;

CREATE OR REPLACE FUNCTION public.incident_bare_key(key text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select regexp_replace(key, '^[0-9]{4}-[0-9]{2}/(.*?)(/[0-9]+)?$', '\1')
$function$;

CREATE OR REPLACE FUNCTION public.incident_digest(slug text, source text, key text)
 RETURNS bytea
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select sha256(convert_to(slug || E'\n' || source || E'\n' || key, 'UTF8'))
$function$;

CREATE OR REPLACE FUNCTION public.incident_public_id(slug text, source text, key text)
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select ('x' || left(encode(incident_digest(slug, source, key), 'hex'), 13))::bit(52)::bigint
$function$;

CREATE OR REPLACE FUNCTION public.is_sensitive_category(category text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select category in ('sexual-offence', 'domestic', 'juvenile', 'stalking', 'suicide')
$function$;

create table address (
  agency_id integer not null,
  id integer not null,
  street text not null,
  number integer,
  number_suffix text not null default ''::text,
  search_street text not null,
  longitude double precision not null,
  latitude double precision not null,
  constraint address_pkey PRIMARY KEY (agency_id, id)
);
comment on table address is 'dist: one address of the imported list; a new list replaces the old one';
comment on column address.search_street is 'the street as it is searched: lower case, no accents, long forms';
CREATE INDEX address_search ON public.address USING btree (agency_id, search_street text_pattern_ops, number);
alter table address enable row level security;
alter table address force row level security;
create policy agency_rows on address as permissive for all to public using ((agency_id = ( SELECT current_agency() AS current_agency))) with check ((agency_id = ( SELECT current_agency() AS current_agency)));
grant delete, insert, select, update on address to peelian_worker;
grant select on address to peelian_console;
grant select on address to peelian_portal;

create table address_street (
  agency_id integer not null,
  search_street text not null,
  street text not null,
  constraint address_street_pkey PRIMARY KEY (agency_id, search_street)
);
comment on table address_street is 'dist: one street of the imported address list';
alter table address_street enable row level security;
alter table address_street force row level security;
create policy agency_rows on address_street as permissive for all to public using ((agency_id = ( SELECT current_agency() AS current_agency))) with check ((agency_id = ( SELECT current_agency() AS current_agency)));
grant delete, insert, select, update on address_street to peelian_worker;
grant select on address_street to peelian_console;
grant select on address_street to peelian_portal;

create table agency (
  agency_id integer not null generated always as identity,
  slug text not null,
  name text not null,
  place text not null,
  operator text,
  timezone text not null,
  locales text[] not null default '{en,es}'::text[],
  is_invented boolean not null default false,
  emergency_number text not null default '911'::text,
  non_urgent_number text,
  text_telephone text,
  interpreter_number text,
  contact_email text,
  contact_address text,
  color_brand text not null default '#16304f'::text,
  color_brand_deep text not null default '#0e2239'::text,
  color_accent text not null default '#14599d'::text,
  color_accent_deep text not null default '#0c3f74'::text,
  created_at timestamp with time zone not null default now(),
  licence text,
  constraint agency_color_accent_check CHECK ((color_accent ~ '^#[0-9a-f]{6}$'::text)),
  constraint agency_color_accent_deep_check CHECK ((color_accent_deep ~ '^#[0-9a-f]{6}$'::text)),
  constraint agency_color_brand_check CHECK ((color_brand ~ '^#[0-9a-f]{6}$'::text)),
  constraint agency_color_brand_deep_check CHECK ((color_brand_deep ~ '^#[0-9a-f]{6}$'::text)),
  constraint agency_licence_check CHECK (((length(licence) >= 1) AND (length(licence) <= 200))),
  constraint agency_locales_check CHECK (('en'::text = ANY (locales))),
  constraint agency_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint agency_pkey PRIMARY KEY (agency_id),
  constraint agency_place_check CHECK (((length(place) >= 1) AND (length(place) <= 200))),
  constraint agency_slug_check CHECK ((slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'::text)),
  constraint agency_slug_key UNIQUE (slug)
);
comment on table agency is 'ref: one police agency; agency_id is internal and never used again';
comment on column agency.licence is 'a known short name, an address or words; null: not stated, and pages say so';
grant insert, select, update on agency to peelian_worker;
grant select on agency to peelian_console;
grant select on agency to peelian_portal;

create table agency_base_map (
  agency_id integer not null,
  layers jsonb not null,
  constraint agency_base_map_pkey PRIMARY KEY (agency_id)
);
comment on table agency_base_map is 'dist: the quiet background of server-side maps';
alter table agency_base_map enable row level security;
alter table agency_base_map force row level security;
create policy agency_rows on agency_base_map as permissive for all to public using ((agency_id = ( SELECT current_agency() AS current_agency))) with check ((agency_id = ( SELECT current_agency() AS current_agency)));
grant delete, insert, select, update on agency_base_map to peelian_worker;
grant select on agency_base_map to peelian_console;
grant select on agency_base_map to peelian_portal;

create table agency_holiday (
  agency_id integer not null,
  day date not null,
  name text not null,
  name_es text,
  constraint agency_holiday_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint agency_holiday_name_es_check CHECK (((length(name_es) >= 1) AND (length(name_es) <= 100))),
  constraint agency_holiday_pkey PRIMARY KEY (agency_id, day)
);
comment on table agency_holiday is 'dist: a day that is no business day of an agency, with its names; published';
alter table agency_holiday enable row level security;
alter table agency_holiday force row level security;
create policy agency_rows on agency_holiday as permissive for all to public using ((agency_id = ( SELECT current_agency() AS current_agency))) with check ((agency_id = ( SELECT current_agency() AS current_agency)));
grant delete, insert, select on agency_holiday to peelian_worker;
grant select on agency_holiday to peelian_console;
grant select on agency_holiday to peelian_portal;

create table agency_host (
  host text not null,
  agency_id integer not null,
  surface text not null,
  constraint agency_host_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint agency_host_host_check CHECK (((host = lower(host)) AND (host !~ '[/:\s]'::text))),
  constraint agency_host_pkey PRIMARY KEY (host),
  constraint agency_host_surface_check CHECK ((surface = ANY (ARRAY['portal'::text, 'console'::text])))
);
comment on table agency_host is 'ref: which host name shows which agency; nothing else decides';
grant delete, insert, select, update on agency_host to peelian_worker;
grant select on agency_host to peelian_console;
grant select on agency_host to peelian_portal;

create table beat (
  agency_id integer not null,
  code text not null,
  constraint beat_code_check CHECK (((length(code) >= 1) AND (length(code) <= 40))),
  constraint beat_pkey PRIMARY KEY (agency_id, code)
);
comment on table beat is 'dist: a beat by the code that the agency itself uses; stable over boundary versions';
alter table beat enable row level security;
alter table beat force row level security;
create policy agency_rows on beat as permissive for all to public using ((agency_id = ( SELECT current_agency() AS current_agency))) with check ((agency_id = ( SELECT current_agency() AS current_agency)));
grant insert, select on beat to peelian_worker;
grant select on beat to peelian_console;
grant select on beat to peelian_portal;

create table beat_assignment (
  agency_id integer not null,
  id uuid not null,
  beat_code text not null,
  staff_id uuid not null,
  duty text not null,
  from_day date not null,
  until_day date,
  constraint beat_assignment_agency_id_beat_code_fkey FOREIGN KEY (agency_id, beat_code) REFERENCES beat(agency_id, code),
  constraint beat_assignment_agency_id_beat_code_staff_id_duty_from_day_key UNIQUE (agency_id, beat_code, staff_id, duty, from_day),
  constraint beat_assignment_agency_id_staff_id_fkey FOREIGN KEY (agency_id, staff_id) REFERENCES staff_member(agency_id, id),
  constraint beat_assignment_check CHECK (((until_day IS NULL) OR (until_day >= from_day))),
  constraint beat_assignment_duty_check CHECK ((duty = ANY (ARRAY['primary'::text, 'secondary'::text, 'liaison'::text, 'sergeant'::text]))),
  constraint beat_assignment_pkey PRIMARY KEY (agency_id, id)
);
comment on table beat_assignment is 'dist: an officer''s time on a beat, both days included; no end day means still there';
CREATE INDEX beat_assignment_of_staff ON public.beat_assignment USING btree (agency_id, staff_id);
CREATE UNIQUE INDEX beat_assignment_open ON public.beat_assignment USING btree (agency_id, beat_code, staff_id, duty) WHERE (until_day IS NULL);
alter table beat_assignment enable row level security;
alter table beat_assignment force row level security;
create policy agency_rows on beat_assignment as permissive for all to public using ((agency_id = ( SELECT current_agency() AS current_agency))) with check ((agency_id = ( SELECT current_agency() AS current_agency)));
grant delete, insert, select, update on beat_assignment to peelian_worker;
grant select on beat_assignment to peelian_console;
grant select on beat_assignment to peelian_portal;

create table beat_boundary (
  agency_id integer not null,
  version_id uuid not null,
  code text not null,
  name text not null,
  district text,
  residents integer,
  square_kilometers double precision not null,
  label_longitude double precision not null,
  label_latitude double precision not null,
  polygons jsonb not null,
  drawing jsonb not null,
  constraint beat_boundary_agency_id_code_fkey FOREIGN KEY (agency_id, code) REFERENCES beat(agency_id, code),
  constraint beat_boundary_agency_id_version_id_fkey FOREIGN KEY (agency_id, version_id) REFERENCES beat_version(agency_id, id),
  constraint beat_boundary_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint beat_boundary_pkey PRIMARY KEY (agency_id, version_id, code),
  constraint beat_boundary_residents_check CHECK ((residents >= 0)),
  constraint beat_boundary_square_kilometers_check CHECK ((square_kilometers > (0)::double precision))
);
comment on table beat_boundary is 'dist: where a beat lies in one version';
comment on column beat_boundary.polygons is 'GeoJSON MultiPolygon coordinates as imported';
comment on column beat_boundary.drawing is 'the same, simplified for maps with shared borders kept shared';
alter table beat_boundary enable row level security;
alter table beat_boundary force row level security;
create policy agency_rows on beat_boundary as permissive for all to public using ((agency_id = ( SELECT current_agency() AS current_agency))) with check ((agency_id = ( SELECT current_agency() AS current_agency)));
grant insert, select on beat_boundary to peelian_worker;
grant select on beat_boundary to peelian_console;
grant select on beat_boundary to peelian_portal;

create table beat_version (
  agency_id integer not null,
  id uuid not null,
  effective_from date not null,
  revision integer not null,
  content_hash text not null,
  report jsonb not null,
  import_id uuid not null,
  constraint beat_version_agency_id_effective_from_revision_key UNIQUE (agency_id, effective_from, revision),
  constraint beat_version_agency_id_import_id_fkey FOREIGN KEY (agency_id, import_id) REFERENCES import_run(agency_id, id),
  constraint beat_version_pkey PRIMARY KEY (agency_id, id),
  constraint beat_version_revision_check CHECK ((revision >= 1))
);
comment on table beat_version is 'dist: one set of boundaries; in force from its day until the next, a day''s highest revision';
comment on column beat_version.report is 'what the check of the imported file found, as coded data';
alter table beat_version enable row level security;
alter table beat_version force row level security;
create policy agency_rows on beat_version as permissive for all to public using ((agency_id = ( SELECT current_agency() AS current_agency))) with check ((agency_id = ( SELECT current_agency() AS current_agency)));
grant insert, select on beat_version to peelian_worker;
grant select on beat_version to peelian_console;
grant select on beat_version to peelian_portal;

create table content_version (
  agency_id integer not null,
  topic text not null,
  version integer not null default 1,
  constraint content_version_pkey PRIMARY KEY (agency_id, topic)
);
comment on table content_version is 'dist: grows by one with each change of what an agency publishes on a topic; caches and ETags follow it';
alter table content_version enable row level security;
alter table content_version force row level security;
create policy agency_rows on content_version as permissive for all to public using ((agency_id = ( SELECT current_agency() AS current_agency))) with check ((agency_id = ( SELECT current_agency() AS current_agency)));
grant insert, select, update on content_version to peelian_console;
grant insert, select, update on content_version to peelian_worker;
grant select on content_version to peelian_portal;

create table form_draft (
  agency_id integer not null,
  id uuid not null,
  resident_key text not null,
  form text not null,
  received_on date not null,
  answers bytea not null,
  constraint form_draft_form_is_name CHECK ((form ~ '^[a-z0-9-]{1,80}$'::text)),
  constraint form_draft_found_once UNIQUE (agency_id, resident_key),
  constraint form_draft_id_tells_no_time CHECK ((substr((id)::text, 15, 1) = '4'::text)),
  constraint form_draft_key_is_hash CHECK ((resident_key ~ '^[0-9a-f]{64}$'::text)),
  constraint form_draft_pkey PRIMARY KEY (agency_id, id),
  constraint form_draft_size_is_padded CHECK (((length(answers) % 4096) = 29))
);
comment on table form_draft is 'dist resident: answers of an unfinished form, sealed under a key that only its page holds';
comment on column form_draft.received_on is 'the day of the last saving; gone seven days later';
comment on column form_draft.answers is '1 byte version, 12 bytes nonce, answers padded to a multiple of 4096 bytes, 16 bytes tag';
CREATE INDEX form_draft_by_day ON public.form_draft USING btree (agency_id, received_on);
alter table form_draft enable row level security;
alter table form_draft force row level security;
create policy expired_rows on form_draft as permissive for all to peelian_worker using (((agency_id = ( SELECT current_agency() AS current_agency)) AND (received_on < (CURRENT_DATE - 7))));
create policy own_rows on form_draft as permissive for all to peelian_portal using (((agency_id = ( SELECT current_agency() AS current_agency)) AND (resident_key = ( SELECT current_resident_key() AS current_resident_key)))) with check (((agency_id = ( SELECT current_agency() AS current_agency)) AND (resident_key = ( SELECT current_resident_key() AS current_resident_key))));
grant delete on form_draft to peelian_worker;
grant delete, insert, select, update on form_draft to peelian_portal;
grant select (agency_id, received_on) on form_draft to peelian_worker;

create table form_submission (
  agency_id integer not null,
  id uuid not null,
  resident_key text not null,
  form text not null,
  received_on date not null,
  outcome bytea,
  constraint form_submission_form_is_name CHECK ((form ~ '^[a-z0-9-]{1,80}$'::text)),
  constraint form_submission_id_tells_no_time CHECK ((substr((id)::text, 15, 1) = '4'::text)),
  constraint form_submission_key_is_hash CHECK ((resident_key ~ '^[0-9a-f]{64}$'::text)),
  constraint form_submission_pkey PRIMARY KEY (agency_id, id),
  constraint form_submission_sent_once UNIQUE (agency_id, resident_key)
);
comment on table form_submission is 'dist resident: that a form with this hidden token was sent, so that sending it again is one act';
comment on column form_submission.outcome is 'the answer that was given, sealed under a key of the token; null only while the act runs';
CREATE INDEX form_submission_by_day ON public.form_submission USING btree (agency_id, received_on);
alter table form_submission enable row level security;
alter table form_submission force row level security;
create policy expired_rows on form_submission as permissive for all to peelian_worker using (((agency_id = ( SELECT current_agency() AS current_agency)) AND (received_on < (CURRENT_DATE - 3))));
create policy own_rows on form_submission as permissive for all to peelian_portal using (((agency_id = ( SELECT current_agency() AS current_agency)) AND (resident_key = ( SELECT current_resident_key() AS current_resident_key)))) with check (((agency_id = ( SELECT current_agency() AS current_agency)) AND (resident_key = ( SELECT current_resident_key() AS current_resident_key))));
grant delete on form_submission to peelian_worker;
grant delete, insert, select, update on form_submission to peelian_portal;
grant select (agency_id, received_on) on form_submission to peelian_worker;

create table import_run (
  agency_id integer not null,
  id uuid not null,
  kind text not null,
  source text not null,
  files jsonb not null,
  read_count integer not null,
  imported_count integer not null,
  updated_count integer not null,
  unchanged_count integer not null,
  rejected_count integer not null,
  actor_id text not null,
  finished_at timestamp with time zone not null,
  constraint import_run_check CHECK (((((imported_count + updated_count) + unchanged_count) + rejected_count) = read_count)),
  constraint import_run_imported_count_check CHECK ((imported_count >= 0)),
  constraint import_run_kind_check CHECK ((kind = ANY (ARRAY['beats'::text, 'addresses'::text, 'incidents'::text, 'retraction'::text, 'staff'::text]))),
  constraint import_run_pkey PRIMARY KEY (agency_id, id),
  constraint import_run_read_count_check CHECK ((read_count >= 0)),
  constraint import_run_rejected_count_check CHECK ((rejected_count >= 0)),
  constraint import_run_unchanged_count_check CHECK ((unchanged_count >= 0)),
  constraint import_run_updated_count_check CHECK ((updated_count >= 0))
);
comment on table import_run is 'dist: one finished import; every row read is accounted for';
comment on column import_run.files is 'name, bytes and SHA-256 of each file';
CREATE INDEX import_run_latest ON public.import_run USING btree (agency_id, kind, finished_at DESC);
alter table import_run enable row level security;
alter table import_run force row level security;
create policy agency_rows on import_run as permissive for all to public using ((agency_id = ( SELECT current_agency() AS current_agency))) with check ((agency_id = ( SELECT current_agency() AS current_agency)));
grant insert, select on import_run to peelian_console;
grant insert, select on import_run to peelian_worker;
grant select (agency_id, id, kind, source, finished_at) on import_run to peelian_portal;

create table incident (
  agency_id integer not null,
  source text not null,
  key text not null,
  occurred_at timestamp with time zone,
  month date not null,
  local_day date,
  local_hour smallint,
  local_minute smallint,
  category text not null,
  source_category text,
  block text,
  recorded_district text,
  longitude double precision,
  latitude double precision,
  tile integer,
  beat_code text,
  import_id uuid not null,
  public_id bigint not null,
  own_category text,
  ended_at timestamp with time zone,
  until_day date,
  outcome text,
  outcome_month date,
  persistent_id text,
  point_id bigint,
  constraint incident_check CHECK (((longitude IS NULL) = (latitude IS NULL))),
  constraint incident_check1 CHECK (((beat_code IS NULL) OR (longitude IS NOT NULL))),
  constraint incident_check2 CHECK (((point_id IS NULL) OR (longitude IS NOT NULL))),
  constraint incident_local_hour_check CHECK (((local_hour >= 0) AND (local_hour <= 23))),
  constraint incident_local_minute_check CHECK (((local_minute >= 0) AND (local_minute <= 59))),
  constraint incident_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint incident_outcome_month_check CHECK ((EXTRACT(day FROM outcome_month) = (1)::numeric)),
  constraint incident_pkey PRIMARY KEY (agency_id, source, key)
);
comment on table incident is 'dist: one recorded incident; the source''s own key makes imports repeatable';
comment on column incident.month is 'first day of the local month in which it happened';
comment on column incident.local_hour is 'hour in the agency''s zone; null where the source tells no time';
comment on column incident.recorded_district is 'as recorded, never overwritten by what the point says';
comment on column incident.tile is 'cell of the zoom 15 tile grid: x * 32768 + y';
comment on column incident.beat_code is 'the beat that holds the point, by the boundaries in force that day';
comment on column incident.public_id is 'first 52 bits of SHA-256 over agency, source and key';
comment on column incident.own_category is 'slug of the source''s own scheme, where it publishes by that; null: the common group alone';
comment on column incident.until_day is 'last local day of the interval in which it happened; null where the source tells one time';
comment on column incident.outcome is 'code of the source''s outcome scheme';
comment on column incident.persistent_id is 'the source''s own public identifier, empty where it gave none; null: derived from the key';
comment on column incident.point_id is 'the published point; null where nothing is placed';
CREATE INDEX incident_persistent ON public.incident USING btree (agency_id, persistent_id) WHERE (persistent_id <> ''::text);
CREATE INDEX incident_place ON public.incident USING btree (agency_id, month, point_id);
CREATE INDEX incident_public ON public.incident USING btree (agency_id, public_id);
CREATE INDEX incident_tile ON public.incident USING btree (agency_id, tile);
CREATE INDEX incident_unplaced ON public.incident USING btree (agency_id, source, key) WHERE ((point_id IS NULL) AND (longitude IS NOT NULL));
alter table incident enable row level security;
alter table incident force row level security;
create policy agency_rows on incident as permissive for all to public using ((agency_id = ( SELECT current_agency() AS current_agency))) with check ((agency_id = ( SELECT current_agency() AS current_agency)));
grant delete, insert, select, update on incident to peelian_worker;
grant select on incident to peelian_console;

create table incident_correction (
  agency_id integer not null,
  id uuid not null,
  corrected_on date not null,
  import_id uuid not null,
  kind text not null,
  count integer not null default 1,
  reason text,
  public_id bigint,
  month date,
  month_before date,
  category text,
  category_before text,
  own_category text,
  own_category_before text,
  point_id bigint,
  point_before bigint,
  beat_code text,
  beat_before text,
  constraint incident_correction_category_before_check CHECK ((NOT is_sensitive_category(category_before))),
  constraint incident_correction_category_check CHECK ((NOT is_sensitive_category(category))),
  constraint incident_correction_check CHECK (((kind = 'changed'::text) = (public_id IS NOT NULL))),
  constraint incident_correction_check1 CHECK (((kind = 'withdrawn'::text) = (reason IS NOT NULL))),
  constraint incident_correction_check2 CHECK (((kind = 'changed'::text) OR (num_nulls(month, month_before, category, category_before, own_category, own_category_before, point_id, point_before, beat_code, beat_before) = 10))),
  constraint incident_correction_count_check CHECK ((count > 0)),
  constraint incident_correction_kind_check CHECK ((kind = ANY (ARRAY['changed'::text, 'withdrawn'::text]))),
  constraint incident_correction_pkey PRIMARY KEY (agency_id, id),
  constraint incident_correction_reason_check CHECK ((reason = ANY (ARRAY['error'::text, 'protected'::text])))
);
comment on table incident_correction is 'dist: published corrections; one that withdraws records tells how many and nothing of them';
CREATE INDEX incident_correction_day ON public.incident_correction USING btree (agency_id, corrected_on);
CREATE INDEX incident_correction_of ON public.incident_correction USING btree (agency_id, public_id);
alter table incident_correction enable row level security;
alter table incident_correction force row level security;
create policy agency_rows on incident_correction as permissive for all to public using ((agency_id = ( SELECT current_agency() AS current_agency))) with check ((agency_id = ( SELECT current_agency() AS current_agency)));
grant delete, insert, select, update on incident_correction to peelian_worker;
grant select on incident_correction to peelian_console;
grant select on incident_correction to peelian_portal;

create table incident_month_agreement (
  agency_id integer not null,
  month date not null,
  with_both integer not null,
  agreeing integer not null,
  without_point integer not null,
  outside_beats integer not null,
  first_day date,
  last_day date,
  constraint incident_month_agreement_check CHECK ((agreeing <= with_both)),
  constraint incident_month_agreement_pkey PRIMARY KEY (agency_id, month)
);
comment on table incident_month_agreement is 'dist: how often the recorded district and the beat that holds the point agree';
comment on column incident_month_agreement.first_day is 'first local day with an incident; null where the source tells months only';
alter table incident_month_agreement enable row level security;
alter table incident_month_agreement force row level security;
create policy agency_rows on incident_month_agreement as permissive for all to public using ((agency_id = ( SELECT current_agency() AS current_agency))) with check ((agency_id = ( SELECT current_agency() AS current_agency)));
grant delete, insert, select, update on incident_month_agreement to peelian_worker;
grant select on incident_month_agreement to peelian_console;
grant select on incident_month_agreement to peelian_portal;

create table incident_month_count (
  agency_id integer not null,
  month date not null,
  beat_code text not null,
  category text not null,
  count integer not null,
  constraint incident_month_count_count_check CHECK ((count > 0)),
  constraint incident_month_count_pkey PRIMARY KEY (agency_id, month, beat_code, category)
);
comment on table incident_month_count is 'dist: published counts, month x beat x category, sensitive categories left out';
alter table incident_month_count enable row level security;
alter table incident_month_count force row level security;
create policy agency_rows on incident_month_count as permissive for all to public using ((agency_id = ( SELECT current_agency() AS current_agency))) with check ((agency_id = ( SELECT current_agency() AS current_agency)));
grant delete, insert, select, update on incident_month_count to peelian_worker;
grant select on incident_month_count to peelian_console;
grant select on incident_month_count to peelian_portal;

create table incident_outcome (
  agency_id integer not null,
  public_id bigint not null,
  position integer not null,
  outcome text not null,
  month date,
  constraint incident_outcome_month_check1 CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint incident_outcome_pkey PRIMARY KEY (agency_id, public_id, "position"),
  constraint incident_outcome_position_check CHECK (("position" >= 1))
);
comment on table incident_outcome is 'dist: earlier outcomes of published incidents, the first first; the latest is the incident''s';
alter table incident_outcome enable row level security;
alter table incident_outcome force row level security;
create policy agency_rows on incident_outcome as permissive for all to public using ((agency_id = ( SELECT current_agency() AS current_agency))) with check ((agency_id = ( SELECT current_agency() AS current_agency)));
grant delete, insert, select, update on incident_outcome to peelian_worker;
grant select on incident_outcome to peelian_console;
grant select on incident_outcome to peelian_portal;

create table incident_retraction (
  agency_id integer not null,
  source text not null,
  key_digest bytea not null,
  reason text not null,
  retracted_on date not null,
  import_id uuid not null,
  constraint incident_retraction_key_digest_check CHECK ((length(key_digest) = 32)),
  constraint incident_retraction_pkey PRIMARY KEY (agency_id, source, key_digest),
  constraint incident_retraction_reason_check CHECK ((reason = ANY (ARRAY['expunged'::text, 'sealed'::text, 'duplicate'::text, 'error'::text])))
);
comment on table incident_retraction is 'dist: records that may not come back, known by a digest alone; nobody but the worker reads it';
alter table incident_retraction enable row level security;
alter table incident_retraction force row level security;
create policy agency_rows on incident_retraction as permissive for all to public using ((agency_id = ( SELECT current_agency() AS current_agency))) with check ((agency_id = ( SELECT current_agency() AS current_agency)));
grant insert, select on incident_retraction to peelian_worker;

create table incident_source (
  agency_id integer not null,
  source text not null,
  title text not null,
  masking text not null,
  cadence text not null,
  licence text,
  own_scheme text,
  outcome_scheme text,
  first_month date,
  last_month date,
  last_day date,
  last_imported_on date not null,
  mapping jsonb not null,
  constraint incident_source_cadence_check CHECK ((cadence = ANY (ARRAY['daily'::text, 'weekly'::text, 'monthly'::text, 'quarterly'::text, 'yearly'::text]))),
  constraint incident_source_masking_check CHECK ((masking = ANY (ARRAY['none'::text, 'hundred-block'::text, 'police-uk'::text]))),
  constraint incident_source_pkey PRIMARY KEY (agency_id, source),
  constraint incident_source_source_check CHECK ((source ~ '^[a-z0-9-]{1,60}$'::text)),
  constraint incident_source_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);
comment on table incident_source is 'dist: where incidents come from, how often they should, and how new the newest is';
comment on column incident_source.last_day is 'null where the source tells months only';
comment on column incident_source.mapping is 'how its files were last read';
alter table incident_source enable row level security;
alter table incident_source force row level security;
create policy agency_rows on incident_source as permissive for all to public using ((agency_id = ( SELECT current_agency() AS current_agency))) with check ((agency_id = ( SELECT current_agency() AS current_agency)));
grant delete, insert, select, update on incident_source to peelian_worker;
grant select on incident_source to peelian_console;
grant select on incident_source to peelian_portal;

create table incident_version (
  agency_id integer not null,
  source text not null,
  key text not null,
  position integer not null,
  replaced_on date not null,
  import_id uuid not null,
  occurred_at timestamp with time zone,
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
  constraint incident_version_pkey PRIMARY KEY (agency_id, source, key, "position"),
  constraint incident_version_position_check CHECK (("position" >= 1))
);
comment on table incident_version is 'dist: what a record said before a later import changed its category, month or place';
alter table incident_version enable row level security;
alter table incident_version force row level security;
create policy agency_rows on incident_version as permissive for all to public using ((agency_id = ( SELECT current_agency() AS current_agency))) with check ((agency_id = ( SELECT current_agency() AS current_agency)));
grant delete, insert, select on incident_version to peelian_worker;
grant select on incident_version to peelian_console;

create table incident_year_count (
  agency_id integer not null,
  year integer not null,
  category text not null,
  count integer not null,
  constraint incident_year_count_count_check CHECK ((count >= 10)),
  constraint incident_year_count_pkey PRIMARY KEY (agency_id, year, category)
);
comment on table incident_year_count is 'dist: published counts of sensitive categories, whole city x year, at least ten or not at all';
alter table incident_year_count enable row level security;
alter table incident_year_count force row level security;
create policy agency_rows on incident_year_count as permissive for all to public using ((agency_id = ( SELECT current_agency() AS current_agency))) with check ((agency_id = ( SELECT current_agency() AS current_agency)));
grant delete, insert, select, update on incident_year_count to peelian_worker;
grant select on incident_year_count to peelian_console;
grant select on incident_year_count to peelian_portal;

create table map_point (
  agency_id integer not null,
  id bigint not null,
  set_version integer,
  source text,
  longitude double precision not null,
  latitude double precision not null,
  beat_code text,
  label text,
  address_count integer,
  radius_meters integer,
  constraint map_point_address_count_check CHECK ((address_count > 0)),
  constraint map_point_agency_id_set_version_fkey FOREIGN KEY (agency_id, set_version) REFERENCES point_set(agency_id, version),
  constraint map_point_check CHECK (((set_version IS NULL) <> (source IS NULL))),
  constraint map_point_pkey PRIMARY KEY (agency_id, id),
  constraint map_point_radius_meters_check CHECK ((radius_meters > 0))
);
comment on table map_point is 'dist: where incidents are shown; of a frozen set, or as a source had masked them already';
comment on column map_point.radius_meters is 'how far from the point its incidents may have happened; null where the source does not say';
CREATE INDEX map_point_of_set ON public.map_point USING btree (agency_id, set_version);
alter table map_point enable row level security;
alter table map_point force row level security;
create policy agency_rows on map_point as permissive for all to public using ((agency_id = ( SELECT current_agency() AS current_agency))) with check ((agency_id = ( SELECT current_agency() AS current_agency)));
grant delete, insert, select, update on map_point to peelian_worker;
grant select on map_point to peelian_console;
grant select on map_point to peelian_portal;

create table mistake_report (
  agency_id integer not null,
  id uuid not null,
  reference text not null,
  received_on date not null,
  page text not null,
  problem text not null,
  constraint mistake_report_agency_id_reference_key UNIQUE (agency_id, reference),
  constraint mistake_report_id_tells_no_time CHECK ((substr((id)::text, 15, 1) = '4'::text)),
  constraint mistake_report_page_check CHECK (((length(page) >= 1) AND (length(page) <= 300))),
  constraint mistake_report_pkey PRIMARY KEY (agency_id, id),
  constraint mistake_report_problem_check CHECK (((length(problem) >= 1) AND (length(problem) <= 4000))),
  constraint mistake_report_reference_check CHECK ((reference ~ '^[2-9A-HJ-NP-Z]{8}$'::text))
);
comment on table mistake_report is 'dist resident: a mistake on a page of ours, as a resident described it; no name, no address, no time';
CREATE INDEX mistake_report_by_day ON public.mistake_report USING btree (agency_id, received_on);
alter table mistake_report enable row level security;
alter table mistake_report force row level security;
create policy agency_rows on mistake_report as permissive for all to public using ((agency_id = ( SELECT current_agency() AS current_agency))) with check ((agency_id = ( SELECT current_agency() AS current_agency)));
grant delete, select on mistake_report to peelian_worker;
grant insert on mistake_report to peelian_portal;
grant select on mistake_report to peelian_console;

create table point_month_count (
  agency_id integer not null,
  month date not null,
  point_id bigint not null,
  category text not null,
  count integer not null,
  constraint point_month_count_category_check CHECK ((NOT is_sensitive_category(category))),
  constraint point_month_count_count_check CHECK ((count > 0)),
  constraint point_month_count_pkey PRIMARY KEY (agency_id, month, point_id, category)
);
comment on table point_month_count is 'dist: published counts, month x point x category; the map reads these and no single incident';
alter table point_month_count enable row level security;
alter table point_month_count force row level security;
create policy agency_rows on point_month_count as permissive for all to public using ((agency_id = ( SELECT current_agency() AS current_agency))) with check ((agency_id = ( SELECT current_agency() AS current_agency)));
grant delete, insert, select, update on point_month_count to peelian_worker;
grant select on point_month_count to peelian_console;
grant select on point_month_count to peelian_portal;

create table point_set (
  agency_id integer not null,
  version integer not null,
  method text not null,
  first_month date,
  created_on date not null,
  parameters jsonb not null,
  point_count integer not null,
  constraint point_set_first_month_check CHECK ((EXTRACT(day FROM first_month) = (1)::numeric)),
  constraint point_set_method_check CHECK ((method = ANY (ARRAY['addresses'::text, 'grid'::text]))),
  constraint point_set_pkey PRIMARY KEY (agency_id, version),
  constraint point_set_point_count_check CHECK ((point_count >= 0)),
  constraint point_set_version_check CHECK ((version >= 1))
);
comment on table point_set is 'dist: one frozen set of map points; it serves its first month and later ones until the next set';
comment on column point_set.first_month is 'null: all months before the next set';
alter table point_set enable row level security;
alter table point_set force row level security;
create policy agency_rows on point_set as permissive for all to public using ((agency_id = ( SELECT current_agency() AS current_agency))) with check ((agency_id = ( SELECT current_agency() AS current_agency)));
grant delete, insert, select, update on point_set to peelian_worker;
grant select on point_set to peelian_console;
grant select on point_set to peelian_portal;

create table rule_pack_adoption (
  agency_id integer not null,
  from_day date not null,
  pack text not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint rule_pack_adoption_pack_check CHECK (((pack ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(pack) <= 60))),
  constraint rule_pack_adoption_pkey PRIMARY KEY (agency_id, from_day),
  constraint rule_pack_adoption_recorded_by_check CHECK (((length(recorded_by) >= 1) AND (length(recorded_by) <= 128)))
);
comment on table rule_pack_adoption is 'dist: the rule pack that an agency follows from a day on; published';
alter table rule_pack_adoption enable row level security;
alter table rule_pack_adoption force row level security;
create policy agency_rows on rule_pack_adoption as permissive for all to public using ((agency_id = ( SELECT current_agency() AS current_agency))) with check ((agency_id = ( SELECT current_agency() AS current_agency)));
grant insert, select, update on rule_pack_adoption to peelian_worker;
grant select on rule_pack_adoption to peelian_console;
grant select on rule_pack_adoption to peelian_portal;

create table schema_migration (
  number integer not null,
  topic text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migration_pkey PRIMARY KEY (number)
);
comment on table schema_migration is 'local: which migrations this database has had';
grant select on schema_migration to peelian_console;
grant select on schema_migration to peelian_portal;
grant select on schema_migration to peelian_worker;

create table staff_member (
  agency_id integer not null,
  id uuid not null,
  badge text not null,
  rank text not null,
  rank_short text not null,
  given_name text not null,
  family_name text not null,
  languages text[] not null default '{en}'::text[],
  unit text,
  employed_from date not null,
  employed_until date,
  name_withheld_since date,
  name_withheld_reason text,
  squad text,
  access_ended_at timestamp with time zone,
  constraint staff_member_agency_id_badge_key UNIQUE (agency_id, badge),
  constraint staff_member_badge_check CHECK (((length(badge) >= 1) AND (length(badge) <= 40))),
  constraint staff_member_check CHECK (((employed_until IS NULL) OR (employed_until >= employed_from))),
  constraint staff_member_check1 CHECK (((name_withheld_since IS NULL) = (name_withheld_reason IS NULL))),
  constraint staff_member_check2 CHECK (((access_ended_at IS NULL) OR (employed_until IS NOT NULL))),
  constraint staff_member_family_name_check CHECK (((length(family_name) >= 1) AND (length(family_name) <= 100))),
  constraint staff_member_given_name_check CHECK (((length(given_name) >= 1) AND (length(given_name) <= 100))),
  constraint staff_member_name_withheld_reason_check CHECK ((name_withheld_reason = ANY (ARRAY['safety'::text, 'court-order'::text, 'undercover'::text]))),
  constraint staff_member_pkey PRIMARY KEY (agency_id, id),
  constraint staff_member_rank_check CHECK (((length(rank) >= 1) AND (length(rank) <= 60))),
  constraint staff_member_rank_short_check CHECK (((length(rank_short) >= 1) AND (length(rank_short) <= 20))),
  constraint staff_member_squad_check CHECK (((length(squad) >= 1) AND (length(squad) <= 60))),
  constraint staff_member_unit_check CHECK (((length(unit) >= 1) AND (length(unit) <= 100)))
);
comment on table staff_member is 'dist: one member of staff; the name is public unless a reason to hold it back is recorded';
comment on column staff_member.access_ended_at is 'when what the person could do here was taken away; null while they work, or the end is to come';
CREATE INDEX staff_member_leaving ON public.staff_member USING btree (agency_id, employed_until) WHERE ((employed_until IS NOT NULL) AND (access_ended_at IS NULL));
alter table staff_member enable row level security;
alter table staff_member force row level security;
create policy agency_rows on staff_member as permissive for all to public using ((agency_id = ( SELECT current_agency() AS current_agency))) with check ((agency_id = ( SELECT current_agency() AS current_agency)));
grant insert, select, update on staff_member to peelian_worker;
grant select on staff_member to peelian_console;

create table staff_posting (
  agency_id integer not null,
  staff_id uuid not null,
  from_day date not null,
  rank text not null,
  rank_short text not null,
  unit text,
  squad text,
  supervisor_id uuid,
  constraint staff_posting_agency_id_staff_id_fkey FOREIGN KEY (agency_id, staff_id) REFERENCES staff_member(agency_id, id),
  constraint staff_posting_agency_id_supervisor_id_fkey FOREIGN KEY (agency_id, supervisor_id) REFERENCES staff_member(agency_id, id),
  constraint staff_posting_check CHECK (((squad IS NULL) OR (unit IS NOT NULL))),
  constraint staff_posting_check1 CHECK ((supervisor_id <> staff_id)),
  constraint staff_posting_pkey PRIMARY KEY (agency_id, staff_id, from_day),
  constraint staff_posting_rank_check CHECK (((length(rank) >= 1) AND (length(rank) <= 60))),
  constraint staff_posting_rank_short_check CHECK (((length(rank_short) >= 1) AND (length(rank_short) <= 20))),
  constraint staff_posting_squad_check CHECK (((length(squad) >= 1) AND (length(squad) <= 60))),
  constraint staff_posting_unit_check CHECK (((length(unit) >= 1) AND (length(unit) <= 100)))
);
comment on table staff_posting is 'dist: rank, unit, squad and supervisor of a member of staff from a day on, until the next row';
CREATE INDEX staff_posting_of_supervisor ON public.staff_posting USING btree (agency_id, supervisor_id) WHERE (supervisor_id IS NOT NULL);
alter table staff_posting enable row level security;
alter table staff_posting force row level security;
create policy agency_rows on staff_posting as permissive for all to public using ((agency_id = ( SELECT current_agency() AS current_agency))) with check ((agency_id = ( SELECT current_agency() AS current_agency)));
grant insert, select on staff_posting to peelian_worker;
grant select on staff_posting to peelian_console;

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
  constraint station_pkey PRIMARY KEY (agency_id, code)
);
comment on table station is 'dist: a police station or counter that residents can visit';
comment on column station.opening_hours is 'list of { weekday, opens, closes } on the local clock';
comment on column station.services is 'codes, which pages say in the reader''s language';
alter table station enable row level security;
alter table station force row level security;
create policy agency_rows on station as permissive for all to public using ((agency_id = ( SELECT current_agency() AS current_agency))) with check ((agency_id = ( SELECT current_agency() AS current_agency)));
grant delete, insert, select, update on station to peelian_worker;
grant select on station to peelian_console;
grant select on station to peelian_portal;

create view published_incident as
 SELECT incident.agency_id,
    incident.public_id,
    COALESCE(incident.persistent_id, encode(incident_digest(agency.slug, incident.source, incident.key), 'hex'::text)) AS persistent_id,
    incident.source,
    incident.month,
    incident.category,
    incident.own_category,
    incident.outcome,
    incident.outcome_month,
    incident.point_id,
    incident.beat_code
   FROM (incident
     JOIN agency ON ((agency.agency_id = incident.agency_id)))
  WHERE (NOT is_sensitive_category(incident.category));
comment on view published_incident is 'single incidents as everybody may read them: month and point, sensitive categories left out';
grant select on published_incident to peelian_console;
grant select on published_incident to peelian_portal;
grant select on published_incident to peelian_worker;

create view staff_public_profile as
 SELECT agency_id,
    id,
    rank,
    rank_short,
    languages,
    name_withheld_since,
        CASE name_withheld_reason
            WHEN 'undercover'::text THEN 'safety'::text
            ELSE name_withheld_reason
        END AS name_withheld_reason,
        CASE
            WHEN (name_withheld_since IS NULL) THEN given_name
            ELSE NULL::text
        END AS given_name,
        CASE
            WHEN (name_withheld_since IS NULL) THEN family_name
            ELSE NULL::text
        END AS family_name
   FROM staff_member
  WHERE (agency_id = ( SELECT current_agency() AS current_agency));
comment on view staff_public_profile is 'what residents may see of a member of staff';
grant select on staff_public_profile to peelian_console;
grant select on staff_public_profile to peelian_portal;
grant select on staff_public_profile to peelian_worker;
