import { Temporal } from 'temporal-polyfill';

/** Minutes ahead of UTC of the abbreviations that people write. IST, and others that stand for several, are not here. */
const offsets: Readonly<Record<string, number>> = {
  ...{ UTC: 0, GMT: 0, Z: 0, WET: 0, WEST: 60, BST: 60, CET: 60, CEST: 120, EET: 120, EEST: 180, MSK: 180 },
  ...{ EST: -300, EDT: -240, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420 },
  ...{ AKST: -540, AKDT: -480, HST: -600, NST: -210, NDT: -150, BRT: -180, ART: -180 },
  ...{ SGT: 480, HKT: 480, JST: 540, KST: 540, AEST: 600, AEDT: 660, AWST: 480, ACST: 570, ACDT: 630 },
  ...{ NZST: 720, NZDT: 780, SAST: 120, WAT: 60, EAT: 180 },
};

/** What "ET" means depends on the date; CST is Chicago's here, as at conferences it nearly always is. */
const zones: Readonly<Record<string, string>> = {
  ...{ ET: 'America/New_York', CT: 'America/Chicago', MT: 'America/Denver', PT: 'America/Los_Angeles' },
};
const ambiguous = new Set(['IST', 'CST', 'AST', 'AMT', 'GST', 'PYT']);

/** @returns minutes ahead of UTC of a label such as "EST", "UTC+5:30" or "Europe/Berlin" then; null if it does not say */
export function offsetOfLabel(label: string | null, date: string, time: string): number | null {
  if (label === null) return null;
  const name = label.toUpperCase();
  if (ambiguous.has(name)) return null;
  const known = offsets[name];
  if (known !== undefined) return known;
  const numeric = /^(?:UTC|GMT)?\s*([+\-−])(\d{1,2})(?::?(\d{2}))?$/.exec(name);
  if (numeric) return (numeric[1] === '+' ? 1 : -1) * (Number(numeric[2]) * 60 + Number(numeric[3] ?? 0));
  return offsetOfZone(zones[name] ?? label, date, time);
}

/** @returns minutes ahead of UTC of an IANA zone at that wall-clock time; null for what is no zone */
export function offsetOfZone(zone: string, date: string, time: string): number | null {
  if (!/^[A-Za-z_]+\/[A-Za-z0-9_+\-/]+$/.test(zone)) return null;
  try {
    return momentsOf(date, time, zone)[0]?.offset ?? null;
  } catch {
    return null;
  }
}

/** @returns milliseconds since 1970 of a wall clock's time: none where clocks go forward, two where they go back */
export function momentsOf(date: string, time: string, zone: string): { at: number; offset: number }[] {
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`);
  const found = (['earlier', 'later'] as const).map((disambiguation) =>
    wall.toZonedDateTime(zone, { disambiguation }),
  );
  return found
    .filter((moment) => moment.toPlainDateTime().equals(wall))
    .map((moment) => ({ at: moment.epochMilliseconds, offset: moment.offsetNanoseconds / 60e9 }))
    .filter(({ at }, index, all) => all.findIndex((one) => one.at === at) === index);
}

interface Clock {
  hour: number;
  minute: number;
  half: 'am' | 'pm' | null;
  label: string | null;
}

export interface Range {
  from: string;
  to: string;
  fromLabel: string | null;
  toLabel: string | null;
  doubts: string[];
}

const CLOCK =
  /^(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?\s*(?:([ap])\.?\s?m\.?)?\s*(?:\(?((?:UTC|GMT)?\s*[+\-−]\d{1,2}(?::?\d{2})?|[A-Za-z]{1,5}|[A-Za-z_]+\/[A-Za-z_/]+)\)?)?$/i;

/** One time of a clock. @returns null for what is none */
function readClock(text: string): Clock | null {
  const word = text.trim().toLowerCase();
  if (word === 'noon' || word === 'midday') return { hour: 12, minute: 0, half: 'pm', label: null };
  if (word === 'midnight') return { hour: 12, minute: 0, half: 'am', label: null };
  const match = CLOCK.exec(text.trim());
  if (match === null) return null;
  const [, hours, minutes, half, label] = match;
  const clock = { hour: Number(hours), minute: Number(minutes ?? 0) };
  if (clock.hour > 24 || clock.minute > 59 || (clock.hour === 24 && clock.minute > 0)) return null;
  if (half !== undefined && (clock.hour === 0 || clock.hour > 12)) return null;
  // "9" alone is no time.
  if (minutes === undefined && half === undefined) return null;
  const said = half?.toLowerCase();
  return { ...clock, half: said === 'a' ? 'am' : said === 'p' ? 'pm' : null, label: label?.trim() ?? null };
}

/** A single time as a 24-hour clock shows it: "9:05 am" → "09:05". @returns null for what is none */
export function readTime(text: string): { time: string; label: string | null; isUnsure: boolean } | null {
  const clock = readClock(text);
  if (clock === null) return null;
  return { time: timeOf(clock), label: clock.label, isUnsure: clock.half === null && isEarly(clock) };
}

/** At such hours nobody speaks: "1:45" without am or pm is likely the afternoon. */
const isEarly = ({ hour }: Clock) => hour >= 1 && hour < 7;

function timeOf({ hour, minute, half }: Clock): string {
  const turned = half === null ? hour % 24 : (hour % 12) + (half === 'pm' ? 12 : 0);
  return `${String(turned).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/**
 * "9:00am EST - 9:30am EST", "13:45–14:15", "11 – 12:15 PM".
 * @returns the range on a 24-hour clock, or why it is none, as a sentence
 */
export function readRange(text: string): Range | string {
  const parts = text
    .trim()
    .split(/\s*(?:–|—|\bto\b|\s-\s|(?<=[\dmM])\s*-\s*(?=\d)|(?<=[A-Za-z])-(?=\d{1,2}[:.]))\s*/);
  const [first = '', second, ...rest] = parts;
  if (first === '') return 'It has no time.';
  if (/^tb[acd]\b/i.test(first)) return 'Its time is not known yet.';
  if (second === undefined || second === '') {
    const only = readClock(first);
    return only === null ? notATime(text) : 'Its end is missing: write it as “9:00am - 9:30am”.';
  }
  if (rest.length > 0) return notATime(text);
  // "11 - 12:15pm" is written too, but only beside a full time.
  const to = readClock(second);
  const from = readClock(first) ?? (to !== null && /^\d{1,2}$/.test(first) ? readClock(`${first}:00`) : null);
  if (from === null || to === null) return notATime(text);
  return rangeOf(from, to);
}

const notATime = (text: string) => `“${cutShort(text)}” is not a time: write it as “9:00am - 9:30am”.`;
const cutShort = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

function rangeOf(from: Clock, to: Clock): Range | string {
  const doubts: string[] = [];
  const [start, end] = [{ ...from }, { ...to }];
  if (start.half === null && end.half !== null && start.hour <= 12) {
    start.half = halfBefore(start, end);
    doubts.push(`Its start says neither am nor pm: read as ${timeOf(start)}.`);
  } else if (end.half === null && start.half !== null && end.hour <= 12) {
    end.half = halfAfter(start, end);
    doubts.push(`Its end says neither am nor pm: read as ${timeOf(end)}.`);
  } else if (start.half === null && end.half === null && (isEarly(start) || isEarly(end))) {
    doubts.push(`Read as a 24-hour clock: ${timeOf(start)} to ${timeOf(end)}.`);
  }
  if (start.half === 'am' && start.hour === 12) doubts.push('12:00am was read as midnight, not noon.');
  if (timeOf(start) === timeOf(end) && start.label === end.label) return 'It ends when it starts.';
  return {
    ...{ from: timeOf(start), to: timeOf(end) },
    ...{ fromLabel: start.label ?? end.label, toLabel: end.label ?? start.label },
    doubts,
  };
}

/** "11:00 - 1:00pm" starts in the morning, "1:00 - 2:00pm" in the afternoon. */
function halfBefore(start: Clock, end: Clock): 'am' | 'pm' {
  const same = timeOf({ ...start, half: end.half });
  return same < timeOf(end) ? (end.half ?? 'am') : end.half === 'pm' ? 'am' : 'pm';
}
function halfAfter(start: Clock, end: Clock): 'am' | 'pm' {
  const same = timeOf({ ...end, half: start.half });
  return same > timeOf(start) ? (start.half ?? 'am') : start.half === 'am' ? 'pm' : 'am';
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const WEEKDAY = '(mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,?\\s+';
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
/** 1030 is a time. */
const YEAR = '(?:19|20)\\d{2}';
const AMERICAN = new RegExp(`^(?:${WEEKDAY})?${MONTH}\\s+(\\d{1,2})(?:,?\\s+(${YEAR}))?$`);
const EUROPEAN = new RegExp(`^(?:${WEEKDAY})?(\\d{1,2})\\.?\\s+${MONTH},?(?:\\s+(${YEAR}))?$`);
const LONGEST_DATE = 60;

/**
 * "Thursday, November 13, 2025", "13 Nov 2025", "2025-11-13", "11/13/2025" (the month first, unless that is none).
 * @param year for a date without one
 * @returns null for what is no date
 */
export function readDate(text: string, year: number): { date: string; doubts: string[] } | null {
  if (text.length > LONGEST_DATE || !/\d/.test(text)) return null;
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/(\d)(st|nd|rd|th)\b/, '$1');
  const iso = /^(?:[a-z]+,?\s+)?(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]), null, []);
  const american = AMERICAN.exec(plain);
  if (american) return named(american[1], american[2], american[3], american[4], year);
  const european = EUROPEAN.exec(plain);
  if (european) return named(european[1], european[3], european[2], european[4], year);
  const slashes = /^(\d{1,2})([/.])(\d{1,2})[/.](\d{4})$/.exec(plain);
  if (slashes) return numeric(Number(slashes[1]), slashes[2] === '.', Number(slashes[3]), Number(slashes[4]));
  return null;
}

function named(weekday?: string, month = '', day = '', said?: string, year = 0) {
  const doubts = said === undefined ? [`The year is not written: read as ${year}.`] : [];
  return dateOf(Number(said ?? year), months.indexOf(month) + 1, Number(day), weekday ?? null, doubts);
}

function numeric(first: number, isDotted: boolean, second: number, year: number) {
  const isDayFirst = isDotted || first > 12;
  const [month, day] = isDayFirst ? [second, first] : [first, second];
  const isClear = isDotted || first > 12 || second > 12 || first === second;
  return dateOf(
    year,
    month,
    day,
    null,
    isClear ? [] : [`Read with the month first: ${months[month - 1]} ${day}.`],
  );
}

function dateOf(year: number, month: number, day: number, weekday: string | null, doubts: string[]) {
  try {
    const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
    const is = weekdays[date.dayOfWeek - 1];
    const wrong =
      weekday !== null && is !== weekday ? [`${date} is a ${dayName(date)}, not what is written.`] : [];
    return { date: date.toString(), doubts: [...doubts, ...wrong] };
  } catch {
    return null;
  }
}

const dayName = (date: Temporal.PlainDate) =>
  date.toLocaleString('en', { weekday: 'long', calendar: 'iso8601' });

export function plusDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}
