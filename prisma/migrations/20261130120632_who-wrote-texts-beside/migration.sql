-- AlterTable
ALTER TABLE "highlight_texts" ADD COLUMN     "account_id" UUID,
ADD COLUMN     "person_id" UUID;

-- AddForeignKey
ALTER TABLE "highlight_texts" ADD CONSTRAINT "highlight_texts_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "highlight_texts" ADD CONSTRAINT "highlight_texts_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE SET NULL ON UPDATE CASCADE;
