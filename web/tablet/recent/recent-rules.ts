import { momentMs } from '../clock/moment.ts';
import { dayOf } from '../clock/zone.ts';
import type { OwnVisit } from '../outbox/database.ts';

export interface RecentDay {
  /** `2025-11-12`, in the event's zone. */
  day: string;
  visits: readonly OwnVisit[];
  /** Visitors of that day, without what was taken back. */
  visitors: number;
}

/** Every visit that this device still holds, by day, newest first: what was taken back too. */
export function recentDays(visits: readonly OwnVisit[], offsetMs: number, timeZone: string): RecentDay[] {
  const newestFirst = visits
    .map((visit) => ({ visit, atMs: momentMs(visit, offsetMs) }))
    .toSorted((a, b) => b.atMs - a.atMs || (a.visit.id < b.visit.id ? 1 : -1));
  const byDay = new Map<string, OwnVisit[]>();
  for (const { visit, atMs } of newestFirst) {
    const day = dayOf(atMs, timeZone);
    byDay.set(day, [...(byDay.get(day) ?? []), visit]);
  }
  return [...byDay].map(([day, ofDay]) => ({
    day,
    visits: ofDay,
    visitors: ofDay
      .filter(({ undoneAt }) => undoneAt === null)
      .reduce((sum, { partySize }) => sum + partySize, 0),
  }));
}
