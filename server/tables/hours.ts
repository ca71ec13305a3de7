/** A time as it was written: minutes after midnight, and whether AM or PM was said. */
interface Clock {
  minutes: number;
  half: 'am' | 'pm' | null;
}

/** From and to in minutes after midnight of the first day; a `to` after 1440 is on the next. */
export interface Hours {
  from: number;
  /** Null: only the start was written. */
  to: number | null;
  /** The day on which it ends was written: (+1). */
  isDaySaid?: boolean;
}

const DAY = 24 * 60;
const HALF_DAY = 12 * 60;

/**
 * The readings of "10:45 AM – 3:00 PM", "10:45-15:00", "3:30 – 7:45 PM", "10am", "22:00-02:00 (+1)", likeliest first;
 * empty when it is no time. Several only where neither AM nor PM was said and it could be both.
 */
export function readHours(text: string): Hours[] {
  const { body, days } = withoutDays(text.normalize('NFKC').toLowerCase().trim());
  const parts = body.replace(/^from\s+/, '').split(/\s*(?:–|—|−|-|~|→|\bto\b|\buntil\b|\btill\b|\bbis\b)\s*/);
  if (parts.length > 2) return [];
  const [first, second] = parts.map(readClock);
  if (!first) return [];
  if (parts.length === 1) return isWholeTime(body) ? startsOf(first) : [];
  return second ? pairs(first, second, days) : [];
}

/** What is to be checked where somebody may have meant noon; null where nobody can. */
export function midnightNote(text: string): string | null {
  return /(?<!\d)12(?:[:.]?00)?\s*a\.?\s?m\b/i.test(text.normalize('NFKC'))
    ? `“${text}”: 12:00 AM is midnight; noon is 12:00 PM.`
    : null;
}

/** "(+1)" at the end: on the next day. */
function withoutDays(text: string): { body: string; days: number | null } {
  const match = /^(.*?)\s*\(?\+(\d{1,2})\)?$/.exec(text);
  return match ? { body: match[1] ?? '', days: Number(match[2]) } : { body: text, days: null };
}

function readClock(text: string): Clock | null {
  if (/^(12 )?noon$/.test(text)) return { minutes: HALF_DAY, half: 'pm' };
  if (/^(12 )?midnight$/.test(text)) return { minutes: 0, half: 'am' };
  const match = /^(\d{1,2})(?:[:.h]?(\d{2}))?(?::\d{2})?\s*(?:([ap])\.?\s?m?\.?|uhr|h)?$/.exec(text);
  if (match === null) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  const half = match[3] === undefined ? null : match[3] === 'a' ? 'am' : 'pm';
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  if (half === null || hour > 12) return { minutes: hour * 60 + minute, half: hour > 12 ? null : half };
  return { minutes: (hour % 12) * 60 + minute + (half === 'pm' ? HALF_DAY : 0), half };
}

/** A bare "10" is a count more often than a time. */
const isWholeTime = (text: string) => !/^\d{1,2}$/.test(text);

function startsOf({ minutes, half }: Clock): Hours[] {
  const from = minutes % DAY;
  const isOpen = half === null && from >= 60 && from < HALF_DAY + 60;
  return [from, ...(isOpen ? [(from + HALF_DAY) % DAY] : [])].map((start) => ({ from: start, to: null }));
}

function pairs(first: Clock, second: Clock, days: number | null): Hours[] {
  if (days !== null) return [{ from: first.minutes, to: second.minutes + days * DAY, isDaySaid: true }];
  if (first.half === null && second.half !== null && first.minutes <= HALF_DAY + 59)
    return [shortest(halvesOf(first), [second.minutes])];
  if (first.half !== null && second.half === null && second.minutes <= HALF_DAY + 59)
    return [shortest([first.minutes], halvesOf(second))];
  const asWritten = { from: first.minutes, to: endAfter(first.minutes, second.minutes) };
  if (first.half !== null || second.half !== null) return [asWritten];
  const others = halvesOf(first).flatMap((from) =>
    halvesOf(second).flatMap((to) => (to > from ? [{ from, to }] : [])),
  );
  const isSame = (one: Hours) => one.from === asWritten.from && one.to === asWritten.to;
  return [asWritten, ...others.filter((one) => !isSame(one)).sort((a, b) => lengthOf(a) - lengthOf(b))];
}

/** Without AM or PM, twelve hours or less could be either. */
function halvesOf({ minutes, half }: Clock): number[] {
  if (half !== null || minutes > HALF_DAY + 59) return [minutes];
  const before = minutes % HALF_DAY;
  return [before, before + HALF_DAY];
}

function shortest(starts: readonly number[], ends: readonly number[]): Hours {
  const all = starts.flatMap((from) => ends.map((to) => ({ from, to: endAfter(from, to) })));
  return all.toSorted((a, b) => lengthOf(a) - lengthOf(b))[0] ?? { from: 0, to: 0 };
}

/** An end that is not after its start is on the next day: 22:00–02:00, 20:00–24:00. */
const endAfter = (from: number, to: number) => (to <= from ? to + DAY : to);
const lengthOf = ({ from, to }: Hours) => (to ?? from) - from;
