import type { z } from 'zod';
import { freeSlug, slugFrom } from '#contracts/slugs';
import type { topics } from '#contracts/topics';
import type { Topic } from '#prisma/client/client';
import { requireBoothOfEvent } from '../booths/store.ts';
import { type PageQuery, readPage } from '../database/page.ts';
import type { Db } from '../database/prisma.ts';
import { updateVersioned } from '../database/versioned.ts';
import { withEventVersion } from '../events/store.ts';
import { AppError, notFound } from '../http/errors.ts';
import { type LeadScope, onlyBooths, type ReadScope, requireAllBooths, requireBooth } from '../http/gates.ts';

type TopicInput = z.output<(typeof topics)['create']['body']>;
type TopicChange = z.output<(typeof topics)['change']['body']>;

/** Topics of the whole event are for everybody; a lead sees those of the own booths besides. */
function visibleTo(scope: ReadScope, boothId: string | undefined) {
  const filter = onlyBooths(scope, boothId);
  if (filter === undefined || boothId !== undefined) return { boothId: filter };
  return { OR: [{ boothId: null }, { boothId: filter }] };
}

export function listTopics(
  db: Db,
  scope: ReadScope,
  eventId: string,
  query: PageQuery & { boothId?: string | undefined },
) {
  return readPage(query, (page) =>
    db.topic.findMany({
      where: { eventId, ...visibleTo(scope, query.boothId), ...page.where },
      orderBy: [{ label: 'asc' }, { id: 'asc' }],
      ...page.slice,
    }),
  );
}

/** @throws AppError not-found, not-your-booth */
export async function getTopic(db: Db, scope: ReadScope, id: string): Promise<Topic> {
  const topic = await db.topic.findUnique({ where: { id } });
  if (topic === null) throw notFound('topic');
  if (topic.boothId !== null) requireBooth(scope, topic.boothId);
  return topic;
}

/** @throws AppError not-allowed, wrong-event, not-your-booth, archived, taken */
export async function createTopic(
  db: Db,
  scope: LeadScope,
  eventId: string,
  input: TopicInput,
): Promise<Topic> {
  await requireOwner(db, scope, eventId, input.boothId);
  const slug = input.slug ?? (await newSlug(db, eventId, input.label));
  return withEventVersion(db, (tx) => tx.topic.create({ data: { ...input, slug, eventId } }));
}

async function newSlug(db: Db, eventId: string, label: string): Promise<string> {
  const rows = await db.topic.findMany({ where: { eventId }, select: { slug: true, label: true } });
  if (rows.some((row) => row.label.toLowerCase() === label.toLowerCase()))
    throw new AppError('taken', `This event has a topic called ${label} already.`);
  return freeSlug(
    slugFrom(label) || 'topic',
    rows.map(({ slug }) => slug),
  );
}

/** A topic of the whole event needs all booths, one of a booth needs that booth. */
async function requireOwner(
  db: Db,
  scope: LeadScope,
  eventId: string,
  boothId: string | null,
): Promise<void> {
  if (boothId === null) requireAllBooths(scope);
  else await requireBoothOfEvent(db, scope, eventId, boothId);
}

/** @throws AppError not-allowed, not-your-booth, archived */
export async function changeTopic(
  db: Db,
  scope: LeadScope,
  id: string,
  version: number,
  change: TopicChange,
): Promise<Topic> {
  const topic = await getTopic(db, scope, id);
  if (topic.boothId === null) requireAllBooths(scope);
  return updateVersioned(
    'topic',
    version,
    () => db.topic.findUnique({ where: { id } }),
    () =>
      withEventVersion(db, (tx) =>
        tx.topic.update({
          where: { id, version, archivedAt: null },
          data: { ...change, version: { increment: 1 } },
        }),
      ),
  );
}

/** What was counted under it stays. @throws AppError not-allowed, not-your-booth, archived when the booth is */
export async function archiveTopic(
  db: Db,
  scope: LeadScope,
  id: string,
  version: number,
  archivedAt: Date | null,
): Promise<Topic> {
  const { eventId, boothId } = await getTopic(db, scope, id);
  if (boothId === null) requireAllBooths(scope);
  else if (archivedAt === null) await requireBoothOfEvent(db, scope, eventId, boothId);
  return updateVersioned(
    'topic',
    version,
    () => db.topic.findUnique({ where: { id } }),
    () =>
      withEventVersion(db, (tx) =>
        tx.topic.update({ where: { id, version }, data: { archivedAt, version: { increment: 1 } } }),
      ),
  );
}

/**
 * The topics of the event or of this booth with these slugs.
 * @param kept slugs that may be in the archive: what has them keeps them
 * @throws AppError invalid-input, naming the first slug that is unknown or archived
 */
export async function findTopicIds(
  db: Db,
  eventId: string,
  boothId: string,
  slugs: readonly string[],
  kept: readonly string[] = [],
): Promise<string[]> {
  const found = await db.topic.findMany({
    where: {
      ...{ eventId, slug: { in: [...slugs] }, OR: [{ boothId: null }, { boothId }] },
      NOT: { archivedAt: { not: null }, slug: { notIn: [...kept] } },
    },
  });
  const known = new Set(found.map(({ slug }) => slug));
  const index = slugs.findIndex((slug) => !known.has(slug));
  if (index !== -1)
    throw new AppError('invalid-input', `There is no topic "${slugs[index]}" for this booth.`, {
      issues: [{ path: `body.topics.${index}`, message: 'is not a topic of this booth or event' }],
    });
  return found.map(({ id }) => id);
}
