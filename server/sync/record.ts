import { createHash } from 'node:crypto';
import type { BoothFigure, Receipt, SyncItem } from '#contracts/sync';
import type { Transaction } from '../database/sql.ts';
import { readFigures } from './figures.ts';
import { rawTextOf } from './raw-text.ts';
import {
  type Clock,
  canonicalText,
  clockOf,
  occurredAtOf,
  readItem,
  refusalOf,
  type Sender,
  type Surroundings,
} from './rules.ts';
import {
  bumpVersions,
  type DeviceFacts,
  type Entry,
  hasOpenRefusals,
  keepRefused,
  listDeviceFacts,
  listOpenTokens,
  listReferences,
  lockBooths,
  type Outcome,
  resolveRefused,
  type Source,
  storeEntries,
} from './store.ts';

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
}

/** `isRevoked`: the device was disconnected or the token revoked, nothing of the batch was looked at. */
export interface Recorded {
  isRevoked: boolean;
  receipts: Receipt[];
  figures: BoothFigure[];
}

/** A booth whose figures moved. */
export interface Moved {
  eventId: string;
  boothId: string;
}

/** An item on its way to its receipt. */
interface Line {
  batch: Batch;
  raw: unknown;
  entry: Entry | null;
  outcome: Outcome | null;
}

/**
 * Judges and stores the items of several requests in one transaction.
 * @returns one result a batch, in the same order, and the booths whose figures moved
 */
export async function recordBatches(
  tx: Transaction,
  batches: Batch[],
): Promise<{ recorded: Recorded[]; moved: Moved[] }> {
  const read = batches.flatMap((batch) => batch.items.map((raw) => ({ batch, raw, ...readItem(raw) })));
  const items = read.flatMap(({ item }) => item ?? []);
  const at = batches[0]?.receivedAt ?? new Date(0);
  const [booths, devices, tokens, hadRefusals, references] = await Promise.all([
    lockBooths(tx, [...new Set(items.map(({ boothId }) => boothId))]),
    listDeviceFacts(tx, [...new Set(batches.flatMap(({ source }) => source.deviceId ?? []))]),
    listOpenTokens(tx, [...new Set(batches.flatMap(({ source }) => source.tokenId ?? []))], at),
    hasOpenRefusals(tx, [...new Set(batches.map(sourceIdOf))]),
    listReferences(tx, items),
  ]);
  const world = { booths, ...references };
  const isRevoked = (batch: Batch) => !devices.has(sourceIdOf(batch)) && !tokens.has(sourceIdOf(batch));
  const clocks = new Map(batches.map((batch) => [batch, clockOfBatch(batch, devices)]));
  const lines = read
    .filter(({ batch }) => !isRevoked(batch))
    .map(({ batch, raw, item, refused }) =>
      item === undefined
        ? { batch, raw, entry: null, outcome: refused }
        : judge(batch, raw, item, clocks, world),
    );

  const moved = await storeLines(tx, lines, world, hadRefusals);
  const figures = await readFigures(tx, [...booths.keys()], at);
  const recorded = batches.map((batch) => answerTo(batch, isRevoked(batch), lines, figures));
  return { recorded, moved };
}

const sourceIdOf = ({ source }: Batch) => source.deviceId ?? source.tokenId ?? '';

function clockOfBatch(batch: Batch, devices: Map<string, DeviceFacts>): Clock {
  const device = devices.get(batch.source.deviceId ?? '');
  const hasLast = device !== undefined && device.offsetMs !== null && device.reportedAt !== null;
  const last = hasLast ? { offsetMs: device.offsetMs ?? 0, at: device.reportedAt?.getTime() ?? 0 } : null;
  return clockOf(batch.clockOffsetMs, batch.sentAt.getTime(), batch.receivedAt.getTime(), last);
}

function judge(
  batch: Batch,
  raw: unknown,
  item: SyncItem,
  clocks: Map<Batch, Clock>,
  world: Surroundings,
): Line {
  const clock = clocks.get(batch) ?? { offsetMs: 0, uncertainAfter: null };
  const { occurredAt, isUncertain } = occurredAtOf(item, clock);
  const refused = refusalOf(item, occurredAt, batch.sender, world);
  if (refused !== null) return { batch, raw, entry: null, outcome: refused };
  const eventId = world.booths.get(item.boothId)?.eventId ?? '';
  const { source, receivedAt } = batch;
  const entry: Entry = {
    item,
    source,
    eventId,
    occurredAt,
    isUncertain,
    clockOffsetMs: clock.offsetMs,
    receivedAt,
    hash: hashOf(canonicalText(item)),
  };
  return { batch, raw, entry, outcome: null };
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

async function storeLines(
  tx: Transaction,
  lines: Line[],
  world: Surroundings,
  hadRefusals: boolean,
): Promise<Moved[]> {
  const accepted = lines.flatMap((line) => (line.entry === null ? [] : [{ line, entry: line.entry }]));
  const entries = accepted.map(({ entry }) => entry);
  const outcomes = entries.length === 0 ? [] : await storeEntries(tx, entries, world);
  accepted.forEach(({ line }, index) => {
    line.outcome = outcomes[index] ?? null;
  });
  const stored = entries.filter((_, index) => outcomes[index] === 'stored');
  const moved = new Map(
    stored.map(({ eventId, item }) => [item.boothId, { eventId, boothId: item.boothId }]),
  );
  await keepWhatWasRefused(tx, lines, world);
  if (stored.length > 0) {
    if (hadRefusals) await resolveRefused(tx, stored, stored[0]?.receivedAt ?? new Date(0));
    await bumpVersions(tx, [...new Set(stored.map(({ eventId }) => eventId))]);
  }
  return [...moved.values()];
}

async function keepWhatWasRefused(tx: Transaction, lines: Line[], world: Surroundings): Promise<void> {
  const refused = lines.flatMap(({ batch, raw, outcome }) => {
    if (outcome === null || typeof outcome === 'string') return [];
    const booth = world.booths.get(outcome.boothId ?? '');
    const text = rawTextOf(raw);
    const eventId = booth?.eventId ?? batch.sender.eventId;
    return [
      {
        refused: outcome,
        raw: text,
        rawHash: hashOf(text),
        source: batch.source,
        boothId: booth?.id ?? null,
        eventId,
      },
    ];
  });
  const receivedAt = lines[0]?.batch.receivedAt;
  if (refused.length > 0 && receivedAt) await keepRefused(tx, refused, receivedAt);
}

function answerTo(batch: Batch, isRevoked: boolean, lines: Line[], figures: BoothFigure[]): Recorded {
  const own = lines.filter((line) => line.batch === batch);
  const boothIds = new Set(own.map(({ entry }) => entry?.item.boothId));
  return {
    isRevoked,
    receipts: own.map(receiptOf),
    figures: figures.filter(({ boothId }) => boothIds.has(boothId)),
  };
}

function receiptOf({ entry, outcome }: Line): Receipt {
  if (outcome === null) throw new Error('an item was neither stored nor refused');
  if (typeof outcome === 'string') return { id: entry?.item.id ?? '', outcome };
  return { id: outcome.id, outcome: 'refused', code: outcome.code, detail: outcome.detail };
}
