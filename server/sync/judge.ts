import { hash } from 'node:crypto';
import type { SyncItem } from '#contracts/sync-items';
import { type Clock, occurredAtOf } from './clock.ts';
import { rawTextOf } from './raw-text.ts';
import { canonicalText, type Refused, readItem, refusalOf, type Sender, type Surroundings } from './rules.ts';
import type { Entry, Outcome, Source } from './store.ts';

/** One request's items. */
export interface Batch {
  items: unknown[];
  source: Source;
  sender: Sender;
  /** By the client's clock. */
  sentAt: Date;
  /** Milliseconds to add to the client's clock; null if it never measured. */
  clockOffsetMs: number | null;
  receivedAt: Date;
  /** Somebody with an account speaks for the sender, also for one that was disconnected. */
  standIn?: StandIn;
}

interface StandIn {
  /** To go by instead of what the sender would say; null: what it said itself. */
  clock: Clock | null;
  /** What was settled before may be recorded all the same. */
  isRepair: boolean;
}

/** An item as it came, read and not judged yet. */
export interface Arrival {
  batch: Batch;
  raw: unknown;
  id: string;
  /** Undefined when it could not be read: `refused` says why. */
  item?: SyncItem | undefined;
  refused?: Refused | undefined;
}

/** An item on its way to its receipt. */
export interface Line {
  batch: Batch;
  raw: unknown;
  id: string;
  entry: Entry | null;
  outcome: Outcome | null;
  /** SHA-256 of the canonical text, hexadecimal; null for what could not be read. */
  hash: string | null;
  clockOffsetMs: number;
  isUncertain: boolean;
}

export function readBatch(batch: Batch): Arrival[] {
  return batch.items.map((raw) => {
    const read = readItem(raw);
    return { batch, raw, id: read.item?.id ?? read.refused?.id ?? '', ...read };
  });
}

/** @param settled what a person, or an earlier sending, decided about this very item */
export function judge(arrival: Arrival, clock: Clock, settled: Outcome | null, world: Surroundings): Line {
  const { batch, raw, id, item, refused } = arrival;
  const receivedAt = batch.receivedAt.getTime();
  const line = { batch, raw, id };
  if (item === undefined) {
    const { offsetMs: clockOffsetMs, uncertain } = clock;
    const outcome = settled ?? refused ?? null;
    return { ...line, entry: null, outcome, hash: null, clockOffsetMs, isUncertain: uncertain.length > 0 };
  }
  const { occurredAt, offsetMs: clockOffsetMs, isUncertain } = occurredAtOf(item, clock, receivedAt);
  const outcome = settled ?? refusalOf(item, { occurredAt, receivedAt }, batch.sender, world);
  const hash = hashOf(canonicalText(item));
  if (outcome !== null) return { ...line, entry: null, outcome, hash, clockOffsetMs, isUncertain };
  const entry: Entry = {
    item,
    source: batch.source,
    eventId: world.booths.get(item.boothId)?.eventId ?? '',
    occurredAt,
    isUncertain,
    clockOffsetMs,
    receivedAt: batch.receivedAt,
    hash,
  };
  return { ...line, entry, outcome: null, hash, clockOffsetMs, isUncertain };
}

const hashOf = (text: string) => hash('sha256', text);

/** What was sent, as it is kept, and its SHA-256 in hexadecimal. */
export function keptTextOf(raw: unknown): { raw: string; rawHash: string } {
  const text = rawTextOf(raw);
  return { raw: text, rawHash: hashOf(text) };
}
