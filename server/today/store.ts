import type { z } from 'zod';
import { hereOf } from '#contracts/attendance';
import type { ShiftAnswer } from '#contracts/own-shifts';
import type { postAttendanceEntry, Today } from '#contracts/today';
import type { Event } from '#prisma/client/client';
import { requireBoothOfEvent } from '../booths/store.ts';
import { newFact } from '../database/fact.ts';
import type { Db } from '../database/prisma.ts';
import type { Reader, Sql } from '../database/sql.ts';
import { requireInOrder, requireWithinEvent } from '../events/rules.ts';
import { withEventVersion } from '../events/store.ts';
import { AppError } from '../http/errors.ts';
import type { LeadScope } from '../http/gates.ts';
import { type AskedBooths, listAttendance, listBooths, listShifts, listSlots } from '../now/store.ts';
import { requirePerson } from '../people/store.ts';
import { newestAnswer } from '../reports/answers.ts';
import { listBreaks } from '../reports/openings.ts';
import { inSnapshot } from '../reports/snapshot.ts';
import { getShift } from '../shifts/store.ts';
import { type PlannedShift, todayOf } from './rules.ts';

/** All booths that are asked for, from one snapshot. `eventId` is the event's. */
export function readToday(sql: Sql, eventId: string, booths: AskedBooths, now: Date): Promise<Today> {
  return inSnapshot(sql, async (tx) => {
    const list = await listBooths(tx, eventId, booths);
    const ids = list.map(({ id }) => id);
    const slots = await listSlots(tx, ids);
    const shifts = await listPlanned(tx, ids);
    const facts = await listAttendance(tx, ids, now);
    const rows = list.map((booth) => {
      const isOwn = ({ boothId }: { boothId: string }) => boothId === booth.id;
      const own = { slots: slots.filter(isOwn), shifts: shifts.filter(isOwn), facts: facts.filter(isOwn) };
      const here = hereOf(own.facts, own.shifts, own.slots, now.getTime());
      return todayOf({ booth, ...own, here, now: now.getTime() });
    });
    return { asOf: now.toISOString(), booths: rows, breaks: await listBreaks(tx, eventId) };
  });
}

interface OnShift {
  shiftId: string;
  personId: string;
  name: string;
  answer: ShiftAnswer | null;
}

/** Shifts with the people on them, none of the archive, and what they said last of these hours. */
async function listPlanned(tx: Reader, boothIds: string[]): Promise<PlannedShift[]> {
  const shifts = await listShifts(tx, boothIds);
  const people = await tx<OnShift[]>`
    select a.shift_id, a.person_id, p.name, ${newestAnswer(tx)} as answer
    from assignments a join people p on p.id = a.person_id join shifts s on s.id = a.shift_id
    where a.booth_id = any (${boothIds}::uuid[]) and a.archived_at is null and p.archived_at is null
    order by a.id`;
  return shifts.map((shift) => ({
    ...shift,
    people: people
      .filter(({ shiftId }) => shiftId === shift.id)
      .map(({ personId, name, answer }) => ({ personId, name, answer })),
  }));
}

type Entry = z.output<typeof postAttendanceEntry.body>;

/** Appended, as of now. @throws AppError not-found, not-your-booth, wrong-event, archived, outside-event, in-wrong-order */
export async function createEntry(db: Db, scope: LeadScope, event: Event, entry: Entry, now: Date) {
  const { boothId, personId, name, kind } = entry;
  await requireBoothOfEvent(db, scope, event.id, boothId);
  if (personId !== null) await requirePerson(db, scope, personId);
  requireWithinEvent(event, now, new Date(now.getTime() + 1));
  const endsAt = entry.kind === 'extension' ? new Date(entry.until) : null;
  if (endsAt !== null) {
    requireInOrder(event, now, endsAt);
    requireWithinEvent(event, now, endsAt);
  }
  const shiftId = entry.kind === 'absence' ? entry.shiftId : null;
  if (shiftId !== null) await requireShiftOf(db, scope, shiftId, boothId);
  const data = {
    ...newFact(scope.by, now, entry),
    ...{ eventId: event.id, boothId, personId, name, kind, shiftId, endsAt },
  };
  const { id } = await withEventVersion(db, (tx) => tx.attendanceFact.create({ data }));
  return { id, kind, at: now };
}

async function requireShiftOf(db: Db, scope: LeadScope, shiftId: string, boothId: string): Promise<void> {
  const shift = await getShift(db, scope, shiftId);
  if (shift.boothId !== boothId) throw new AppError('wrong-event', 'This shift belongs to another booth.');
  if (shift.archivedAt !== null) throw new AppError('archived', 'This shift is in the archive.');
}
