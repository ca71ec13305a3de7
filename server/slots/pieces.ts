import { dateMentions, type EventDates, readDate } from '../tables/dates.ts';
import { readHours } from '../tables/hours.ts';

const clock = '(?:\\d{1,2}(?:[:.h]\\d{2})?\\s*(?:[ap]\\.?\\s?m\\b\\.?|h\\b|uhr\\b)?|noon|midnight)';
const dash = '(?:–|—|−|-|~|→|\\bto\\b|\\buntil\\b|\\btill\\b|\\bbis\\b)';
/** Not within a longer number: "555-1234", "3-7-2". */
const hours = new RegExp(
  `(?<!\\p{N}|\\p{N}[:.,/–—−-]|\\p{L}(?<!\\b[ap]m))${clock}\\s*${dash}\\s*${clock}(?!\\p{L}|\\p{N}|[:.,/–—−-]\\p{N})`,
  'giu',
);
const another = String.raw`(?:\s*(?:–|—|−|-|&|\+|,|/|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\band\b)\s*\d{1,2}(?:st|nd|rd|th)?)`;
/** "November 11-12:", "November 11, 12 and 13, 2025". */
const moreDays = new RegExp(
  `^${another}+(?:,?\\s*\\d{4})?(?=\\s*(?:$|:(?!\\d)|\\()|,\\s|\\s+(?:\\d{1,2}[:.h]\\d{2}|\\d{1,2}\\s*[ap]\\.?m))`,
  'i',
);
const daysBefore = /(?<!\d)\d{1,2}(?:st|nd|rd|th)?\s*(?:–|—|−|-|&|\bto\b|\band\b)\s*$/i;

/** What was named; the doubt whether it is meant goes to every stretch under it. */
export type Day = { date: string; doubt: string | null } | { why: string };

export type Piece =
  | { kind: 'day'; text: string; day: Day }
  | { kind: 'hours'; text: string }
  | { kind: 'words'; text: string };

/** A line as the days, the hours and the words in it. Nothing is left out: the texts of the pieces are the line. */
export function piecesOf(line: string, event: EventDates): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { text, index } of spansOf(line)) {
    pieces.push(...hoursIn(line.slice(from, index)));
    pieces.push({ kind: 'day', text, day: dayOf(text, event) });
    from = index + text.length;
  }
  pieces.push(...hoursIn(line.slice(from)));
  return pieces.filter(({ text }) => text !== '');
}

/** The days, one after the other without hours between them as one. */
function spansOf(line: string): { text: string; index: number }[] {
  const spans: { text: string; index: number }[] = [];
  for (const { text, index } of dateMentions(line)) {
    const last = spans.at(-1);
    const end = last === undefined ? 0 : last.index + last.text.length;
    if (index < end) continue;
    const before = daysBefore.exec(line.slice(end, index))?.[0] ?? '';
    const after = /\d\D{0,2}$/.test(text) ? (moreDays.exec(line.slice(index + text.length))?.[0] ?? '') : '';
    const start = /^\d/.test(text) ? index - before.length : index;
    const stop = index + text.length + after.length;
    if (last !== undefined && isJoined(line.slice(end, start))) last.text = line.slice(last.index, stop);
    else spans.push({ text: line.slice(start, stop), index: start });
  }
  return spans;
}

const isJoined = (between: string) => !/\p{N}|noon|midnight/iu.test(between);

function dayOf(text: string, event: EventDates): Day {
  const [only] = dateMentions(text);
  if (only === undefined || only.text !== text)
    return { why: `${text} are several days: write each with its own times` };
  const read = readDate(text, event) ?? {
    why: `${text} is not read as a date: write it like ${event.startsOn}`,
  };
  return 'why' in read ? read : { ...read, doubt: null };
}

function hoursIn(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(hours)) {
    if (readHours(match[0]).length === 0) continue;
    pieces.push({ kind: 'words', text: text.slice(from, match.index) }, { kind: 'hours', text: match[0] });
    from = match.index + match[0].length;
  }
  return [...pieces, { kind: 'words', text: text.slice(from) }];
}
