import { createHash } from 'node:crypto';
import type { Prisma } from '#prisma/client/client';
import type { Db } from '../database/prisma.ts';
import type { Sql } from '../database/sql.ts';
import { presentEvent } from '../events/store.ts';
import { AppError } from '../http/errors.ts';
import type { DeviceScope } from '../http/gates.ts';
import { readFigures } from '../sync/figures.ts';
import { kioskAt } from './rules.ts';
import { readCounting, readTalks, readTopicsByUse } from './state-counting.ts';
import { readNotesState } from './state-notes.ts';
import { readAttendance, readRepresentatives } from './state-shift.ts';

const NOTES_OF_MS = 24 * 60 * 60 * 1000;
const MOST_NOTES = 20;

/** Everything that a device needs while there is no network, for the booths where it counts now. */
export async function readDeviceState(
  db: Db,
  sql: Sql,
  scope: DeviceScope,
  { now, formerly = [] }: { now: Date; formerly?: readonly string[] },
) {
  const device = await findConnected(db, scope.by.id);
  const { event } = device;
  const boothIds = device.placements.map(({ boothId }) => boothId);
  const booths = await readBooths(db, { id: { in: boothIds } }, now);
  const neighbours = await readNeighbours(db, device, boothIds, now);
  // A tablet may go over to a neighbour without a network.
  const staffed = [...boothIds, ...neighbours.map(({ id }) => id)];
  const topicsByUse = await readTopicsByUse(sql, staffed);
  const withTopics = <Booth extends { id: string }>(booth: Booth) => ({
    ...booth,
    topics: topicsByUse.get(booth.id) ?? [],
  });
  const shifts = await readShifts(db, staffed);
  const people = await readPeople(db, staffed);
  const onShift = shifts.flatMap((shift) => shift.people);
  const { id, name, kind, personId } = device;
  return {
    device: { id, name, kind, personId },
    event: { ...presentEvent(event), isArchived: event.archivedAt !== null },
    days: event.days.map((day) => ({ ...day, date: day.date.toISOString().slice(0, 10) })),
    booths: booths.map((booth) => withTopics(booth)),
    shifts,
    people: inOrder([...people, ...onShift]),
    topics: await readTopics(db, event.id, staffed),
    notes: await readNotes(db, staffed, now),
    ...(await readNotesState(db, sql, staffed, event.name)),
    figures: inOrderOfBooth(await readFigures(sql, staffed, now)),
    counting: await readCounting(sql, { deviceIds: [id, ...formerly], boothIds: staffed, now }),
    talks: await readTalks(db, staffed),
    neighbours: neighbours.map((booth) => withTopics(booth)),
    attendance: await readAttendance(sql, event.id, staffed, now),
    representatives: await readRepresentatives(db, staffed),
  };
}

/** The same for the same content: the moment at which the figures were read does not matter. */
export function etagOf(state: { figures: { visitorsToday: number }[] }): string {
  const figures = state.figures.map((figure) => ({ ...figure, asOf: null }));
  const hash = createHash('sha256').update(JSON.stringify({ ...state, figures }));
  return `W/"${hash.digest('base64url')}"`;
}

export function isKnown(etag: string, ifNoneMatch: string | undefined): boolean {
  const known = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim());
  return known.includes(etag) || known.includes(etag.slice(2));
}

/** A device that only reads is in contact too. Not more often than is worth a write. */
export async function noteContact(sql: Sql, deviceId: string, now: Date): Promise<void> {
  await sql`
    update devices set last_seen_at = ${now}
    where id = ${deviceId} and (last_seen_at is null or last_seen_at < ${now}::timestamptz - interval '10 seconds')`;
}

async function findConnected(db: Db, id: string) {
  const device = await db.device.findFirst({
    where: { id, revokedAt: null },
    include: {
      event: { include: { days: { where: { archivedAt: null }, orderBy: { opensAt: 'asc' } } } },
      placements: { where: { endedAt: null, booth: { archivedAt: null } }, select: { boothId: true } },
    },
  });
  if (device === null) throw disconnected();
  return device;
}

export const disconnected = () =>
  new AppError('device-revoked', 'This device was disconnected in the dashboard. Connect it again.');

/** A tablet's kiosk may be shared: the booths that stand there at other times. A phone has no kiosk. */
function readNeighbours(
  db: Db,
  { kind, eventId }: { kind: string; eventId: string },
  boothIds: string[],
  now: Date,
) {
  const atKiosk = {
    archivedAt: null,
    kiosk: { slots: { some: { boothId: { in: boothIds }, archivedAt: null } } },
  };
  return kind === 'tablet'
    ? readBooths(db, { eventId, archivedAt: null, id: { notIn: boothIds }, slots: { some: atKiosk } }, now)
    : [];
}

async function readBooths(db: Db, where: Prisma.BoothWhereInput, now: Date) {
  const rows = await db.booth.findMany({
    where,
    include: {
      slots: { where: { archivedAt: null }, orderBy: { startsAt: 'asc' }, include: { kiosk: true } },
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ id, slug, name, goal, slots }) => {
    const stretches = slots.map(({ startsAt, endsAt, kiosk }) => ({
      startsAt,
      endsAt,
      kiosk: kiosk?.label ?? null,
    }));
    return { id, slug, name, goal, kiosk: kioskAt(stretches, now), slots: stretches };
  });
}

async function readShifts(db: Db, boothIds: string[]) {
  const rows = await db.shift.findMany({
    where: { boothId: { in: boothIds }, archivedAt: null },
    include: {
      assignments: {
        where: { archivedAt: null, person: { archivedAt: null } },
        orderBy: { id: 'asc' },
        select: { person: { select: { id: true, name: true } } },
      },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ assignments, ...shift }) => {
    const people = assignments.map(({ person }) => person);
    return { ...shift, people, personIds: people.map(({ id }) => id) };
  });
}

function readPeople(db: Db, boothIds: string[]) {
  return db.person.findMany({
    where: {
      archivedAt: null,
      representatives: { some: { boothId: { in: boothIds }, archivedAt: null } },
    },
    select: { id: true, name: true },
  });
}

function inOrderOfBooth<Figure extends { boothId: string }>(figures: Figure[]): Figure[] {
  return figures.sort((one, other) => one.boothId.localeCompare(other.boothId));
}

/** Each person once, by name. */
function inOrder(people: { id: string; name: string }[]) {
  const once = [...new Map(people.map((person) => [person.id, person])).values()];
  return once.sort((one, other) => one.name.localeCompare(other.name) || one.id.localeCompare(other.id));
}

function readTopics(db: Db, eventId: string, boothIds: string[]) {
  return db.topic.findMany({
    where: { eventId, archivedAt: null, OR: [{ boothId: null }, { boothId: { in: boothIds } }] },
    select: { slug: true, label: true, boothId: true },
    orderBy: [{ label: 'asc' }, { id: 'asc' }],
  });
}

function readNotes(db: Db, boothIds: string[], now: Date) {
  return db.shiftNote.findMany({
    where: {
      boothId: { in: boothIds },
      archivedAt: null,
      occurredAt: { gt: new Date(now.getTime() - NOTES_OF_MS) },
    },
    select: { id: true, boothId: true, text: true, occurredAt: true },
    orderBy: [{ occurredAt: 'desc' }, { id: 'asc' }],
    take: MOST_NOTES,
  });
}
