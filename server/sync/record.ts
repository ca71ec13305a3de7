import { hash } from 'node:crypto';
import type { BoothFigure, Receipt, SyncItem } from '#contracts/sync';
import { type Sql, type Transaction, together } from '../database/sql.ts';
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
import { isVisit } from './visits.ts';

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
 * Judges and stores the items of several requests in one transaction, then keeps what was refused.
 * @returns one result a batch, in the same order, and the booths whose figures moved
 */
export async function recordBatches(
  sql: Sql,
  batches: Batch[],
): Promise<{ recorded: Recorded[]; moved: Moved[] }> {
  const read = batches.flatMap((batch) => batch.items.map((raw) => ({ batch, raw, ...readItem(raw) })));
  const items = read.flatMap(({ item }) => item ?? []);
  const at = batches[0]?.receivedAt ?? new Date(0);
  const { lines, figures, around } = await sql.begin(async (tx) => {
    const around = await readAround(tx, batches, items, at);
    const clocks = new Map(batches.map((batch) => [batch, clockOfBatch(batch, around.devices)]));
    const lines = read
      .filter(({ batch }) => !isRevoked(batch, around))
      .map(({ batch, raw, item, refused }) =>
        item === undefined
          ? { batch, raw, entry: null, outcome: refused }
          : judge(batch, raw, item, clocks, around.world),
      );
    const figures = await storeLines(tx, lines, around.world, at);
    return { lines, figures, around };
  });
  await settleRefusals(sql, lines, around, at);
  return {
    recorded: batches.map((batch) => answerTo(batch, isRevoked(batch, around), lines, figures)),
    moved: movedBy(lines),
  };
}

type Around = Awaited<ReturnType<typeof readAround>>;

/** Locks the booths and reads what the items are judged by: all on one trip. */
async function readAround(tx: Transaction, batches: Batch[], items: SyncItem[], at: Date) {
  const sourceIds = [...new Set(batches.map(sourceIdOf))];
  const [booths, devices, tokens, hadRefusals, references] = await together([
    lockBooths(tx, [...new Set(items.map(({ boothId }) => boothId))]),
    listDeviceFacts(tx, [...new Set(batches.flatMap(({ source }) => source.deviceId ?? []))]),
    listOpenTokens(tx, [...new Set(batches.flatMap(({ source }) => source.tokenId ?? []))], at),
    hasOpenRefusals(tx, sourceIds),
    listReferences(tx, items),
  ]);
  return { devices, tokens, hadRefusals, world: { booths, ...references } };
}

const isRevoked = (batch: Batch, { devices, tokens }: Around) =>
  !devices.has(sourceIdOf(batch)) && !tokens.has(sourceIdOf(batch));

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

const hashOf = (text: string) => hash('sha256', text);

/** Stores what was accepted, and reads the figures after it. */
async function storeLines(
  tx: Transaction,
  lines: Line[],
  world: Surroundings,
  at: Date,
): Promise<BoothFigure[]> {
  const accepted = lines.flatMap((line) => (line.entry === null ? [] : [{ line, entry: line.entry }]));
  const entries = accepted.map(({ entry }) => entry);
  const storing = storeEntries(tx, entries, world);
  // Visits are one statement, and the rest travels right behind it. Facts are several.
  if (!entries.every(isVisit)) await storing;
  const [outcomes, figures] = await together([
    storing,
    readFigures(tx, [...world.booths.keys()], at),
    bumpVersions(tx, [...new Set(entries.map(({ eventId }) => eventId))]),
  ]);
  for (const [index, { line }] of accepted.entries()) line.outcome = outcomes[index] ?? null;
  return figures;
}

/**
 * Keeps the items that were refused, and takes those off the list that were refused before and are stored now. Comes
 * after the commit and before any receipt: if it fails, the sender sends everything again.
 */
async function settleRefusals(
  sql: Sql,
  lines: Line[],
  { world, hadRefusals }: Around,
  at: Date,
): Promise<void> {
  const refused = lines.flatMap(({ batch, raw, outcome }) => {
    if (outcome === null || typeof outcome === 'string') return [];
    const booth = world.booths.get(outcome.boothId ?? '');
    const text = rawTextOf(raw);
    const eventId = booth?.eventId ?? batch.sender.eventId;
    const boothId = booth?.id ?? null;
    return [{ refused: outcome, raw: text, rawHash: hashOf(text), source: batch.source, boothId, eventId }];
  });
  if (refused.length > 0) await keepRefused(sql, refused, at);
  const held = lines.flatMap(({ entry, outcome }) =>
    entry !== null && typeof outcome === 'string' ? [entry] : [],
  );
  if (hadRefusals && held.length > 0) await resolveRefused(sql, held, at);
}

/** The booths whose figures moved. */
function movedBy(lines: Line[]): Moved[] {
  const moved = lines.flatMap(({ entry, outcome }) =>
    entry !== null && outcome === 'stored' ? [entry] : [],
  );
  return [
    ...new Map(moved.map(({ eventId, item }) => [item.boothId, { eventId, boothId: item.boothId }])).values(),
  ];
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
