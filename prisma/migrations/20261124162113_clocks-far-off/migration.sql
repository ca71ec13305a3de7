-- AlterTable
ALTER TABLE "visits" ALTER COLUMN "clock_offset_ms" SET DATA TYPE BIGINT;

-- AlterTable
ALTER TABLE "device_reports" ALTER COLUMN "clock_offset_ms" SET DATA TYPE BIGINT;
