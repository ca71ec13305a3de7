import { z } from 'zod';
import { assignmentRow } from './assignments.ts';
import { eventCollection } from './collection.ts';
import { endpoint } from './endpoint.ts';
import { id, instant, rowFields, slug, uuidv7, wholeNumber } from './fields.ts';

const fields = {
  startsAt: instant,
  endsAt: instant,
  /** People without whom the kiosk counts as unstaffed. */
  minimum: wholeNumber(0, 50),
  /** People hoped for; at least the minimum. */
  target: wholeNumber(0, 50),
};
const input = {
  boothId: id,
  ...fields,
  minimum: fields.minimum.default(1),
  target: fields.target.default(2),
};

const shiftRow = z.object({
  ...rowFields,
  boothId: id,
  ...fields,
  /** The series it was made in, however it was changed since; null: by itself. */
  seriesId: id.nullable(),
});
export type ShiftRow = z.infer<typeof shiftRow>;

/** Shifts of one arrangement; more is more than anybody looks at before they press. */
const MOST_ARRANGED = 300;
const MOST_PEOPLE = 50;

const several = <S extends z.ZodType>(one: S, most = MOST_ARRANGED) =>
  z.array(one).max(most, `must be at most ${most}`).default([]);
const people = several(id, MOST_PEOPLE);

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 10:30');

/** How a series of shifts was asked for, by the clock on the wall. It is kept; each of its shifts is one like any other. */
const seriesRule = z.strictObject({
  from: clockTime,
  /** At or before `from`: on the next day. */
  to: clockTime,
  minutes: wholeNumber(5, 1440),
  /** Minutes for which a shift and the next one both run. */
  handOver: wholeNumber(0, 1440),
  teams: wholeNumber(1, 3),
  /** Whether teams take turns every shift or every day. */
  turns: z.enum(['shift', 'day']),
});

const arrangement = z
  .strictObject({
    /** Series that new shifts are of, one for each booth. */
    series: several(z.strictObject({ id: uuidv7, boothId: id, rule: seriesRule })),
    /** New shifts with the ids that the sender made for them, and who is on them. */
    create: several(
      z.strictObject({
        id: uuidv7,
        ...input,
        personIds: people,
        /** One of `series`, of the same booth. */
        seriesId: id.nullable().default(null),
      }),
    ),
    /** Shifts that change. People are added and taken off one by one: whom others added meanwhile stays. */
    change: several(
      z.strictObject({
        id,
        version: z.int().min(1),
        ...z.strictObject(fields).partial().shape,
        assign: people,
        unassign: people,
      }),
    ),
    archive: several(z.strictObject({ id, version: z.int().min(1) })),
    /** Out of the archive again; the people who were on it with it. */
    restore: several(z.strictObject({ id, version: z.int().min(1), assign: people })),
  })
  .refine(
    ({ series: _, ...all }) => Object.values(all).some((part) => part.length > 0),
    'must hold at least one shift',
  )
  .refine(
    ({ series, create }) =>
      create.every(
        ({ seriesId, boothId }) =>
          seriesId === null || series.some((one) => one.id === seriesId && one.boothId === boothId),
      ),
    'names a series that is not in it, or of another booth',
  )
  .refine((all) => {
    const ids = Object.values(all).flatMap((part) => part.map((one) => one.id));
    return new Set(ids).size === ids.length;
  }, 'names a shift twice: each may be in it once');
export type Arrangement = z.input<typeof arrangement>;

export const shifts = {
  ...eventCollection({
    noun: 'shifts',
    one: 'a shift',
    read: 'read',
    write: 'lead',
    row: shiftRow,
    input: z.strictObject(input),
    change: z.strictObject(fields).partial(),
    query: { boothId: id.optional() },
    errors: ['in-wrong-order', 'outside-event', 'wrong-event', 'not-your-booth'],
  }),
  /** To split, copy, make a series, move to another booth, and take each of them back. */
  arrange: endpoint('arrange-shifts', {
    tag: 'shifts',
    summary:
      'Create, change and archive several shifts with their people: all of it or nothing. Sent again it changes nothing more',
    method: 'post',
    path: '/api/v1/events/:event/shift-arrangements',
    access: 'lead',
    params: z.strictObject({ event: slug }),
    body: arrangement,
    /** The shifts as they are after it, and everybody who is or was on them. */
    output: z.object({ items: z.array(shiftRow), assignments: z.array(assignmentRow) }),
    current: shiftRow,
    errors: [
      'not-found',
      'stale',
      'taken',
      'archived',
      'in-wrong-order',
      'outside-event',
      'wrong-event',
      'not-your-booth',
    ],
  }),
};
