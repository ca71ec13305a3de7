import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { id, instant, line, localDate, slug } from './fields.ts';

export const conflictKinds = [
  'double-booked',
  /** Two shifts of one booth at the same time: one place, and two that count on them. */
  'twice-at-once',
  'on-stage',
  /** Where no shift is known: somebody who stands for a booth speaks while its kiosk is open. */
  'on-stage-while-open',
  'outside-slot',
  'outside-hours',
  'below-minimum',
  'declined',
  /** Somebody would like to give it away, and nobody else of the booth is free then. */
  'offered-to-nobody',
  'person-archived',
  'too-long-a-day',
  'no-break',
  'not-eligible',
] as const;
const conflictKind = z.enum(conflictKinds);
export type ConflictKind = z.infer<typeof conflictKind>;

/** Where in the dashboard it can be mended. */
const mendingPages = ['shifts', 'slots', 'hours', 'people'] as const;

const override = z.object({
  id,
  reason: z.string(),
  /** Null: an account that is gone, or a token. */
  by: z.string().nullable(),
  createdAt: instant,
});

const conflict = z.object({
  kind: conflictKind,
  /** With `kind` its name: another one as soon as whom, what or when it is about changes. */
  subject: z.string(),
  /** The event's date of its start. */
  date: localDate,
  startsAt: instant,
  endsAt: instant,
  booths: z.array(z.object({ boothId: id, name: line(120) })),
  person: z.object({ id, name: line(120) }).nullable(),
  /** The shifts that it is about, by their start; none where none is planned. */
  shiftIds: z.array(id),
  /** One or two sentences, with times in the event's zone. */
  words: z.string(),
  mend: z.object({ page: z.enum(mendingPages), label: z.string() }),
  isOver: z.boolean(),
  /** Somebody decided that it stays so. */
  override: override.nullable(),
});
export type Conflict = z.infer<typeof conflict>;

const params = z.strictObject({ event: slug });

export const conflicts = {
  list: endpoint('list-conflicts', {
    tag: 'conflicts',
    summary:
      'What cannot be right about the staffing, in words, with what mends it; a lead sees the own booths',
    method: 'get',
    path: '/api/v1/events/:event/conflicts',
    access: 'read',
    params,
    /** Only what is about this date of the event: the conflict itself, or a shift that it is about, touches it. */
    query: z.strictObject({ day: localDate.optional() }),
    output: z.object({ asOf: instant, items: z.array(conflict) }),
    errors: ['not-found'],
  }),
  override: endpoint('create-conflict-overrides', {
    tag: 'conflicts',
    summary: 'Leave it as it is, with a reason that stays visible; for as long as nothing about it changes',
    method: 'post',
    path: '/api/v1/events/:event/conflict-overrides',
    access: 'lead',
    params,
    body: z.strictObject({ kind: conflictKind, subject: line(300), reason: line(300) }),
    output: override,
    status: 201,
    errors: ['not-found', 'taken'],
  }),
  endOverride: endpoint('end-conflict-overrides', {
    tag: 'conflicts',
    summary: 'It is no longer left as it is',
    method: 'delete',
    path: '/api/v1/conflict-overrides/:id',
    access: 'lead',
    params: z.strictObject({ id }),
    errors: ['not-found'],
  }),
} as const;
