import type { OwnShifts, ShiftAnswer } from '#contracts/own-shifts';
import { derivedSecret, FEED_PREFIX, hashSecret } from '../access/secrets.ts';
import type { Db, DbTransaction } from '../database/prisma.ts';
import { inTurnWithEventVersion } from '../events/store.ts';
import { AppError } from '../http/errors.ts';
import { getUsableLink } from '../personal-links/redemption.ts';
import { answerOf, type Others, ownAndOpen, requireToCome, type ShiftWithPeople } from './rules.ts';

type Link = Awaited<ReturnType<typeof getUsableLink>>;

/** Changes nothing. @throws AppError invalid-link */
export async function listOwnShifts(db: Db, secret: string, now: Date): Promise<OwnShifts> {
  return readOwnShifts(db, await getUsableLink(db, secret, now), now);
}

/** @throws AppError invalid-link, not-found for a shift that is not theirs any more, shift-over */
export async function answerShift(
  db: Db,
  {
    secret,
    assignmentId,
    answer,
    note,
  }: { secret: string; assignmentId: string; answer: ShiftAnswer; note: string },
  now: Date,
): Promise<OwnShifts> {
  const link = await getUsableLink(db, secret, now);
  const { personId } = link;
  return inTurnWithEventVersion(db, link.eventId, async (tx) => {
    await noteUse(tx, link, now);
    const assignment = await tx.assignment.findFirst({
      where: {
        id: assignmentId,
        personId,
        eventId: link.eventId,
        archivedAt: null,
        shift: { archivedAt: null },
      },
      include: { shift: true },
    });
    if (assignment === null)
      throw new AppError('not-found', 'This shift is not yours any more. Look at the list again.');
    requireToCome(assignment.shift, now, link.event.timeZone);
    const { startsAt, endsAt } = assignment.shift;
    const said = { kind: answer, note, personId, startsAt, endsAt, createdAt: now };
    await tx.assignmentResponse.create({ data: { ...said, assignmentId } });
    return readOwnShifts(tx, link, now);
  });
}

/**
 * One taker after the other: the second finds that there is no room left.
 * @throws AppError invalid-link, taken
 */
export async function takeShift(
  db: Db,
  { secret, shiftId, insteadOf }: { secret: string; shiftId: string; insteadOf: string | null },
  now: Date,
): Promise<OwnShifts> {
  const link = await getUsableLink(db, secret, now);
  const { personId, eventId } = link;
  return inTurnWithEventVersion(db, eventId, async (tx) => {
    await noteUse(tx, link, now);
    const { open } = await readOwnShifts(tx, link, now);
    const offered = open.find(
      (one) => one.shiftId === shiftId && (one.offer?.assignmentId ?? null) === insteadOf,
    );
    if (offered === undefined)
      throw new AppError('taken', 'This shift is not open to you any more. Look at the list again.');
    if (insteadOf !== null)
      await tx.assignment.update({
        where: { id: insteadOf },
        data: { archivedAt: now, version: { increment: 1 } },
      });
    const { boothId, startsAt, endsAt } = await tx.shift.findUniqueOrThrow({ where: { id: shiftId } });
    const said = { kind: 'confirmed', personId, startsAt, endsAt, createdAt: now };
    await tx.assignment.create({
      data: { eventId, boothId, shiftId, personId, responses: { create: said } },
    });
    return readOwnShifts(tx, link, now);
  });
}

/** The same address each time, so that a second press does not leave two calendars. @throws AppError invalid-link */
export async function makeOwnFeed(db: Db, secret: string, now: Date): Promise<string> {
  const link = await getUsableLink(db, secret, now);
  const { id: personalLinkId, eventId, personId } = link;
  await noteUse(db, link, now);
  const feed = derivedSecret(FEED_PREFIX, secret);
  const tokenHash = hashSecret(feed);
  await db.feedLink.upsert({
    where: { tokenHash },
    create: { eventId, personId, personalLinkId, tokenHash, createdAt: now },
    update: {},
  });
  return feed;
}

/** Whoever answers has their link: nobody needs to be reminded of it. */
async function noteUse(tx: DbTransaction, { id }: Link, now: Date): Promise<void> {
  await tx.personalLink.update({ where: { id }, data: { lastUsedAt: now } });
}

async function readOwnShifts(tx: DbTransaction, link: Link, now: Date): Promise<OwnShifts> {
  const boothIds = link.booths.map(({ id }) => id);
  const { eventId, personId, person, event } = link;
  const shifts = await tx.shift.findMany({
    where: {
      ...{ eventId, archivedAt: null, booth: { archivedAt: null } },
      OR: [{ boothId: { in: boothIds } }, { assignments: { some: { personId, archivedAt: null } } }],
    },
    include: {
      booth: {
        select: {
          name: true,
          slots: { where: { archivedAt: null }, include: { kiosk: { select: { label: true } } } },
        },
      },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
  const people = await readOnShifts(
    tx,
    shifts.map(({ id }) => id),
  );
  const withPeople = shifts.map((shift) => ({
    ...shift,
    assignments: people.filter(({ shiftId }) => shiftId === shift.id),
  }));
  return {
    personName: person.name,
    eventName: event.name,
    timeZone: event.timeZone,
    simulated: event.simulated,
    ...ownAndOpen(withPeople, { personId, boothIds, now, others: await readOthers(tx, eventId, withPeople) }),
  };
}

/** Of the booths of which somebody offers a shift. */
async function readOthers(
  tx: DbTransaction,
  eventId: string,
  shifts: readonly ShiftWithPeople[],
): Promise<Others> {
  const isOffered = (shift: ShiftWithPeople) =>
    shift.assignments.some((one) => answerOf(one, shift).answer === 'swap-offered');
  const boothIds = [...new Set(shifts.filter(isOffered).map(({ boothId }) => boothId))];
  if (boothIds.length === 0) return { representatives: [], shifts: [] };
  const representatives = await tx.representative.findMany({
    where: { eventId, boothId: { in: boothIds }, archivedAt: null, person: { archivedAt: null } },
    select: { boothId: true, personId: true },
  });
  const personIds = representatives.map(({ personId }) => personId);
  const theirs = await tx.assignment.findMany({
    where: { eventId, archivedAt: null, personId: { in: personIds }, shift: { archivedAt: null } },
    include: {
      person: { select: { name: true } },
      shift: true,
      responses: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] },
    },
  });
  const standing = theirs.filter((one) => answerOf(one, one.shift).answer !== 'declined');
  return {
    representatives,
    shifts: standing.map(({ personId, shift: { startsAt, endsAt } }) => ({ personId, startsAt, endsAt })),
  };
}

/** One question after the other: a transaction has one connection. */
async function readOnShifts(tx: DbTransaction, shiftIds: string[]) {
  const rows = await tx.assignment.findMany({
    where: { shiftId: { in: shiftIds }, archivedAt: null, person: { archivedAt: null } },
    include: { person: { select: { name: true } } },
    orderBy: { id: 'asc' },
  });
  const responses = await tx.assignmentResponse.findMany({
    where: { assignmentId: { in: rows.map(({ id }) => id) } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map((row) => ({
    ...row,
    responses: responses.filter(({ assignmentId }) => assignmentId === row.id),
  }));
}
