import type { z } from 'zod';
import type { feedbackBoards } from '#contracts/feedback-board';
import type { Event, Feedback } from '#prisma/client/client';
import type { Db, DbTransaction } from '../database/prisma.ts';
import { inTurnWithEventVersion } from '../events/store.ts';
import { AppError, notFound } from '../http/errors.ts';
import { type Actor, type LeadScope, requireBooth } from '../http/gates.ts';
import { givingWay, rootsOf, type StandingMerge } from './rules.ts';

type MergeInput = z.output<(typeof feedbackBoards)['merge']['body']>;
type ReferralInput = z.output<(typeof feedbackBoards)['refer']['body']>;

const accountOf = (by: Actor) => (by.kind === 'account' ? by.id : null);
const tokenOf = (by: Actor) => (by.kind === 'token' ? by.id : null);

/**
 * Says that two pieces are the same thing, or that they are not; one decision of an event after the other. With a piece
 * come those that were merged into it.
 * @throws AppError not-found, wrong-event, not-your-booth, archived, taken when the same was decided already
 */
export async function mergeFeedback(
  db: Db,
  scope: LeadScope,
  event: Event,
  { feedbackId, intoId, isSame }: MergeInput,
  now: Date,
): Promise<{ id: string }> {
  await requirePiece(db, scope, event, feedbackId);
  await requirePiece(db, scope, event, intoId);
  return inTurnWithEventVersion(db, event.id, async (tx) => {
    const decisions = await listDecisions(tx, event.id);
    const merges = decisions.filter((decision) => decision.isSame);
    const apart = isSame ? [] : decisions.filter((decision) => !decision.isSame);
    requireNew({ feedbackId, intoId }, merges, apart);
    if (isSame) await endMerges(tx, givingWay({ feedbackId, intoId }, merges), scope.by, now);
    return tx.feedbackMerge.create({
      data: {
        ...{ eventId: event.id, feedbackId, intoId, isSame, madeAt: now },
        ...{ accountId: accountOf(scope.by), tokenId: tokenOf(scope.by) },
      },
      select: { id: true },
    });
  });
}

/** What holds of an event. A merge sleeps while one of its pieces is in the archive, by itself or with its booth. */
async function listDecisions(tx: DbTransaction, eventId: string) {
  const shelf = { select: { archivedAt: true, booth: { select: { archivedAt: true } } } } as const;
  const rows = await tx.feedbackMerge.findMany({
    where: { eventId, undoneAt: null },
    select: { id: true, feedbackId: true, intoId: true, isSame: true, feedback: shelf, into: shelf },
  });
  return rows.map(({ feedback, into, ...decision }) => ({
    ...decision,
    isAsleep: [feedback, feedback.booth, into, into.booth].some(({ archivedAt }) => archivedAt !== null),
  }));
}

type Decision = Awaited<ReturnType<typeof listDecisions>>[number];

/** @throws AppError taken */
function requireNew(pair: StandingMerge, merges: readonly Decision[], apart: readonly Decision[]): void {
  const awake = merges.filter(({ isAsleep }) => !isAsleep);
  const all = [pair, ...merges, ...apart].flatMap(({ feedbackId, intoId }) => [feedbackId, intoId]);
  const roots = rootsOf([...new Set(all)], awake);
  const groupsOf = ({ feedbackId, intoId }: StandingMerge) => [roots.get(feedbackId), roots.get(intoId)];
  const [one, other] = groupsOf(pair);
  if (one === other) throw new AppError('taken', 'These two are merged already. Look at the board again.');
  const isSaid = apart.some((each) => groupsOf(each).includes(one) && groupsOf(each).includes(other));
  if (isSaid) throw new AppError('taken', 'Somebody said so already. Look at the board again.');
}

/** Harmless when it is repeated: whoever did it first stays on the record. @throws AppError not-found, not-your-booth, archived */
export async function undoMerge(db: Db, scope: LeadScope, id: string, now: Date): Promise<undefined> {
  const merge = await db.feedbackMerge.findUnique({ where: { id }, include: { feedback: true } });
  if (merge === null) throw notFound('merge');
  requireBooth(scope, merge.feedback.boothId);
  await inTurnWithEventVersion(db, merge.eventId, (tx) => endMerges(tx, [merge], scope.by, now));
}

async function endMerges(
  tx: DbTransaction,
  merges: readonly { id: string }[],
  by: Actor,
  now: Date,
): Promise<void> {
  await tx.feedbackMerge.updateMany({
    where: { id: { in: merges.map(({ id }) => id) }, undoneAt: null },
    data: { undoneAt: now, undoneAccountId: accountOf(by), undoneTokenId: tokenOf(by) },
  });
}

/** @throws AppError not-found, wrong-event, not-your-booth, archived, taken when it was referred there already */
export async function referFeedback(
  db: Db,
  scope: LeadScope,
  event: Event,
  { feedbackId, projectId, note }: ReferralInput,
  now: Date,
): Promise<{ id: string }> {
  const piece = await requirePiece(db, scope, event, feedbackId);
  return inTurnWithEventVersion(db, event.id, async (tx) => {
    await requireOtherProject(tx, piece, projectId);
    return tx.feedbackReferral.create({
      data: {
        ...{ eventId: event.id, feedbackId, projectId, note, madeAt: now },
        ...{ accountId: accountOf(scope.by), tokenId: tokenOf(scope.by) },
      },
      select: { id: true },
    });
  });
}

/** Harmless when it is repeated. @throws AppError not-found, not-your-booth, archived */
export async function endReferral(db: Db, scope: LeadScope, id: string, now: Date): Promise<undefined> {
  const referral = await db.feedbackReferral.findUnique({ where: { id }, include: { feedback: true } });
  if (referral === null) throw notFound('referral');
  requireBooth(scope, referral.feedback.boothId);
  await inTurnWithEventVersion(db, referral.eventId, (tx) =>
    tx.feedbackReferral.updateMany({
      where: { id, endedAt: null },
      data: { endedAt: now, endedAccountId: accountOf(scope.by), endedTokenId: tokenOf(scope.by) },
    }),
  );
}

async function requirePiece(db: Db, scope: LeadScope, event: Event, id: string): Promise<Feedback> {
  const piece = await db.feedback.findUnique({ where: { id } });
  if (piece === null) throw notFound('piece of feedback');
  if (piece.eventId !== event.id)
    throw new AppError('wrong-event', 'This feedback belongs to another event.');
  requireBooth(scope, piece.boothId);
  if (piece.archivedAt !== null)
    throw new AppError('archived', 'This piece of feedback is in the archive. Take it out first.');
  return piece;
}

async function requireOtherProject(
  tx: DbTransaction,
  { boothId }: Feedback,
  projectId: string,
): Promise<void> {
  const project = await tx.project.findUnique({
    where: { id: projectId },
    include: { booths: { where: { id: boothId } } },
  });
  if (project === null) throw notFound('project');
  if (project.archivedAt !== null)
    throw new AppError('archived', `${project.name} is in the archive. Take it out first.`);
  if (project.booths.length > 0) {
    const message = 'heard this itself; choose another project';
    throw new AppError('invalid-input', `body.projectId: ${message}`, {
      issues: [{ path: 'body.projectId', message }],
    });
  }
}
