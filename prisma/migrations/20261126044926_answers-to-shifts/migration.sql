-- AlterTable
ALTER TABLE "assignment_responses" ADD COLUMN     "ends_at" TIMESTAMPTZ(3),
ADD COLUMN     "person_id" UUID,
ADD COLUMN     "starts_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "feed_links" ADD COLUMN     "personal_link_id" UUID;

-- AddForeignKey
ALTER TABLE "assignment_responses" ADD CONSTRAINT "assignment_responses_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_links" ADD CONSTRAINT "feed_links_personal_link_id_fkey" FOREIGN KEY ("personal_link_id") REFERENCES "personal_links"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
