import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { id, instant, slug } from './fields.ts';

/**
 * A booth's visitors after one talk, against the booth's own usual rate. `not-recorded`: the booth was not counted then.
 * `too-few`: too few visitors. `too-little`:
 * too few hours to compare with. It says what came after, never because of what.
 */
const after = z.object({
  /** From the end of the talk. */
  withinMinutes: z.union([z.literal(60), z.literal(120)]),
  verdict: z.enum(['told', 'too-few', 'too-little', 'not-recorded']),
  visitors: z.int().nullable(),
  /** Recorded minutes of these. */
  minutes: z.int().nullable(),
  /** Visitors that the booth's usual rate gives in these minutes. */
  expected: z.number().nullable(),
  /** Of the rates; only where it is told. The interval holds for all talks of the booth together, at 95 %. */
  ratio: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

export type After = z.infer<typeof after>;

export const afterTalk = z.object({
  talkId: id,
  title: z.string(),
  startsAt: instant,
  endsAt: instant,
  room: z.string(),
  /** Whether the talk is about the booth's project; else visitors said that they came from it. */
  isOwn: z.boolean(),
  /** Visitors who said that they came from it. */
  saidSo: z.int(),
  /** Empty for a talk that is not the project's own. */
  after: z.array(after),
});

export type AfterTalk = z.infer<typeof afterTalk>;

const boothAfterTalks = z.object({
  boothId: id,
  slug,
  name: z.string(),
  kiosks: z.array(z.string()),
  /** Those that are over, in the order of time. */
  talks: z.array(afterTalk),
});

const output = z.object({ asOf: instant, booths: z.array(boothAfterTalks) });
export type AfterTalks = z.infer<typeof output>;

export const getAfterTalks = endpoint('get-after-talks', {
  tag: 'reports',
  summary: 'Visitors of each booth after the talks about its project, against its own usual rate',
  method: 'get',
  path: '/api/v1/events/:event/after-talks',
  access: 'read',
  params: z.strictObject({ event: slug }),
  output,
  errors: ['not-found'],
});
