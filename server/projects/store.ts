import type { z } from 'zod';
import type { projects } from '#contracts/projects';
import { freeSlug, slugFrom } from '#contracts/slugs';
import type { Project } from '#prisma/client/client';
import { type PageQuery, readPage } from '../database/page.ts';
import type { Db, DbTransaction } from '../database/prisma.ts';
import { updateVersioned } from '../database/versioned.ts';
import { AppError, notFound } from '../http/errors.ts';
import type { ManagerScope, ReadScope } from '../http/gates.ts';

type ProjectInput = z.output<(typeof projects)['create']['body']>;
type ProjectChange = z.output<(typeof projects)['change']['body']>;

const withAliases = { aliases: { orderBy: { alias: 'asc' } } } as const;

/** The row as the contract says it: aliases in alphabetical order. */
function presentProject(project: Project & { aliases: { alias: string }[] }) {
  return { ...project, aliases: project.aliases.map(({ alias }) => alias) };
}
export type ProjectWithAliases = ReturnType<typeof presentProject>;

/** Projects stand across events: everybody sees them all. */
export function listProjects(db: Db, _scope: ReadScope, query: PageQuery) {
  return readPage(query, async (page) => {
    const rows = await db.project.findMany({
      where: page.where,
      include: withAliases,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      ...page.slice,
    });
    return rows.map(presentProject);
  });
}

/** @throws AppError not-found */
export async function getProject(db: Db, _scope: ReadScope, id: string): Promise<ProjectWithAliases> {
  const project = await findProject(db, id);
  if (project === null) throw notFound('project');
  return project;
}

/** @throws AppError taken: the slug, an alias, the name when no slug was given, or one that is the other of another project */
export async function createProject(
  db: Db,
  _scope: ManagerScope,
  input: ProjectInput,
): Promise<ProjectWithAliases> {
  const slug = input.slug ?? (await newSlug(db, input.name));
  await requireTellable(db, { ...input, id: null });
  const aliases = { create: inOneOrder(input.aliases).map((alias) => ({ alias })) };
  return presentProject(await db.project.create({ data: { ...input, slug, aliases }, include: withAliases }));
}

async function newSlug(db: Db, name: string): Promise<string> {
  const same = await db.project.findFirst({ where: { name: { equals: name, mode: 'insensitive' } } });
  if (same !== null) throw new AppError('taken', `There is a project called ${same.name} already.`);
  const wanted = slugFrom(name) || 'project';
  const rows = await db.project.findMany({ select: { slug: true } });
  return freeSlug(
    wanted,
    rows.map(({ slug }) => slug),
  );
}

/** Aliases are replaced as a whole. @throws AppError taken when an alias or the name belongs to another project */
export function changeProject(
  db: Db,
  _scope: ManagerScope,
  id: string,
  version: number,
  { aliases, ...change }: ProjectChange,
): Promise<ProjectWithAliases> {
  return updateVersioned(
    'project',
    version,
    () => findProject(db, id),
    () =>
      db.$transaction(async (tx) => {
        await tx.project.update({
          where: { id, version, archivedAt: null },
          data: { ...change, version: { increment: 1 } },
        });
        await requireTellable(tx, { ...change, aliases: aliases ?? [], id });
        if (aliases !== undefined) await replaceAliases(tx, id, aliases);
        return presentProject(await tx.project.findUniqueOrThrow({ where: { id }, include: withAliases }));
      }),
  );
}

/** A schedule or a table that says an alias means one project. @throws AppError taken */
async function requireTellable(
  db: Db | DbTransaction,
  { id, name, aliases }: { id: string | null; name?: string | undefined; aliases: string[] },
): Promise<void> {
  const others = id === null ? {} : { id: { not: id } };
  const named = await db.project.findFirst({
    where: { ...others, OR: aliases.map((alias) => ({ name: { equals: alias, mode: 'insensitive' } })) },
  });
  if (named !== null)
    throw new AppError('taken', `${named.name} is the name of another project. Leave it out of the aliases.`);
  if (name === undefined) return;
  const called = await db.project.findFirst({
    where: { ...others, aliases: { some: { alias: { equals: name, mode: 'insensitive' } } } },
  });
  if (called !== null)
    throw new AppError('taken', `${name} is an alias of ${called.name}. Take it off there first.`);
}

async function replaceAliases(tx: DbTransaction, projectId: string, aliases: string[]): Promise<void> {
  await tx.projectAlias.deleteMany({ where: { projectId } });
  await tx.projectAlias.createMany({ data: inOneOrder(aliases).map((alias) => ({ projectId, alias })) });
}

/** Two projects that claim the same aliases at once must claim them in the same order. */
const inOneOrder = (aliases: string[]) =>
  aliases.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));

/** Booths of an archived project stay; it gets no new ones. */
export function archiveProject(
  db: Db,
  _scope: ManagerScope,
  id: string,
  version: number,
  archivedAt: Date | null,
): Promise<ProjectWithAliases> {
  return updateVersioned(
    'project',
    version,
    () => findProject(db, id),
    async () =>
      presentProject(
        await db.project.update({
          where: { id, version },
          data: { archivedAt, version: { increment: 1 } },
          include: withAliases,
        }),
      ),
  );
}

async function findProject(db: Db, id: string): Promise<ProjectWithAliases | null> {
  const project = await db.project.findUnique({ where: { id }, include: withAliases });
  return project === null ? null : presentProject(project);
}
