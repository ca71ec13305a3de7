import type { Now } from '#contracts/now';
import { clockTime, dateIn, dateRange, longDate, outsideWords, weekday } from '../parts/times.ts';

interface Event {
  timeZone: string;
  startsOn: string;
  endsOn: string;
}

/** What is shown, seen from the event's today: a day or the whole event. Only what runs is now. */
export type Shown = 'live' | 'over' | 'coming';

export function shownOf(now: Now, { timeZone, startsOn, endsOn }: Event): Shown {
  const today = dateIn(now.asOf, timeZone);
  const [first, last] = now.day === null ? [startsOn, endsOn] : [now.day, now.day];
  if (today < first) return 'coming';
  return today > last ? 'over' : 'live';
}

/** "Now", "Tuesday 10 November 2026", "Whole event" */
export function headingOf(now: Now, event: Event): string {
  if (now.day === null) return 'Whole event';
  return shownOf(now, event) === 'live' ? 'Now' : dayWords(now.day);
}

/** Beside the heading: "Wednesday 11 November 2026, 14:12", "day over", "10–12 November 2026, still to come" */
export function whenWords(now: Now, event: Event): string {
  const shown = shownOf(now, event);
  if (now.day === null) {
    const state = { live: 'so far', over: 'over', coming: 'still to come' }[shown];
    return `${dateRange(event.startsOn, event.endsOn)}, ${state}`;
  }
  if (shown === 'live') return `${dayWords(now.day)}, ${clockTime(now.asOf, event.timeZone)}`;
  const outside = outsideWords(now.day, event);
  return `${outside === null ? '' : `${outside} the event, `}${shown === 'over' ? 'day over' : 'still to come'}`;
}

const dayWords = (date: string) => `${weekday(date)} ${longDate(date)}`;
