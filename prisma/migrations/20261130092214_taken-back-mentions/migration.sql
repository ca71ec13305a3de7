-- AlterTable
ALTER TABLE "feedback_mentions" ADD COLUMN     "undone" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "mention_undos" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "booth_id" UUID NOT NULL,
    "mention_id" UUID NOT NULL,
    "device_id" UUID,
    "token_id" UUID,
    "account_id" UUID,
    "tapped_at" TIMESTAMPTZ(3) NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "content_hash" BYTEA NOT NULL,

    CONSTRAINT "mention_undos_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "mention_undos_mention_id_idx" ON "mention_undos"("mention_id");

-- AddForeignKey
ALTER TABLE "mention_undos" ADD CONSTRAINT "mention_undos_booth_id_event_id_fkey" FOREIGN KEY ("booth_id", "event_id") REFERENCES "booths"("id", "event_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mention_undos" ADD CONSTRAINT "mention_undos_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "devices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mention_undos" ADD CONSTRAINT "mention_undos_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "tokens"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mention_undos" ADD CONSTRAINT "mention_undos_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A mention that was taken back counts no more, whichever of the two arrives first. Both are written under the lock of their
-- booth, so neither can miss the other.
create function mentions_added() returns trigger language plpgsql as $$
begin
  update feedback_mentions m set undone = true
  from added a, mention_undos u
  where m.id = a.id and u.mention_id = a.id and u.booth_id = a.booth_id;
  return null;
end $$;
create trigger feedback_mentions_added after insert on feedback_mentions
  referencing new table as added for each statement execute function mentions_added();

create function mention_undos_added() returns trigger language plpgsql as $$
begin
  update feedback_mentions m set undone = true
  from added a
  where m.id = a.mention_id and m.booth_id = a.booth_id;
  return null;
end $$;
create trigger mention_undos_added after insert on mention_undos
  referencing new table as added for each statement execute function mention_undos_added();
