import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { comparison } from './engagement-comparison.ts';
import { id, instant, line, localDate, slug } from './fields.ts';
import { figure, whyNone } from './figures.ts';
import { hourBucket } from './now.ts';
import { reportedEvent } from './reported-event.ts';
import { audiences } from './visitor-words.ts';
import { sector } from './visitors.ts';

/** In the place of an audience or a sector: visits of which nobody said it. */
export const NOT_SAID = 'not-said';

/** Why a rate cannot be told. */
const cannotTell = z.enum([
  /** No slot of the booth is known, so that its hours are not known. */
  'no-slot',
  /** Its first slot has not begun in this range. */
  'not-yet',
  'not-recorded',
  /** Nobody is known to have been there. */
  'nobody-recorded',
  /** A head count says how many came, not when. */
  'no-times',
  /** A head count says how many came, not who. */
  'not-split',
]);
export type CannotTell = z.infer<typeof cannotTell>;

/** Visitors by the hour, to compare a half-day and three days. Exactly one of `perHour` and `cannotTell` is null. */
const rate = z.object({
  visitors: z.int().nullable(),
  minutes: z.int().nullable(),
  perHour: z.number().nullable(),
  cannotTell: cannotTell.nullable(),
});
export type Rate = z.infer<typeof rate>;

const boothEngagement = z.object({
  boothId: id,
  slug,
  name: line(120),
  kiosks: z.array(z.string()),
  figure,
  /** Null where there is a figure. */
  none: whyNone.nullable(),
  /** By the hours of the answer, in their order. Null: `none` says why. `shared`: as in those hours. */
  hours: z.array(z.object({ visitors: z.int().nullable(), shared: z.int(), none: whyNone.nullable() })),
  /** Of its figure, what belongs to no hour. */
  notPlaced: z.int(),
  /** Within the range. */
  slots: z.array(z.object({ startsAt: instant, endsAt: instant })),
  /** Over the open minutes of its slots, on days with a record; up to now. */
  open: rate,
  /** Over the quarters of an hour in which somebody is known to have been there. */
  staffed: rate,
});

/** Of those tapped. One visit may have several topics, so topics add up to no total. */
const share = z.object({
  /** An audience, a sector, a topic's slug; or `not-said`. */
  key: z.string(),
  label: z.string(),
  visits: z.int(),
  visitors: z.int(),
  /** Visitors by the hours of the answer, in their order. */
  hours: z.array(z.int()),
});
export type Share = z.infer<typeof share>;

const stretch = { startsAt: instant, endsAt: instant };

/** What the pavilion did, read in one snapshot from the same counting as the report. Times are instants; figures visitors. */
export const engagement = z.object({
  asOf: instant,
  version: z.int(),
  event: reportedEvent,
  /** All null: the whole event. */
  range: z.object({ day: localDate.nullable(), from: instant.nullable(), to: instant.nullable() }),
  /** An audience, a sector or a topic is chosen: only of those tapped, a head count cannot be split. */
  ofTapped: z.boolean(),
  /** What the filters offer: the days, booths and topics of the event that this caller may see. */
  choices: z.object({
    days: z.array(localDate),
    booths: z.array(z.object({ slug, name: line(120) })),
    topics: z.array(z.object({ slug, label: z.string() })),
    /** Earlier events with the same projects. */
    events: z.array(z.object({ slug, name: line(120) })),
  }),
  total: figure,
  /** Of `total.tapped`: part of `total.visitors`; and within the time of a head count, so shown beside it and not added. */
  taps: z.object({ added: z.int(), beside: z.int() }),
  countedBooths: z.int(),
  /** Of all booths whose hours are known. */
  open: rate,
  openings: z.array(z.object({ ...stretch, breaks: z.array(z.object({ ...stretch, label: z.string() })) })),
  /** About the projects of the booths shown, where nobody has to decide about it. */
  talks: z.array(z.object({ id, title: z.string(), ...stretch, room: z.string(), booths: z.array(slug) })),
  hours: z.array(hourBucket),
  notPlaced: z.object({ visitors: z.int(), approximate: z.boolean() }),
  booths: z.array(boothEngagement),
  days: z.array(z.object({ date: localDate, figure })),
  /** Those that have begun, in the order of time. */
  shifts: z.array(z.object({ id, boothId: id, ...stretch, people: z.int(), figure })),
  audiences: z.array(share),
  sectors: z.array(share),
  topics: z.array(share),
  /** Devices of these booths with something unsent, or silent while they should count: the figures can only grow. */
  behind: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['tablet', 'phone']),
      boothNames: z.array(z.string()),
      lastSeenAt: instant.nullable(),
      unsent: z.int().nullable(),
    }),
  ),
  comparison: comparison.nullable(),
});
export type Engagement = z.infer<typeof engagement>;

/** The tables that can be had as a file: what the page shows. */
export const engagementTables = [
  'hours',
  'booth-hours',
  'ranking',
  'days',
  'shifts',
  'audiences',
  'sectors',
  'topics',
  'comparison',
] as const;
export type EngagementTable = (typeof engagementTables)[number];

const MOST_BOOTHS = 200;
const slugs = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(slug).max(MOST_BOOTHS, `must name at most ${MOST_BOOTHS} booths`));

const compare = z
  .string()
  .regex(
    /^(previous-day|(booth|event):[a-z0-9]+(-[a-z0-9]+)*)$/,
    'must be previous-day, booth:SLUG or event:SLUG',
  )
  .max(100);

/** In any combination; each only once. */
const engagementQuery = z
  .strictObject({
    /** One date of the event. Not together with `from` and `to`. */
    day: localDate.optional(),
    /** From this moment on, until before that one; to the millisecond. */
    from: instant.optional(),
    to: instant.optional(),
    /** The hour until now, to the minute: a range that moves on. */
    last: z.enum(['hour']).optional(),
    /** Slugs, separated by commas. */
    booth: slugs.optional(),
    /** What was said of the visitors, or `not-said`. */
    audience: z.enum([...audiences, NOT_SAID]).optional(),
    sector: sector.optional(),
    topic: slug.optional(),
    /** The day before (of one day), another booth, or the same projects at an earlier event. */
    compare: compare.optional(),
  })
  .superRefine(({ day, from, to, last, compare: other }, context) => {
    const issue = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (day !== undefined && (from !== undefined || to !== undefined))
      issue('day', 'cannot go together with from and to; leave one of them out');
    if (last !== undefined && (day ?? from ?? to) !== undefined)
      issue('last', 'cannot go together with day, from or to; leave one of them out');
    if (from !== undefined && to !== undefined && Date.parse(from) >= Date.parse(to))
      issue('to', 'must lie after from');
    if (other === 'previous-day' && day === undefined)
      issue('compare', 'can be previous-day only of one day; choose it with day');
    if (other?.startsWith('event:') && (from ?? to ?? last) !== undefined)
      issue('compare', 'can be an event only of one day or of the whole event; leave from, to and last out');
  });
export type EngagementQuery = z.infer<typeof engagementQuery>;

const params = z.strictObject({ event: slug });

export const getEngagement = endpoint('get-engagement', {
  tag: 'reports',
  summary:
    'What the pavilion did: by hour, booth, day, shift, audience, sector and topic, and against another day or event',
  method: 'get',
  path: '/api/v1/events/:event/engagement',
  access: 'read',
  params,
  query: engagementQuery,
  output: engagement,
  errors: ['not-found'],
});

export const getEngagementFile = endpoint('get-engagement-file', {
  tag: 'reports',
  summary: 'One table of the same as CSV, with the same filters',
  method: 'get',
  path: '/api/v1/events/:event/engagement/:table.:format',
  access: 'read',
  params: params.extend({ table: z.enum(engagementTables), format: z.string().max(20) }),
  query: engagementQuery,
  mediaType: 'text/csv',
  errors: ['not-found', 'unknown-format'],
});
