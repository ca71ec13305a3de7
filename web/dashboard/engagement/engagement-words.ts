import type { CannotTell, Comparison, Engagement } from '#contracts/engagement';
import { figureText } from '#contracts/figures';
import { clockTime, dateIn, weekday } from '../parts/times.ts';

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

/**
 * "12 more than on Tue 11 Nov, + 30 %", "about as many as Drasi, in the first 5 h 46 min", "Drasi: not recorded". Of the booths
 * that were counted whole on both sides; where one side has had more time than the other, of the time that both have had.
 */
export function differenceWords(comparison: Comparison): string {
  const { kind, label, figure, both } = comparison;
  const why = comparison.cannotTell;
  if (why?.side === 'other' && why.why === 'no-booth') return `${label}: none of these had a booth there`;
  if (figure.visitors === null) return `${label}: ${figureText(figure)}`;
  const cannot = `cannot be compared with ${label}`;
  if (both.minutes === 0) return `${cannot} yet: there is no time that both have had`;
  if (both.notOver !== null)
    return `${cannot} yet: ${both.notOver === 'this' ? 'this event' : label} is not over`;
  if (both.difference === null) return `${cannot}: ${noneAlikeWords[kind]}`;
  const than = { 'previous-day': `on ${label}`, booth: label, event: `at ${label}` }[kind];
  const about = both.approximate ? 'about ' : '';
  const amount =
    both.difference === 0
      ? `${about}as many as ${than}`
      : `${about}${Math.abs(both.difference)} ${both.difference > 0 ? 'more' : 'fewer'} than ${than}`;
  const when = both.minutes === null ? '' : `, ${bothWords(comparison)}`;
  return `${amount}${when}${shareOfDifference(both)}${alikeWords(comparison)}${slotWords(both)}`;
}

const noneAlikeWords: { [kind in Comparison['kind']]: string } = {
  'previous-day': 'no booth was counted whole on both days',
  booth: 'not every booth of both was counted whole',
  event: 'no project was counted whole at both',
};

function shareOfDifference({ percent, difference }: Comparison['both']): string {
  if (percent === null || difference === 0) return '';
  if (percent === 0) return ', less than 1 %';
  return `, ${percent > 0 ? '+' : '−'} ${Math.abs(percent)} %`;
}

/** Which of them compare, where that is not all. */
function alikeWords({ kind, both: { booths, ofBooths } }: Comparison): string {
  if (booths === ofBooths) return '';
  const [all, sides] = kind === 'event' ? ['projects', 'at both'] : ['booths', 'on both days'];
  return `; of ${booths} of ${ofBooths} ${all}, those counted whole ${sides}`;
}

/** A half-day beside a whole one. */
const slotWords = ({ slotMinutes, otherSlotMinutes }: Comparison['both']): string =>
  slotMinutes === null || otherSlotMinutes === null || slotMinutes === otherSlotMinutes
    ? ''
    : `; in slots of ${minutesWords(slotMinutes)} here, ${minutesWords(otherSlotMinutes)} there`;

/** "in the first 5 h 46 min"; of several days "in the 20 h since the openings that both have had" */
export function bothWords({ both, hours }: Pick<Comparison, 'both' | 'hours'>): string {
  const time = minutesWords(both.minutes ?? 0);
  return hours.some(({ day }) => day > 1)
    ? `in the ${time} since the openings that both have had`
    : `in the first ${time}`;
}

/** "46 min", "5 h 46 min", "6 h" */
function minutesWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** An hour's figure, or what is instead of it: "~12", "to come", "not recorded", "–" for no such hour. */
export function alignedWords(
  visitors: number | null,
  shared: number,
  state: Comparison['hours'][number]['state'],
): string {
  if (visitors !== null) return `${shared > 0 ? '~' : ''}${visitors}${state === 'running' ? ' so far' : ''}`;
  return { none: '–', coming: 'to come', running: 'nothing so far', over: 'not recorded' }[state];
}

/** Why the hours cannot be compared; null: they can. */
export function cannotCompareWords({ cannotTell, label }: Comparison): string | null {
  if (cannotTell === null) return null;
  const who = cannotTell.side === 'this' ? 'What is shown' : label;
  const why = {
    'no-booth': 'has no booth of these',
    'no-opening-hours': 'has no opening hours, so its hours cannot be told',
    'not-recorded': 'is not recorded',
    'no-times': 'has a head count without times, so its hours cannot be told',
    'not-split': 'was counted by heads, and a head count says nothing of who came',
  }[cannotTell.why];
  return `${who} ${why}.`;
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
