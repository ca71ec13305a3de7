import { z } from 'zod';
import { eventCollection } from './collection.ts';
import { id, line, rowFields, slug } from './fields.ts';

const fields = { label: line(60) };

/** What visitors talk about; of the whole event, or of one booth. */
const topicRow = z.object({ ...rowFields, slug, boothId: id.nullable(), ...fields });
export type TopicRow = z.infer<typeof topicRow>;

export const topics = eventCollection({
  noun: 'topics',
  one: 'a topic',
  read: 'read',
  write: 'lead',
  row: topicRow,
  /** Without a slug, a free one is made from the label, and a label that is there already is refused. */
  input: z.strictObject({ slug: slug.optional(), boothId: id.nullable().default(null), ...fields }),
  change: z.strictObject(fields).partial(),
  query: { boothId: id.optional() },
  errors: ['wrong-event', 'not-your-booth', 'not-allowed'],
});
