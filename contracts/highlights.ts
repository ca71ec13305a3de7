import { z } from 'zod';
import { eventCollection } from './collection.ts';
import { id, optionalProse, rowFields } from './fields.ts';

export const highlightSection = z.enum([
  'introduction',
  'pavilion',
  'why',
  'booth',
  'themes',
  'conclusion',
  'contact',
]);
export const highlightState = z.enum(['draft', 'ready', 'approved']);

/** A booth's paragraphs, or a section of the event's summary (boothId null). Markdown. */
const highlightRow = z.object({
  ...rowFields,
  boothId: id.nullable(),
  section: highlightSection,
  body: optionalProse(20_000),
  state: highlightState,
});
export type HighlightRow = z.infer<typeof highlightRow>;

export const highlights = eventCollection({
  noun: 'highlights',
  one: 'a highlight',
  read: 'read',
  write: 'lead',
  row: highlightRow,
  input: z.strictObject({
    boothId: id.nullable().default(null),
    section: highlightSection.default('booth'),
    body: optionalProse(20_000).default(''),
    state: highlightState.default('draft'),
  }),
  /** Only managers and owners approve. */
  change: z.strictObject({ body: optionalProse(20_000), state: highlightState }).partial(),
  query: { boothId: id.optional() },
  errors: ['wrong-event', 'not-your-booth', 'not-allowed'],
});
