import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { id, instant, line, slug } from './fields.ts';

/** What somebody says afterwards of who was at a booth. It is kept as said; of statements about one time the last holds. */
const statement = {
  boothId: id,
  startsAt: instant,
  endsAt: instant,
  /** Null: the statement speaks of the booth, whoever it was. */
  personId: id.nullable(),
  /** False: that person, or nobody at all, was there. */
  present: z.boolean(),
  /** Whose word it is. */
  statedBy: line(120),
};

export const postAttendanceStatement = endpoint('create-attendance-statements', {
  tag: 'coverage',
  summary:
    'State afterwards who was at a booth, or that nobody was, for at most 24 hours; labelled as a statement wherever it counts',
  method: 'post',
  path: '/api/v1/events/:event/attendance-statements',
  access: 'lead',
  params: z.strictObject({ event: slug }),
  body: z.strictObject({ ...statement, personId: statement.personId.default(null) }),
  output: z.object({ id, ...statement, statedAt: instant }),
  status: 201,
  errors: [
    ...['not-found', 'not-your-booth', 'wrong-event', 'archived'],
    ...['in-wrong-order', 'outside-event', 'in-the-future'],
  ] as const,
});
