-- AlterTable
ALTER TABLE "devices" ADD COLUMN     "attempt_hash" BYTEA;
