-- CreateTable
CREATE TABLE "highlight_texts" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "booth_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "based_on" TEXT NOT NULL,
    "device_id" UUID,
    "token_id" UUID,
    "tapped_at" TIMESTAMPTZ(3) NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "highlight_texts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "highlight_texts_booth_id_idx" ON "highlight_texts"("booth_id");

-- AddForeignKey
ALTER TABLE "highlight_texts" ADD CONSTRAINT "highlight_texts_booth_id_event_id_fkey" FOREIGN KEY ("booth_id", "event_id") REFERENCES "booths"("id", "event_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "highlight_texts" ADD CONSTRAINT "highlight_texts_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "devices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "highlight_texts" ADD CONSTRAINT "highlight_texts_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "tokens"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
