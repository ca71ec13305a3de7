-- AlterTable
ALTER TABLE "head_counts" ADD COLUMN     "time_settled" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "time_uncertain" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "attendance_facts" ADD COLUMN     "clock_offset_ms" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "time_settled" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "time_uncertain" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "time_settlements" ADD COLUMN     "attendance" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "head_counts" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "attendance_corrections" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "booth_id" UUID NOT NULL,
    "fact_id" UUID NOT NULL,
    "token_id" UUID,
    "account_id" UUID,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attendance_corrections_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "attendance_corrections_fact_id_idx" ON "attendance_corrections"("fact_id");

-- AddForeignKey
ALTER TABLE "attendance_corrections" ADD CONSTRAINT "attendance_corrections_booth_id_event_id_fkey" FOREIGN KEY ("booth_id", "event_id") REFERENCES "booths"("id", "event_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance_corrections" ADD CONSTRAINT "attendance_corrections_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "tokens"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance_corrections" ADD CONSTRAINT "attendance_corrections_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What had been added to the clock of the facts that are there.
update attendance_facts set clock_offset_ms = round(extract(epoch from occurred_at - tapped_at) * 1000)
where occurred_at <> tapped_at;

-- Few are uncertain: what is certain costs these indexes nothing.
create index attendance_facts_time_uncertain on attendance_facts (booth_id) where time_uncertain and not time_settled;
create index head_counts_time_uncertain on head_counts (booth_id) where time_uncertain and not time_settled;

-- When a fact happened, after the corrections known so far, right in any order of arrival: the one made last holds. One of
-- another booth than the fact's has no effect.
create function restate_attendance(ids uuid[]) returns void language plpgsql as $$
begin
  update attendance_facts f set
    occurred_at = coalesce(said.happened_at, f.tapped_at + f.clock_offset_ms * interval '1 millisecond'),
    time_settled = said.happened_at is not null
  from attendance_facts affected
  left join lateral (
    select c.happened_at from attendance_corrections c
    where c.fact_id = affected.id and c.booth_id = affected.booth_id
    order by c.made_at desc, c.id desc limit 1
  ) said on true
  where affected.id = any (ids) and f.id = affected.id;
end $$;

create function attendance_facts_added() returns trigger language plpgsql as $$
begin
  if exists (select from added a join attendance_corrections c on c.fact_id = a.id) then
    perform restate_attendance(array(select id from added));
  end if;
  return null;
end $$;

create function attendance_corrections_added() returns trigger language plpgsql as $$
begin
  perform restate_attendance(array(select distinct fact_id from added));
  return null;
end $$;

create trigger attendance_facts_added after insert on attendance_facts
  referencing new table as added for each statement execute function attendance_facts_added();
create trigger attendance_corrections_added after insert on attendance_corrections
  referencing new table as added for each statement execute function attendance_corrections_added();
