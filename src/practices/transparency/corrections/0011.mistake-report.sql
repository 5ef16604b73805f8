-- What residents tell us is wrong on our pages. Corrections themselves come with the datasets.

create table mistake_report (
  agency_id integer not null,
  id uuid not null,
  reference text not null check (reference ~ '^[2-9A-HJ-NP-Z]{8}$'),
  received_on date not null,
  page text not null check (length(page) between 1 and 300),
  problem text not null check (length(problem) between 1 and 4000),
  primary key (agency_id, id),
  unique (agency_id, reference),
  constraint mistake_report_id_tells_no_time check (substr(id::text, 15, 1) = '4')
);
comment on table mistake_report is
  'dist resident: a mistake on a page of ours, as a resident described it; no name, no address, '
  'no time';
create index mistake_report_by_day on mistake_report (agency_id, received_on);

alter table mistake_report enable row level security;
alter table mistake_report force row level security;
create policy agency_rows on mistake_report
  using (agency_id = (select current_agency()))
  with check (agency_id = (select current_agency()));
grant insert on mistake_report to peelian_portal;
grant select on mistake_report to peelian_console, peelian_worker;
grant delete on mistake_report to peelian_worker;
