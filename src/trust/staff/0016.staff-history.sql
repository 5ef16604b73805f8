-- Where members of staff belong and whom they report to, over time; and how they leave.

-- A row is in force until the next one of the same person begins. So two at once cannot be written
-- down, and neither an exclusion constraint nor an extension nor a trigger is needed: the primary
-- key is the rule. A time without a unit is a row whose unit is null.
create table staff_posting (
  agency_id integer not null,
  staff_id uuid not null,
  from_day date not null,
  rank text not null check (length(rank) between 1 and 60),
  rank_short text not null check (length(rank_short) between 1 and 20),
  unit text check (length(unit) between 1 and 100),
  squad text check (length(squad) between 1 and 60),
  supervisor_id uuid,
  primary key (agency_id, staff_id, from_day),
  foreign key (agency_id, staff_id) references staff_member (agency_id, id),
  foreign key (agency_id, supervisor_id) references staff_member (agency_id, id),
  check (squad is null or unit is not null),
  check (supervisor_id <> staff_id)
);
comment on table staff_posting is
  'dist: rank, unit, squad and supervisor of a member of staff from a day on, until the next row';
create index staff_posting_of_supervisor on staff_posting (agency_id, supervisor_id)
  where supervisor_id is not null;

alter table staff_posting enable row level security;
alter table staff_posting force row level security;
create policy agency_rows on staff_posting
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
grant select on staff_posting to peelian_console, peelian_worker;
-- No update, no delete: what was recorded stays, and a change begins a new row.
grant insert on staff_posting to peelian_worker;

-- rank, rank_short, unit and squad of a member are those in force now; the worker renews them.
alter table staff_member
  add column squad text check (length(squad) between 1 and 60),
  add column access_ended_at timestamptz,
  add check (length(unit) between 1 and 100),
  add check (access_ended_at is null or employed_until is not null);
comment on column staff_member.access_ended_at is
  'when what the person could do here was taken away; null while they work, or the end is to come';
create index staff_member_leaving on staff_member (agency_id, employed_until)
  where employed_until is not null and access_ended_at is null;

-- A duty that would begin after its holder has left is taken back.
grant delete on beat_assignment to peelian_worker;

alter table import_run drop constraint import_run_kind_check;
alter table import_run add constraint import_run_kind_check
  check (kind in ('beats', 'addresses', 'incidents', 'retraction', 'staff'));

-- for each agency
insert into staff_posting (agency_id, staff_id, from_day, rank, rank_short, unit)
  select agency_id, id, employed_from, rank, rank_short, unit from staff_member;
