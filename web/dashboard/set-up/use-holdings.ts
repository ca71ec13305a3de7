import { booths } from '#contracts/booths';
import { devices } from '#contracts/devices';
import { eventDays } from '#contracts/event-days';
import type { EventRow } from '#contracts/events';
import { headCounts } from '#contracts/head-counts';
import { kiosks } from '#contracts/kiosks';
import { representatives } from '#contracts/representatives';
import { shifts } from '#contracts/shifts';
import { slots } from '#contracts/slots';
import { dateIn } from '../parts/times.ts';
import type { Holdings } from './checklist.ts';
import { datesBetween } from './local-time.ts';
import { type Loaded, type Row, useRows } from './parts/collection.ts';

/** What the event holds, for the checklist; null until all of it was read. */
export function useHoldings(event: EventRow): Holdings | null {
  const days = currentOf(useRows(eventDays.list, event.slug));
  const boothRows = currentOf(useRows(booths.list, event.slug));
  const kioskRows = currentOf(useRows(kiosks.list, event.slug));
  const slotRows = currentOf(useRows(slots.list, event.slug));
  const stand = currentOf(useRows(representatives.list, event.slug));
  const shiftRows = currentOf(useRows(shifts.list, event.slug));
  const figures = currentOf(useRows(headCounts.list, event.slug));
  const connected = currentOf(useRows(devices.list, event.slug));
  if (!days || !boothRows || !kioskRows || !slotRows || !stand || !shiftRows || !figures || !connected)
    return null;
  return {
    isOver: event.endsOn < dateIn(new Date(), event.timeZone),
    days: days.length,
    dates: datesBetween(event.startsOn, event.endsOn).length,
    booths: boothRows,
    slots: slotRows.map((row) => row.boothId),
    representatives: stand.map((row) => row.boothId),
    shifts: shiftRows.map((row) => row.boothId),
    headCounts: figures.map((row) => row.boothId),
    kiosks: kioskRows.length,
    devices: connected.filter((device) => device.revokedAt === null).length,
  };
}

function currentOf<R extends Row>(loaded: Loaded<R>): R[] | null {
  return loaded.state === 'ready' ? loaded.rows.filter((row) => row.archivedAt === null) : null;
}
