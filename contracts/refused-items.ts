import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { id, instant, line, optionalLine, pageOf, pageQuery, slug, uuidv7, yesOrNo } from './fields.ts';

/** How a person, or a later sending, settled what the record could not take at first. */
const resolution = z.enum(['repaired', 'discarded']);

/** What was sent and could not be recorded, kept as it was sent until a person decides. */
const refusedItem = z.object({
  id,
  boothId: id.nullable(),
  sender: z.object({ kind: z.enum(['device', 'token']), id, name: z.string() }),
  /** By the sender; may be empty when what came has none. */
  itemId: z.string(),
  type: z.string(),
  /** As it was sent. */
  item: z.unknown(),
  code: z.string(),
  detail: z.string(),
  /** The stated time, else the tap by the corrected clock; null when there is no readable time in it. */
  occurredAt: instant.nullable(),
  receivedAt: instant,
  lastAt: instant,
  /** How often it was sent. */
  times: z.int(),
  resolution: resolution.nullable(),
  resolvedAt: instant.nullable(),
  /** The account's name; null when nobody signed in did it: a later sending, or a token. */
  resolvedBy: z.string().nullable(),
  reason: z.string().nullable(),
});
export type RefusedItem = z.infer<typeof refusedItem>;

const result = z.object({
  id,
  /** `already-recorded`: somebody did it before, and nothing of this change was taken. */
  outcome: z.enum(['recorded', 'already-recorded', 'discarded', 'refused']),
  /** Why it was refused again. */
  code: z.string().optional(),
  detail: z.string().optional(),
});
export type SettledItem = z.infer<typeof result>;
const results = z.object({ results: z.array(result) });

const MOST = 200;
const ids = z.array(id).min(1, 'must name at least one').max(MOST, `must be at most ${MOST}`);
const path = '/api/v1/events/:event/refused-items';
const params = z.strictObject({ event: slug });
const errors = ['not-found', 'not-your-booth'] as const;

export const refusedItems = {
  list: endpoint('list-refused-items', {
    tag: 'refused-items',
    summary: 'List what was sent and could not be recorded, oldest first',
    method: 'get',
    path,
    access: 'lead',
    params,
    query: z.strictObject({
      cursor: pageQuery.cursor,
      limit: pageQuery.limit,
      /** Also what was recorded later or discarded. */
      settled: yesOrNo.default(false),
    }),
    output: pageOf(refusedItem),
    errors: ['bad-cursor', 'not-found'],
  }),
  repair: endpoint('repair-refused-items', {
    tag: 'refused-items',
    summary: 'Record what was refused, as it was sent or with changed fields; each item by itself',
    method: 'post',
    path: `${path}/repair`,
    access: 'lead',
    params,
    takesItems: true,
    body: z.strictObject({
      ids,
      /** Fields to set in each item; null takes a field away. The type stays. */
      change: z
        .record(z.string().max(40), z.unknown())
        .refine((change) => !('type' in change), 'must leave the type')
        .default({}),
      reason: optionalLine(200).default(''),
    }),
    output: results,
    errors,
  }),
  discard: endpoint('discard-refused-items', {
    tag: 'refused-items',
    summary: 'Decide that refused items are not to be recorded; the device may forget them',
    method: 'post',
    path: `${path}/discard`,
    access: 'lead',
    params,
    body: z.strictObject({ ids, reason: line(200) }),
    output: results,
    errors,
  }),
  discardOwn: endpoint('discard-own-item', {
    tag: 'refused-items',
    summary: 'A device decides that an item of its own is not to be recorded; harmless when it is repeated',
    method: 'put',
    path: '/api/v1/devices/current/refused-items/:itemId/discard',
    access: 'device',
    params: z.strictObject({ itemId: uuidv7 }),
    body: z.strictObject({ reason: line(200) }),
    output: z.object({
      /** `recorded`: it is on the record meanwhile, and stays there. `unknown`: it never came, which is as good as discarded. */
      outcome: z.enum(['discarded', 'recorded', 'unknown']),
    }),
    errors: ['device-revoked'],
  }),
} as const;
