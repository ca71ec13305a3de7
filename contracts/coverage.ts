import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { eventBreak } from './events.ts';
import { id, instant, line, localDate, slug } from './fields.ts';
import { reportedEvent } from './reported-event.ts';

/** Minutes of slots. Covered, gap, not recorded and still to come add up to the slot. */
export const coverageMinutes = z.object({
  slotMinutes: z.int(),
  /** With a shift that has at least its minimum of people. */
  plannedMinutes: z.int(),
  coveredMinutes: z.int(),
  gapMinutes: z.int(),
  notRecordedMinutes: z.int(),
  comingMinutes: z.int(),
  /** Of the covered: fewer people known to be there than the minimum; at least as many as the target. */
  belowMinimumMinutes: z.int(),
  atTargetMinutes: z.int(),
});
export type CoverageMinutes = z.infer<typeof coverageMinutes>;

/** What says that somebody was there, or that nobody was. */
const coverageEvidence = z.object({
  kind: z.enum(['check-in', 'check-out', 'tapped', 'statement', 'absence']),
  /** Null: it speaks of the booth, whoever it was. */
  name: z.string().nullable(),
  isThere: z.boolean(),
  startsAt: instant,
  endsAt: instant,
  /** Of a statement, an absence or a check-out: who said it, and when. */
  by: z.string().nullable(),
  at: instant,
  /** A check-in without a check-out: it was closed with the shift, or what it was extended to. */
  isLeftOpen: z.boolean(),
  /** A check-in that had not ended when this was made: `endsAt` is when it will end by itself. */
  isRunning: z.boolean(),
  /** A check-in that begins or ends by a clock which could not be trusted; nobody has settled yet when it was. */
  isUncertain: z.boolean(),
});
export type CoverageEvidence = z.infer<typeof coverageEvidence>;

const coverageStates = ['covered', 'gap', 'unrecorded', 'coming'] as const;

/** A part of a slot, on one date, in which nothing changes. Whole minutes. */
const coverageStretch = z.object({
  date: localDate,
  startsAt: instant,
  endsAt: instant,
  minutes: z.int(),
  state: z.enum(coverageStates),
  /** Known to have been there. */
  people: z.int(),
  /** Of the shifts that ran; null where none was planned. */
  planned: z.int().nullable(),
  minimum: z.int().nullable(),
  target: z.int().nullable(),
  evidence: z.array(coverageEvidence),
});
export type CoverageStretch = z.infer<typeof coverageStretch>;

const coverageSlot = z.object({
  id,
  kiosk: z.string().nullable(),
  startsAt: instant,
  endsAt: instant,
  /** Of the part within the range. */
  minutes: coverageMinutes,
  stretches: z.array(coverageStretch),
});
export type CoverageSlot = z.infer<typeof coverageSlot>;

const coverageBooth = z.object({
  boothId: id,
  slug,
  name: line(120),
  kiosks: z.array(z.string()),
  minutes: coverageMinutes,
  /** In the order of time; empty when no slot is known. */
  slots: z.array(coverageSlot),
  /** Who checked in and did not check out: closed at `endsAt`. */
  forgotten: z.array(
    z.object({ name: z.string(), startsAt: instant, endsAt: instant, isUncertain: z.boolean() }),
  ),
});
export type CoverageBooth = z.infer<typeof coverageBooth>;

/** Whether each slot was staffed, read in one snapshot. Every page and file about it shows this object. */
export const coverageReport = z.object({
  madeAt: instant,
  version: z.int(),
  event: reportedEvent.extend({ venue: z.string(), city: z.string() }),
  /** Null: the whole event. */
  day: localDate.nullable(),
  /** A device is behind: it may hold check-ins. */
  provisional: z.boolean(),
  /** Of the event. They are minutes of a slot like any other. */
  breaks: z.array(eventBreak),
  total: coverageMinutes,
  /** The event's dates with a slot. */
  days: z.array(
    z.object({
      date: localDate,
      minutes: coverageMinutes,
      booths: z.array(z.object({ boothId: id, minutes: coverageMinutes })),
    }),
  ),
  booths: z.array(coverageBooth),
});
export type CoverageReport = z.infer<typeof coverageReport>;

export const paperSizes = ['a4', 'letter'] as const;
export type PaperSize = (typeof paperSizes)[number];

const params = z.strictObject({ event: slug });
/** Only this date of the event; only this booth, by its slug. */
const query = z.strictObject({ day: localDate.optional(), booth: slug.optional() });

export const coverage = {
  get: endpoint('get-coverage', {
    tag: 'coverage',
    summary: 'Was each slot staffed: covered, gap, not recorded, with the evidence; no visitor figures',
    method: 'get',
    path: '/api/v1/events/:event/coverage',
    access: 'read',
    params,
    query,
    output: coverageReport,
    errors: ['not-found'],
  }),
  file: endpoint('get-coverage-file', {
    tag: 'coverage',
    summary: 'The same as a file to hand on: CSV or PDF',
    method: 'get',
    path: '/api/v1/events/:event/coverage.:format',
    access: 'read',
    params: params.extend({ format: z.string().max(20) }),
    query: query.extend({
      /** Of a PDF. */
      paper: z.enum(paperSizes).default('a4'),
    }),
    mediaType: 'application/pdf',
    errors: ['not-found', 'unknown-format'],
  }),
} as const;
