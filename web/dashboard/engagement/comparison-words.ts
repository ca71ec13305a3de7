import type { AlignedHour, Comparison, LeftOut } from '#contracts/engagement-comparison';
import { type Figure, figureText } from '#contracts/figures';
import { noneWords } from '../parts/none-words.ts';
import { amountWords } from './engagement-words.ts';

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
function bothWords({ both, hours }: Pick<Comparison, 'both' | 'hours'>): string {
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

/** "day 1, +5 to +6 h", "day 1, +5 to +5:46 h" of a part of an hour */
export function alignedHourWords({
  day,
  hour,
  minutes,
}: Pick<AlignedHour, 'day' | 'hour' | 'minutes'>): string {
  const to = minutes === 60 ? hour + 1 : `${hour}:${String(minutes).padStart(2, '0')}`;
  return `day ${day}, +${hour} to +${to} h`;
}

/** An hour's figure, or what is instead of it: "~12", "to come", "not recorded", "–" for no such hour. */
export function alignedWords(visitors: number | null, shared: number, state: AlignedHour['state']): string {
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

/** The figures of both sides that chart and table hold by hours: of what compares, or of all. */
export function byHoursOf(
  total: Figure,
  { hoursOf, both, figure }: Comparison,
): { here: Figure; there: Figure } {
  return hoursOf === 'both' ? both : { here: total, there: { ...figure, days: null } };
}

/** What chart and table are of where that is not all, what is left out and why, and what lies in no hour; null: all of it does. */
export function comparedWords(total: Figure, comparison: Comparison): string | null {
  const { hoursOf, leftOut, figure, cannotTell } = comparison;
  const of = sidesWords(byHoursOf(total, comparison));
  const elsewhere = cannotTell === null ? elsewhereWords(comparison) : '';
  if (hoursOf === 'all') return `All that is recorded: ${of}.${elsewhere}`;
  if (leftOut.length === 0) return cannotTell === null ? elsewhere.trim() || null : `Compared: ${of}.`;
  const inAll = sidesWords({ here: total, there: { ...figure, days: null } });
  return `Compared: ${of}.${elsewhere} Left out: ${leftOutWords(leftOut)}. In all ${inAll}.`;
}

function elsewhereWords({ elsewhere: here, otherElsewhere: there }: Comparison): string {
  if (here.visitors === 0 && there.visitors === 0) return '';
  return ` ${amountWords(here)} of them here and ${amountWords(there)} there are in no hour: outside of opening hours, or not placed in time.`;
}

const MOST_NAMED = 4;

/** Of what is recorded on neither side, and of more than a few, only how many. */
function leftOutWords(leftOut: readonly LeftOut[]): string {
  const booths = leftOut.filter(({ why }) => why !== 'other-times');
  const known = booths.filter(({ here, there }) => (here?.visitors ?? there?.visitors ?? null) !== null);
  const named = known.length > MOST_NAMED + 1 ? known.slice(0, MOST_NAMED) : known;
  const more = booths.length - named.length;
  return [
    ...named.map(oneLeftOut),
    ...(more === 0 ? [] : [`${more} ${named.length === 0 ? 'without a figure' : 'more'}, in the table`]),
    ...leftOut.filter(({ why }) => why === 'other-times').map(oneLeftOut),
  ].join('; ');
}

const oneLeftOut = (one: LeftOut) =>
  `${leftOutName(one)}, ${leftOutFigure(one, 'here')} here, ${leftOutFigure(one, 'there')} there`;

/** "Istio", "Istio, not known in that time on both sides", "at other times" */
export function leftOutName({ why, name }: LeftOut): string {
  if (why === 'other-times') return 'at other times';
  return why === 'not-then' ? `${name}, not known in that time on both sides` : name;
}

/** "40 (1 of 2 days)", "not recorded", "no slot", "no booth" */
export function leftOutFigure(of: LeftOut, side: 'here' | 'there'): string {
  const [figure, none] = [of[side], of[`${side}None`]];
  if (figure === null) return 'no booth';
  return none === null ? figureText(figure) : noneWords[none];
}

const sidesWords = ({ here, there }: { here: Figure; there: Figure }) =>
  `${figureText(here)} here, ${figureText(there)} there`;
