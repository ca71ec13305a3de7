import type { z } from 'zod';
import type { representatives } from '#contracts/representatives';
import type { Representative } from '#prisma/client/client';
import { requireBoothOfEvent } from '../booths/store.ts';
import { type PageQuery, readPage } from '../database/page.ts';
import type { Db, DbTransaction } from '../database/prisma.ts';
import { updateVersioned } from '../database/versioned.ts';
import { addPhonesTo, takePhonesFrom } from '../devices/store.ts';
import { withEventVersion } from '../events/store.ts';
import { notFound } from '../http/errors.ts';
import { type LeadScope, onlyBooths, type ReadScope, requireBooth } from '../http/gates.ts';
import { requirePerson } from '../people/store.ts';

type RepresentativeInput = z.output<(typeof representatives)['create']['body']>;
type RepresentativeChange = z.output<(typeof representatives)['change']['body']>;

const withName = { person: { select: { name: true } } } as const;

/** The row as the contract says it, with the person's name. */
function presentRepresentative(row: Representative & { person: { name: string } }) {
  return { ...row, personName: row.person.name };
}
export type NamedRepresentative = ReturnType<typeof presentRepresentative>;

export function listRepresentatives(
  db: Db,
  scope: ReadScope,
  eventId: string,
  query: PageQuery & { boothId?: string | undefined },
) {
  return readPage(query, async (page) => {
    const rows = await db.representative.findMany({
      where: { eventId, boothId: onlyBooths(scope, query.boothId), ...page.where },
      include: withName,
      orderBy: [{ boothId: 'asc' }, { position: 'asc' }, { id: 'asc' }],
      ...page.slice,
    });
    return rows.map(presentRepresentative);
  });
}

/** @throws AppError not-found, not-your-booth */
export async function getRepresentative(db: Db, scope: ReadScope, id: string): Promise<NamedRepresentative> {
  const representative = await findRepresentative(db, id);
  if (representative === null) throw notFound('representative');
  requireBooth(scope, representative.boothId);
  return representative;
}

/** Their phones count for the booth too from now on. @throws AppError wrong-event, not-your-booth, archived, taken */
export async function createRepresentative(
  db: Db,
  scope: LeadScope,
  eventId: string,
  input: RepresentativeInput,
  now: Date,
): Promise<NamedRepresentative> {
  await requireBoothOfEvent(db, scope, eventId, input.boothId);
  await requirePerson(db, scope, input.personId);
  const data = { ...input, eventId };
  return presentRepresentative(
    await withEventVersion(db, async (tx) => {
      const created = await tx.representative.create({ data, include: withName });
      await addPhonesTo(tx, created, now);
      return created;
    }),
  );
}

/** @throws AppError not-your-booth */
export async function changeRepresentative(
  db: Db,
  scope: LeadScope,
  id: string,
  version: number,
  change: RepresentativeChange,
): Promise<NamedRepresentative> {
  await getRepresentative(db, scope, id);
  return updateRepresentative(db, { id, version, archivedAt: null }, change);
}

/** Their phones follow. @throws AppError not-your-booth, archived when the booth or the person is, taken */
export async function archiveRepresentative(
  db: Db,
  scope: LeadScope,
  id: string,
  { version, archivedAt, now }: { version: number; archivedAt: Date | null; now: Date },
): Promise<NamedRepresentative> {
  const standing = await getRepresentative(db, scope, id);
  if (archivedAt === null) {
    await requireBoothOfEvent(db, scope, standing.eventId, standing.boothId);
    await requirePerson(db, scope, standing.personId);
  }
  const follow = archivedAt === null ? addPhonesTo : takePhonesFrom;
  return updateRepresentative(db, { id, version }, { archivedAt }, (tx) => follow(tx, standing, now));
}

function updateRepresentative(
  db: Db,
  where: { id: string; version: number; archivedAt?: null },
  change: RepresentativeChange & { archivedAt?: Date | null },
  alsoDo?: (tx: DbTransaction) => Promise<void>,
): Promise<NamedRepresentative> {
  const data = { ...change, version: { increment: 1 } };
  return updateVersioned(
    'representative',
    where.version,
    () => findRepresentative(db, where.id),
    async () =>
      presentRepresentative(
        await withEventVersion(db, async (tx) => {
          const changed = await tx.representative.update({ where, data, include: withName });
          await alsoDo?.(tx);
          return changed;
        }),
      ),
  );
}

async function findRepresentative(db: Db, id: string): Promise<NamedRepresentative | null> {
  const row = await db.representative.findUnique({ where: { id }, include: withName });
  return row === null ? null : presentRepresentative(row);
}
