-- AlterTable
ALTER TABLE "visit_topic_rollups" DROP CONSTRAINT "visit_topic_rollups_pkey",
ADD COLUMN     "audience" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "sector" TEXT NOT NULL DEFAULT '',
ADD CONSTRAINT "visit_topic_rollups_pkey" PRIMARY KEY ("booth_id", "bucket", "topic_id", "audience", "sector");

-- Who asked about what, by any filter together, is read from rollups too. Made anew from the visits that stand.
delete from visit_topic_rollups;
insert into visit_topic_rollups (booth_id, bucket, topic_id, audience, sector, visits, visitors)
select v.booth_id, rollup_bucket(v.occurred_at), t.topic_id, coalesce(v.standing_audience, ''), coalesce(v.standing_sector, ''),
       count(*), sum(v.standing_size)
from visit_topics t join visits v on v.id = t.visit_id
where not v.undone
group by 1, 2, 3, 4, 5;

create or replace function visits_changed() returns trigger language plpgsql as $$
begin
  insert into visit_rollups as r (booth_id, bucket, audience, sector, visits, visitors)
  select booth_id, rollup_bucket(occurred_at), coalesce(standing_audience, ''), coalesce(standing_sector, ''),
         sum(sign), sum(sign * standing_size)
  from (select 1 as sign, * from after_change union all select -1, * from before_change) both_sides
  where not undone
  group by 1, 2, 3, 4
  having sum(sign) <> 0 or sum(sign * standing_size) <> 0
  on conflict (booth_id, bucket, audience, sector)
  do update set visits = r.visits + excluded.visits, visitors = r.visitors + excluded.visitors;

  insert into visit_topic_rollups as r (booth_id, bucket, topic_id, audience, sector, visits, visitors)
  select booth_id, rollup_bucket(occurred_at), topic_id, coalesce(standing_audience, ''), coalesce(standing_sector, ''),
         sum(sign), sum(sign * standing_size)
  from (select 1 as sign, * from after_change union all select -1, * from before_change) both_sides
  join visit_topics t on t.visit_id = both_sides.id
  where not undone
  group by 1, 2, 3, 4, 5
  having sum(sign) <> 0 or sum(sign * standing_size) <> 0
  on conflict (booth_id, bucket, topic_id, audience, sector)
  do update set visits = r.visits + excluded.visits, visitors = r.visitors + excluded.visitors;
  return null;
end $$;

create or replace function visit_topics_added() returns trigger language plpgsql as $$
begin
  insert into visit_topic_rollups as r (booth_id, bucket, topic_id, audience, sector, visits, visitors)
  select v.booth_id, rollup_bucket(v.occurred_at), a.topic_id, coalesce(v.standing_audience, ''), coalesce(v.standing_sector, ''),
         count(*), sum(v.standing_size)
  from added a join visits v on v.id = a.visit_id
  where not v.undone
  group by 1, 2, 3, 4, 5
  on conflict (booth_id, bucket, topic_id, audience, sector)
  do update set visits = r.visits + excluded.visits, visitors = r.visitors + excluded.visitors;
  return null;
end $$;

create or replace function visit_topics_removed() returns trigger language plpgsql as $$
begin
  update visit_topic_rollups r set visits = r.visits - gone.visits, visitors = r.visitors - gone.visitors
  from (
    select v.booth_id, rollup_bucket(v.occurred_at) as bucket, d.topic_id, coalesce(v.standing_audience, '') as audience,
           coalesce(v.standing_sector, '') as sector, count(*) as visits, sum(v.standing_size) as visitors
    from removed d join visits v on v.id = d.visit_id
    where not v.undone group by 1, 2, 3, 4, 5
  ) gone
  where (r.booth_id, r.bucket, r.topic_id, r.audience, r.sector) = (gone.booth_id, gone.bucket, gone.topic_id, gone.audience, gone.sector);
  return null;
end $$;
