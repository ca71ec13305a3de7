import type { BoothFigure, Receipt } from '#contracts/sync';
import { type Sql, type Transaction, together } from '../database/sql.ts';
import { ALWAYS, type Clock, clockOf } from './clock.ts';
import { readFigures } from './figures.ts';
import { type Arrival, type Batch, judge, type Line, readBatch } from './judge.ts';
import { listPlaces } from './places.ts';
import { findRepeats, hasRefusals, keepRefusals, listSettled } from './refusals.ts';
import { type Surroundings, unknownPlaceOf } from './rules.ts';
import {
  bumpVersions,
  type DeviceFacts,
  listDeviceFacts,
  listOpenTokens,
  listReferences,
  lockBooths,
  noteFirstContact,
  type Outcome,
  sourceIdOf,
  storeEntries,
} from './store.ts';
import { isVisit } from './visits.ts';

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

/**
 * Judges and stores the items of several requests in one transaction, then keeps what was refused.
 * @returns one result a batch, in the same order, and the booths whose figures moved
 */
export async function recordBatches(
  sql: Sql,
  batches: Batch[],
): Promise<{ recorded: Recorded[]; moved: Moved[] }> {
  const at = batches[0]?.receivedAt ?? new Date(0);
  const { lines, figures, around } = await sql.begin((tx) => recordWithin(tx, batches, at));
  await keepRefusals(sql, lines, around, at);
  return {
    recorded: batches.map((batch) => answerTo(batch, isRevoked(batch, around), lines, figures)),
    moved: movedBy(lines),
  };
}

/** What is recorded by somebody with an account, or for a sender by them. Nothing of it is kept when it is refused. */
export type Given = Omit<Batch, 'items' | 'standIn'> & { clock: Clock };

/**
 * Judges and stores items in the caller's transaction, at a person's word: what was refused before, or facts about
 * visits from the dashboard. What is refused is told and not kept.
 * @returns one receipt an item, in the same order, and the booths whose figures moved
 */
export async function recordAtWord(
  tx: Transaction,
  items: unknown[],
  given: Given,
): Promise<{ receipts: Receipt[]; moved: Moved[] }> {
  const { clock, ...batch } = given;
  const standIn = { clock, isRepair: true };
  const { lines } = await recordWithin(tx, [{ ...batch, items, standIn }], batch.receivedAt);
  return { receipts: lines.map(receiptOf), moved: movedBy(lines) };
}

/** The same for one item. */
export async function recordAgain(
  tx: Transaction,
  item: unknown,
  given: Given,
): Promise<{ receipt: Receipt; moved: Moved[] }> {
  const { receipts, moved } = await recordAtWord(tx, [item], given);
  const [receipt] = receipts;
  if (receipt === undefined) throw new Error('an item was not looked at');
  return { receipt, moved };
}

async function recordWithin(tx: Transaction, batches: Batch[], at: Date) {
  const arrivals = batches.flatMap(readBatch);
  const around = await readAround(tx, batches, arrivals, at);
  const present = batches.flatMap((batch) =>
    batch.standIn === undefined ? (around.devices.get(sourceIdOf(batch.source)) ?? []) : [],
  );
  await noteFirstContact(tx, present, at);
  const heard = arrivals.filter(({ batch }) => !isRevoked(batch, around));
  const settled = around.hadRefusals ? await listSettled(tx, heard) : new Map<Arrival, Outcome>();
  const clocks = new Map(batches.map((batch) => [batch, clockOfBatch(batch, around.devices)]));
  const lines = heard.map((arrival) =>
    judge(arrival, clocks.get(arrival.batch) ?? NO_CLOCK, settled.get(arrival) ?? null, around.world),
  );
  await findRepeats(tx, lines);
  const figures = await storeLines(tx, lines, around.world, at);
  return { lines, figures, around };
}

const NO_CLOCK: Clock = { offsetMs: 0, uncertain: [] };

type Around = Awaited<ReturnType<typeof readAround>>;

/** Locks the booths and reads what the items are judged by: all on one trip. */
async function readAround(tx: Transaction, batches: Batch[], arrivals: Arrival[], at: Date) {
  const items = arrivals.flatMap(({ item }) => item ?? []);
  const boothIds = arrivals.flatMap(({ item, refused }) => item?.boothId ?? refused?.boothId ?? []);
  const sourceIds = [...new Set(batches.map(({ source }) => sourceIdOf(source)))];
  const [booths, devices, tokens, hadRefusals, references, places] = await together([
    lockBooths(tx, [...new Set(boothIds)]),
    listDeviceFacts(tx, [...new Set(batches.flatMap(({ source }) => source.deviceId ?? []))]),
    listOpenTokens(tx, [...new Set(batches.flatMap(({ source }) => source.tokenId ?? []))], at),
    hasRefusals(tx, sourceIds),
    listReferences(tx, items),
    listPlaces(tx, arrivals.flatMap(unknownPlaceOfArrival)),
  ]);
  return { devices, tokens, hadRefusals, world: { booths, ...references, places } };
}

const unknownPlaceOfArrival = ({ item, batch }: Arrival) =>
  (item && unknownPlaceOf(item, batch.sender)) ?? [];

const isRevoked = (batch: Batch, { devices, tokens }: Around) =>
  batch.standIn === undefined &&
  !devices.has(sourceIdOf(batch.source)) &&
  !tokens.has(sourceIdOf(batch.source));

function clockOfBatch(batch: Batch, devices: Map<string, DeviceFacts>): Clock {
  if (batch.standIn?.clock) return batch.standIn.clock;
  const device = devices.get(batch.source.deviceId ?? '');
  const contacts = device?.contacts ?? [];
  // A file may be older than any guess by the moment at which it came.
  if (batch.standIn !== undefined && batch.clockOffsetMs === null)
    return { offsetMs: contacts.at(-1)?.offsetMs ?? 0, uncertain: [ALWAYS] };
  return clockOf(batch.clockOffsetMs, batch.sentAt.getTime(), batch.receivedAt.getTime(), contacts);
}

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

function receiptOf({ id, outcome }: Line): Receipt {
  if (outcome === null) throw new Error('an item was neither stored nor refused');
  if (typeof outcome === 'string') return { id, outcome };
  return { id, outcome: 'refused', code: outcome.code, detail: outcome.detail };
}
