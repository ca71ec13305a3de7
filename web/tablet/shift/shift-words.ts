import { timeOf } from '../clock/zone.ts';
import type { KnownFact } from './known-facts.ts';
import type { DayShift, Hole, OnNow } from './staffing.ts';

/** "13:00–15:00" */
export function hoursOf(
  { startsAt, endsAt }: { startsAt: number; endsAt: number },
  timeZone: string,
): string {
  return `${timeOf(startsAt, timeZone)}–${timeOf(endsAt, timeZone)}`;
}

/** "1 h 20 left", "8 min left" */
export function leftWords(ms: number): string {
  const minutes = Math.max(0, Math.ceil(ms / 60_000));
  if (minutes < 60) return `${minutes} min left`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} left`;
}

/** "since 13:02, shift until 15:00", "since 13:02, stays on until 15:30" */
export function onWords(
  { since, endsAt, shift }: Pick<OnNow, 'since' | 'endsAt' | 'shift'>,
  timeZone: string,
) {
  const until = timeOf(endsAt, timeZone);
  const how =
    shift === null
      ? `counts until ${until}`
      : endsAt > shift.endsAt
        ? `stays on until ${until}`
        : `shift until ${until}`;
  return `since ${timeOf(since, timeZone)}, ${how}`;
}

/** "Nobody from 14:00 to 14:30", "1 person from 14:00 to 16:00, 2 needed" */
export function holeWords({ startsAt, endsAt, people, needed }: Hole, timeZone: string): string {
  const when = `from ${timeOf(startsAt, timeZone)} to ${timeOf(endsAt, timeZone)}`;
  if (people === 0) return needed > 1 ? `Nobody ${when}, ${needed} needed` : `Nobody ${when}`;
  return `${people === 1 ? '1 person' : `${people} people`} ${when}, ${needed} needed`;
}

/** "Checked in twice: 13:02 on Tablet 1, 13:10 on Phone. Both are kept, and Ana Medina counts once." */
export function contradictionWords({ checkIn, contradictions }: OnNow, timeZone: string): string | null {
  if (contradictions.length === 0) return null;
  const isElsewhere = new Set(contradictions.map(({ boothId }) => boothId)).size > 1;
  const list = contradictions.map((fact) => entryWords(fact, isElsewhere, timeZone)).join(', ');
  const kept = contradictions.length === 2 ? 'Both are kept' : 'All are kept';
  return isElsewhere
    ? `Also checked in elsewhere: ${list}. ${kept}. Check out where ${checkIn.name} is not.`
    : `Checked in by several devices: ${list}. ${kept}, and ${checkIn.name} counts once.`;
}

function entryWords({ at, booth, device }: KnownFact, isElsewhere: boolean, timeZone: string): string {
  const where = isElsewhere ? ` at ${booth}` : '';
  return `${timeOf(at, timeZone)}${where}${device === null ? '' : ` on ${device}`}`;
}

/** "Ana Medina, Ben Okoro", "nobody yet" */
export function namesOf({ people }: Pick<DayShift, 'people'>): string {
  return people.length === 0 ? 'nobody yet' : people.map(({ name }) => name).join(', ');
}

/** "2 of 2", "1, 2 needed" */
export function staffedWords({ people, minimum, target }: DayShift): string {
  if (people.length < minimum) return `${people.length}, ${minimum} needed`;
  return people.length > target ? String(people.length) : `${people.length} of ${target}`;
}

/** "in 42 min", "in 1 h 20" */
export function inWords(ms: number): string {
  return `in ${leftWords(ms).replace(' left', '')}`;
}
