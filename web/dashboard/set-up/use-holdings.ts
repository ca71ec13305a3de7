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
import { useOpenCount } from './refused-items/items.ts';
import { useUncertainTimes } from './uncertain-times/times.ts';

/** What the event holds, for the checklist. */
export function useHoldings(event: EventRow): Holdings | 'loading' | 'failed' {
  const lists = {
    days: useRows(eventDays.list, event.slug),
    booths: useRows(booths.list, event.slug),
    kiosks: useRows(kiosks.list, event.slug),
    slots: useRows(slots.list, event.slug),
    representatives: useRows(representatives.list, event.slug),
    shifts: useRows(shifts.list, event.slug),
    headCounts: useRows(headCounts.list, event.slug),
    devices: useRows(devices.list, event.slug),
  };
  const refused = useOpenCount(event.slug);
  const { open } = useUncertainTimes(event.slug);
  const states = Object.values(lists).map(({ state }) => state);
  if (states.includes('failed')) return 'failed';
  if (states.includes('loading')) return 'loading';
  const boothIdsOf = (rows: readonly { boothId: string }[]) => rows.map((row) => row.boothId);
  return {
    isOver: event.endsOn < dateIn(new Date(), event.timeZone),
    days: currentOf(lists.days).length,
    dates: datesBetween(event.startsOn, event.endsOn).length,
    booths: currentOf(lists.booths),
    slots: boothIdsOf(currentOf(lists.slots)),
    representatives: boothIdsOf(currentOf(lists.representatives)),
    shifts: boothIdsOf(currentOf(lists.shifts)),
    headCounts: boothIdsOf(currentOf(lists.headCounts)),
    kiosks: currentOf(lists.kiosks).length,
    devices: currentOf(lists.devices).filter((device) => device.revokedAt === null).length,
    refused,
    uncertain: open.state === 'ready' ? open.rows.length : 0,
  };
}

function currentOf<R extends Row>(loaded: Loaded<R>): R[] {
  return loaded.state === 'ready' ? loaded.rows.filter((row) => row.archivedAt === null) : [];
}
