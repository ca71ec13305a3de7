import type { z } from 'zod';
import type { talks } from '#contracts/talks';
import { type PageQuery, readPage } from '../database/page.ts';
import type { Db, DbTransaction } from '../database/prisma.ts';
import { updateVersioned } from '../database/versioned.ts';
import { withEventVersion } from '../events/store.ts';
import { AppError, notFound } from '../http/errors.ts';
import type { ManagerScope, ReadScope } from '../http/gates.ts';
import { matchOf } from './rules.ts';

type TalkChange = z.output<(typeof talks)['change']['body']>;

const withLinks = {
  speakers: { orderBy: { position: 'asc' }, include: { person: { select: { id: true, name: true } } } },
  projects: { include: { project: { select: { id: true, name: true } } } },
} as const;

/** @returns with projects by name */
export function listTalks(db: Db, _scope: ReadScope, eventId: string, query: PageQuery) {
  return readPage(query, async (page) => {
    const rows = await db.talk.findMany({
      where: { eventId, ...page.where },
      include: withLinks,
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
      ...page.slice,
    });
    return rows.map(presentTalk);
  });
}

/** One change after the other, because a talk has parts. @throws AppError not-found, archived, stale, invalid-input */
export function changeTalk(db: Db, _scope: ManagerScope, id: string, version: number, change: TalkChange) {
  return updateVersioned(
    'talk',
    version,
    () => findTalk(db, id),
    () =>
      withEventVersion(db, async (tx) => {
        const data = { version: { increment: 1 } };
        await tx.talk.update({ where: { id, version, archivedAt: null }, data });
        if (change.people !== undefined) await decideSpeakers(tx, id, change.people);
        if (change.projectIds !== undefined) await decideProjects(tx, id, change.projectIds);
        return getTalk(tx, id);
      }),
  );
}

/** What somebody says holds, also that a speaker is nobody of ours: then whom we took them for is kept as rejected. */
async function decideSpeakers(tx: DbTransaction, talkId: string, people: (string | null)[]): Promise<void> {
  const speakers = await tx.talkSpeaker.findMany({ where: { talkId }, orderBy: { position: 'asc' } });
  if (people.length !== speakers.length)
    throw invalid('people', `must name one for each of ${speakers.length} speakers, or null`);
  const known = await tx.person.findMany({ where: { id: { in: people.filter((id) => id !== null) } } });
  for (const [at, { id, personId, match }] of speakers.entries()) {
    const said = people[at] ?? null;
    if (said !== null && !known.some((person) => person.id === said))
      throw invalid(`people.${at}`, 'is no person');
    const wasSaid = match === 'rejected' ? null : personId;
    if (said === wasSaid && match !== 'proposed') continue;
    const data = said === null ? { match: 'rejected' } : { match: 'confirmed', personId: said };
    await tx.talkSpeaker.update({ where: { id }, data: { ...data, confidence: null } });
  }
}

async function decideProjects(tx: DbTransaction, talkId: string, projectIds: string[]): Promise<void> {
  const wanted = new Set(projectIds);
  const known = await tx.project.findMany({ where: { id: { in: projectIds } } });
  if (known.length !== wanted.size) throw invalid('projectIds', 'holds one that is no project');
  const links = await tx.talkProject.findMany({ where: { talkId } });
  for (const { projectId, match } of links) {
    const isWanted = wanted.delete(projectId);
    if (isWanted === (match !== 'rejected') && match !== 'proposed') continue;
    const data = { match: isWanted ? 'confirmed' : 'rejected', confidence: null };
    await tx.talkProject.update({ where: { talkId_projectId: { talkId, projectId } }, data });
  }
  const added = [...wanted].map((projectId) => ({ talkId, projectId, match: 'confirmed' }));
  await tx.talkProject.createMany({ data: added });
}

const invalid = (path: string, message: string) =>
  new AppError('invalid-input', `body.${path}: ${message}`, { issues: [{ path: `body.${path}`, message }] });

async function getTalk(db: Db | DbTransaction, id: string) {
  const talk = await findTalk(db, id);
  if (talk === null) throw notFound('talk');
  return talk;
}

async function findTalk(db: Db | DbTransaction, id: string) {
  const row = await db.talk.findUnique({ where: { id }, include: withLinks });
  return row === null ? null : presentTalk(row);
}

interface Stored<Link> {
  speakers: (Link & { name: string; affiliation: string; person: { id: string; name: string } | null })[];
  projects: (Link & { project: { id: string; name: string } })[];
}

function presentTalk<Row extends Stored<{ match: string | null; confidence: number | null }>>(row: Row) {
  return {
    ...row,
    speakers: row.speakers.map((one) => ({
      ...{ name: one.name, affiliation: one.affiliation, person: one.person, match: matchOf(one) },
    })),
    projects: row.projects
      .map((one) => ({ ...one.project, match: matchOf(one) ?? ('likely' as const) }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  };
}
