-- Officers and other staff as residents may know them; accounts and access are another topic.

create table staff_member (
  agency_id integer not null,
  id uuid not null,
  badge text not null check (length(badge) between 1 and 40),
  rank text not null check (length(rank) between 1 and 60),
  rank_short text not null check (length(rank_short) between 1 and 20),
  given_name text not null check (length(given_name) between 1 and 100),
  family_name text not null check (length(family_name) between 1 and 100),
  languages text[] not null default '{en}',
  unit text,
  employed_from date not null,
  employed_until date,
  name_withheld_since date,
  name_withheld_reason text check (name_withheld_reason in ('safety', 'court-order', 'undercover')),
  primary key (agency_id, id),
  unique (agency_id, badge),
  check (employed_until is null or employed_until >= employed_from),
  check ((name_withheld_since is null) = (name_withheld_reason is null))
);
comment on table staff_member is
  'dist: one member of staff; the name is public unless a reason to hold it back is recorded';

alter table staff_member enable row level security;
alter table staff_member force row level security;
create policy agency_rows on staff_member
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
grant select on staff_member to peelian_console, peelian_worker;
grant insert, update on staff_member to peelian_worker;

-- The portal may read only what is public: no badge, no employment, no name that is held back.
create view staff_public_profile with (security_invoker = false) as
  select agency_id, id, rank, rank_short, languages, name_withheld_since,
    -- To publish that somebody works undercover would undo it.
    case name_withheld_reason when 'undercover' then 'safety' else name_withheld_reason end
      as name_withheld_reason,
    case when name_withheld_since is null then given_name end as given_name,
    case when name_withheld_since is null then family_name end as family_name
  from staff_member
  where agency_id = (select current_agency());
comment on view staff_public_profile is 'what residents may see of a member of staff';
grant select on staff_public_profile to peelian_portal, peelian_console, peelian_worker;
