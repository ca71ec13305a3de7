-- AlterTable
ALTER TABLE "visits" ADD COLUMN     "time_settled" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "time_settlements" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "booth_id" UUID NOT NULL,
    "device_id" UUID,
    "token_id" UUID,
    "stretch_id" UUID NOT NULL,
    "shift_minutes" INTEGER,
    "reason" TEXT NOT NULL,
    "visits" INTEGER NOT NULL,
    "visitors" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3) NOT NULL,
    "account_id" UUID,

    CONSTRAINT "time_settlements_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "time_settlements_event_id_settled_at_idx" ON "time_settlements"("event_id", "settled_at" DESC);

-- AddForeignKey
ALTER TABLE "time_settlements" ADD CONSTRAINT "time_settlements_booth_id_event_id_fkey" FOREIGN KEY ("booth_id", "event_id") REFERENCES "booths"("id", "event_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_settlements" ADD CONSTRAINT "time_settlements_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "devices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_settlements" ADD CONSTRAINT "time_settlements_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "tokens"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_settlements" ADD CONSTRAINT "time_settlements_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

alter table time_settlements
  add constraint time_settlements_sender check (num_nonnulls(device_id, token_id) = 1),
  add constraint time_settlements_in_order check (started_at <= ended_at and starts_at <= ends_at);

-- Few visits are uncertain: a tap whose time is certain costs this index nothing.
create index visits_time_uncertain on visits (booth_id) where time_uncertain and not time_settled and not undone;

-- As before, and it says whether a correction stated when the visit happened.

create or replace function restate_visits(ids uuid[]) returns void language plpgsql as $$
begin
  with said as (
    select c.visit_id, c.booth_id,
      (array_agg(c.change -> 'partySize' order by c.occurred_at desc, c.id desc) filter (where c.change ? 'partySize'))[1] as party_size,
      (array_agg(c.change -> 'audience' order by c.occurred_at desc, c.id desc) filter (where c.change ? 'audience'))[1] as audience,
      (array_agg(c.change -> 'sector' order by c.occurred_at desc, c.id desc) filter (where c.change ? 'sector'))[1] as sector,
      (array_agg(c.change -> 'talkId' order by c.occurred_at desc, c.id desc) filter (where c.change ? 'talkId'))[1] as talk_id,
      (array_agg(c.change -> 'occurredAt' order by c.occurred_at desc, c.id desc) filter (where c.change ? 'occurredAt'))[1] as occurred_at
    from visit_corrections c where c.visit_id = any (ids)
    group by 1, 2
  )
  update visits v set
    undone = exists (select from visit_undos u where u.visit_id = v.id and u.booth_id = v.booth_id),
    standing_size = case when s.party_size is null then v.party_size else (s.party_size #>> '{}')::smallint end,
    standing_audience = case when s.audience is null then v.audience else s.audience #>> '{}' end,
    standing_sector = case when s.sector is null then v.sector else s.sector #>> '{}' end,
    standing_talk_id = case when s.talk_id is null then v.talk_id else (s.talk_id #>> '{}')::uuid end,
    occurred_at = case when s.occurred_at is null
      then coalesce(v.happened_at, v.tapped_at + v.clock_offset_ms * interval '1 millisecond')
      else (s.occurred_at #>> '{}')::timestamptz end,
    time_settled = s.occurred_at is not null
  from visits affected
  left join said s on s.visit_id = affected.id and s.booth_id = affected.booth_id
  where affected.id = any (ids) and v.id = affected.id;

  with said as (
    select c.visit_id, c.booth_id,
      (array_agg(c.change -> 'topicIds' order by c.occurred_at desc, c.id desc))[1] as topic_ids
    from visit_corrections c where c.visit_id = any (ids) and c.change ? 'topicIds'
    group by 1, 2
  ), wanted as (
    select v.id as visit_id, t.topic_id::uuid
    from said s join visits v on v.id = s.visit_id and v.booth_id = s.booth_id
    cross join lateral jsonb_array_elements_text(s.topic_ids) as t (topic_id)
  ), dropped as (
    delete from visit_topics t using said s, visits v
    where t.visit_id = s.visit_id and v.id = s.visit_id and v.booth_id = s.booth_id
      and not exists (select from wanted w where (w.visit_id, w.topic_id) = (t.visit_id, t.topic_id))
  )
  insert into visit_topics (visit_id, topic_id)
  select distinct visit_id, topic_id from wanted
  on conflict do nothing;
end $$;

update visits v set time_settled = true
where exists (
  select from visit_corrections c where c.visit_id = v.id and c.booth_id = v.booth_id and c.change ? 'occurredAt'
);
