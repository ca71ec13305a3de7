import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { id, instant, line, slug, wholeNumber } from './fields.ts';

const sender = z.object({ kind: z.enum(['device', 'token']), id, name: z.string() });

/** What one decision is about. */
const amount = {
  visits: z.int(),
  visitors: z.int(),
  /** Check-ins, check-outs and extensions. */
  attendance: z.int(),
  /** Head counts of certain hours. They were read and confirmed by a person, so no shift moves them. */
  headCounts: z.int(),
};

/** Items of one sender at one booth, one after the other, of which nobody knows exactly when they happened. */
const uncertainStretch = z.object({
  /** Of its first item. */
  id,
  /** Another one as soon as an item comes to it or leaves it. */
  version: z.int().min(1),
  boothId: id,
  sender,
  ...amount,
  /** Who came, went or stayed on, as it counts now; in the order of the sender's clock. */
  entries: z.array(
    z.object({ id, kind: z.enum(['check-in', 'check-out', 'extension']), name: z.string(), at: instant }),
  ),
  /** The head counts with their hours. */
  counted: z.array(
    z.object({ id, likely: z.int(), approximate: z.boolean(), startsAt: instant, endsAt: instant }),
  ),
  /** The first and the last as they count now. */
  startsAt: instant,
  endsAt: instant,
  /** From where they are shifted. */
  shiftsFrom: z.object({ startsAt: instant, endsAt: instant }),
  /**
   * - `moved`: it went differently at the contact before; the times are corrected by what it showed when they were sent
   * - `ahead`: corrected, it said a time that had not come yet; they count as of their arrival, and are shifted from what
   *   it said
   */
  clock: z.enum(['moved', 'ahead']),
  /** Milliseconds that were added to its clock, of the first visit. */
  offsetMs: z.int(),
  /** When the last of them came. */
  receivedAt: instant,
});
export type UncertainStretch = z.infer<typeof uncertainStretch>;

const settlement = z.object({
  id,
  boothId: id,
  sender,
  ...amount,
  /** As it counted before. */
  before: z.object({ startsAt: instant, endsAt: instant }),
  startsAt: instant,
  endsAt: instant,
  /** Null: the times are right. */
  shiftMinutes: z.int().nullable(),
  reason: z.string(),
  settledAt: instant,
  /** The account's name; null for a token. */
  settledBy: z.string().nullable(),
});
export type TimeSettlement = z.infer<typeof settlement>;

/** 60 years: a clock may have begun in 1970. */
const MOST_MINUTES = 60 * 366 * 24 * 60;

export const uncertainTimes = {
  list: endpoint('list-uncertain-times', {
    tag: 'uncertain-times',
    summary:
      'List stretches of visits, check-ins and head counts whose times are uncertain, earliest first, and how others were settled',
    method: 'get',
    path: '/api/v1/events/:event/uncertain-times',
    access: 'lead',
    params: z.strictObject({ event: slug }),
    output: z.object({
      items: z.array(uncertainStretch),
      next: id.nullable(),
      /** The newest hundred, newest first. */
      settled: z.array(settlement),
    }),
    errors: ['not-found'],
  }),
  settle: endpoint('settle-uncertain-times', {
    tag: 'uncertain-times',
    summary:
      'Shift the times of a stretch, or say that they are right; recorded as corrections of its visits and check-ins',
    method: 'put',
    path: '/api/v1/uncertain-times/:id/settlement',
    access: 'lead',
    params: z.strictObject({ id }),
    body: z.strictObject({
      /** Made by whoever asks: the same decision sent twice is made once. */
      settlementId: id,
      /** Positive: later. Null: the times are right as they count now. */
      shiftMinutes: wholeNumber(-MOST_MINUTES, MOST_MINUTES, 'a whole number of minutes').nullable(),
      reason: line(200),
    }),
    output: settlement,
    isVersioned: true,
    errors: [
      ...['not-found', 'not-your-booth', 'stale', 'version-missing', 'taken', 'archived'],
      ...['outside-event', 'in-the-future'],
    ] as const,
  }),
} as const;
