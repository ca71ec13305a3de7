import { dateFormat } from '#contracts/date-formats';
import type { ReadStretch } from '#contracts/slots';
import { type Hours, readHours } from '../tables/hours.ts';
import { type EventClock, placeHours } from '../tables/place.ts';
import { type Day, type Piece, piecesOf } from './pieces.ts';

const halfSaid = /(?:[ap]\.?\s?m\b|noon|midnight)/gi;
const NOON = 12 * 60;
const MIDNIGHT = 24 * 60;
/** People set up before the doors open, and clear away after. */
const SLACK_MS = 60 * 60_000;
const UNCLEAR =
  'AM or PM is missing, and however it is read it lies outside the opening hours or ends before it starts.';
const TRANSITION = 'A transition is no slot of a booth.';
const UNREAD = 'Could not be read.';
const AFTER_UNREAD = 'What stands before it could not be read: check the day and the times.';
const AFTER_TIMES = 'A day is named after the times: check which day is meant.';

/**
 * The stretches of "Tuesday, November 11: AM 10:45 AM – 3:00 PM, PM 3:30 – 7:45 PM", one a range of times, each under the
 * date that was named last. What is not plain stands beside it as a doubt, and what was not understood among them.
 */
export function readStretches(text: string, event: EventClock): ReadStretch[] {
  const stretches: ReadStretch[] = [];
  let day: Day | null = null;
  for (const [at, line] of text
    .normalize('NFKC')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const read: { day: Day | null; stretches: ReadStretch[] } = readLine(line, at + 1, day, event);
    stretches.push(...read.stretches);
    day = read.day;
  }
  return stretches;
}

function readLine(line: string, at: number, before: Day | null, event: EventClock) {
  const pieces = piecesOf(line, event);
  const led = ledByTimes(pieces, before);
  const stretches: ReadStretch[] = [];
  let day = led?.day ?? before;
  let isAfterUnread = false;
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'day') {
      const isPlain = isPlainDay(pieces, index);
      const last = stretches.at(-1);
      if (!isPlain && last !== undefined && led === null) last.doubts.push(AFTER_TIMES);
      day = isPlain && led === null ? piece.day : doubted(piece.day);
      isAfterUnread = false;
    } else if (piece.kind === 'hours') {
      const label = labelOf(pieces, index);
      const found = placed(piece.text, label, day, event);
      if (isAfterUnread) found.doubts.push(AFTER_UNREAD);
      if (led !== null) found.doubts.push(AFTER_TIMES);
      stretches.push({ text: piece.text.trim(), line: at, label, ...found });
      isAfterUnread = false;
    } else if (isUnread(pieces, index, day)) {
      stretches.push(unread(piece.text, at, day));
      isAfterUnread = true;
    }
  }
  return { day, stretches };
}

/** "10 AM – 2 PM on November 11": the day of what stands before it, where it is the only one; null where days lead. */
function ledByTimes(pieces: readonly Piece[], before: Day | null): { day: Day | null } | null {
  const days = pieces.flatMap((piece, at) => (piece.kind === 'day' ? [{ ...piece, at }] : []));
  const firstHours = pieces.findIndex(({ kind }) => kind === 'hours');
  const [first] = days;
  if (first === undefined || firstHours === -1 || firstHours > first.at) return null;
  if (before !== null && days.every(({ at }) => hasColon(pieces, at))) return null;
  const isLast = days.length === 1 && pieces.slice(first.at).every(({ kind }) => kind !== 'hours');
  return { day: isLast ? first.day : before };
}

const hasColon = (pieces: readonly Piece[], at: number) => /^\s*(?:\)\s*)?:/.test(pieces[at + 1]?.text ?? '');
const MOST_WORDS = 3;

/** It begins what follows, and is not named in passing. */
function isPlainDay(pieces: readonly Piece[], at: number): boolean {
  if (hasColon(pieces, at)) return true;
  const before = pieces[at - 1];
  const words = before?.kind === 'words' ? before.text : '';
  if (pieces.slice(0, at).some(({ kind }) => kind !== 'words')) {
    const isFollowed = pieces.slice(at).some(({ kind }) => kind === 'hours');
    return (isFollowed ? /[/;|.,–—-]\s*$/ : /[/;|.]\s*$/).test(words);
  }
  if ((words.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) > MOST_WORDS) return false;
  return pieces.length > at + 2 || !/\p{L}/u.test(pieces[at + 1]?.text ?? '');
}

const doubted = (day: Day): Day =>
  'why' in day ? day : { ...day, doubt: `The day is named in passing: check that it is ${day.date}.` };

/** Digits that are part of no day, hours or label; words of a line before any day. */
function isUnread(pieces: readonly Piece[], at: number, day: Day | null): boolean {
  const text = pieces[at]?.text ?? '';
  if (pieces.length === 1 && day === null) return /[\p{L}\p{N}]/u.test(text);
  if (!/\p{N}|\b(?:noon|midnight)\b/iu.test(text)) return false;
  const next = pieces[at + 1];
  const label = next?.kind === 'hours' ? labelOf(pieces, at + 1) : '';
  const digits = (words: string) => words.match(/\p{N}+/gu)?.length ?? 0;
  return digits(label) < digits(text) || /\b(?:noon|midnight)\b/i.test(text);
}

const unread = (text: string, line: number, day: Day | null): ReadStretch => ({
  ...{ text: text.replace(/^[\s,;:.|/)]+|[\s,;:|/(]+$/g, ''), line, label: '' },
  ...{ date: day !== null && 'date' in day ? day.date : null, startsAt: null, endsAt: null },
  doubts: [UNREAD],
});

/** The last words before the times: "…: AM" → "AM"; "1:30 – 2:00 (Transition)" says it after them. */
function labelOf(pieces: readonly Piece[], at: number): string {
  const [before, after] = [pieces[at - 1], pieces[at + 1]];
  const next = after?.kind === 'words' ? after.text.split(/[,;:()|/]/).filter((part) => /\S/.test(part)) : [];
  const isOfNext =
    next.length === 1 && pieces[at + 2]?.kind === 'hours' && !/[,;)|/]\s*$/.test(after?.text ?? '');
  const said = wordsOf(next[0] ?? '');
  if (isTransition(said) && !/\p{N}/u.test(said) && !isOfNext) return said;
  const words = before?.kind === 'words' ? before.text : '';
  return wordsOf(words.split(/[,;:()|/]/).findLast((part) => /\p{L}/u.test(part)) ?? '');
}

const joining = '(?:and|und|from|then|plus|at|on|between|or)';
const outerJoining = new RegExp(`^(?:${joining}\\b\\s*)+|(?:\\s*\\b${joining})+$`, 'gi');

/** "Slot 1" is a label, "AM 10" half of a time. */
function wordsOf(part: string): string {
  const words = part
    .replace(/[^\p{L}\p{N} ]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(outerJoining, '')
    .trim();
  const isName =
    !/\p{N}/u.test(words) || (/^\p{L}{3,}(?: \p{L}+)* \d{1,3}\p{L}?$/u.test(words) && !/[.]/.test(part));
  return isName ? words.slice(0, 40) : '';
}

function placed(text: string, label: string, day: Day | null, event: EventClock) {
  const nowhere = { date: null, startsAt: null, endsAt: null };
  const ofLabel = isTransition(label) ? [TRANSITION] : [];
  if (day === null) return { ...nowhere, doubts: ['No day is named before it.', ...ofLabel] };
  if ('why' in day) return { ...nowhere, doubts: [sentence(day.why), ...ofLabel] };
  const ofDay = [...(day.doubt === null ? [] : [day.doubt]), ...ofLabel];
  const readings = allReadings(text);
  const found = placeHours(day.date, inHalf(readings, label), event);
  if ('why' in found) return { ...nowhere, date: day.date, doubts: [sentence(found.why), ...ofDay] };
  const { startsAt, endsAt, note } = found;
  const wall = (at: Date) => dateFormat('en-GB', { ...short, timeZone: event.timeZone }).format(at);
  const open = readings.filter((one) => {
    const placing = placeHours(day.date, [one], event);
    return 'startsAt' in placing && isOpen(day.date, placing.startsAt, placing.endsAt, event, SLACK_MS);
  });
  const isHalfOpen = mayBeEither(text);
  const isDoubtful = isHalfOpen && open.length !== 1;
  const isWithin = isOpen(day.date, startsAt, endsAt, event, 0);
  const isHalfSaid = (text.match(halfSaid)?.length ?? 0) > 0 || halfOf(label) !== null;
  if (isHalfOpen && open.length === 0 && !isWithin && !isHalfSaid)
    return { ...nowhere, date: day.date, doubts: [UNCLEAR, ...ofDay] };
  const doubts = [
    ...(isDoubtful ? [`AM or PM is missing: read as ${wall(startsAt)}–${wall(endsAt)}.`] : []),
    ...(isHalfOpen || note === null ? [] : [sentence(note)]),
    ...ofDay,
    ...(isWithin ? [] : ['This is not within the opening hours.']),
    ...(day.date < event.startsOn ? ['This is before the first day of the event.'] : []),
    ...(day.date > event.endsOn ? ['This is after the last day of the event.'] : []),
  ];
  return { date: day.date, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), doubts };
}

type Range = Hours & { to: number };
const between = /–|—|−|-|~|→|\bto\b|\buntil\b|\btill\b|\bbis\b/i;

/** As `readHours`, and where one half is not said with the other one too; across midnight last. */
function allReadings(text: string): Range[] {
  const readings = readHours(text).filter((one): one is Range => one.to !== null);
  if (!mayBeEither(text)) return readings;
  const [isFromOpen = false, isToOpen = false] = text.split(between).map(isHourOpen);
  const halves = (minutes: number, isEither: boolean) =>
    isEither ? [minutes % MIDNIGHT, (minutes + NOON) % MIDNIGHT] : [minutes % MIDNIGHT];
  const others = readings.flatMap(({ from, to }) =>
    halves(from, isFromOpen).flatMap((start) =>
      halves(to, isToOpen).map((end) => ({ from: start, to: end })),
    ),
  );
  const all = [...readings, ...others.filter((one) => one.to > one.from)];
  const unique = all.filter(
    (one, at) => at === all.findIndex(({ from, to }) => from === one.from && to === one.to),
  );
  return unique.toSorted((one, other) => Number(one.to > MIDNIGHT) - Number(other.to > MIDNIGHT));
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
  text.split(between).some(isHourOpen) && !/(?<![:.h\d])(?:1[3-9]|2[0-4])(?!\d)/.test(text);

function isHourOpen(part: string): boolean {
  const hour = Number(/\d{1,2}/.exec(part)?.[0] ?? 99);
  return part.match(halfSaid) === null && hour >= 1 && hour <= 12 && !part.trim().startsWith('0');
}

const isTransition = (label: string) => /\b(transition|break|change|tear|set ?up)/i.test(label);

function isOpen(date: string, startsAt: Date, endsAt: Date, { days }: EventClock, slack: number): boolean {
  const day = days.find((one) => one.date === date);
  if (day === undefined) return slack === 0;
  return startsAt.getTime() >= day.opensAt - slack && endsAt.getTime() <= day.closesAt + slack;
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
