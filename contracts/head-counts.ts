import { z } from 'zod';
import { eventCollection } from './collection.ts';
import { id, instant, optionalLine, rowFields, webUrl, wholeNumber } from './fields.ts';
import { speaker } from './speaker.ts';

/**
 * Of whom the figure speaks: all who came in its time, whether or not they were tapped; but `missed` only of those who were
 * not tapped, so that it is added to the taps of its time, whoever sends them and whenever they arrive.
 */
export const headCountSource = z.enum(['clicker', 'door', 'judged', 'published', 'missed']);
const visitorNumber = wholeNumber(0, 1_000_000);

/** The figure itself, as the dashboard and a tablet both say it. */
export const headCountFields = {
  /** Both null: the figure speaks of the whole event. */
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  source: headCountSource,
  /** False: an exact figure, printed 43; true: printed ~43. */
  approximate: z.boolean(),
  likely: visitorNumber,
  /** Only if somebody gave a range. */
  low: visitorNumber.nullable(),
  high: visitorNumber.nullable(),
  /** How it was said, such as "roughly 75". */
  wording: optionalLine(200),
  sourceUrl: webUrl.nullable(),
};

const headCountRow = z.object({
  ...rowFields,
  boothId: id,
  ...headCountFields,
  tappedAt: instant,
  /** When it was entered; of several alike the newest holds. */
  receivedAt: instant,
  by: speaker,
  /** The others of its booth that speak of the same time: each in words, with how they share it. Nothing is refused for it. */
  overlaps: z.array(z.object({ id, words: z.string() })),
});
export type HeadCountRow = z.infer<typeof headCountRow>;

export const headCounts = eventCollection({
  noun: 'head-counts',
  one: 'a head count',
  read: 'read',
  write: 'lead',
  row: headCountRow,
  input: z.strictObject({
    boothId: id,
    ...headCountFields,
    startsAt: headCountFields.startsAt.default(null),
    endsAt: headCountFields.endsAt.default(null),
    low: headCountFields.low.default(null),
    high: headCountFields.high.default(null),
    wording: headCountFields.wording.default(''),
    sourceUrl: headCountFields.sourceUrl.default(null),
  }),
  change: z.strictObject(headCountFields).partial(),
  query: { boothId: id.optional() },
  errors: ['in-wrong-order', 'outside-event', 'in-the-future', 'wrong-event', 'not-your-booth'],
});
