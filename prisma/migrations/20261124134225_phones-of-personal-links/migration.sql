-- AlterTable
ALTER TABLE "devices" ADD COLUMN     "personal_link_id" UUID;

-- CreateIndex
CREATE INDEX "devices_personal_link_id_idx" ON "devices"("personal_link_id");

-- AddForeignKey
ALTER TABLE "devices" ADD CONSTRAINT "devices_personal_link_id_fkey" FOREIGN KEY ("personal_link_id") REFERENCES "personal_links"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Phones that are connected already: where a person has one link for an event, they came by it.
update devices d set personal_link_id = l.id
from personal_links l
where d.kind = 'phone' and l.event_id = d.event_id and l.person_id = d.person_id
  and not exists (
    select from personal_links other
    where other.event_id = l.event_id and other.person_id = l.person_id and other.id <> l.id
  );
