import type { z } from 'zod';
import type { booths } from '#contracts/booths';
import { freeSlug } from '#contracts/slugs';
import type { Booth, Project } from '#prisma/client/client';
import { type PageQuery, readPage } from '../database/page.ts';
import type { Db } from '../database/prisma.ts';
import { updateVersioned } from '../database/versioned.ts';
import { withEventVersion } from '../events/store.ts';
import { AppError, notFound } from '../http/errors.ts';
import { type ManagerScope, onlyBooths, type ReadScope, requireBooth } from '../http/gates.ts';

type BoothInput = z.output<(typeof booths)['create']['body']>;
type BoothChange = z.output<(typeof booths)['change']['body']>;

export function listBooths(db: Db, scope: ReadScope, eventId: string, query: PageQuery) {
  return readPage(query, (page) =>
    db.booth.findMany({
      where: { eventId, id: onlyBooths(scope), ...page.where },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      ...page.slice,
    }),
  );
}

/** @throws AppError not-found, not-your-booth */
export async function getBooth(db: Db, scope: ReadScope, id: string): Promise<Booth> {
  const booth = await db.booth.findUnique({ where: { id } });
  if (booth === null) throw notFound('booth');
  requireBooth(scope, booth.id);
  return booth;
}

/** For rows that hang on a booth: it must be of this event, not archived, and the caller's. */
export async function requireBoothOfEvent(
  db: Db,
  scope: ReadScope,
  eventId: string,
  boothId: string,
): Promise<Booth> {
  const booth = await getBooth(db, scope, boothId);
  if (booth.eventId !== eventId) throw new AppError('wrong-event', 'This booth belongs to another event.');
  if (booth.archivedAt !== null)
    throw new AppError('archived', `${booth.name} is in the archive. Take it out first.`);
  return booth;
}

/** @throws AppError not-found, archived, taken */
export async function createBooth(
  db: Db,
  _scope: ManagerScope,
  eventId: string,
  input: BoothInput,
): Promise<Booth> {
  const project = await db.project.findUnique({ where: { id: input.projectId } });
  if (project === null) throw notFound('project');
  if (project.archivedAt !== null)
    throw new AppError('archived', `${project.name} is in the archive. Take it out first.`);
  const data = {
    eventId,
    projectId: project.id,
    slug: input.slug ?? (await newSlug(db, eventId, project)),
    name: input.name ?? project.name,
    goal: input.goal,
  };
  return withEventVersion(db, (tx) => tx.booth.create({ data }));
}

/** @throws AppError taken, archived: the project has its booth at this event */
async function newSlug(db: Db, eventId: string, project: Project): Promise<string> {
  const rows = await db.booth.findMany({
    where: { eventId },
    orderBy: { archivedAt: { nulls: 'first', sort: 'asc' } },
  });
  const own = rows.find(({ projectId }) => projectId === project.id);
  if (own?.archivedAt === null)
    throw new AppError('taken', `${project.name} has a booth at this event already.`);
  if (own !== undefined)
    throw new AppError(
      'archived',
      `The booth of ${project.name} at this event is in the archive. Take it out.`,
    );
  return freeSlug(
    project.slug,
    rows.map(({ slug }) => slug),
  );
}

export function changeBooth(
  db: Db,
  _scope: ManagerScope,
  id: string,
  version: number,
  change: BoothChange,
): Promise<Booth> {
  return updateVersioned(
    'booth',
    version,
    () => db.booth.findUnique({ where: { id } }),
    () =>
      withEventVersion(db, (tx) =>
        tx.booth.update({
          where: { id, version, archivedAt: null },
          data: { ...change, version: { increment: 1 } },
        }),
      ),
  );
}

/** What was counted stays; an archived booth takes no more visits. */
export function archiveBooth(
  db: Db,
  _scope: ManagerScope,
  id: string,
  version: number,
  archivedAt: Date | null,
): Promise<Booth> {
  return updateVersioned(
    'booth',
    version,
    () => db.booth.findUnique({ where: { id } }),
    () =>
      withEventVersion(db, (tx) =>
        tx.booth.update({ where: { id, version }, data: { archivedAt, version: { increment: 1 } } }),
      ),
  );
}
