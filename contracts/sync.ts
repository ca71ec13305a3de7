import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { id, instant, isStorableText, wholeNumber } from './fields.ts';
import { syncItem } from './sync-items.ts';

/** Larger batches are refused whole with 413; a client halves them. */
export const MOST_ITEMS = 500;
/** Bytes of the whole body. */
export const LARGEST_BODY = 256 * 1024;

/** Milliseconds to add to the client's clock, as it measured it; null if it never did. */
const clockOffset = wholeNumber(
  -4_000_000_000_000,
  4_000_000_000_000,
  'a whole number of milliseconds',
).nullable();

/** How much a device keeps, and whether its browser promised not to throw it away. */
export const deviceStorage = z.object({
  persisted: z.boolean(),
  usedBytes: z.number().optional(),
  quotaBytes: z.number().optional(),
});

/** The envelope. Items are looked at one by one later, so that a bad one never blocks the rest. */
export const syncInput = z.object({
  sentAt: instant,
  clientVersion: z
    .string()
    .max(40)
    .refine(isStorableText, 'holds a character that cannot be stored')
    .optional(),
  clockOffsetMs: clockOffset.optional(),
  /** Items that wait on the client, these included. */
  unsent: wholeNumber(0, 1_000_000).optional(),
  storage: deviceStorage.optional(),
  items: z.array(z.unknown()),
});
export type SyncInput = z.input<typeof syncInput>;

/** For whoever reads the API: what each of the items may be. They are parsed one by one, each with a receipt of its own. */
const describedItem = syncItem.meta({
  id: 'SyncItem',
  description:
    'One fact. Each is judged by itself: a bad one gets a refused receipt and never blocks the rest.',
});

/** Items that a device saved to a file, {@link MOST_ITEMS} at a time, to be handed in by somebody else. */
export const savedItems = z.strictObject({
  savedAt: instant,
  /** As the device had measured it when it saved; null if it never did: the times are uncertain then. */
  clockOffsetMs: clockOffset,
  items: z.array(z.unknown()).min(1),
});

/** {@link savedItems} with what each of the items may be. */
export const describedSavedItems = savedItems.extend({
  items: z.array(describedItem).min(1).max(MOST_ITEMS),
});

const refusalCode = z.enum([
  'invalid',
  'unknown-type',
  'unknown-field',
  'id-reused',
  'unknown-booth',
  'wrong-event',
  'not-placed',
  'archived-booth',
  'archived-event',
  'outside-event',
  'in-the-future',
  'unknown-topic',
  'unknown-person',
  'unknown-talk',
  'wrong-booth',
  /** A person decided in the dashboard that it is not to be recorded: nothing is left to send. */
  'discarded',
]);
export type RefusalCode = z.infer<typeof refusalCode>;

export const receipt = z.discriminatedUnion('outcome', [
  z.object({ id: z.string(), outcome: z.literal('stored') }),
  z.object({ id: z.string(), outcome: z.literal('repeat') }),
  /** One of {@link refusalCode}; a client that is older than the server must live with a code it does not know. */
  z.object({ id: z.string(), outcome: z.literal('refused'), code: z.string(), detail: z.string() }),
]);
export type Receipt = z.infer<typeof receipt>;

export const boothFigure = z.object({
  boothId: id,
  /** What was tapped today, the event's day, undos and corrections taken into account. */
  visitorsToday: z.int(),
  asOf: instant,
});

export type BoothFigure = z.infer<typeof boothFigure>;

const syncOutput = z.object({
  receivedAt: instant,
  serverVersion: z.string(),
  receipts: z.array(receipt),
  figures: z.array(boothFigure),
});
export type SyncOutput = z.infer<typeof syncOutput>;

export const postSync = endpoint('post-sync', {
  tag: 'sync',
  summary: 'Send visits and other facts from a device; every item gets a receipt',
  method: 'post',
  path: '/api/v1/sync',
  access: 'sync',
  body: syncInput,
  takesItems: true,
  described: syncInput.extend({ items: z.array(describedItem).max(MOST_ITEMS) }),
  output: syncOutput,
  errors: ['device-revoked', 'too-large'],
});
