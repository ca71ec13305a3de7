import { z } from 'zod';
import { eventCollection } from './collection.ts';
import { id, line, rowFields, slug, wholeNumber } from './fields.ts';

const fields = {
  name: line(120),
  /** Visitors a day that the booth hopes for. */
  goal: wholeNumber(1, 100_000).nullable(),
};

const boothRow = z.object({ ...rowFields, eventId: id, projectId: id, slug, ...fields });

export const booths = eventCollection({
  noun: 'booths',
  one: 'a booth',
  read: 'read',
  write: 'manager',
  row: boothRow,
  /** Slug and name are the project's unless given. */
  input: z.strictObject({
    projectId: id,
    slug: slug.optional(),
    name: fields.name.optional(),
    goal: fields.goal.default(null),
  }),
  change: z.strictObject(fields).partial(),
});
