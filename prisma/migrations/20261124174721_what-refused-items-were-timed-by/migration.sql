-- AlterTable
ALTER TABLE "refused_items" ADD COLUMN     "clock_offset_ms" BIGINT,
ADD COLUMN     "time_uncertain" BOOLEAN NOT NULL DEFAULT false;
