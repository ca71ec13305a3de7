-- Visitors that nobody tapped, of a stretch of time: they are added to what was tapped in it.
alter table head_counts
  drop constraint head_counts_source,
  add constraint head_counts_source check (source in ('clicker', 'door', 'judged', 'published', 'missed')),
  add constraint head_counts_missed check (source <> 'missed' or (starts_at is not null and approximate));
