import type { z } from 'zod';
import type { EventInput, eventChange } from '#contracts/events';
import type { Event } from '#prisma/client/client';
import { type PageQuery, readPage } from '../database/page.ts';
import type { Db, DbTransaction } from '../database/prisma.ts';
import { updateVersioned } from '../database/versioned.ts';
import { AppError, notFound } from '../http/errors.ts';
import type { ManagerScope, ReadScope } from '../http/gates.ts';
import { onlyBooths } from '../http/gates.ts';
import {
  type EventTime,
  fromLocalDate,
  leftOutText,
  localDateOf,
  stretchOf,
  zoneAsWritten,
} from './rules.ts';

export type EventChange = z.output<typeof eventChange>;

/** The row as the contract says it: dates without a time. */
export function presentEvent(event: Event) {
  return { ...event, startsOn: localDateOf(event.startsOn), endsOn: localDateOf(event.endsOn) };
}

/** A lead sees the events of the own booths. */
const visibleTo = (scope: ReadScope) => {
  const ids = onlyBooths(scope);
  return ids === undefined ? {} : { booths: { some: { id: ids } } };
};

export function listEvents(db: Db, scope: ReadScope, query: PageQuery) {
  return readPage(query, (page) =>
    db.event.findMany({
      where: { ...visibleTo(scope), ...page.where },
      orderBy: [{ startsOn: 'desc' }, { id: 'asc' }],
      ...page.slice,
    }),
  );
}

/** @throws AppError not-found */
export async function getEvent(db: Db, scope: ReadScope, slug: string): Promise<Event> {
  const event = await db.event.findFirst({ where: { slug, ...visibleTo(scope) } });
  if (event === null) throw notFound('event');
  return event;
}

export function createEvent(db: Db, _scope: ManagerScope, input: EventInput): Promise<Event> {
  const { startsOn, endsOn, ...rest } = input;
  return db.event.create({
    data: {
      ...rest,
      timeZone: zoneAsWritten(input.timeZone),
      startsOn: fromLocalDate(startsOn),
      endsOn: fromLocalDate(endsOn),
      versionCounter: { create: {} },
    },
  });
}

/** The zone rules every bucket, so it stands still once something is placed in time. */
export async function changeEvent(
  db: Db,
  _scope: ManagerScope,
  event: Event,
  version: number,
  change: EventChange,
): Promise<Event> {
  const { startsOn, endsOn, ...rest } = change;
  const timeZone = zoneAsWritten(change.timeZone ?? event.timeZone);
  if (timeZone !== zoneAsWritten(event.timeZone)) await refuseZoneInUse(db, event.id);
  if (startsOn !== undefined || endsOn !== undefined)
    await refuseDatesInUse(db, event.id, {
      timeZone,
      startsOn: startsOn === undefined ? event.startsOn : fromLocalDate(startsOn),
      endsOn: endsOn === undefined ? event.endsOn : fromLocalDate(endsOn),
    });
  return updateVersioned(
    'event',
    version,
    () => db.event.findUnique({ where: { id: event.id } }),
    () =>
      db.event.update({
        where: { id: event.id, version, archivedAt: null },
        data: {
          ...rest,
          ...(change.timeZone === undefined ? {} : { timeZone }),
          ...(startsOn === undefined ? {} : { startsOn: fromLocalDate(startsOn) }),
          ...(endsOn === undefined ? {} : { endsOn: fromLocalDate(endsOn) }),
          version: { increment: 1 },
        },
      }),
    presentEvent,
  );
}

async function refuseZoneInUse(db: Db, eventId: string) {
  const placed = await db.event.findFirst({
    where: {
      id: eventId,
      OR: [
        { days: { some: {} } },
        {
          booths: {
            some: { OR: [{ slots: { some: {} } }, { shifts: { some: {} } }, { visits: { some: {} } }] },
          },
        },
      ],
    },
    select: { id: true },
  });
  if (placed !== null)
    throw new AppError(
      'zone-in-use',
      'The time zone cannot change once the event has opening hours, slots, shifts or visits.',
    );
}

/** Taps are judged by the event's days: what is planned or recorded must not fall outside them. */
async function refuseDatesInUse(db: Db, eventId: string, dates: EventTime) {
  const { first, last } = stretchOf(dates);
  const planned = { eventId, archivedAt: null, OR: [{ startsAt: { lt: first } }, { endsAt: { gt: last } }] };
  const [days, slots, shifts, visits] = await Promise.all([
    db.eventDay.count({
      where: {
        eventId,
        archivedAt: null,
        OR: [{ date: { lt: dates.startsOn } }, { date: { gt: dates.endsOn } }],
      },
    }),
    db.slot.count({ where: planned }),
    db.shift.count({ where: planned }),
    db.visit.count({
      where: { eventId, undone: false, OR: [{ occurredAt: { lt: first } }, { occurredAt: { gte: last } }] },
    }),
  ]);
  const leftOut = leftOutText({ days, slots, shifts, visits });
  if (leftOut !== null)
    throw new AppError(
      'in-use',
      `These dates leave out ${leftOut}. Move or archive what is planned; what was counted stays where it is.`,
    );
}

export function archiveEvent(
  db: Db,
  _scope: ManagerScope,
  id: string,
  version: number,
  archivedAt: Date | null,
): Promise<Event> {
  return updateVersioned(
    'event',
    version,
    () => db.event.findUnique({ where: { id } }),
    () => db.event.update({ where: { id, version }, data: { archivedAt, version: { increment: 1 } } }),
    presentEvent,
  );
}

/** Moves the event's version, which live screens watch. */
export async function bumpEventVersion(tx: DbTransaction, eventId: string): Promise<void> {
  await tx.eventVersion.upsert({
    where: { eventId },
    create: { eventId, version: 1 },
    update: { version: { increment: 1 } },
  });
}

/**
 * For every change that a live screen shows: the event's version moves in the same transaction.
 * @throws AppError archived: what is in the archive stays as it is
 */
export function withEventVersion<Row extends { eventId: string }>(
  db: Db,
  change: (tx: DbTransaction) => Promise<Row>,
): Promise<Row> {
  return alsoInArchive(db, async (tx) => {
    const row = await change(tx);
    await requireOpenEvent(tx, row.eventId);
    return row;
  });
}

/** The same for what must never have to wait, such as disconnecting a phone. */
export function alsoInArchive<Row extends { eventId: string }>(
  db: Db,
  change: (tx: DbTransaction) => Promise<Row>,
): Promise<Row> {
  return db.$transaction(async (tx) => {
    const row = await change(tx);
    await bumpEventVersion(tx, row.eventId);
    return row;
  });
}

/**
 * As withEventVersion, one change of the event after the other: two slots that overlap, written at once, would each wait
 * for the other to be settled until the database ends one of them with an error.
 * @throws AppError archived
 */
export function inTurnWithEventVersion<Row>(
  db: Db,
  eventId: string,
  change: (tx: DbTransaction) => Promise<Row>,
  /** For a change of many rows at once. */
  timeout = 5_000,
): Promise<Row> {
  return db.$transaction(
    async (tx) => {
      await bumpEventVersion(tx, eventId);
      await requireOpenEvent(tx, eventId);
      return change(tx);
    },
    { timeout },
  );
}

async function requireOpenEvent(tx: DbTransaction, id: string): Promise<void> {
  const shelved = await tx.event.findFirst({ where: { id, archivedAt: { not: null } } });
  if (shelved !== null) throw archivedEvent(shelved);
}

export const archivedEvent = ({ name }: { name: string }) =>
  new AppError('archived', `${name} is in the archive. Take it out first.`);
