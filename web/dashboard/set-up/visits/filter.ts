import { Temporal } from 'temporal-polyfill';
import { dayAfter, dayWords, localToInstant } from '../local-time.ts';
import type { VisitsInAddress } from './visits-in-address.ts';

/** What is asked of the server; instants. */
export interface VisitsAsked {
  boothId?: string | undefined;
  deviceId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * Without a time the stretch begins, or ends, with its day; a "to" at or before "from" is on the next day.
 * @param zone the event's
 */
export function askedOf({ day, booth, device, from, to }: VisitsInAddress, zone: string): VisitsAsked {
  const whose = { boothId: booth, deviceId: device };
  if (day === undefined || day === 'all') return whose;
  const until = to !== undefined && from !== undefined && to <= from ? dayAfter(day) : day;
  return {
    ...whose,
    from: from === undefined ? startOf(day, zone) : momentOf(day, from, zone),
    to: to === undefined ? startOf(dayAfter(day), zone) : momentOf(until, to, zone),
  };
}

const startOf = (date: string, zone: string) =>
  Temporal.PlainDate.from(date).toZonedDateTime(zone).toInstant().toString();

/** A time that the clocks skip is the moment at which they do. */
function momentOf(date: string, time: string, zone: string): string {
  const moment = localToInstant(date, time, zone);
  if (moment.ok) return moment.instant;
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).toInstant().toString();
}

/** "at Copa, by Tablet 1, on Tue 11 Nov, from 10:00, until 10:30"; empty when nothing is chosen. */
export function filterWords(
  { day, from, to }: VisitsInAddress,
  names: { booth: string | null; device: string | null },
): string {
  const isOneDay = day !== undefined && day !== 'all';
  const words = [
    names.booth && `at ${names.booth}`,
    names.device && `by ${names.device}`,
    isOneDay && `on ${dayWords(day, 'short')}`,
    isOneDay && from !== undefined && `from ${from}`,
    isOneDay && to !== undefined && `until ${to}`,
  ];
  return words.filter((word) => typeof word === 'string' && word !== '').join(', ');
}
