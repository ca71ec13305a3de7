import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { type AssignmentRow, assignments } from '#contracts/assignments';
import { eventDays } from '#contracts/event-days';
import type { EventRow } from '#contracts/events';
import { kiosks } from '#contracts/kiosks';
import { type ShiftRow, shifts } from '#contracts/shifts';
import { slots } from '#contracts/slots';
import { conflictsQuery } from '../../../conflicts/conflicts-query.ts';
import { dateIn } from '../../../parts/times.ts';
import type { useBooths } from '../../booths/booths.ts';
import { datesBetween } from '../../local-time.ts';
import { useRows } from '../../parts/collection.ts';
import { axisOf, dayOf } from './axis.ts';
import { type DrawnShift, drawnShift, elsewhereOf } from './drawn.ts';
import { rowsOf } from './rows.ts';

const MINUTE_MS = 60_000;
const inMs = <S extends { startsAt: string; endsAt: string }>(row: S) => ({
  ...row,
  startsAt: Date.parse(row.startsAt),
  endsAt: Date.parse(row.endsAt),
});

/** Everything that the grid of one day draws; what does not change stays the same object. */
export function useGrid(
  event: EventRow,
  booths: ReturnType<typeof useBooths>,
  date: string,
  isWhole: boolean,
) {
  const zone = event.timeZone;
  const loaded = useRows(shifts.list, event.slug);
  const shiftRows = useCurrent(loaded);
  const assigned = useCurrent(useRows(assignments.list, event.slug));
  const slotRows = useCurrent(useRows(slots.list, event.slug));
  const kioskRows = useCurrent(useRows(kiosks.list, event.slug));
  const dayRows = useCurrent(useRows(eventDays.list, event.slug));
  // What is drawn comes first.
  const conflicts = useQuery({ ...conflictsQuery(event.slug, date), enabled: loaded.state === 'ready' });
  const boothNames = booths.rows.map(({ id, name }) => `${id} ${name} ${booths.plateOf(id)}`).join('\n');

  const known = useMemo(() => {
    const people = new Map<string, AssignmentRow[]>();
    for (const one of assigned) people.set(one.shiftId, [...(people.get(one.shiftId) ?? []), one]);
    const elsewhere = elsewhereOf(conflicts.data?.items ?? []);
    return shiftRows.map((row: ShiftRow) =>
      drawnShift(row, {
        ...{ people: people.get(row.id) ?? [], elsewhere: elsewhere.get(row.id) ?? [], zone },
      }),
    );
  }, [shiftRows, assigned, conflicts.data, zone]);
  const hours = useMemo(() => {
    const openings = dayRows.map(({ opensAt, closesAt }) => inMs({ startsAt: opensAt, endsAt: closesAt }));
    const breaks = dayRows.flatMap((day) => day.breaks.map(inMs));
    return { openings, breaks };
  }, [dayRows]);
  const given = useMemo(() => slotRows.map(inMs), [slotRows]);
  const axis = useMemo(
    () => axisOf(date, zone, [...hours.openings, ...given, ...known], isWhole),
    [date, zone, hours, given, known, isWhole],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names stand for the booths, which are read anew each time
  const rows = useMemo(() => {
    const isDrawn = (one: { startsAt: number; endsAt: number }) =>
      one.startsAt < axis.endsAt && one.endsAt > axis.startsAt;
    const labelOf = (id: string | null) => kioskRows.find((kiosk) => kiosk.id === id)?.label ?? null;
    return rowsOf<DrawnShift>({
      booths: booths.rows,
      slots: given.filter(isDrawn).map((slot) => ({ ...slot, kiosk: labelOf(slot.kioskId) })),
      shifts: known.filter(isDrawn),
      plateOf: booths.plateOf,
    });
  }, [given, known, kioskRows, axis, boothNames]);
  const day = useMemo(() => dayOf(date, zone), [date, zone]);
  const ofDay = known.filter(({ startsAt }) => day.startsAt <= startsAt && startsAt < day.endsAt);
  return { loaded, known, ofDay, axis, rows, ...hours };
}

/** The dates of the event's zone that a slot or a shift touches. */
export function useHeldDates({ slug, timeZone }: EventRow): string[] {
  const shiftRows = useCurrent(useRows(shifts.list, slug));
  const slotRows = useCurrent(useRows(slots.list, slug));
  return useMemo(() => {
    const dateAt = (at: number) => dateIn(new Date(at), timeZone);
    const touched = [...shiftRows, ...slotRows]
      .map(inMs)
      .flatMap(({ startsAt, endsAt }) => datesBetween(dateAt(startsAt), dateAt(endsAt - 1)));
    return [...new Set(touched)];
  }, [shiftRows, slotRows, timeZone]);
}

/** The rows that are not archived, as the same list while they are the same. */
function useCurrent<R extends { archivedAt: string | null }>(loaded: ReturnType<typeof useRows<R>>): R[] {
  const rows = loaded.state === 'ready' ? loaded.rows : null;
  return useMemo(() => rows?.filter(({ archivedAt }) => archivedAt === null) ?? [], [rows]);
}

/** The present minute, as long as somebody looks. */
export function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS / 2);
    return () => clearInterval(timer);
  }, []);
  return now;
}
