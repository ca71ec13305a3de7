import type { z } from 'zod';
import type { CorrectionSet } from '#contracts/sync-items';
import type { UndoResult, visits } from '#contracts/visits';
import type { Event, Prisma, Visit, VisitCorrection, VisitUndo } from '#prisma/client/client';
import { readPage } from '../database/page.ts';
import type { Db, DbTransaction } from '../database/prisma.ts';
import type { Sql, Transaction } from '../database/sql.ts';
import { timeText } from '../events/rules.ts';
import { notFound } from '../http/errors.ts';
import { type LeadScope, onlyBooths, requireBooth } from '../http/gates.ts';
import { type Given, type Moved, recordAtWord } from '../sync/record.ts';
import { lockBooths, type Source, sourceIdOf } from '../sync/store.ts';
import { correctionOf, requireTaken, type Spoken, setOf, topicIdsOf, undoOf } from './rules.ts';

type Query = z.output<(typeof visits)['list']['query']>;

/** One page, newest first, with the totals of everything that the filter lets through: from one snapshot. */
export function listVisits(db: Db, scope: LeadScope, eventId: string, query: Query) {
  const { boothId, deviceId, from, to, ...page } = query;
  const where = {
    eventId,
    boothId: onlyBooths(scope, boothId),
    deviceId,
    occurredAt: { gte: from, lt: to },
  } satisfies Prisma.VisitWhereInput;
  return db.$transaction(
    async (tx) => {
      const { items, next } = await readPage({ ...page, archived: true }, ({ slice }) =>
        tx.visit.findMany({
          where,
          orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }],
          ...slice,
        }),
      );
      return { items: await presentVisits(tx, items), next, totals: await readTotals(tx, where) };
    },
    { isolationLevel: 'RepeatableRead' },
  );
}

async function readTotals(tx: DbTransaction, where: Prisma.VisitWhereInput) {
  const counting = await tx.visit.aggregate({
    where: { ...where, undone: false },
    _count: true,
    _sum: { standingSize: true },
  });
  const takenBack = await tx.visit.count({ where: { ...where, undone: true } });
  return { visits: counting._count, visitors: counting._sum.standingSize ?? 0, takenBack };
}

/** A visit as the contract says it, with what was said about it. */
export async function readVisit(db: Db, id: string) {
  const [visit] = await presentVisits(db, await db.visit.findMany({ where: { id } }));
  if (visit === undefined) throw notFound('visit');
  return visit;
}

async function presentVisits(tx: DbTransaction, rows: Visit[]) {
  const about = {
    where: { visitId: { in: rows.map(({ id }) => id) } },
    orderBy: [{ occurredAt: 'asc' as const }, { id: 'asc' as const }],
  };
  const undos = await tx.visitUndo.findMany(about);
  const corrections = await tx.visitCorrection.findMany(about);
  const speakers = await readSpeakers(tx, [...rows, ...undos, ...corrections]);
  const slugs = await readSlugs(tx, rows, corrections);
  const talks = await tx.talk.findMany({
    where: { id: { in: rows.flatMap(({ standingTalkId }) => standingTalkId ?? []) } },
    select: { id: true, title: true },
  });
  const said = ({ id, occurredAt, reason, ...fact }: VisitUndo | VisitCorrection) => {
    const { kind, name } = speakers.get(sourceIdOf(fact)) ?? {};
    return {
      id,
      at: occurredAt,
      by: kind === undefined || name === undefined ? null : { kind, name },
      reason,
    };
  };
  return rows.map((row) => {
    // Facts that name another booth than the visit's are on the record and have no effect.
    const isAbout = (fact: VisitUndo) => fact.visitId === row.id && fact.boothId === row.boothId;
    const made = corrections
      .filter(isAbout)
      .map((fact) => ({ ...said(fact), set: setOf(fact.change, slugs.byId) }));
    const undo = undos.find(isAbout);
    return {
      ...standingOf(row),
      sender: senderOf(row, speakers),
      timeUncertain: row.timeUncertain && !made.some(({ set }) => set.occurredAt !== undefined),
      topics: slugs.ofVisits.get(row.id) ?? [],
      talk: talks.find(({ id }) => id === row.standingTalkId) ?? null,
      undone: undo === undefined ? null : said(undo),
      corrections: made,
    };
  });
}

function standingOf(row: Visit) {
  const { id, boothId, tappedAt, happenedAt, precision, receivedAt, occurredAt } = row;
  return {
    ...{ id, boothId, tappedAt, happenedAt, precision, receivedAt, occurredAt },
    tappedSize: row.partySize,
    partySize: row.standingSize,
    audience: row.standingAudience,
    sector: row.standingSector,
  };
}

interface Speaker {
  kind: 'account' | 'device' | 'token';
  id: string;
  name: string;
}

function senderOf(row: Visit, speakers: Map<string, Speaker>): Speaker {
  const sender = speakers.get(sourceIdOf(row));
  if (sender === undefined) throw new Error('a visit has no sender');
  return sender;
}

/** Who said these, by id: one list after the other, as a transaction has one connection. */
async function readSpeakers(tx: DbTransaction, facts: Source[]): Promise<Map<string, Speaker>> {
  const named = {
    where: { id: { in: [...new Set(facts.map(sourceIdOf))] } },
    select: { id: true, name: true },
  };
  const accounts = await tx.account.findMany(named);
  const devices = await tx.device.findMany(named);
  const tokens = await tx.token.findMany(named);
  const all: Speaker[] = [
    ...accounts.map((row) => ({ kind: 'account' as const, ...row })),
    ...devices.map((row) => ({ kind: 'device' as const, ...row })),
    ...tokens.map((row) => ({ kind: 'token' as const, ...row })),
  ];
  return new Map(all.map((speaker) => [speaker.id, speaker]));
}

/** Topics by their words: those that stand, and those that corrections name. */
async function readSlugs(tx: DbTransaction, rows: Visit[], corrections: { change: unknown }[]) {
  const standing = await tx.visitTopic.findMany({ where: { visitId: { in: rows.map(({ id }) => id) } } });
  const named = corrections.flatMap(({ change }) => topicIdsOf(change));
  const topics = await tx.topic.findMany({
    where: { id: { in: [...named, ...standing.map(({ topicId }) => topicId)] } },
    select: { id: true, slug: true },
    orderBy: { slug: 'asc' },
  });
  const isOf = (visitId: string, topicId: string) =>
    standing.some((one) => one.visitId === visitId && one.topicId === topicId);
  return {
    byId: new Map(topics.map(({ id, slug }) => [id, slug])),
    ofVisits: new Map(
      rows.map(({ id }) => [id, topics.filter((topic) => isOf(id, topic.id)).map(({ slug }) => slug)]),
    ),
  };
}

/** Who says something about visits, and why. */
interface Saying {
  event: Event;
  scope: LeadScope;
  reason: string;
  now: Date;
}

/**
 * Records that visits are to count no longer: all or none. One that somebody took back already gets no second fact, so
 * that the record says who did it.
 * @throws AppError not-found, not-your-booth, archived, taken
 */
export function takeBackVisits(
  sql: Sql,
  undos: { id: string; visitId: string }[],
  by: Saying,
): Promise<{ results: UndoResult[]; moved: Moved[] }> {
  return sql.begin(async (tx) => {
    const visits = await lockVisits(
      tx,
      undos.map(({ visitId }) => visitId),
      by,
    );
    const known = await listUndos(tx, undos);
    const isTaken = ({ id, visitId }: { id: string; visitId: string }) =>
      known.some((undo) => undo.visitId === visitId) && !known.some((undo) => undo.id === id);
    const facts = undos
      .filter((undo) => !isTaken(undo))
      .map(({ id, visitId }) => ({
        id,
        visit: spokenOf(visits, visitId),
        ...by,
        ...tappedAtOf(known, id, by.now),
      }));
    const moved = facts.length === 0 ? [] : await recordSaid(tx, facts, facts.map(undoOf), by);
    const outcomeOf = (undo: { id: string; visitId: string }) =>
      isTaken(undo) ? ('already-taken-back' as const) : ('taken-back' as const);
    return { results: undos.map((undo) => ({ visitId: undo.visitId, outcome: outcomeOf(undo) })), moved };
  });
}

/** @throws AppError not-found, not-your-booth, archived, taken, outside-event, in-the-future, invalid-input */
export function correctVisit(
  sql: Sql,
  { id, visitId, set }: { id: string; visitId: string; set: CorrectionSet },
  by: Saying,
): Promise<Moved[]> {
  return sql.begin(async (tx) => {
    const visits = await lockVisits(tx, [visitId], by);
    const known = await tx<
      KnownFact[]
    >`select id, visit_id, tapped_at from visit_corrections where id = ${id}`;
    const fact = { id, visit: spokenOf(visits, visitId), ...by, ...tappedAtOf(known, id, by.now), set };
    return recordSaid(tx, [fact], [correctionOf(fact)], by);
  });
}

interface KnownFact {
  id: string;
  visitId: string;
  tappedAt: Date;
}

/** What was said before keeps its moment: sent again, it is the same fact. */
const tappedAtOf = (known: KnownFact[], id: string, now: Date) => ({
  tappedAt: known.find((fact) => fact.id === id)?.tappedAt ?? now,
});

/** The undos that hold for these visits, and those with these very ids. */
function listUndos(tx: Transaction, undos: { id: string; visitId: string }[]) {
  return tx<KnownFact[]>`
    select u.id, u.visit_id, u.tapped_at from visit_undos u join visits v on v.id = u.visit_id and v.booth_id = u.booth_id
    where u.visit_id = any (${undos.map(({ visitId }) => visitId)}::uuid[]) or u.id = any (${undos.map(({ id }) => id)}::uuid[])`;
}

/** Locks their booths, so that nobody takes the same visits back at the same time. */
async function lockVisits(
  tx: Transaction,
  ids: string[],
  { event, scope }: Saying,
): Promise<Map<string, Spoken>> {
  const rows = await tx<{ id: string; boothId: string; boothName: string; occurredAt: Date }[]>`
    select v.id, v.booth_id, b.name as booth_name, v.occurred_at from visits v join booths b on b.id = v.booth_id
    where v.id = any (${ids}::uuid[]) and v.event_id = ${event.id}`;
  if (rows.length < ids.length) throw notFound('visit');
  for (const { boothId } of rows) requireBooth(scope, boothId);
  await lockBooths(tx, [...new Set(rows.map(({ boothId }) => boothId))]);
  return new Map(
    rows.map(({ occurredAt, ...visit }) => [
      visit.id,
      { ...visit, at: timeText(occurredAt, event.timeZone) },
    ]),
  );
}

function spokenOf(visits: Map<string, Spoken>, id: string): Spoken {
  const visit = visits.get(id);
  if (visit === undefined) throw notFound('visit');
  return visit;
}

async function recordSaid(
  tx: Transaction,
  facts: { visit: Spoken }[],
  items: unknown[],
  { event, scope, now }: Saying,
): Promise<Moved[]> {
  const { kind, id } = scope.by;
  const given: Given = {
    source: {
      deviceId: null,
      tokenId: kind === 'token' ? id : null,
      accountId: kind === 'account' ? id : null,
    },
    sender: { deviceId: null, eventId: event.id, booths: scope.booths },
    sentAt: now,
    receivedAt: now,
    clockOffsetMs: 0,
    clock: { offsetMs: 0, uncertain: [] },
  };
  const { receipts, moved } = await recordAtWord(tx, items, given);
  requireTaken(
    receipts,
    facts.map(({ visit }) => visit),
  );
  return moved;
}
