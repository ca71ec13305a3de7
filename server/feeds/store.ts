import type { Event, FeedLink, Prisma } from '#prisma/client/client';
import { FEED_PREFIX, hashSecret, newSecret } from '../access/secrets.ts';
import { requireBoothOfEvent } from '../booths/store.ts';
import type { Db } from '../database/prisma.ts';
import { archivedEvent } from '../events/store.ts';
import { AppError, notFound } from '../http/errors.ts';
import { type LeadScope, onlyBooths, requireAllBooths, requireBooth } from '../http/gates.ts';
import { answerOf } from '../own-shifts/rules.ts';
import { type Calendar, type CalendarShift, hoursIn } from './rules.ts';

/** A lead sees those of the own booths; those of persons are in nobody's list. */
export async function listFeeds(db: Db, scope: LeadScope, eventId: string) {
  const boothId = onlyBooths(scope);
  const rows = await db.feedLink.findMany({
    where: { eventId, personId: null, ...(boothId === undefined ? {} : { boothId }) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return presentFeeds(db, rows);
}

/** @throws AppError not-found, not-your-booth, wrong-event, archived; not-allowed for a lead and the whole event */
export async function createFeed(
  db: Db,
  scope: LeadScope,
  event: Event,
  { boothId }: { boothId: string | null },
  now: Date,
) {
  if (event.archivedAt !== null) throw archivedEvent(event);
  if (boothId === null) requireAllBooths(scope);
  else await requireBoothOfEvent(db, scope, event.id, boothId);
  const feed = newSecret(FEED_PREFIX);
  const data = { eventId: event.id, boothId, tokenHash: hashSecret(feed), createdAt: now };
  const [row] = await presentFeeds(db, [await db.feedLink.create({ data })]);
  if (row === undefined) throw notFound('calendar');
  return { row, feed };
}

/** Ending it twice keeps the first moment. @throws AppError not-found, not-your-booth */
export async function revokeFeed(db: Db, scope: LeadScope, id: string, now: Date) {
  const feed = await db.feedLink.findFirst({ where: { id, personId: null } });
  if (feed === null) throw notFound('calendar');
  if (feed.boothId === null) requireAllBooths(scope);
  else requireBooth(scope, feed.boothId);
  await db.feedLink.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } });
  const [row] = await presentFeeds(db, [await db.feedLink.findUniqueOrThrow({ where: { id } })]);
  if (row === undefined) throw notFound('calendar');
  return row;
}

async function presentFeeds(db: Db, rows: readonly FeedLink[]) {
  const ids = rows.flatMap(({ boothId }) => (boothId === null ? [] : [boothId]));
  const booths = await db.booth.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return rows.map(({ id, boothId, createdAt, revokedAt }) => ({
    ...{ id, boothId, createdAt, revokedAt },
    boothName: booths.find((booth) => booth.id === boothId)?.name ?? null,
  }));
}

const ended = () =>
  new AppError('not-found', 'There is no such calendar, or it was ended. Ask for a new address.');

/** What this address shows now. @throws AppError not-found */
export async function readCalendar(db: Db, feed: string): Promise<Calendar> {
  const link = await db.feedLink.findFirst({
    where: {
      tokenHash: hashSecret(feed),
      revokedAt: null,
      OR: [{ personalLinkId: null }, { personalLink: { revokedAt: null, person: { archivedAt: null } } }],
    },
    include: { event: true },
  });
  if (link === null) throw ended();
  const { event, boothId, personId } = link;
  const own = personId === null ? {} : { assignments: { some: { personId } } };
  const shifts = await listShifts(db, {
    ...{ eventId: event.id, ...own },
    ...(boothId === null ? {} : { boothId }),
  });
  const name = await nameOf(db, event, link);
  return {
    name,
    shifts:
      personId === null
        ? shifts.map((shift) => ofBooth(shift, event))
        : shifts.flatMap((shift) => ofPerson(shift, event, personId)),
  };
}

async function nameOf(db: Db, event: Event, { boothId, personId }: FeedLink): Promise<string> {
  const booth = boothId === null ? null : await db.booth.findUnique({ where: { id: boothId } });
  const person = personId === null ? null : await db.person.findUnique({ where: { id: personId } });
  const whose = booth?.name ?? person?.name;
  const simulated = event.simulated ? ' (simulated)' : '';
  return `${whose === undefined ? 'All shifts' : `Shifts of ${whose}`}, ${event.name}${simulated}`;
}

/** Also what is in the archive: a calendar has to be told that it is cancelled. */
function listShifts(db: Db, where: Prisma.ShiftWhereInput) {
  return db.shift.findMany({
    where,
    include: {
      booth: {
        select: {
          name: true,
          archivedAt: true,
          slots: { where: { archivedAt: null }, include: { kiosk: { select: { label: true } } } },
        },
      },
      assignments: {
        include: {
          person: { select: { name: true, archivedAt: true, version: true, updatedAt: true } },
          responses: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] },
        },
        orderBy: { id: 'asc' },
      },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
}

type Shift = Awaited<ReturnType<typeof listShifts>>[number];

function ofPerson(shift: Shift, event: Event, personId: string): CalendarShift[] {
  return shift.assignments
    .filter((one) => one.personId === personId)
    .map((one) => {
      const { answer } = answerOf(one, shift);
      const isOff = isOver(shift) || one.archivedAt !== null || answer === 'declined';
      const others = standing(shift).filter((other) => other.personId !== personId);
      const withWhom = others.length === 0 ? 'Nobody else yet.' : `With ${namesOf(others)}.`;
      return {
        ...commonOf(shift, event),
        id: one.id,
        title: `${shift.booth.name}: your shift`,
        details: `${hoursIn(shift, event.timeZone)}\n${withWhom}`,
        state: isOff ? 'cancelled' : answer === 'confirmed' ? 'confirmed' : 'tentative',
      };
    });
}

function ofBooth(shift: Shift, event: Event): CalendarShift {
  const people = standing(shift);
  const who = people.length === 0 ? 'nobody yet' : namesOf(people);
  return {
    ...commonOf(shift, event),
    id: shift.id,
    title: `${shift.booth.name}: ${who} (${people.length} of ${shift.target})`,
    details: hoursIn(shift, event.timeZone),
    state: isOver(shift) ? 'cancelled' : people.length < shift.minimum ? 'tentative' : 'confirmed',
  };
}

const isOver = (shift: Shift) => shift.archivedAt !== null || shift.booth.archivedAt !== null;
const standing = (shift: Shift) =>
  shift.assignments.filter(
    (one) =>
      one.archivedAt === null && one.person.archivedAt === null && answerOf(one, shift).answer !== 'declined',
  );
const namesOf = (people: readonly { person: { name: string } }[]) =>
  new Intl.ListFormat('en-GB').format(people.map(({ person }) => person.name));

/** Whatever changes a shift, who is on it or a person of it adds to one of the versions, or is a response more. */
function commonOf(shift: Shift, event: Event) {
  const responses = shift.assignments.flatMap((one) => one.responses);
  const sequence =
    shift.version + shift.assignments.reduce((sum, one) => sum + one.version + one.person.version - 1, 0);
  const changes = [
    shift.updatedAt,
    ...shift.assignments.flatMap((one) => [one.updatedAt, one.person.updatedAt]),
    ...responses.map((one) => one.createdAt),
  ];
  const kiosk = shift.booth.slots.find(
    (slot) => slot.startsAt <= shift.startsAt && shift.startsAt < slot.endsAt,
  )?.kiosk;
  const place = [kiosk ? `Kiosk ${kiosk.label}` : '', event.venue, event.city].filter((part) => part !== '');
  return {
    sequence: sequence + responses.length - 1,
    changedAt: new Date(Math.max(...changes.map((at) => at.getTime()))),
    startsAt: shift.startsAt,
    endsAt: shift.endsAt,
    place: place.join(', '),
  };
}
