import { CsvError, parse } from 'csv-parse/sync';
import { readSpeakers, withSubtitle } from './speakers.ts';
import { offsetOfLabel, readDate, readRange, readTime } from './times.ts';
import { clean, type ParsedSchedule, type Problem, type WrittenSession } from './written.ts';

type Column =
  | 'title'
  | 'date'
  | 'start'
  | 'end'
  | 'time'
  | 'endDate'
  | 'speakers'
  | 'room'
  | 'track'
  | 'key'
  | 'zone';

/** What people call their columns. */
const columns: Readonly<Record<Column, readonly string[]>> = {
  title: ['title', 'session', 'session title', 'talk', 'name', 'event', 'event name', 'subject', 'summary'],
  date: ['date', 'day', 'start date', 'session date'],
  start: [
    'start',
    'start time',
    'starts',
    'starts at',
    'from',
    'begin',
    'begins',
    'session start',
    'event start',
  ],
  end: ['end', 'end time', 'ends', 'ends at', 'to', 'until', 'finish', 'session end', 'event end'],
  time: ['time', 'when', 'times', 'hours', 'slot'],
  endDate: ['end date'],
  speakers: ['speakers', 'speaker', 'speaker s', 'presenters', 'presenter', 'presented by', 'who'],
  room: ['room', 'venue', 'location', 'place', 'stage', 'where'],
  track: ['track', 'type', 'category', 'categories', 'event type', 'format'],
  key: ['id', 'uid', 'session id', 'code', 'uniqueid', 'unique id'],
  zone: ['time zone', 'timezone', 'tz', 'zone'],
};

interface Row {
  line: number;
  /** How many lines it takes: more than one with a quoted line break. */
  span: number;
  cells: string[];
}

type Cells = (column: Column) => string;

/** More quotation marks than these were not opened by a slip. */
const MOST_SLIPS = 50;

/**
 * A row that cannot be read is a problem at its line. A quotation mark that is opened and never closed would take the
 * rows below it along: its line is set aside, and they are read.
 * @param year for a date without one
 */
export function parseCsv(text: string, year: number): ParsedSchedule {
  const lines = text
    .replace(/^\ufeff/, '')
    .replaceAll(/\r\n?/g, '\n')
    .split(/(?<=\n)/);
  const delimiter = delimiterOf(lines[0] ?? '');
  const problems: Problem[] = [];
  const sessions: WrittenSession[] = [];
  const known = columnsOf(collectRows(lines[0] ?? '', delimiter, 0).rows[0]?.cells ?? []);
  const missing = missingOf(known);
  if (missing !== null) problems.push({ line: 1, title: null, what: missing });
  let from = missing === null ? 1 : lines.length;
  for (let slips = 0; from < lines.length; slips++) {
    const part = collectRows(lines.slice(from).join(''), delimiter, from);
    const slip = readRows(part.rows) ?? (part.isWhole ? null : part.next + 1);
    if (slip === null) break;
    const isLast = slips === MOST_SLIPS;
    problems.push({ line: slip, title: null, what: isLast ? TOO_MANY : UNCLOSED });
    from = isLast ? lines.length : slip;
  }
  return { sessions, problems: problems.sort((a, b) => a.line - b.line), announced: null, notes: [] };

  /** @returns the line whose quotation mark took others along, counted from 1 */
  function readRows(rows: readonly Row[]): number | null {
    for (const { line, span, cells } of rows) {
      const cell: Cells = (column) => clean(cells[known.get(column) ?? -1] ?? '');
      const read = readRow(line, cell, year);
      if (!('what' in read)) sessions.push(read);
      else if (span > 1) return line;
      else problems.push(read);
    }
    return null;
  }
}

const UNCLOSED = 'A quotation mark is opened and not closed: close it, or double those within the text.';
const TOO_MANY = 'Too many quotation marks are opened and not closed: what follows was not read.';

/** @returns the rows up to the first that cannot be read, and how many lines they take */
function collectRows(part: string, delimiter: string, before: number) {
  const rows: Row[] = [];
  let next = before;
  const onRecord = (cells: string[], { lines }: { lines: number }) => {
    const end = before + lines;
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: next + 1, span: end - next, cells });
    next = end;
    return null;
  };
  try {
    parse(part, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      on_record: onRecord,
    });
    return { rows, next, isWhole: true };
  } catch (error) {
    if (error instanceof CsvError) return { rows, next, isWhole: false };
    throw error;
  }
}

/** Of comma, semicolon and tab the one that the first line has most of. */
function delimiterOf(first: string): string {
  const count = (separator: string) => first.split(separator).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

function columnsOf(head: readonly string[]): Map<Column, number> {
  const names = head.map((cell) =>
    clean(cell)
      .toLowerCase()
      .replace(/[^a-z]+/g, ' ')
      .trim(),
  );
  const found = new Map<Column, number>();
  for (const [column, words] of Object.entries(columns) as [Column, readonly string[]][]) {
    const at = names.findIndex((name) => words.includes(name));
    if (at >= 0) found.set(column, at);
  }
  return found;
}

function missingOf(known: Map<Column, number>): string | null {
  const hasTimes = known.has('time') || (known.has('start') && known.has('end'));
  if (known.has('title') && hasTimes) return null;
  const found = [...known.keys()];
  return `The first line must name the columns: title, date, start and end (or time), and if there are any room, track and speakers. ${
    found.length === 0 ? 'None of them was found.' : `Found: ${found.join(', ')}.`
  }`;
}

function readRow(line: number, cell: Cells, year: number): WrittenSession | Problem {
  const title = cell('title');
  const problem = (what: string) => ({ line, title: title === '' ? null : title, what });
  if (title === '') return problem('It has no title.');
  const times = timesOf(cell, year);
  if (typeof times === 'string') return problem(times);
  const { speakers, subtitle, doubts } = readSpeakers(cell('speakers'));
  return {
    ...{ line, title: withSubtitle(title, subtitle), isExact: times.isExact },
    ...{ from: times.from, to: times.to, endsOnItsDate: times.endsOnItsDate, speakers },
    ...{ room: cell('room'), track: cell('track'), key: cell('key') === '' ? null : `csv:${cell('key')}` },
    doubts: [...times.doubts, ...doubts],
  };
}

const ISO = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;

function timesOf(cell: Cells, year: number) {
  const zone = cell('zone') === '' ? null : cell('zone');
  const [from, to] = [ISO.exec(cell('start')), ISO.exec(cell('end'))];
  if (from && to) {
    const moment = ([, date = '', time = '', offset = '']: RegExpExecArray) => {
      const label = offset === '' ? zone : offset === 'Z' ? 'UTC' : `UTC${offset}`;
      return { date, time, label, offset: offsetOfLabel(label, date, time) };
    };
    const isExact = from[3] === 'Z' && to[3] === 'Z';
    return { from: moment(from), to: moment(to), endsOnItsDate: true, isExact, doubts: [] };
  }
  const day = readDate(cell('date'), year);
  if (day === null)
    return cell('date') === ''
      ? 'It has no date.'
      : `“${cell('date')}” is not a date: write it as 2025-11-13.`;
  return onDay(day, cell, zone, year);
}

function onDay(day: { date: string; doubts: string[] }, cell: Cells, zone: string | null, year: number) {
  const range = cell('time') === '' ? joined(cell) : readRange(cell('time'));
  if (typeof range === 'string') return range;
  const end = readDate(cell('endDate'), year);
  const moment = (date: string, time: string, said: string | null) => {
    const label = said ?? zone;
    return { date, time, label, offset: offsetOfLabel(label, date, time) };
  };
  return {
    from: moment(day.date, range.from, range.fromLabel),
    to: moment(end?.date ?? day.date, range.to, range.toLabel),
    ...{ endsOnItsDate: end !== null, isExact: false },
    doubts: [...day.doubts, ...range.doubts],
  };
}

/** Start and end in cells of their own. */
function joined(cell: Cells) {
  if (cell('start') === '') return 'It has no start.';
  if (cell('end') === '') return 'It has no end.';
  const [start, end] = [readTime(cell('start')), readTime(cell('end'))];
  if (start === null) return `“${cell('start')}” is not a time: write it as 9:00am or 09:00.`;
  if (end === null) return `“${cell('end')}” is not a time: write it as 9:30am or 09:30.`;
  return readRange(`${cell('start')} – ${cell('end')}`);
}
