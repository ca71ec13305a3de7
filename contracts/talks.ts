import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { id, instant, localDate, pageOf, pageQuery, rowFields, slug } from './fields.ts';

/** How a speaker was recognised as a person, or a title as being about a project. */
const match = z.enum([
  /** The name is the same, and nothing speaks against it. */
  'certain',
  /** Taken, and shown. */
  'likely',
  /** A person is to decide. */
  'doubtful',
  /** A person decided that it is so, or that it is not. Kept when the schedule is imported again. */
  'confirmed',
  'rejected',
]);
export type Match = z.infer<typeof match>;

const speaker = z.object({
  name: z.string(),
  /** Role and company, as the schedule says it. */
  affiliation: z.string(),
  /** Whom of our people it is, or with `doubtful` and `rejected` might be. */
  person: z.object({ id, name: z.string() }).nullable(),
  match: match.nullable(),
});
const project = z.object({ id, name: z.string(), match });

const talkFields = {
  title: z.string(),
  startsAt: instant,
  endsAt: instant,
  room: z.string(),
  track: z.string(),
  speakers: z.array(speaker),
  projects: z.array(project),
};

/** A session of the conference's schedule. It is changed by importing the schedule again; by hand only who and what it is about. */
const talkRow = z.object({ ...rowFields, ...talkFields });
export type TalkRow = z.infer<typeof talkRow>;

const scheduleFormat = z.enum(['text', 'ics', 'csv']);

/** Characters of a schedule: 5,000 sessions with their descriptions have room. */
const LONGEST_SCHEDULE = 8_000_000;
/** Sessions of one import. Days can be imported one by one. */
export const MOST_SESSIONS = 6_000;
/** Bytes: as UTF-8 in JSON. */
const LARGEST_BODY = 16_000_000;

const given = {
  text: z
    .string()
    .min(1, 'must not be empty')
    .max(LONGEST_SCHEDULE, 'must be at most 8,000,000 characters; import it day by day'),
  /** Null: found out. */
  format: scheduleFormat.nullable().default(null),
  /** Whose clock its times are on, where its label and the event's zone differ: null until somebody decided. */
  clock: z.enum(['event', 'label']).nullable().default(null),
};

const change = z.object({
  field: z.enum(['title', 'time', 'room', 'track', 'speakers', 'people', 'projects', 'archive']),
  before: z.string(),
  after: z.string(),
});

const question = z.object({
  key: z.string(),
  kind: z.enum(['speaker', 'project']),
  /** The speaker as the schedule says it, or the title. */
  about: z.string(),
  why: z.string(),
  choices: z.array(z.object({ id, name: z.string(), affiliation: z.string() })),
  /** The titles of the talks that it is about. */
  talks: z.array(z.string()),
});

export type ScheduleQuestion = z.infer<typeof question>;

const preview = z.object({
  /** Send it back to import what this shows, and nothing else. */
  digest: z.string(),
  format: scheduleFormat,
  /** How many sessions the schedule says that it holds; null: it does not say. */
  announced: z.int().nullable(),
  /** How many were found, read or not. */
  found: z.int(),
  /** The days that it holds: talks on others are left alone. */
  dates: z.array(localDate),
  zone: z.object({
    event: z.string(),
    labels: z.array(
      z.object({
        label: z.string(),
        sessions: z.int(),
        /** "UTC−5"; null where it cannot be told. */
        says: z.string().nullable(),
        /** What the event's zone has then. */
        eventSays: z.string(),
        agrees: z.boolean(),
      }),
    ),
    /** Sessions whose times are in UTC: they are moved to the event's time, and nothing is to be decided. */
    exact: z.int(),
    /** Sessions without a label: they are on the event's clock. */
    unlabelled: z.int(),
    /** They differ: importing needs `clock`. */
    mustDecide: z.boolean(),
    /** How the times of this preview were read. */
    taken: z.enum(['event', 'label']),
  }),
  counts: z.object({ new: z.int(), changed: z.int(), unchanged: z.int(), gone: z.int() }),
  /** All but the unchanged, in order of time. */
  talks: z.array(
    z.object({
      state: z.enum(['new', 'changed', 'gone']),
      id: id.nullable(),
      /** Where the schedule says it, counted from 1; null for what is gone. */
      line: z.int().nullable(),
      ...talkFields,
      changes: z.array(change),
      /** What was read by a guess. */
      doubts: z.array(z.string()),
    }),
  ),
  /** What could not be read, and is left out. */
  problems: z.array(z.object({ line: z.int(), title: z.string().nullable(), what: z.string() })),
  notes: z.array(z.string()),
  questions: z.array(question),
});
export type SchedulePreview = z.infer<typeof preview>;

const outcome = z.object({
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  archived: z.int(),
  /** Left out, because they could not be read. */
  problems: z.int(),
  /** Doubtful matches that nobody decided. */
  undecided: z.int(),
});
export type ScheduleOutcome = z.infer<typeof outcome>;

const ofEvent = z.strictObject({ event: slug });

export const talks = {
  list: endpoint('list-talks', {
    tag: 'talks',
    summary: 'List talks, in order of time',
    method: 'get',
    path: '/api/v1/events/:event/talks',
    access: 'read',
    params: ofEvent,
    query: z.strictObject(pageQuery),
    output: pageOf(talkRow),
    errors: ['bad-cursor', 'not-found'],
  }),
  change: endpoint('change-talks', {
    tag: 'talks',
    summary: 'Say who speaks and which projects a talk is about; kept when the schedule is imported again',
    method: 'patch',
    path: '/api/v1/talks/:id',
    access: 'manager',
    params: z.strictObject({ id }),
    body: z
      .strictObject({
        /** In the order of the talk's speakers; null: nobody of ours. */
        people: z.array(id.nullable()).max(200),
        projectIds: z.array(id).max(50),
      })
      .partial(),
    output: talkRow,
    isVersioned: true,
    errors: ['not-found', 'stale', 'version-missing', 'archived'],
  }),
  preview: endpoint('preview-schedule', {
    tag: 'talks',
    summary: 'What importing a schedule would do; stores nothing',
    method: 'post',
    path: '/api/v1/events/:event/schedule-previews',
    access: 'manager',
    params: ofEvent,
    body: z.strictObject(given),
    takesItems: true,
    largestBody: LARGEST_BODY,
    output: preview,
    errors: ['not-found', 'archived'],
  }),
  import: endpoint('import-schedule', {
    tag: 'talks',
    summary: 'Import a schedule as its preview showed it: all of it, or nothing',
    method: 'post',
    path: '/api/v1/events/:event/schedule-imports',
    access: 'manager',
    params: ofEvent,
    body: z.strictObject({
      ...given,
      digest: z.string().regex(/^[0-9a-f]{64}$/, 'must be the digest of a preview'),
      /** What is no longer in the schedule goes to the archive, or stays. */
      gone: z.enum(['archive', 'keep']).default('archive'),
      decisions: z
        .array(z.strictObject({ key: z.string().max(2_000), id: id.nullable() }))
        .max(10_000)
        .default([]),
    }),
    takesItems: true,
    largestBody: LARGEST_BODY,
    output: outcome,
    status: 201,
    errors: ['not-found', 'archived', 'stale'],
  }),
} as const;
