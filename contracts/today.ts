import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { eventBreak } from './events.ts';
import { id, instant, line, slug } from './fields.ts';
import { shiftAnswer } from './own-shifts.ts';

/** What is wrong now, or will be within a day. In the order in which somebody has to act. */
const todayWarning = z.object({
  /**
   * - `nobody-here`: a shift began five minutes ago or more, and nobody is checked in
   * - `short`: fewer are here than the minimum
   * - `unfilled`: a shift within the next 24 hours has fewer people than its minimum
   * - `unplanned`: a part of a slot within the next 24 hours has no shift at all
   */
  kind: z.enum(['nobody-here', 'short', 'unfilled', 'unplanned']),
  shiftId: id.nullable(),
  startsAt: instant,
  endsAt: instant,
  /** Of `nobody-here`: when the last of this shift left; null if nobody was seen. */
  leftAt: instant.nullable(),
  /** People that are missing to the minimum; null where no shift says how many. */
  missing: z.int().nullable(),
});
export type TodayWarning = z.infer<typeof todayWarning>;

const onShift = z.object({
  personId: id,
  name: line(120),
  answer: shiftAnswer.nullable(),
  /** `came` is here or was; `absent` was said by somebody who looked. */
  state: z.enum(['came', 'absent', 'unknown']),
});

const todayShift = z.object({
  shiftId: id,
  startsAt: instant,
  endsAt: instant,
  minimum: z.int(),
  target: z.int(),
  /** Those who did not decline. */
  people: z.array(onShift),
});
export type TodayShift = z.infer<typeof todayShift>;

const todayBooth = z.object({
  boothId: id,
  slug,
  name: line(120),
  kiosk: z.string().nullable(),
  slot: z.object({
    state: z.enum(['unknown', 'before', 'running', 'over']),
    startsAt: instant.nullable(),
    endsAt: instant.nullable(),
  }),
  here: z.array(
    z.object({
      personId: id.nullable(),
      name: z.string(),
      since: instant,
      until: instant,
      /** Checked in by a clock that could not be trusted; nobody has settled yet when it was. */
      isUncertain: z.boolean(),
    }),
  ),
  running: z.array(todayShift),
  /** The next shift that has not begun, today or tomorrow. */
  next: todayShift.nullable(),
  warnings: z.array(todayWarning),
});
export type TodayBooth = z.infer<typeof todayBooth>;

const today = z.object({
  asOf: instant,
  booths: z.array(todayBooth),
  /** Of the event. A slot goes on in them: what is missing is told, and that it is missing in a break. */
  breaks: z.array(eventBreak),
});
export type Today = z.infer<typeof today>;

export const getToday = endpoint('get-today', {
  tag: 'staffing',
  summary: 'Who is here, who is next, and where is the hole: all booths, with warnings for the next 24 hours',
  method: 'get',
  path: '/api/v1/events/:event/today',
  access: 'read',
  params: z.strictObject({ event: slug }),
  output: today,
  errors: ['not-found'],
});

const somebody = { personId: id.nullable().default(null), name: line(120).nullable().default(null) };
const hasSomebody = ({ personId, name }: { personId: string | null; name: string | null }) =>
  (personId === null) !== (name === null);

/** What somebody at the dashboard sees now: it is recorded as of this moment. What was before is stated afterwards. */
export const postAttendanceEntry = endpoint('create-attendance-entry', {
  tag: 'staffing',
  summary: 'Check somebody in or out, say that they stay longer, or that they did not come',
  method: 'post',
  path: '/api/v1/events/:event/attendance-entries',
  access: 'lead',
  params: z.strictObject({ event: slug }),
  body: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('check-in'), boothId: id, ...somebody }),
      z.strictObject({ kind: z.literal('check-out'), boothId: id, ...somebody }),
      z.strictObject({ kind: z.literal('extension'), boothId: id, ...somebody, until: instant }),
      z.strictObject({ kind: z.literal('absence'), boothId: id, ...somebody, shiftId: id }),
    ])
    .refine(hasSomebody, {
      path: ['personId'],
      message: 'must name a person, or else hold the name of somebody who is not on the list (name)',
    }),
  output: z.object({ id, kind: z.enum(['check-in', 'check-out', 'extension', 'absence']), at: instant }),
  status: 201,
  errors: ['not-found', 'not-your-booth', 'wrong-event', 'archived', 'outside-event', 'in-wrong-order'],
});
