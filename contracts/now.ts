import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { id, instant, line, localDate, slug } from './fields.ts';
import { figure, hiddenWhy, whyNone } from './figures.ts';

const boothNow = z.object({
  boothId: id,
  slug,
  name: line(120),
  kiosk: z.string().nullable(),
  /** For the chosen day, or the whole event. */
  figure,
  /** Null where there is a figure. */
  none: whyNone.nullable(),
  here: z.array(
    z.object({
      personId: id.nullable(),
      name: z.string(),
      since: instant,
      /** Check-ins that contradict each other, by two devices or at two booths: all are kept. Else empty. */
      contradictions: z
        .array(z.object({ booth: z.string(), device: z.string().nullable(), at: instant }))
        .default([]),
    }),
  ),
  /** Of the shift that runs now; null when none does. */
  minimum: z.int().nullable(),
  target: z.int().nullable(),
  slot: z.object({
    state: z.enum(['unknown', 'before', 'running', 'over']),
    startsAt: instant.nullable(),
    endsAt: instant.nullable(),
  }),
  /** Of a past day: the last within it. Today and for the whole event: the last of all. */
  lastTapAt: instant.nullable(),
  /** Visitors by quarter of an hour of the chosen day, only those above 0. */
  quarters: z.array(z.object({ startsAt: instant, visitors: z.int() })),
});
export type BoothNow = z.infer<typeof boothNow>;

export const hourBucket = z.object({
  startsAt: instant,
  endsAt: instant,
  /** Null: no record of that hour, or it has not begun. 0 needs somebody who was there. */
  visitors: z.int().nullable(),
  /** How many of these are shares of head counts that are approximate, or of more than this hour. Above 0 it is printed ~12. */
  shared: z.int(),
  /** Where visitors are null although something is recorded. */
  none: hiddenWhy.optional(),
});
export type HourBucket = z.infer<typeof hourBucket>;

export const now = z.object({
  asOf: instant,
  /** Moves with every change of the record. */
  version: z.int(),
  /** Null: the whole event. */
  day: localDate.nullable(),
  /**
   * The days to choose from: those with opening hours, or all of the event when nobody entered any; and every other that
   * holds something, also the day before and the day after the event.
   */
  days: z.array(localDate),
  /** Of all booths that this caller may see. */
  total: figure,
  countedBooths: z.int(),
  lastHour: z.int(),
  booths: z.array(boothNow),
  hours: z.array(hourBucket),
  /** Head counts without times: a separate amount, so that the hours and the total agree. */
  notPlaced: z.object({ visitors: z.int(), approximate: z.boolean() }),
  latest: z.array(z.object({ id, boothId: id, partySize: z.int(), occurredAt: instant })),
  devices: z.array(
    z.object({
      id,
      name: line(60),
      kind: z.enum(['tablet', 'phone']),
      boothNames: z.array(z.string()),
      lastSeenAt: instant.nullable(),
      unsent: z.int().nullable(),
      isBehind: z.boolean(),
    }),
  ),
});
export type Now = z.infer<typeof now>;

/** A device that was not heard of for longer than this is silent. */
export const SILENT_MS = 10 * 60_000;

const params = z.strictObject({ event: slug });
/** A date of the event, or "all". Today's date if the event runs today, else "all". */
const query = z.strictObject({
  day: z.union([localDate, z.literal('all')], 'must be a date like 2025-11-11, or all').optional(),
});

export const getNow = endpoint('get-now', {
  tag: 'now',
  summary: 'Who came, who is there, and which devices are behind',
  method: 'get',
  path: '/api/v1/events/:event/now',
  access: 'read',
  params,
  query,
  output: now,
  errors: ['not-found'],
});

/** How often a stream says that it is still there, ms. A connection that died in silence is told by that. */
export const ALIVE_EVERY_MS = 5_000;

/**
 * Server-sent events named `now`, each a whole {@link Now}: first as it is, then after every change. Between them `alive`,
 * without data, every 5 s.
 */
export const getLive = endpoint('get-live', {
  tag: 'now',
  summary: 'The same, pushed after every change (server-sent events)',
  method: 'get',
  path: '/api/v1/events/:event/live',
  access: 'read',
  params,
  query,
  mediaType: 'text/event-stream',
  errors: ['not-found'],
});
