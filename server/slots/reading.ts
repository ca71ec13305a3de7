import { dateFormat } from '#contracts/date-formats';
import type { ReadStretch } from '#contracts/slots';
import { readDate } from '../tables/dates.ts';
import { type Hours, readHours } from '../tables/hours.ts';
import { type EventClock, placeHours } from '../tables/place.ts';

const clock = '(?:\\d{1,2}(?:[:.h]\\d{2})?\\s*(?:[ap]\\.?\\s?m\\b\\.?|h\\b|uhr\\b)?|noon|midnight)';
const range = new RegExp(`${clock}\\s*(?:–|—|−|-|\\bto\\b|\\buntil\\b)\\s*${clock}`, 'gi');
const halfSaid = /(?:[ap]\.?\s?m\b|noon|midnight)/gi;
const MOST = 200;
const UNCLEAR =
  'AM or PM is missing, and however it is read it lies outside the opening hours or ends before it starts.';

/** What was named last; null before any. */
type Day = { date: string } | { why: string } | null;

/**
 * The stretches of "Tuesday, November 11: AM 10:45 AM – 3:00 PM, PM 3:30 – 7:45 PM", one a range of times, each under the
 * date that was named last. What is not plain stands beside it as a doubt.
 */
export function readStretches(text: string, event: EventClock): ReadStretch[] {
  const stretches: ReadStretch[] = [];
  let day: Day = null;
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
    const ranges = [...line.matchAll(range)].filter(([found]) => isTimes(found));
    // A date of digits looks like a range: "2025-11-11". What stands before the times names the day.
    const date = readDate(ranges.length === 0 ? line : line.slice(0, ranges[0]?.index), event);
    day = date ?? day;
    if (ranges.length === 0 && date === null && mayHoldTimes.test(line))
      stretches.push(unread(line, at + 1, day));
    let from = 0;
    for (const match of ranges) {
      const label = labelOf(line.slice(from, match.index));
      from = match.index + match[0].length;
      stretches.push({ text: match[0].trim(), line: at + 1, label, ...placed(match[0], label, day, event) });
    }
  }
  return stretches.slice(0, MOST);
}

/** A digit, a dash or a word for it, a digit: perhaps a stretch, written in a way that is not known here. */
const mayHoldTimes = /(?<![\d-])\d{1,2}(?:[:.h]\d{2})?\s*(?:–|—|−|-|\bto\b|\buntil\b)\s*\d{1,2}(?!\d)/i;
const LONGEST_LINE = 80;

const unread = (line: string, at: number, day: Day): ReadStretch => ({
  ...{ text: line.trim().slice(0, LONGEST_LINE), line: at, label: '' },
  ...{
    date: day !== null && 'date' in day ? day.date : null,
    startsAt: null,
    endsAt: null,
    doubts: ['No times could be read here.'],
  },
});

/** "3-7" are pages, or a score. */
const isTimes = (text: string) =>
  /[:.h]\d{2}|\d\s*(?:h|uhr)\b|[ap]\.?\s?m|noon|midnight/i.test(text) && readHours(text).length > 0;

/** The last words before the times: "…: AM" → "AM". */
function labelOf(before: string): string {
  const last = before.split(/[,;:()|]/).findLast((part) => /\p{L}/u.test(part)) ?? '';
  const words = last.replace(/[^\p{L}\p{N} ]/gu, ' ').trim();
  return /\d/.test(words) ? '' : words.slice(0, 40);
}

function placed(text: string, label: string, day: Day, event: EventClock) {
  const nowhere = { date: null, startsAt: null, endsAt: null };
  if (day === null) return { ...nowhere, doubts: ['No day is named before it.'] };
  if ('why' in day) return { ...nowhere, doubts: [sentence(day.why)] };
  const readings = readHours(text).filter((one): one is Hours & { to: number } => one.to !== null);
  const found = placeHours(day.date, inHalf(readings, label), event);
  if ('why' in found) return { ...nowhere, date: day.date, doubts: [sentence(found.why)] };
  const { startsAt, endsAt, note } = found;
  const wall = (at: Date) => dateFormat('en-GB', { ...short, timeZone: event.timeZone }).format(at);
  const isHalfOpen = (text.match(halfSaid)?.length ?? 0) < 2 && readings.length > 0 && mayBeEither(text);
  const isWithin = isOpen(day.date, startsAt, endsAt, event);
  const isHalfSaid = (text.match(halfSaid)?.length ?? 0) > 0 || halfOf(label) !== null;
  if (isHalfOpen && !isWithin && !isHalfSaid) return { ...nowhere, date: day.date, doubts: [UNCLEAR] };
  const doubts = [
    ...(isHalfOpen ? [`AM or PM is missing: read as ${wall(startsAt)}–${wall(endsAt)}.`] : []),
    ...(isHalfOpen || note === null ? [] : [sentence(note)]),
    ...(isTransition(label) ? ['A transition is no slot of a booth.'] : []),
    ...(isWithin ? [] : ['This is not within the opening hours.']),
    ...(day.date < event.startsOn ? ['This is before the first day of the event.'] : []),
    ...(day.date > event.endsOn ? ['This is after the last day of the event.'] : []),
  ];
  return { date: day.date, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), doubts };
}

const short = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** The half of the day that stands before times without one: "PM 3:30 – 7:45". */
function inHalf<H extends Hours>(readings: readonly H[], label: string): readonly H[] {
  const half = halfOf(label);
  const fits = ({ from }: H) => (half === 'am' ? from < 12 * 60 : from >= 12 * 60);
  return half === null ? readings : [...readings.filter(fits), ...readings.filter((one) => !fits(one))];
}

function halfOf(label: string): 'am' | 'pm' | null {
  if (/\b(am|morning)\b/i.test(label)) return 'am';
  return /\b(pm|afternoon)\b/i.test(label) ? 'pm' : null;
}

/** With an hour up to 12 that no half was said of; 15:30 and 00:15 say it themselves. */
const mayBeEither = (text: string) =>
  text.split(/–|—|−|-|\bto\b|\buntil\b/i).some((part) => {
    const hour = Number(/\d{1,2}/.exec(part)?.[0] ?? 99);
    return part.match(halfSaid) === null && hour >= 1 && hour <= 12 && !part.trim().startsWith('0');
  }) && !/\b(?:1[3-9]|2[0-4])[:.]?\d{2}/.test(text);

const isTransition = (label: string) => /\b(transition|break|change|tear|set ?up)/i.test(label);

function isOpen(date: string, startsAt: Date, endsAt: Date, { days }: EventClock): boolean {
  const day = days.find((one) => one.date === date);
  return day === undefined || (startsAt.getTime() >= day.opensAt && endsAt.getTime() <= day.closesAt);
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
