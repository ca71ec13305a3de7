import { readSpeakers, withSubtitle } from './speakers.ts';
import { offsetOfLabel, readDate, readRange } from './times.ts';
import { clean, type ParsedSchedule, type Problem, type WrittenSession } from './written.ts';

/** A title with the lines below it, by their labels. */
interface Block {
  line: number;
  title: string;
  date: string | null;
  fields: Map<Label, { line: number; text: string }>;
  doubts: string[];
}

type Label = 'time' | 'speakers' | 'room' | 'track' | 'description';

const labels: Readonly<Record<string, Label>> = {
  ...{ time: 'time', when: 'time', speaker: 'speakers', speakers: 'speakers' },
  ...{ venue: 'room', room: 'room', location: 'room', type: 'track', track: 'track', category: 'track' },
  ...{ description: 'description', abstract: 'description' },
};
const DESCRIPTION = /^\s*(description|abstract)\s*:/i;
const LABEL = new RegExp(`^(${Object.keys(labels).join('|')})\\s*:\\s*(.*)$`, 'i');
const DATE_LABEL = /^(?:date|day)\s*:\s*(.*)$/i;
const TOTAL = /^total sessions\s*:\s*(\d{1,6})\s*#?$/i;
const HEADING = /#\s*$/;

/**
 * Blocks of a title ("Title#") and labelled lines, under headings with dates. A block that cannot be read is a problem at
 * its line; the others are read all the same.
 * @param year for a date without one
 */
export function parseText(text: string, year: number): ParsedSchedule {
  const { blocks, announced, problems } = readBlocks(text.split(/\r\n|\n|\r/), year);
  const sessions: WrittenSession[] = [];
  for (const block of blocks) {
    const read = readBlock(block);
    if ('what' in read) problems.push(read);
    else sessions.push(read);
  }
  return { sessions, problems: problems.sort((a, b) => a.line - b.line), announced, notes: [] };
}

function readBlocks(lines: readonly string[], year: number) {
  const blocks: Block[] = [];
  const problems: Problem[] = [];
  let announced: number | null = null;
  let day: { date: string; doubts: string[] } | null = null;
  let last: Label | null = null;
  for (const at of lines.keys()) {
    const [line, block, read] = [at + 1, blocks.at(-1), readLine(lines, at, year)];
    if (read.kind === 'total') announced = (announced ?? 0) + read.total;
    else if (read.kind === 'date') day = read.day;
    else if (read.kind === 'title') {
      const { date, doubts } = day ?? { date: null, doubts: [] };
      blocks.push({ line, title: read.title, date, fields: new Map(), doubts: [...doubts] });
      last = null;
    } else if (read.kind === 'field') {
      last = read.label;
      if (block === undefined)
        problems.push({ line, title: null, what: `“${read.name}:” stands before the first title.` });
      else if (!block.fields.has(last)) block.fields.set(last, { line, text: read.value });
      else if (last !== 'description')
        block.doubts.push(`“${read.name}:” is there twice: the first was read.`);
    } else if (read.kind === 'more') goOn(block, last, read.text);
  }
  return { blocks: blocks.filter(isNoHeading), problems, announced };
}

type Line =
  | { kind: 'empty' }
  | { kind: 'total'; total: number }
  | { kind: 'date'; day: { date: string; doubts: string[] } }
  | { kind: 'title'; title: string }
  | { kind: 'field'; label: Label; name: string; value: string }
  | { kind: 'more'; text: string };

/** What one line is. Descriptions are most of a schedule, and are not even cleaned. */
function readLine(lines: readonly string[], at: number, year: number): Line {
  const raw = lines[at] ?? '';
  const [, described] = DESCRIPTION.exec(raw) ?? [];
  if (described !== undefined) return { kind: 'field', label: 'description', name: described, value: '' };
  const text = clean(raw);
  if (text === '') return { kind: 'empty' };
  const total = TOTAL.exec(text);
  if (total) return { kind: 'total', total: Number(total[1]) };
  const isMarked = HEADING.test(text);
  const [, name = '', value = ''] = LABEL.exec(text) ?? [];
  const label = labels[name.toLowerCase()];
  if (label !== undefined && !isMarked) return { kind: 'field', label, name, value };
  const plain = text.replace(HEADING, '').trim();
  const day = readDate(DATE_LABEL.exec(plain)?.[1] ?? plain, year);
  if (day !== null) return { kind: 'date', day };
  return isMarked || isAboveTime(lines, at) ? { kind: 'title', title: plain } : { kind: 'more', text };
}

/** Without a "#", a title is what stands right above a time. */
function isAboveTime(lines: readonly string[], at: number): boolean {
  const next = lines.slice(at + 1, at + 4).find((line) => line.trim() !== '');
  return next !== undefined && /^\s*(time|when)\s*:/i.test(next);
}

/** A line without a label belongs to the one above it. */
function goOn(block: Block | undefined, last: Label | null, text: string): void {
  const field = last === null ? undefined : block?.fields.get(last);
  if (field !== undefined && last !== 'description' && last !== 'time') field.text += ` ${text}`;
}

/** The name of the conference, above everything, is no session. */
function isNoHeading(block: Block, at: number): boolean {
  return at > 0 || block.fields.size > 0 || block.date !== null;
}

function readBlock({ line, title, date, fields, doubts }: Block): WrittenSession | Problem {
  const problem = (what: string, where = line) => ({ line: where, title: title === '' ? null : title, what });
  const time = fields.get('time');
  if (title === '') return problem('It has no title.');
  if (time === undefined) return problem('It has no line “Time: 9:00am - 9:30am”.');
  const range = readRange(time.text);
  if (typeof range === 'string') return problem(range, time.line);
  if (date === null) return problem('No date stands above it: write “Thursday, November 13, 2025” there.');
  const { speakers, subtitle, doubts: guesses } = readSpeakers(fields.get('speakers')?.text ?? '');
  const moment = (clock: string, label: string | null) => ({
    ...{ date, time: clock, label },
    offset: offsetOfLabel(label, date, clock),
  });
  return {
    ...{ line, title: withSubtitle(title, subtitle), key: null },
    ...{ from: moment(range.from, range.fromLabel), to: moment(range.to, range.toLabel) },
    ...{ endsOnItsDate: false, isExact: false, speakers },
    room: fields.get('room')?.text ?? '',
    track: fields.get('track')?.text ?? '',
    doubts: [...doubts, ...range.doubts, ...guesses],
  };
}
