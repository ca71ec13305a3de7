import type { z } from 'zod';
import { overlapsOf } from '#contracts/head-count-overlaps';
import type { HeadCountRow, headCounts } from '#contracts/head-counts';
import type { Event, HeadCount, Prisma } from '#prisma/client/client';
import { requireBoothOfEvent } from '../booths/store.ts';
import { groupedBy } from '../counting/rules.ts';
import { newFact } from '../database/fact.ts';
import { type PageQuery, readPage } from '../database/page.ts';
import type { Db } from '../database/prisma.ts';
import { updateVersioned } from '../database/versioned.ts';
import { withEventVersion } from '../events/store.ts';
import { notFound } from '../http/errors.ts';
import { type LeadScope, onlyBooths, type ReadScope, requireBooth } from '../http/gates.ts';
import { requireHeadCount } from './rules.ts';

type HeadCountInput = z.output<(typeof headCounts)['create']['body']>;
type HeadCountChange = z.output<(typeof headCounts)['change']['body']>;

const name = { select: { name: true } } as const;
const withSpeaker = { account: name, device: name, token: name } as const;
type Row = Prisma.HeadCountGetPayload<{ include: typeof withSpeaker }>;

/** With who said it, for whoever must tell two of one booth apart, and which others speak of its time. */
async function presentHeadCounts(db: Db, rows: Row[]) {
  const [event, others] = await Promise.all([
    db.event.findFirst({ where: { id: rows[0]?.eventId ?? '' } }),
    db.headCount.findMany({
      where: { boothId: { in: rows.map(({ boothId }) => boothId) }, archivedAt: null },
    }),
  ]);
  const ofBooths = groupedBy(others, ({ boothId }) => boothId);
  return rows.map(({ account, device, token, ...row }) => {
    const by =
      (account && { kind: 'account' as const, ...account }) ??
      (device && { kind: 'device' as const, ...device }) ??
      (token && { kind: 'token' as const, ...token });
    const ofBooth = row.archivedAt === null ? (ofBooths.get(row.boothId) ?? []) : [];
    return { ...row, by, overlaps: overlapsOf(asSaid(row), ofBooth.map(asSaid), event?.timeZone ?? 'UTC') };
  });
}
export type PresentedHeadCount = Awaited<ReturnType<typeof presentHeadCounts>>[number];

async function presentHeadCount(db: Db, row: Row): Promise<PresentedHeadCount> {
  const [presented] = await presentHeadCounts(db, [row]);
  if (presented === undefined) throw notFound('head count');
  return presented;
}

function asSaid({ id, source, likely, approximate, startsAt, endsAt, receivedAt }: HeadCount) {
  return {
    ...{ id, likely, approximate, source: source as HeadCountRow['source'] },
    startsAt: startsAt?.toISOString() ?? null,
    endsAt: endsAt?.toISOString() ?? null,
    receivedAt: receivedAt.toISOString(),
  };
}

export function listHeadCounts(
  db: Db,
  scope: ReadScope,
  eventId: string,
  query: PageQuery & { boothId?: string | undefined },
) {
  return readPage(query, async (page) => {
    const rows = await db.headCount.findMany({
      where: { eventId, boothId: onlyBooths(scope, query.boothId), ...page.where },
      include: withSpeaker,
      orderBy: [{ occurredAt: 'asc' }, { id: 'asc' }],
      ...page.slice,
    });
    return rows.length === 0 ? [] : presentHeadCounts(db, rows);
  });
}

const findHeadCount = (db: Db, id: string): Promise<Row | null> =>
  db.headCount.findUnique({ where: { id }, include: withSpeaker });

/** @throws AppError not-found, not-your-booth */
export async function getHeadCount(db: Db, scope: ReadScope, id: string): Promise<PresentedHeadCount> {
  const headCount = await findHeadCount(db, id);
  if (headCount === null) throw notFound('head count');
  requireBooth(scope, headCount.boothId);
  return presentHeadCount(db, headCount);
}

/** @throws AppError invalid-input, in-wrong-order, outside-event, in-the-future, wrong-event, not-your-booth, archived */
export async function createHeadCount(
  db: Db,
  scope: LeadScope,
  event: Event,
  input: HeadCountInput,
  now: Date,
): Promise<PresentedHeadCount> {
  await requireBoothOfEvent(db, scope, event.id, input.boothId);
  const figure = { ...input, startsAt: toDate(input.startsAt), endsAt: toDate(input.endsAt) };
  requireHeadCount(event, figure, now);
  const data = { ...newFact(scope.by, now, input), ...figure, eventId: event.id };
  const { id } = await withEventVersion(db, (tx) => tx.headCount.create({ data }));
  return getHeadCount(db, scope, id);
}

const toDate = (sent: string | null) => (sent === null ? null : new Date(sent));

/** @throws AppError invalid-input, in-wrong-order, outside-event, in-the-future, not-your-booth */
export async function changeHeadCount(
  db: Db,
  scope: LeadScope,
  id: string,
  version: number,
  change: HeadCountChange,
  now: Date,
): Promise<PresentedHeadCount> {
  const before = await getHeadCount(db, scope, id);
  const after = {
    ...change,
    source: change.source ?? before.source,
    approximate: change.approximate ?? before.approximate,
    likely: change.likely ?? before.likely,
    low: change.low === undefined ? before.low : change.low,
    high: change.high === undefined ? before.high : change.high,
    startsAt: change.startsAt === undefined ? before.startsAt : toDate(change.startsAt),
    endsAt: change.endsAt === undefined ? before.endsAt : toDate(change.endsAt),
    // Whoever says the hours anew has looked at them.
    timeSettled: before.timeSettled || change.startsAt !== undefined || change.endsAt !== undefined,
  };
  requireHeadCount(await db.event.findUniqueOrThrow({ where: { id: before.eventId } }), after, now);
  return updateHeadCount(db, { id, version, archivedAt: null }, after);
}

/** @throws AppError not-your-booth, archived when the booth is */
export async function archiveHeadCount(
  db: Db,
  scope: LeadScope,
  id: string,
  version: number,
  archivedAt: Date | null,
): Promise<PresentedHeadCount> {
  const { eventId, boothId } = await getHeadCount(db, scope, id);
  if (archivedAt === null) await requireBoothOfEvent(db, scope, eventId, boothId);
  return updateHeadCount(db, { id, version }, { archivedAt });
}

async function updateHeadCount(
  db: Db,
  where: { id: string; version: number; archivedAt?: null },
  change: Prisma.HeadCountUncheckedUpdateInput,
): Promise<PresentedHeadCount> {
  const data = { ...change, version: { increment: 1 } };
  const row = await updateVersioned<Row>(
    'head count',
    where.version,
    () => findHeadCount(db, where.id),
    async () => {
      await withEventVersion(db, (tx) => tx.headCount.update({ where, data }));
      // Not in the transaction: it has one connection, and each name is a question of its own.
      return db.headCount.findUniqueOrThrow({ where: { id: where.id }, include: withSpeaker });
    },
    (current) => presentHeadCount(db, current),
  );
  return presentHeadCount(db, row);
}
