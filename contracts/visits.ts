import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { id, instant, line, pageOf, pageQuery, slug, uuidv7 } from './fields.ts';
import { speaker } from './speaker.ts';
import { correctionSet } from './sync-items.ts';
import { audience, precision, sector } from './visitors.ts';

/** Taken back: the visit stays on the record and counts in no figure. */
const takenBack = z.object({ at: instant, by: speaker, reason: z.string().nullable() });

/** Only what this correction sets. */
const correctedFields = z.object({
  partySize: z.int().optional(),
  audience: audience.nullable().optional(),
  sector: sector.nullable().optional(),
  topics: z.array(slug).optional(),
  talkId: id.nullable().optional(),
  occurredAt: instant.optional(),
});

const visitRow = z.object({
  id,
  boothId: id,
  sender: z.object({ kind: z.enum(['device', 'token']), id, name: z.string() }),
  /** By the sender's clock, as it came. */
  tappedAt: instant,
  /** Only if a person stated another time when it was counted. */
  happenedAt: instant.nullable(),
  precision: precision.nullable(),
  receivedAt: instant,
  /** What holds, corrections included. */
  occurredAt: instant,
  /** The sender's clock was off and nobody stated the time since. */
  timeUncertain: z.boolean(),
  tappedSize: z.int(),
  /** These stand, corrections included. */
  partySize: z.int(),
  audience: audience.nullable(),
  sector: sector.nullable(),
  topics: z.array(slug),
  talk: z.object({ id, title: z.string() }).nullable(),
  /** The first time; null: it counts. */
  undone: takenBack.nullable(),
  /** In the order in which they were made; of one field the last holds. */
  corrections: z.array(
    z.object({ id, at: instant, by: speaker, reason: z.string().nullable(), set: correctedFields }),
  ),
});
export type VisitRow = z.infer<typeof visitRow>;

/** Of everything that the filter lets through, not of one page. */
const totals = z.object({
  visits: z.int(),
  visitors: z.int(),
  /** Visits that were taken back; not among those above. */
  takenBack: z.int(),
});
export type VisitTotals = z.infer<typeof totals>;

/** Visits that one request may take back. */
export const MOST_AT_ONCE = 500;

const undoResult = z.object({
  visitId: id,
  /** `already-taken-back`: by somebody else, or earlier; nothing was added to the record. */
  outcome: z.enum(['taken-back', 'already-taken-back']),
});
export type UndoResult = z.infer<typeof undoResult>;

const path = '/api/v1/events/:event/visits';
const params = z.strictObject({ event: slug });
const reason = line(200);
const errors = ['not-found', 'not-your-booth', 'archived', 'taken'] as const;

const undos = z
  .array(z.strictObject({ id: uuidv7, visitId: uuidv7 }))
  .min(1, 'must name at least one')
  .max(MOST_AT_ONCE, `must be at most ${MOST_AT_ONCE}`)
  .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, 'must have an id for each')
  .refine(
    (items) => new Set(items.map(({ visitId }) => visitId)).size === items.length,
    'must name each visit once',
  );

export const visits = {
  list: endpoint('list-visits', {
    tag: 'visits',
    summary: 'List visits as they were tapped and as they stand, newest first, with the totals of the filter',
    method: 'get',
    path,
    access: 'lead',
    params,
    query: z.strictObject({
      cursor: pageQuery.cursor,
      limit: pageQuery.limit,
      boothId: id.optional(),
      deviceId: id.optional(),
      /** By when it happened: from this moment on, until before that one. */
      from: instant.optional(),
      to: instant.optional(),
    }),
    output: pageOf(visitRow).extend({ totals }),
    errors: ['bad-cursor', 'not-found'],
  }),
  file: endpoint('export-visits', {
    tag: 'visits',
    summary: 'Every visit as it stands, oldest first, as a CSV file',
    method: 'get',
    path: `${path}.csv`,
    access: 'lead',
    params,
    mediaType: 'text/csv',
    errors: ['not-found'],
  }),
  takeBack: endpoint('undo-visits', {
    tag: 'visits',
    summary:
      'Take visits back with a reason: all of them or none. They stay on the record; harmless when it is repeated',
    method: 'post',
    path: `${path}/undos`,
    access: 'lead',
    params,
    body: z.strictObject({ undos, reason }),
    output: z.object({ results: z.array(undoResult) }),
    errors,
  }),
  correct: endpoint('correct-visit', {
    tag: 'visits',
    summary:
      'Correct one visit with a reason. What was tapped stays on the record; harmless when it is repeated',
    method: 'post',
    path: `${path}/corrections`,
    access: 'lead',
    params,
    body: z.strictObject({ id: uuidv7, visitId: uuidv7, set: correctionSet, reason }),
    output: visitRow,
    errors: [...errors, 'outside-event', 'in-the-future'],
  }),
} as const;
