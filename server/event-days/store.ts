import { z } from 'zod';
import type { eventDays } from '#contracts/event-days';
import { eventBreak } from '#contracts/events';
import type { Event, EventDay } from '#prisma/client/client';
import { type PageQuery, readPage } from '../database/page.ts';
import type { Db } from '../database/prisma.ts';
import { updateVersioned } from '../database/versioned.ts';
import { fromLocalDate, localDateOf } from '../events/rules.ts';
import { withEventVersion } from '../events/store.ts';
import { notFound } from '../http/errors.ts';
import type { ManagerScope, ReadScope } from '../http/gates.ts';
import { type DayTimes, requireDay } from './rules.ts';

type DayInput = z.output<(typeof eventDays)['create']['body']>;
type DayChange = z.output<(typeof eventDays)['change']['body']>;

/** The row as the contract says it: a date without a time, breaks as their contract. */
function presentDay(day: EventDay) {
  return { ...day, date: localDateOf(day.date), breaks: z.array(eventBreak).parse(day.breaks) };
}
export type PresentedDay = ReturnType<typeof presentDay>;

export function listEventDays(db: Db, _scope: ReadScope, eventId: string, query: PageQuery) {
  return readPage(query, async (page) => {
    const rows = await db.eventDay.findMany({
      where: { eventId, ...page.where },
      orderBy: [{ opensAt: 'asc' }, { id: 'asc' }],
      ...page.slice,
    });
    return rows.map(presentDay);
  });
}

/** @throws AppError not-found */
export async function getEventDay(db: Db, _scope: ReadScope, id: string): Promise<PresentedDay> {
  const day = await findDay(db, id);
  if (day === null) throw notFound('day');
  return day;
}

/** @throws AppError in-wrong-order, outside-event, invalid-input, taken */
export async function createEventDay(
  db: Db,
  _scope: ManagerScope,
  event: Event,
  input: DayInput,
): Promise<PresentedDay> {
  const day = { ...input, opensAt: new Date(input.opensAt), closesAt: new Date(input.closesAt) };
  requireDay(event, day);
  const data = { ...day, date: fromLocalDate(day.date), eventId: event.id };
  return presentDay(await withEventVersion(db, (tx) => tx.eventDay.create({ data })));
}

/** @throws AppError in-wrong-order, outside-event, invalid-input, taken */
export async function changeEventDay(
  db: Db,
  scope: ManagerScope,
  id: string,
  version: number,
  change: DayChange,
): Promise<PresentedDay> {
  const before = await getEventDay(db, scope, id);
  const after = applyChange(before, change);
  requireDay(await db.event.findUniqueOrThrow({ where: { id: before.eventId } }), after);
  const data = { ...after, date: fromLocalDate(after.date), version: { increment: 1 } };
  return updateVersioned(
    'day',
    version,
    () => findDay(db, id),
    async () =>
      presentDay(
        await withEventVersion(db, (tx) =>
          tx.eventDay.update({ where: { id, version, archivedAt: null }, data }),
        ),
      ),
  );
}

function applyChange(before: PresentedDay, change: DayChange): DayTimes {
  return {
    date: change.date ?? before.date,
    opensAt: new Date(change.opensAt ?? before.opensAt),
    closesAt: new Date(change.closesAt ?? before.closesAt),
    breaks: change.breaks ?? before.breaks,
  };
}

export function archiveEventDay(
  db: Db,
  _scope: ManagerScope,
  id: string,
  version: number,
  archivedAt: Date | null,
): Promise<PresentedDay> {
  return updateVersioned(
    'day',
    version,
    () => findDay(db, id),
    async () =>
      presentDay(
        await withEventVersion(db, (tx) =>
          tx.eventDay.update({ where: { id, version }, data: { archivedAt, version: { increment: 1 } } }),
        ),
      ),
  );
}

async function findDay(db: Db, id: string): Promise<PresentedDay | null> {
  const day = await db.eventDay.findUnique({ where: { id } });
  return day === null ? null : presentDay(day);
}
