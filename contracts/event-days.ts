import { z } from 'zod';
import { eventCollection } from './collection.ts';
import { eventBreak } from './events.ts';
import { instant, localDate, rowFields } from './fields.ts';

const fields = { date: localDate, opensAt: instant, closesAt: instant, breaks: z.array(eventBreak).max(10) };

/** A day's opening hours; date is the event's own date of opensAt. */
const eventDayRow = z.object({ ...rowFields, ...fields });
export type EventDayRow = z.infer<typeof eventDayRow>;
const eventDayInput = z.strictObject({ ...fields, breaks: fields.breaks.default([]) });

export const eventDays = eventCollection({
  noun: 'days',
  one: 'a day with its opening hours',
  read: 'read',
  write: 'manager',
  row: eventDayRow,
  input: eventDayInput,
  change: z.strictObject(fields).partial(),
  errors: ['in-wrong-order', 'outside-event'],
});
