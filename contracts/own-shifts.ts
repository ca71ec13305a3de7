import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { id, instant, line, optionalLine } from './fields.ts';

/** What somebody said of a shift that they were asked for; nothing is said of other hours than those they saw. */
export const shiftAnswer = z.enum(['confirmed', 'declined', 'swap-offered']);
export type ShiftAnswer = z.infer<typeof shiftAnswer>;

const shift = z.object({
  shiftId: id,
  boothName: line(120),
  kiosk: z.string().nullable(),
  startsAt: instant,
  endsAt: instant,
  /** Who else is on it. */
  others: z.array(z.string()),
  minimum: z.int(),
  target: z.int(),
});

/** A shift of one's own. `answer` is null as long as nothing was said of these hours. */
const ownShift = shift.extend({
  assignmentId: id,
  answer: shiftAnswer.nullable(),
  note: z.string(),
  /** Of one that is offered: how many others of the booth are free then; null for every other. */
  takers: z.int().nullable(),
});

/** A shift that one may take: there is room, or somebody offers theirs. */
const openShift = shift.extend({ offer: z.object({ assignmentId: id, by: line(120) }).nullable() });

const ownShifts = z.object({
  personName: line(120),
  eventName: line(120),
  timeZone: z.string(),
  simulated: z.boolean(),
  mine: z.array(ownShift),
  open: z.array(openShift),
});
export type OwnShifts = z.infer<typeof ownShifts>;

const secret = z.string().max(100);
const common = { tag: 'personal-links', method: 'post', access: 'anyone', output: ownShifts } as const;

/** What a representative does with the personal link, without an account. Each answer is the whole list as it is now. */
export const ownShiftsOfLink = {
  list: endpoint('list-own-shifts', {
    ...common,
    summary: 'The shifts of the person whose link this is, and those they may take; changes nothing',
    path: '/api/v1/personal-links/shifts',
    body: z.strictObject({ secret }),
    errors: ['invalid-link', 'too-many-requests'],
  }),
  answer: endpoint('answer-own-shift', {
    ...common,
    summary: 'Confirm or decline a shift, or offer it to the others of the booth',
    path: '/api/v1/personal-links/answers',
    body: z.strictObject({
      secret,
      assignmentId: id,
      answer: shiftAnswer,
      note: optionalLine(200).default(''),
    }),
    errors: ['invalid-link', 'too-many-requests', 'not-found', 'archived', 'shift-over'],
  }),
  take: endpoint('take-open-shift', {
    ...common,
    summary: 'Take a shift that has room, or one that somebody offers',
    path: '/api/v1/personal-links/assignments',
    body: z.strictObject({ secret, shiftId: id, insteadOf: id.nullable().default(null) }),
    errors: ['invalid-link', 'too-many-requests', 'not-found', 'archived', 'taken', 'not-your-booth'],
  }),
  feed: endpoint('make-own-feed', {
    ...common,
    summary: 'The address of a calendar with these shifts. It ends with the link.',
    path: '/api/v1/personal-links/feed',
    body: z.strictObject({ secret }),
    output: z.object({ url: z.string() }),
    errors: ['invalid-link', 'too-many-requests'],
  }),
} as const;
