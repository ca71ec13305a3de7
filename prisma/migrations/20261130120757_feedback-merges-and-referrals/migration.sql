-- CreateTable
CREATE TABLE "feedback_merges" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "feedback_id" UUID NOT NULL,
    "into_id" UUID NOT NULL,
    "is_same" BOOLEAN NOT NULL,
    "account_id" UUID,
    "token_id" UUID,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_account_id" UUID,
    "undone_token_id" UUID,

    CONSTRAINT "feedback_merges_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feedback_referrals" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "feedback_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "account_id" UUID,
    "token_id" UUID,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_account_id" UUID,
    "ended_token_id" UUID,

    CONSTRAINT "feedback_referrals_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "feedback_merges_event_id_idx" ON "feedback_merges"("event_id");

-- CreateIndex
CREATE INDEX "feedback_merges_feedback_id_idx" ON "feedback_merges"("feedback_id");

-- CreateIndex
CREATE INDEX "feedback_merges_into_id_idx" ON "feedback_merges"("into_id");

-- CreateIndex
CREATE INDEX "feedback_referrals_event_id_idx" ON "feedback_referrals"("event_id");

-- CreateIndex
CREATE INDEX "feedback_referrals_feedback_id_idx" ON "feedback_referrals"("feedback_id");

-- CreateIndex
CREATE INDEX "feedback_referrals_project_id_idx" ON "feedback_referrals"("project_id");

-- CreateIndex
CREATE INDEX "feedback_event_id_idx" ON "feedback"("event_id");

-- CreateIndex
CREATE INDEX "follow_ups_event_id_idx" ON "follow_ups"("event_id");

-- AddForeignKey
ALTER TABLE "feedback_merges" ADD CONSTRAINT "feedback_merges_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_merges" ADD CONSTRAINT "feedback_merges_feedback_id_fkey" FOREIGN KEY ("feedback_id") REFERENCES "feedback"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_merges" ADD CONSTRAINT "feedback_merges_into_id_fkey" FOREIGN KEY ("into_id") REFERENCES "feedback"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_merges" ADD CONSTRAINT "feedback_merges_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_merges" ADD CONSTRAINT "feedback_merges_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "tokens"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_merges" ADD CONSTRAINT "feedback_merges_undone_account_id_fkey" FOREIGN KEY ("undone_account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_merges" ADD CONSTRAINT "feedback_merges_undone_token_id_fkey" FOREIGN KEY ("undone_token_id") REFERENCES "tokens"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_referrals" ADD CONSTRAINT "feedback_referrals_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_referrals" ADD CONSTRAINT "feedback_referrals_feedback_id_fkey" FOREIGN KEY ("feedback_id") REFERENCES "feedback"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_referrals" ADD CONSTRAINT "feedback_referrals_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_referrals" ADD CONSTRAINT "feedback_referrals_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_referrals" ADD CONSTRAINT "feedback_referrals_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "tokens"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_referrals" ADD CONSTRAINT "feedback_referrals_ended_account_id_fkey" FOREIGN KEY ("ended_account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_referrals" ADD CONSTRAINT "feedback_referrals_ended_token_id_fkey" FOREIGN KEY ("ended_token_id") REFERENCES "tokens"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table feedback_merges
  add constraint feedback_merges_two check (feedback_id <> into_id),
  add constraint feedback_merges_undone check (undone_at is not null or num_nonnulls(undone_account_id, undone_token_id) = 0);
alter table feedback_referrals
  add constraint feedback_referrals_ended check (ended_at is not null or num_nonnulls(ended_account_id, ended_token_id) = 0);

-- Feedback is merged with one other at most, so that nothing counts twice.
create unique index feedback_merges_once on feedback_merges (feedback_id) where is_same and undone_at is null;
create unique index feedback_referrals_once on feedback_referrals (feedback_id, project_id) where ended_at is null;
