-- What the portal keeps of a form: half-written answers, and that it was sent. Both rows are found
-- by a hash of what only the resident's page holds, and opened by a key that only it holds.

create table form_submission (
  agency_id integer not null,
  id uuid not null,
  resident_key text not null,
  form text not null,
  received_on date not null,
  outcome bytea,
  primary key (agency_id, id),
  constraint form_submission_sent_once unique (agency_id, resident_key),
  constraint form_submission_id_tells_no_time check (substr(id::text, 15, 1) = '4'),
  constraint form_submission_key_is_hash check (resident_key ~ '^[0-9a-f]{64}$'),
  constraint form_submission_form_is_name check (form ~ '^[a-z0-9-]{1,80}$')
);
comment on table form_submission is
  'dist resident: that a form with this hidden token was sent, so that sending it again is one act';
comment on column form_submission.outcome is
  'the answer that was given, sealed under a key of the token; null only while the act runs';
create index form_submission_by_day on form_submission (agency_id, received_on);

create table form_draft (
  agency_id integer not null,
  id uuid not null,
  resident_key text not null,
  form text not null,
  received_on date not null,
  answers bytea not null,
  primary key (agency_id, id),
  constraint form_draft_found_once unique (agency_id, resident_key),
  constraint form_draft_id_tells_no_time check (substr(id::text, 15, 1) = '4'),
  constraint form_draft_key_is_hash check (resident_key ~ '^[0-9a-f]{64}$'),
  constraint form_draft_form_is_name check (form ~ '^[a-z0-9-]{1,80}$'),
  constraint form_draft_size_is_padded check (length(answers) % 4096 = 29)
);
comment on table form_draft is
  'dist resident: answers of an unfinished form, sealed under a key that only its page holds';
comment on column form_draft.received_on is 'the day of the last saving; gone seven days later';
comment on column form_draft.answers is
  '1 byte version, 12 bytes nonce, answers padded to a multiple of 4096 bytes, 16 bytes tag';
create index form_draft_by_day on form_draft (agency_id, received_on);

alter table form_submission enable row level security;
alter table form_submission force row level security;
alter table form_draft enable row level security;
alter table form_draft force row level security;

-- A resident's unit of work reaches the rows of her own token, and no others exist for it.
create policy own_rows on form_submission to peelian_portal
  using (
    agency_id = (select current_agency())
    and resident_key = (select current_resident_key())
  )
  with check (
    agency_id = (select current_agency())
    and resident_key = (select current_resident_key())
  );
create policy own_rows on form_draft to peelian_portal
  using (
    agency_id = (select current_agency())
    and resident_key = (select current_resident_key())
  )
  with check (
    agency_id = (select current_agency())
    and resident_key = (select current_resident_key())
  );
grant select, insert, update, delete on form_submission, form_draft to peelian_portal;

-- The worker clears what is too old, and can read nothing but the day. A token is good on its day
-- and the next in UTC, which may be the third local day; one more day keeps clocks out of it.
create policy expired_rows on form_submission to peelian_worker
  using (agency_id = (select current_agency()) and received_on < current_date - 3);
create policy expired_rows on form_draft to peelian_worker
  using (agency_id = (select current_agency()) and received_on < current_date - 7);
grant select (agency_id, received_on), delete on form_submission, form_draft to peelian_worker;
