-- Under which licence an agency publishes what is its own, such as the boundaries of its beats.

alter table agency add column licence text check (length(licence) between 1 and 200);
comment on column agency.licence is
  'a known short name, an address or words; null: not stated, and pages say so';
