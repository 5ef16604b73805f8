-- Who belongs to which beat, in which duty, from when until when.

create table beat_assignment (
  agency_id integer not null,
  id uuid not null,
  beat_code text not null,
  staff_id uuid not null,
  duty text not null check (duty in ('primary', 'secondary', 'liaison', 'sergeant')),
  from_day date not null,
  until_day date,
  primary key (agency_id, id),
  unique (agency_id, beat_code, staff_id, duty, from_day),
  foreign key (agency_id, beat_code) references beat (agency_id, code),
  foreign key (agency_id, staff_id) references staff_member (agency_id, id),
  check (until_day is null or until_day >= from_day)
);
comment on table beat_assignment is
  'dist: an officer''s time on a beat, both days included; no end day means still there';
-- One open duty of a kind for an officer on a beat; the use case refuses every other overlap.
create unique index beat_assignment_open on beat_assignment (agency_id, beat_code, staff_id, duty)
  where until_day is null;
create index beat_assignment_of_staff on beat_assignment (agency_id, staff_id);

alter table beat_assignment enable row level security;
alter table beat_assignment force row level security;
create policy agency_rows on beat_assignment
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
grant select on beat_assignment to peelian_portal, peelian_console, peelian_worker;
grant insert, update on beat_assignment to peelian_worker;
