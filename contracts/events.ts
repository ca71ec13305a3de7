import { z } from 'zod';
import { globalCollection } from './collection.ts';
import { instant, line, localDate, optionalLine, rowFields, slug, timeZone, webUrl } from './fields.ts';

const fields = {
  name: line(120),
  venue: optionalLine(120),
  city: optionalLine(120),
  timeZone,
  startsOn: localDate,
  endsOn: localDate,
  countingRule: line(200),
  sourceUrl: webUrl.nullable(),
};

const eventRow = z.object({ ...rowFields, slug, simulated: z.boolean(), ...fields });
export type EventRow = z.infer<typeof eventRow>;

const eventInput = z.strictObject({
  slug,
  simulated: z.boolean().default(false),
  ...fields,
  venue: fields.venue.default(''),
  city: fields.city.default(''),
  countingRule: fields.countingRule.default('One tap for each person who talked to you.'),
  sourceUrl: fields.sourceUrl.default(null),
});
export type EventInput = z.infer<typeof eventInput>;

export const eventChange = z.strictObject(fields).partial();

const globalEvents = globalCollection({
  noun: 'events',
  one: 'an event',
  read: 'read',
  write: 'manager',
  row: eventRow,
  input: eventInput,
  change: eventChange,
  errors: ['in-wrong-order', 'zone-in-use', 'in-use'],
});

const bySlug = z.strictObject({ event: slug });

/** Events are named by their slug everywhere. */
export const events = {
  list: globalEvents.list,
  create: globalEvents.create,
  get: { ...globalEvents.get, path: '/api/v1/events/:event', params: bySlug },
  change: { ...globalEvents.change, path: '/api/v1/events/:event', params: bySlug },
  archive: { ...globalEvents.archive, path: '/api/v1/events/:event/archive', params: bySlug },
  restore: { ...globalEvents.restore, path: '/api/v1/events/:event/archive', params: bySlug },
} as const;

export const eventBreak = z.strictObject({
  startsAt: instant,
  endsAt: instant,
  label: line(60).default('Break'),
});
export type EventBreak = z.infer<typeof eventBreak>;
