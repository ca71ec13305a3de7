import type { SyncInput, SyncOutput } from '#contracts/sync';
import { offsetOf } from '../clock/offset.ts';
import { newestFigures } from '../visits/figures.ts';
import { type Posted, postBatch } from './ask.ts';
import type { Meta, TabletDatabase, UnsentItem } from './database.ts';
import type { Keeping } from './keeping.ts';
import type { Memory } from './memory.ts';
import { readyToLeave, subjectOf } from './order.ts';
import type { Patience } from './patience.ts';
import { readStorage } from './storage.ts';
import { afterwards, givenUp, obeyVerdicts, undecided } from './store.ts';
import { isToBlame, pickBatch, type Suspicion, suspicionAfter } from './suspicion.ts';
import type { Tabs } from './tabs.ts';
import { type Answer, type Move, moveAfter, verdict } from './verdict.ts';

export interface SendingDeps {
  db: TabletDatabase;
  memory: Memory;
  tabs: Tabs;
  keeping: Pick<Keeping, 'write'>;
  now: () => number;
  random: () => number;
  /** Somebody may be looking at this page. */
  isVisible: () => boolean;
  version: string;
}

/** The sending itself, which knows how long answers take. */
export type PatientDeps = SendingDeps & { patience: Patience };

export interface Sent {
  answer: Answer;
  move: Move;
  length: number;
  suspicion: Suspicion;
}

/** One batch, from the rows to what became of them. An empty one only says that this tablet is there. */
export async function sendBatch(
  deps: PatientDeps,
  { size, suspicion }: { size: number; suspicion: Suspicion },
  hurry: AbortSignal,
): Promise<Sent> {
  const { memory, now, patience } = deps;
  const batch = pickBatch(readyToLeave(memory.get().unsent), suspicion, size);
  const storage = await readStorage();
  const sentAtMs = now();
  const token = memory.get().meta.token ?? '';
  const posted = await postBatch({ token, patience }, envelopeOf(deps, batch, storage, sentAtMs), hurry);
  const answeredAtMs = now();
  const learnt = learntFrom(deps, posted, { sentAtMs, answeredAtMs, length: batch.length });
  // Connected anew meanwhile: what the old connection was told says nothing about the new one.
  const isCurrent = token === memory.get().meta.token;
  const { answer } = posted;
  const doubt = { ...suspicion, isToBlame: isToBlame(batch, suspicion) };
  await obey(deps, batch, doubt.isToBlame, answer, isCurrent ? learnt : { ...learnt, isDisconnected: false });
  const move = moveAfter(answer, batch, doubt);
  return {
    answer,
    move: isCurrent || move !== 'stop' ? move : 'wait',
    length: batch.length,
    suspicion: suspicionAfter(suspicion, answer, batch),
  };
}

function envelopeOf(
  { memory, version }: SendingDeps,
  batch: readonly UnsentItem[],
  storage: SyncInput['storage'],
  sentAtMs: number,
): SyncInput {
  const { unsent, meta } = memory.get();
  return {
    sentAt: new Date(sentAtMs).toISOString(),
    clientVersion: version,
    clockOffsetMs: meta.clock?.offsetMs ?? null,
    unsent: unsent.length,
    storage,
    items: batch.map((row) => row.item),
  };
}

interface Trip {
  sentAtMs: number;
  answeredAtMs: number;
  length: number;
}

function learntFrom({ memory }: SendingDeps, { answer, output }: Posted, trip: Trip): Partial<Meta> {
  const { meta } = memory.get();
  if (output !== null) return learntFromOutput(meta, output, trip);
  const reason = answer.kind === 'refused' ? answer.detail : answer.kind === 'nothing' ? answer.reason : '';
  const isDisconnected = answer.kind === 'refused' && answer.status === 401;
  return { lastFailure: { atMs: trip.answeredAtMs, reason }, isDisconnected };
}

function learntFromOutput(meta: Meta, output: SyncOutput, trip: Trip): Partial<Meta> {
  return {
    figures: newestFigures(meta.figures, output.figures),
    clock: offsetOf(meta.clock, { ...trip, receivedAtMs: Date.parse(output.receivedAt) }),
    serverVersion: output.serverVersion,
    isDisconnected: false,
    lastSuccess: { atMs: trip.answeredAtMs, items: trip.length || (meta.lastSuccess?.items ?? 0) },
  };
}

/** The database first, then what the screens draw. */
async function obey(
  { db, memory, tabs, keeping }: SendingDeps,
  batch: readonly UnsentItem[],
  isToBlame: boolean,
  answer: Answer,
  learnt: Partial<Meta>,
): Promise<void> {
  const isAlone = batch.length === 1;
  const judged = batch.map((row) => ({ row, verdict: verdict(answer, { id: row.id, isAlone, isToBlame }) }));
  await keeping.write(() => obeyVerdicts(db, judged, learnt));
  const open = undecided(judged, memory.get().unsent);
  const bySeq = new Map(open.map((one) => [one.row.seq, one.verdict]));
  const given = new Set(givenUp(open));
  const unsent = memory.get().unsent.flatMap((row) => {
    const its = bySeq.get(row.seq);
    if (its === undefined) return given.has(subjectOf(row)) ? [] : [row];
    return its.kind === 'forget' ? [] : [{ ...row, ...afterwards(row, its, learnt) }];
  });
  memory.set({ unsent, meta: { ...memory.get().meta, ...learnt } });
  tabs.announce();
}
