import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import type { highlights } from '#contracts/highlights';
import type { Highlight, HighlightText, Prisma } from '#prisma/client/client';
import { hashSecret } from '../access/secrets.ts';
import { requireBoothOfEvent } from '../booths/store.ts';
import { type PageQuery, readPage } from '../database/page.ts';
import type { Db, DbTransaction } from '../database/prisma.ts';
import { updateVersioned } from '../database/versioned.ts';
import { withEventVersion } from '../events/store.ts';
import { notFound } from '../http/errors.ts';
import { type LeadScope, onlyBooths, type ReadScope, requireAllBooths, requireBooth } from '../http/gates.ts';
import { approvalOf, nextState, noteAfter, requireBoothToLeaveBeside, requireSectionFits } from './rules.ts';

type HighlightInput = z.output<(typeof highlights)['create']['body']>;
type HighlightChange = z.output<(typeof highlights)['change']['body']>;

/** A lead sees the own booths' paragraphs; the sections of the event are for those who see all. */
export function listHighlights(
  db: Db,
  scope: ReadScope,
  eventId: string,
  query: PageQuery & { boothId?: string | undefined },
) {
  return readPage(query, (page) =>
    db.highlight.findMany({
      where: { eventId, boothId: onlyBooths(scope, query.boothId), ...page.where },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      ...page.slice,
    }),
  );
}

/** @throws AppError not-found, not-your-booth, not-allowed for a section of the event */
export async function getHighlight(db: Db, scope: ReadScope, id: string): Promise<Highlight> {
  const highlight = await db.highlight.findUnique({ where: { id } });
  if (highlight === null) throw notFound('text');
  if (highlight.boothId === null) requireAllBooths(scope);
  else requireBooth(scope, highlight.boothId);
  return highlight;
}

/** @throws AppError invalid-input, wrong-event, not-your-booth, not-allowed, archived, taken */
export async function createHighlight(
  db: Db,
  scope: LeadScope,
  eventId: string,
  input: HighlightInput,
  now: Date,
): Promise<Highlight> {
  requireSectionFits(input.section, input.boothId);
  if (input.boothId === null) requireAllBooths(scope);
  else await requireBoothOfEvent(db, scope, eventId, input.boothId);
  const state = nextState('draft', input, mayApprove(scope));
  const data = { ...input, eventId, ...approvalOf(state, scope.by, now) };
  return withEventVersion(db, (tx) => tx.highlight.create({ data }));
}

/** Who is not bound to some booths, and may write at all, may approve. */
const mayApprove = (scope: LeadScope) => scope.booths === 'all';

/** What it leaves beside is kept in the same transaction. @throws AppError not-your-booth, not-allowed, invalid-input, stale */
export async function changeHighlight(
  db: Db,
  scope: LeadScope,
  id: string,
  version: number,
  { beside, ...change }: HighlightChange,
  now: Date,
): Promise<Highlight> {
  const before = await getHighlight(db, scope, id);
  const state = nextState(before.state, change, mayApprove(scope));
  const approval = state === before.state ? {} : approvalOf(state, scope.by, now);
  const note = noteAfter(state, before.note, change.note);
  const where = { id, version, archivedAt: null };
  if (beside === undefined) return updateHighlight(db, where, { ...change, note, ...approval });
  const { eventId, boothId } = before;
  requireBoothToLeaveBeside(boothId);
  return updateHighlight(db, where, { ...change, note, ...approval }, (tx) =>
    leaveBeside(tx, scope, { eventId, boothId, body: beside }, now),
  );
}

/** It names whoever leaves it there. */
async function leaveBeside(
  tx: DbTransaction,
  { by }: LeadScope,
  text: { eventId: string; boothId: string; body: string },
  now: Date,
): Promise<void> {
  const who = by.kind === 'account' ? { accountId: by.id } : { tokenId: by.kind === 'token' ? by.id : null };
  const times = { tappedAt: now, occurredAt: now, receivedAt: now };
  await tx.highlightText.create({
    data: { id: uuidv7(), ...text, basedOn: '', ...who, ...times, contentHash: hashSecret(text.body) },
  });
}

/** @throws AppError not-your-booth, not-allowed, archived when the booth is, taken */
export async function archiveHighlight(
  db: Db,
  scope: LeadScope,
  id: string,
  version: number,
  archivedAt: Date | null,
): Promise<Highlight> {
  const { eventId, boothId } = await getHighlight(db, scope, id);
  if (archivedAt === null && boothId !== null) await requireBoothOfEvent(db, scope, eventId, boothId);
  return updateHighlight(db, { id, version }, { archivedAt });
}

function updateHighlight(
  db: Db,
  where: { id: string; version: number; archivedAt?: null },
  change: Prisma.HighlightUncheckedUpdateInput,
  alongside: (tx: DbTransaction) => Promise<void> = async () => {},
): Promise<Highlight> {
  const data = { ...change, version: { increment: 1 } };
  return updateVersioned(
    'text',
    where.version,
    () => db.highlight.findUnique({ where: { id: where.id } }),
    () =>
      withEventVersion(db, async (tx) => {
        const row = await tx.highlight.update({ where, data });
        await alongside(tx);
        return row;
      }),
  );
}

type Named = { name: string } | null;
type WithWriter = HighlightText & { device: Named; person: Named; account: Named };

const name = { select: { name: true } } as const;
const withWriter = { device: name, person: name, account: name } as const;

const presentText = ({ device, person, account, ...row }: WithWriter) => ({
  ...row,
  device: device?.name ?? null,
  writer: person?.name ?? account?.name ?? null,
});

/** What stands beside the paragraphs: a lead sees those of the own booths. */
export function listHighlightTexts(
  db: Db,
  scope: LeadScope,
  eventId: string,
  query: PageQuery & { boothId?: string | undefined },
) {
  return readPage(query, async (page) => {
    const rows = await db.highlightText.findMany({
      where: { eventId, boothId: onlyBooths(scope, query.boothId), ...page.where },
      include: withWriter,
      orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
      ...page.slice,
    });
    return rows.map(presentText);
  });
}

/** @throws AppError not-found, not-your-booth */
export async function getHighlightText(db: Db, scope: LeadScope, id: string) {
  const text = await findHighlightText(db, id);
  if (text === null) throw notFound('text beside a paragraph');
  requireBooth(scope, text.boothId);
  return text;
}

/** Somebody has read it and it need not stand beside the paragraph any more, or it shall again. @throws AppError not-your-booth, stale */
export async function archiveHighlightText(
  db: Db,
  scope: LeadScope,
  id: string,
  version: number,
  archivedAt: Date | null,
) {
  await getHighlightText(db, scope, id);
  const data = { archivedAt, version: { increment: 1 } };
  return updateVersioned(
    'text beside a paragraph',
    version,
    () => findHighlightText(db, id),
    async () => {
      const where = { id, version };
      return presentText(
        await withEventVersion(db, (tx) => tx.highlightText.update({ where, data, include: withWriter })),
      );
    },
  );
}

async function findHighlightText(db: Db, id: string) {
  const row = await db.highlightText.findUnique({ where: { id }, include: withWriter });
  return row === null ? null : presentText(row);
}
