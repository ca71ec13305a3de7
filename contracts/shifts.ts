import { z } from 'zod';
import { eventCollection } from './collection.ts';
import { id, instant, rowFields, wholeNumber } from './fields.ts';

const fields = {
  startsAt: instant,
  endsAt: instant,
  /** People without whom the kiosk counts as unstaffed. */
  minimum: wholeNumber(0, 50),
  /** People hoped for; at least the minimum. */
  target: wholeNumber(0, 50),
};

const shiftRow = z.object({ ...rowFields, boothId: id, ...fields });
export type ShiftRow = z.infer<typeof shiftRow>;

export const shifts = eventCollection({
  noun: 'shifts',
  one: 'a shift',
  read: 'read',
  write: 'lead',
  row: shiftRow,
  input: z.strictObject({
    boothId: id,
    ...fields,
    minimum: fields.minimum.default(1),
    target: fields.target.default(2),
  }),
  change: z.strictObject(fields).partial(),
  query: { boothId: id.optional() },
  errors: ['in-wrong-order', 'outside-event', 'wrong-event', 'not-your-booth'],
});
