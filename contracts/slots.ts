import { z } from 'zod';
import { eventCollection } from './collection.ts';
import { id, instant, rowFields } from './fields.ts';

const fields = { kioskId: id.nullable(), startsAt: instant, endsAt: instant };

/** A stretch for which a booth has a kiosk; kioskId is null until the organiser has said which. */
const slotRow = z.object({ ...rowFields, boothId: id, ...fields });
export type SlotRow = z.infer<typeof slotRow>;

export const slots = eventCollection({
  noun: 'slots',
  one: 'a slot',
  read: 'read',
  write: 'manager',
  row: slotRow,
  input: z.strictObject({ boothId: id, ...fields, kioskId: fields.kioskId.default(null) }),
  change: z.strictObject(fields).partial(),
  query: { boothId: id.optional() },
  errors: ['in-wrong-order', 'outside-event', 'wrong-event', 'kiosk-taken', 'slot-overlaps'],
});
