import { z } from 'zod';
import type { RefusedItem } from '#contracts/refused-items';
import { dayWords, instantToLocal, momentWords } from '../local-time.ts';
import { counted } from '../names.ts';

/** The fields of what was sent; none when it is no item at all. */
export function fieldsOf(item: unknown): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).safeParse(item).data ?? {};
}

/** Whatever is not what it should be is left out: this was not taken because something in it is wrong. */
const readable = z.object({
  partySize: z.number().optional().catch(undefined),
  likely: z.number().optional().catch(undefined),
  approximate: z.boolean().optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  body: z.string().optional().catch(undefined),
  what: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  until: z.string().optional().catch(undefined),
  topics: z.array(z.string()).catch([]).default([]),
  set: z.object({ partySize: z.number().optional() }).optional().catch(undefined),
});

/** "Visit, 3 people", "Head count, ~40", "Check-in of Ana Medina". @param zone the event's */
export function itemWords(type: string, item: unknown, zone: string): string {
  const of = readable.parse(fieldsOf(item));
  switch (type) {
    case 'visit':
      return withDetail('Visit', people(of.partySize));
    case 'undo':
      return 'Taking back of a visit';
    case 'correction':
      return withDetail('Correction of a visit', people(of.set?.partySize));
    case 'head-count':
      return withDetail(
        'Head count',
        of.likely === undefined ? null : `${of.approximate === true ? '~' : ''}${of.likely}`,
      );
    case 'feedback':
      return withDetail('Feedback', quoted(of.text));
    case 'feedback-mention':
      return 'Feedback, said once more';
    case 'mention-undo':
      return 'Taking back of a +1';
    case 'follow-up':
      return withDetail('Follow-up', quoted(of.what));
    case 'check-in':
      return ofPerson('Check-in', of.name);
    case 'check-out':
      return ofPerson('Check-out', of.name);
    case 'extension':
      return withDetail(ofPerson('Longer stay', of.name), untilWords(of.until, zone));
    case 'shift-note':
      return withDetail('Note for the next shift', quoted(of.text));
    case 'highlight':
      return withDetail('Paragraph', quoted(of.body));
    case '':
      return 'Something without a kind';
    default:
      return `Something of the kind “${shortened(type)}”`;
  }
}

const withDetail = (what: string, detail: string | null) => (detail === null ? what : `${what}, ${detail}`);
const ofPerson = (what: string, name: string | undefined) =>
  name === undefined ? what : `${what} of ${name}`;
const people = (size: number | undefined) => (size === undefined ? null : counted(size, 'person', 'people'));
const quoted = (text: string | undefined) => (text === undefined ? null : `“${shortened(text)}”`);

const LONGEST = 80;
const shortened = (text: string) =>
  text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;

function untilWords(until: string | undefined, zone: string): string | null {
  if (until === undefined || Number.isNaN(Date.parse(until))) return null;
  return `until ${instantToLocal(new Date(until).toISOString(), zone).time}`;
}

/** The topics that it names. */
export const itemTopics = (item: unknown): string[] => readable.parse(fieldsOf(item)).topics;
/** How many people it counts; null where it counts none. */
export const itemSize = (item: unknown): number | null => readable.parse(fieldsOf(item)).partySize ?? null;

/** "Tue 11 Nov 10:30", "Thu 1 Jan 1970 01:00" when it came in another year, or that there is no time to read. */
export function happenedWords({ occurredAt, receivedAt }: RefusedItem, zone: string): string {
  if (occurredAt === null) return 'no time in it';
  const [{ date, time }, came] = [instantToLocal(occurredAt, zone), instantToLocal(receivedAt, zone)];
  const year = date.slice(0, 4);
  return came.date.startsWith(year)
    ? momentWords(occurredAt, zone)
    : `${dayWords(date, 'short')} ${year} ${time}`;
}

/** "Tue 11 Nov 10:31, sent 4 times, last 12:02" */
export function cameWords({ receivedAt, lastAt, times }: RefusedItem, zone: string): string {
  const came = momentWords(receivedAt, zone);
  if (times === 1) return came;
  const [first, last] = [instantToLocal(receivedAt, zone), instantToLocal(lastAt, zone)];
  const again = first.date === last.date ? last.time : momentWords(lastAt, zone);
  return `${came}, sent ${times} times, last ${again}`;
}

/** "Recorded by Mia, Tue 11 Nov 11:02: It stood at Drasi" */
export function settledWords(row: RefusedItem, zone: string): string {
  const { resolution, resolvedBy, resolvedAt, reason } = row;
  const act = resolution === 'discarded' ? 'Discarded' : 'Recorded';
  const by = resolvedBy !== null ? ` by ${resolvedBy}` : resolution === 'discarded' ? '' : ', sent once more';
  const why = reason === null ? '' : `: ${reason}`;
  return `${act}${by}, ${momentWords(resolvedAt, zone)}${why}`;
}
