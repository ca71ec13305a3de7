import { z } from 'zod';
import { eventCollection } from './collection.ts';
import { endpoint } from './endpoint.ts';
import { id, instant, localDate, prose, rowFields, slug } from './fields.ts';

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

/** A stretch that a text of the organiser names. */
const readStretch = z.object({
  /** As it was written, and on which line, from 1. */
  text: z.string(),
  line: z.int(),
  /** "AM", "PM", "Transition": what stood before it. */
  label: z.string(),
  date: localDate.nullable(),
  /** Null when it cannot be told. */
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  /** What a person should look at, as sentences. */
  doubts: z.array(z.string()),
});
export type ReadStretch = z.infer<typeof readStretch>;

export const slotTexts = {
  read: endpoint('read-slots-text', {
    tag: 'slots',
    summary: "Read the stretches that an organiser's text names, on the event's clock; stores nothing",
    method: 'post',
    path: '/api/v1/events/:event/slots/reading',
    access: 'manager',
    params: z.strictObject({ event: slug }),
    body: z.strictObject({ text: prose(20_000) }),
    output: z.object({ stretches: z.array(readStretch) }),
    errors: ['not-found'],
  }),
} as const;
