import { datesBetween } from './local-time.ts';

/** Today while the event runs, else its first day. All are local dates of the event. */
export function dayToBeginWith(event: { startsOn: string; endsOn: string }, today: string): string {
  return event.startsOn <= today && today <= event.endsOn ? today : event.startsOn;
}

/** The event's days, and those before and after it that hold something: a day for setting up, a night across midnight. */
export function daysOffered(event: { startsOn: string; endsOn: string }, held: readonly string[]): string[] {
  return [...new Set([...datesBetween(event.startsOn, event.endsOn), ...held])].sort();
}
