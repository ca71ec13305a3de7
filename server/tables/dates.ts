import { Temporal } from 'temporal-polyfill';
import { dateFormat } from '#contracts/date-formats';

/** First and last date of the event. */
export interface EventDates {
  startsOn: string;
  endsOn: string;
}

export type ReadDate = { date: string } | { why: string } | null;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const monthEnd = '(?:uary|ruary|ch|il|ember|e|y|ust|tember|t|ober)?\\.?';
const monthWord = `(?:${months.join('|')})${monthEnd}`;
const GRACE_DAYS = 1;

const dash = '(?:–|—|−|-|\\bto\\b|\\buntil\\b)';
const nth = '(?:st|nd|rd|th)?';
const numerals = /(?<![\d:./-])(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2})?)?(?![\d:|])/g;
/** A month with the figures beside it: "12 November 2025", "Nov. 12th", "12-Nov-25", "12 Nov 10". */
const withMonth = new RegExp(
  `(?:(?<![\\d:.])(?<before>\\d{1,2})${nth}\\.?(?:\\s*(?:of\\s+)?|[-/]))?(?<!\\p{L})(?<month>${months.join('|')})${monthEnd}(?!\\p{L})` +
    `(?:(?:(?<sign>[-/])|\\s*)(?<after>\\d{1,2})${nth}(?![\\d\\p{L}]))?(?:(?:,?\\s*|[-/])(?<year>(?:19|20)\\d{2})(?!\\d))?`,
  'gu',
);
const joinedBefore = new RegExp(`[\\d|]${nth}\\s*${dash}\\s*$`);
const joinedAfter = new RegExp(`^\\s*${dash}\\s*[\\d|]`);
/** "10:30", "10.30 am", "9–11am", "10 Uhr", "10.30": figures of a clock. */
const clockTimes = new RegExp(
  [
    '\\d{1,2}\\s?[:h]\\s?\\d{2}(?!\\d)(?::\\d{2})?(?:\\s*[ap]\\.?\\s?m?\\b\\.?)?',
    "\\d{1,2}(?:\\.?\\d{2})?\\s*(?:[ap]\\.?\\s?m\\b\\.?|(?:uhr|hrs?|h|o['’]clock|noon|midnight)(?!\\p{L}))",
    '(?<![\\d./-])\\d{1,2}\\.\\d{2}(?![\\d.])',
  ]
    .map((time) => `(?<!\\d)${time}`)
    .join('|'),
  'gu',
);
/** A figure that belongs to a clock is no day. What parts the rest stays as long as it was. */
const withoutTimes = (text: string) => text.replace(clockTimes, (time) => '|'.repeat(time.length));

/**
 * The date in "Tuesday, November 11", "11 Nov 2025", "11/12/2025", "12.11.", "2025-11-12", "Wed", "Day 2".
 * Null when there is none; `why` when there is one that cannot be.
 */
export function readDate(text: string, event: EventDates): ReadDate {
  const known = asked.get(event) ?? new Map<string, ReadDate>();
  asked.set(event, known);
  const found = known.get(text);
  if (found !== undefined) return found;
  const date = findDate(text, event);
  known.set(text, date);
  return date;
}

/** A table asks the same of every row. */
const asked = new WeakMap<EventDates, Map<string, ReadDate>>();

function findDate(text: string, event: EventDates): ReadDate {
  const plain = withoutTimes(text.normalize('NFKC').toLowerCase());
  const found = inNumbers(plain, event) ?? inWords(plain, event) ?? numbered(plain, event);
  const weekday = weekdayIn(plain);
  if (found === null) return weekday === null ? null : byWeekday(weekday, event);
  if ('why' in found) return found;
  if (weekday === null || dayOf(found.date) === weekday) return found;
  return { why: `${found.date} is a ${longDay(dayOf(found.date))}, not a ${longDay(weekday)}` };
}

function inNumbers(text: string, event: EventDates): ReadDate {
  const iso = /(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(text);
  if (iso) return within([dateFrom(Number(iso[1]), Number(iso[3]), Number(iso[4]))], iso[0], event);
  for (const [said, one, sign, other, year] of text.matchAll(numerals)) {
    const [first, second] = [Number(one), Number(other)];
    const isDotted = sign === '.' && year === undefined;
    // 10.45 is a time, 10-12 are two of something.
    if (year === undefined && (sign === '-' || (isDotted && !said.endsWith('.')))) continue;
    const both =
      sign === '.'
        ? [[second, first]]
        : [
            [first, second],
            [second, first],
          ];
    const readings = yearsOf(year, event).flatMap((of) =>
      both.map(([month = 0, day = 0]) => dateFrom(of, month, day)),
    );
    // "10.30." is a time at the end of a sentence.
    if (!isDotted || readings.some((date) => date !== null)) return within(readings, said, event);
  }
  return null;
}

/** The number before or after the first month that has one; of both, what is not one end of "10 – 12". */
function inWords(text: string, event: EventDates): ReadDate {
  for (const { 0: said, groups = {}, index } of text.matchAll(withMonth)) {
    const { before, month = '', year, after } = groups;
    const isYear = before !== undefined && groups.sign !== undefined;
    const days = [
      { day: before, isEnd: joinedBefore.test(text.slice(0, index)) },
      { day: isYear ? undefined : after, isEnd: joinedAfter.test(text.slice(index + said.length)) },
    ].filter(({ day }) => day !== undefined);
    if (days.length === 0) continue;
    const alone = days.filter(({ isEnd }) => !isEnd);
    const readings = yearsOf(isYear ? after : year, event).flatMap((of) =>
      (alone.length === 0 ? days : alone).map(({ day }) =>
        dateFrom(of, months.indexOf(month) + 1, Number(day)),
      ),
    );
    return within(readings, withCapital(said.trim()), event);
  }
  return null;
}

/** The text was made small to be read; months are not written so. */
const withCapital = (said: string) =>
  said.replace(new RegExp(monthWord), (month) => month.charAt(0).toUpperCase() + month.slice(1));

function numbered(text: string, event: EventDates): ReadDate {
  const match = /\bday\s*(\d{1,2})\b/.exec(text);
  if (match === null) return null;
  const date = Temporal.PlainDate.from(event.startsOn).add({ days: Number(match[1]) - 1 });
  return within([date.toString()], match[0], event);
}

function byWeekday(weekday: number, event: EventDates): ReadDate {
  const days = datesOf(event).filter((date) => dayOf(date) === weekday);
  const [only] = days;
  if (only === undefined) return { why: `the event has no ${longDay(weekday)}` };
  return days.length === 1
    ? { date: only }
    : { why: `the event has several ${longDay(weekday)}s: write the date` };
}

/** The one reading that lies in the event, with a day before and after for setting up and clearing away. */
function within(readings: (string | null)[], said: string, { startsOn, endsOn }: EventDates): ReadDate {
  const days = (date: string, by: number) => Temporal.PlainDate.from(date).add({ days: by }).toString();
  const dates = [...new Set(readings.filter((date) => date !== null))];
  if (dates.length === 0) return { why: `${said} is no date` };
  const [only, another] = dates.filter(
    (date) => date >= days(startsOn, -GRACE_DAYS) && date <= days(endsOn, GRACE_DAYS),
  );
  if (only === undefined) return { why: `${said} is not within the event, ${startsOn} to ${endsOn}` };
  if (another !== undefined) return { why: `${said} may be ${only} or ${another}: write it like ${only}` };
  return { date: only };
}

function yearsOf(said: string | undefined, { startsOn, endsOn }: EventDates): number[] {
  if (said !== undefined) return [said.length === 2 ? 2000 + Number(said) : Number(said)];
  return [...new Set([startsOn, endsOn].map((date) => Number(date.slice(0, 4))))];
}

function dateFrom(year: number, month: number, day: number): string | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

const year = '(?:,?\\s*\\d{4}(?![\\d:]))?';
const weekdayWord = `\\b(?:${weekdays.join('|')})(?:sday|nesday|rsday|urday|s|day|rs|r|ur)?\\b\\.?`;
const aDate = [
  '(?<!\\d)\\d{4}-\\d{1,2}-\\d{1,2}(?!\\d)',
  '(?<![\\d:./-])\\d{1,2}/\\d{1,2}(?:/(?:\\d{4}|\\d{2}))?(?!\\d|:\\d)',
  // "10.00 – 12.30." ends with a time.
  `(?<![\\d:./-])(?=\\d)(?<!${dash}\\s*)\\d{1,2}\\.\\d{1,2}\\.(?:\\d{4}|\\d{2})?(?!\\d|:\\d)`,
  '(?<![\\d:./-])\\d{1,2}-\\d{1,2}-(?:\\d{4}|\\d{2})(?!\\d|:\\d)',
  // "12 Nov 10:30": the number after the month is a time. "10 – 1 Dec 2": the one before it is.
  `(?<![\\d:.])\\d{1,2}${nth}\\.?\\s*(?:of\\s+)?${monthWord}(?!\\p{L})(?!,?\\s*\\d{1,2}(?!\\d))${year}`,
  `(?<![\\d:.])(?=\\d)(?<!${dash}\\s*)\\d{1,2}${nth}\\.?\\s*(?:of\\s+)?${monthWord}(?!\\p{L})(?=,?\\s*\\d{1,2}(?:[:.h]\\d|\\s*[ap]\\.?m|\\s*${dash}))`,
  `(?<![\\d:.])\\d{1,2}[-/]${monthWord}(?:[-/](?:\\d{4}|\\d{2}))?(?![\\p{L}\\d])`,
  `\\b${monthWord}\\s*\\d{1,2}${nth}(?![\\d\\p{L}]|[:.]\\d)${year}`,
  '\\bday\\s*\\d{1,2}(?![\\d:])',
].join('|');
const mention = new RegExp(
  `(?:${weekdayWord}[\\s,(]*)?(?:${aDate})(?:[\\s,(]*${weekdayWord}\\)?(?![\\s,]*(?:${aDate})))?|${weekdayWord}`,
  'giu',
);

/** Where a text names a day, a weekday with the date that it belongs to. */
export const dateMentions = (text: string): { text: string; index: number }[] =>
  [...text.matchAll(mention)].map((match) => ({ text: match[0], index: match.index }));

/** What stands beside the day that a text names: "12 Nov 10:30" → "10:30". */
export function besideDate(text: string): string {
  const [day] = dateMentions(text);
  if (day === undefined) return text;
  const rest = `${text.slice(0, day.index)} ${text.slice(day.index + day.text.length)}`;
  return rest
    .trim()
    .replace(/^(?:T(?=\d)|[,;(]\s*|at\s)|[,;]$/gi, '')
    .trim();
}

/** 1 for Monday. */
function weekdayIn(text: string): number | null {
  const match = new RegExp(`\\b(${weekdays.join('|')})(?:sday|nesday|rsday|urday|s|day|rs|r|ur)?\\b`).exec(
    text,
  );
  return match === null ? null : weekdays.indexOf(match[1] ?? '') + 1;
}

const dayOf = (date: string) => Temporal.PlainDate.from(date).dayOfWeek;

function longDay(weekday: number): string {
  // 5 January 2026 is a Monday.
  const date = new Date(Date.UTC(2026, 0, 4 + weekday));
  return dateFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(date);
}

function datesOf({ startsOn, endsOn }: EventDates): string[] {
  const first = Temporal.PlainDate.from(startsOn);
  const days = Math.max(0, first.until(endsOn).days);
  return Array.from({ length: days + 1 }, (_, by) => first.add({ days: by }).toString());
}
