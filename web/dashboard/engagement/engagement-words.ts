import type { CannotTell, Engagement } from '#contracts/engagement';
import type { HourBucket } from '#contracts/now';
import { hourValue } from '../now/hour-layout.ts';
import { clockTime, dateIn, weekday } from '../parts/times.ts';

const HOUR_MS = 3_600_000;

export const cannotTellWords: { [why in CannotTell]: string } = {
  'no-slot': 'cannot tell: no slot is known',
  'not-yet': 'cannot tell: its slot is still to come',
  'not-recorded': 'cannot tell: not recorded',
  'nobody-recorded': 'cannot tell: nobody checked in',
  'no-times': 'cannot tell: a head count without times',
  'not-split': 'cannot tell: a head count cannot be split',
};

/** "technology", "public sector", "not said" */
export const shareWords = (label: string) => label.replaceAll('-', ' ');

/** "45 %"; "< 1 %" of somebody is not nobody. */
export function percentWords(share: number): string {
  if (share > 0 && share < 0.005) return '< 1 %';
  return `${Math.round(share * 100)} %`;
}

/** "3", "~75" */
export const amountWords = ({ visitors, approximate }: Engagement['notPlaced']): string =>
  `${approximate ? '~' : ''}${visitors}`;

/** "13.7" */
export const perHourWords = (perHour: number) => perHour.toFixed(1);

/** "Tue 10:00–11:00"; without the day where only one is shown. */
export function hourWords(
  { startsAt, endsAt }: { startsAt: string; endsAt: string },
  timeZone: string,
  isOneDay: boolean,
): string {
  const day = isOneDay ? '' : `${weekday(dateIn(startsAt, timeZone), 'short')} `;
  return `${day}${clockTime(startsAt, timeZone)}–${clockTime(endsAt, timeZone)}`;
}

/** "352 visitors"; "15 visitors until 15:00" where a range, or the opening, leaves only a part of the hour. */
export function busiestWords(hour: HourBucket, timeZone: string): string {
  const words = `${hourValue(hour)} ${hour.visitors === 1 ? 'visitor' : 'visitors'}`;
  const isWhole = Date.parse(hour.endsAt) - Date.parse(hour.startsAt) >= HOUR_MS;
  return isWhole ? words : `${words} until ${clockTime(hour.endsAt, timeZone)}`;
}

/** "One tablet is behind, so this can only grow." */
export function behindWords(behind: Engagement['behind']): string {
  const [only] = behind;
  if (only === undefined) return '';
  const who = behind.length === 1 ? `${only.name} is` : `${behind.map(({ name }) => name).join(', ')} are`;
  return `${who} behind, so this can only grow.`;
}

/** "About 929 visitors by hour, provisional; most, about 83, Tue 12:00–13:00; 1 hour is not over" */
export function hoursSentence(
  { hours, total, asOf }: Engagement,
  timeZone: string,
  isOneDay: boolean,
): string {
  const most = hours.reduce<Engagement['hours'][number] | null>(
    (best, hour) => ((hour.visitors ?? 0) > (best?.visitors ?? 0) ? hour : best),
    null,
  );
  if (most === null) return 'No visitors by hour';
  const all = hours.reduce((sum, { visitors }) => sum + (visitors ?? 0), 0);
  const about = hours.some(({ shared }) => shared > 0) ? 'About ' : '';
  const people = all === 1 ? 'visitor' : 'visitors';
  const known = total.provisional ? ', provisional' : '';
  const atMost = `${most.shared > 0 ? 'about ' : ''}${most.visitors}, ${hourWords(most, timeZone, isOneDay)}`;
  const isRunning = hours.some(({ startsAt, endsAt }) => startsAt <= asOf && asOf < endsAt);
  return `${about}${all} ${people} by hour${known}; most, ${atMost}${isRunning ? '; one hour is not over' : ''}`;
}

/** What became of the tapped visitors: "3571 in the total; 270 came while heads were counted, where the head count is the figure". */
export function tappedWords({ taps: { added, beside } }: Pick<Engagement, 'taps'>): string {
  if (beside === 0 && added === 0) return 'no visit was tapped';
  if (beside === 0) return 'one by one, as they came; all are in the total';
  const instead = 'came while heads were counted, where the head count is the figure';
  return added === 0 ? `all ${instead}` : `${added} in the total; ${beside} ${instead}`;
}
