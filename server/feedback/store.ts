import type { z } from 'zod';
import type { feedback } from '#contracts/feedback';
import type { Event, Feedback, Prisma } from '#prisma/client/client';
import { requireBoothOfEvent } from '../booths/store.ts';
import { newFact } from '../database/fact.ts';
import { type PageQuery, readPage } from '../database/page.ts';
import type { Db, DbTransaction } from '../database/prisma.ts';
import { updateVersioned } from '../database/versioned.ts';
import { requireNotAhead, requireWithinEvent } from '../events/rules.ts';
import { withEventVersion } from '../events/store.ts';
import { notFound } from '../http/errors.ts';
import { type LeadScope, onlyBooths, type ReadScope, requireAnyBooth, requireBooth } from '../http/gates.ts';
import { findTopicIds } from '../topics/store.ts';

type FeedbackInput = z.output<(typeof feedback)['create']['body']>;
type FeedbackChange = z.output<(typeof feedback)['change']['body']>;
type WithTopics = Feedback & { topics: { topic: { slug: string } }[] };

const withTopics = {
  topics: { select: { topic: { select: { slug: true } } }, orderBy: { topic: { slug: 'asc' } } },
} as const;

export function listFeedback(
  db: Db,
  scope: ReadScope,
  eventId: string,
  query: PageQuery & { boothId?: string | undefined },
) {
  return readPage(query, async (page) => {
    const rows = await db.feedback.findMany({
      where: { eventId, boothId: onlyBooths(scope, query.boothId), ...page.where },
      include: withTopics,
      orderBy: [{ occurredAt: 'asc' }, { id: 'asc' }],
      ...page.slice,
    });
    return presentFeedback(db, rows);
  });
}

/** The rows as the contract says them: topics by slug, and how often it was said, the first time included. */
async function presentFeedback(db: DbTransaction, rows: WithTopics[]) {
  const repeats = await db.feedbackMention.groupBy({
    by: ['feedbackId', 'boothId'],
    where: { feedbackId: { in: rows.map(({ id }) => id) }, undone: false },
    _count: true,
  });
  // A mention that came from another booth than the feedback's is kept, but not counted.
  const countOf = ({ id, boothId }: Feedback) =>
    repeats.find((repeat) => repeat.feedbackId === id && repeat.boothId === boothId)?._count ?? 0;
  return rows.map((row) => ({
    ...row,
    topics: row.topics.map(({ topic }) => topic.slug),
    mentions: 1 + countOf(row),
  }));
}
export type PresentedFeedback = Awaited<ReturnType<typeof presentFeedback>>[number];

/** Also for the lead of a booth whose project it was referred to. @throws AppError not-found, not-your-booth */
export async function getFeedback(db: Db, scope: ReadScope, id: string): Promise<PresentedFeedback> {
  const feedback = await findFeedback(db, id);
  if (feedback === null) throw notFound('piece of feedback');
  requireAnyBooth(scope, [feedback.boothId, ...(await listBoothsReferredTo(db, feedback))]);
  return feedback;
}

/** The booths, at the same event, of projects that it was referred to. */
async function listBoothsReferredTo(
  db: Db,
  { id, eventId }: { id: string; eventId: string },
): Promise<string[]> {
  const booths = await db.booth.findMany({
    where: { eventId, project: { referrals: { some: { feedbackId: id, endedAt: null } } } },
    select: { id: true },
  });
  return booths.map((booth) => booth.id);
}

/** @throws AppError wrong-event, outside-event, in-the-future, not-your-booth, archived, invalid-input for an unknown topic */
export async function createFeedback(
  db: Db,
  scope: LeadScope,
  event: Event,
  input: FeedbackInput,
  now: Date,
): Promise<PresentedFeedback> {
  await requireBoothOfEvent(db, scope, event.id, input.boothId);
  const { topics, occurredAt, ...rest } = input;
  const saidAt = occurredAt === undefined ? now : new Date(occurredAt);
  if (occurredAt !== undefined) requireWithinEvent(event, saidAt, saidAt);
  requireNotAhead('body.occurredAt', saidAt, now, event.timeZone);
  const topicIds = await findTopicIds(db, event.id, input.boothId, topics);
  const data = {
    ...newFact(scope.by, now, input),
    ...rest,
    occurredAt: saidAt,
    eventId: event.id,
    topics: { create: topicIds.map((topicId) => ({ topicId })) },
  };
  const row = await withEventVersion(db, (tx) => tx.feedback.create({ data, include: withTopics }));
  return presentOne(db, row);
}

/** Topics are replaced as a whole. Whom it was referred to may answer, and no more. @throws AppError not-your-booth, invalid-input for an unknown topic */
export async function changeFeedback(
  db: Db,
  scope: LeadScope,
  id: string,
  version: number,
  { topics, ...change }: FeedbackChange,
): Promise<PresentedFeedback> {
  const { eventId, boothId, topics: kept } = await getFeedback(db, scope, id);
  const isAnswer = topics === undefined && Object.keys(change).every((field) => field === 'answer');
  if (!isAnswer) requireBooth(scope, boothId);
  const topicIds = topics && (await findTopicIds(db, eventId, boothId, topics, kept));
  return updateFeedback(db, { id, version, archivedAt: null }, change, topicIds);
}

/** @throws AppError not-your-booth, archived when the booth is */
export async function archiveFeedback(
  db: Db,
  scope: LeadScope,
  id: string,
  version: number,
  archivedAt: Date | null,
): Promise<PresentedFeedback> {
  const { eventId, boothId } = await getFeedback(db, scope, id);
  requireBooth(scope, boothId);
  if (archivedAt === null) await requireBoothOfEvent(db, scope, eventId, boothId);
  return updateFeedback(db, { id, version }, { archivedAt });
}

function updateFeedback(
  db: Db,
  where: { id: string; version: number; archivedAt?: null },
  change: Prisma.FeedbackUncheckedUpdateInput,
  topicIds?: string[],
): Promise<PresentedFeedback> {
  const data = { ...change, version: { increment: 1 } };
  return updateVersioned(
    'piece of feedback',
    where.version,
    () => findFeedback(db, where.id),
    async () => {
      const row = await withEventVersion(db, async (tx) => {
        await tx.feedback.update({ where, data });
        if (topicIds !== undefined) await replaceTopics(tx, where.id, topicIds);
        return tx.feedback.findUniqueOrThrow({ where: { id: where.id }, include: withTopics });
      });
      return presentOne(db, row);
    },
  );
}

async function replaceTopics(tx: DbTransaction, feedbackId: string, topicIds: string[]): Promise<void> {
  await tx.feedbackTopic.deleteMany({ where: { feedbackId } });
  await tx.feedbackTopic.createMany({ data: topicIds.map((topicId) => ({ feedbackId, topicId })) });
}

async function presentOne(db: Db, row: WithTopics): Promise<PresentedFeedback> {
  const [presented] = await presentFeedback(db, [row]);
  if (presented === undefined) throw new Error('One row in, one row out.');
  return presented;
}

async function findFeedback(db: Db, id: string): Promise<PresentedFeedback | null> {
  const row = await db.feedback.findUnique({ where: { id }, include: withTopics });
  return row === null ? null : presentOne(db, row);
}
