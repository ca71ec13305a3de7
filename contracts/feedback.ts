import { z } from 'zod';
import { eventCollection } from './collection.ts';
import { id, instant, optionalProse, prose, rowFields, slug } from './fields.ts';

export const feedbackKind = z.enum(['question', 'request', 'praise', 'problem', 'idea']);

export const feedbackFields = {
  kind: feedbackKind,
  text: prose(2000),
  /** What the visitor was told. */
  answer: optionalProse(2000),
  /** Topics by their slug. */
  topics: z.array(slug).max(20),
};

const feedbackRow = z.object({
  ...rowFields,
  boothId: id,
  ...feedbackFields,
  occurredAt: instant,
  /** How often somebody else said the same, the first time included. */
  mentions: z.int().min(1),
});
export type FeedbackRow = z.infer<typeof feedbackRow>;

export const feedback = eventCollection({
  noun: 'feedback',
  one: 'a piece of feedback',
  read: 'read',
  write: 'lead',
  row: feedbackRow,
  input: z.strictObject({
    boothId: id,
    ...feedbackFields,
    answer: feedbackFields.answer.default(''),
    topics: feedbackFields.topics.default([]),
    /** When it was said; now unless given. */
    occurredAt: instant.optional(),
  }),
  change: z.strictObject(feedbackFields).partial(),
  query: { boothId: id.optional() },
  errors: ['outside-event', 'in-the-future', 'wrong-event', 'not-your-booth'],
});
