import { z } from 'zod';
import { eventCollection } from './collection.ts';
import { id, line, rowFields } from './fields.ts';
import { shiftAnswer } from './own-shifts.ts';
import { standing } from './people.ts';

/** A person on a shift. */
export const assignmentRow = z.object({
  ...rowFields,
  boothId: id,
  shiftId: id,
  personId: id,
  personName: line(120),
  personStanding: standing,
  isPersonArchived: z.boolean(),
  /** What the person said of these hours; null: nothing yet. */
  answer: shiftAnswer.nullable(),
  answerNote: z.string(),
});
export type AssignmentRow = z.infer<typeof assignmentRow>;

export const assignments = eventCollection({
  noun: 'assignments',
  one: 'an assignment',
  read: 'read',
  write: 'lead',
  row: assignmentRow,
  input: z.strictObject({ shiftId: id, personId: id }),
  change: z.strictObject({ personId: id }).partial(),
  query: { boothId: id.optional(), shiftId: id.optional() },
  errors: ['wrong-event', 'not-your-booth'],
});
