import type { TableLayout } from '#contracts/tables';
import { type Cell, cellOf, type Finding, isBlank, type Sheet, widthOf } from './cells.ts';
import { readDate } from './dates.ts';
import { capital, columnsWith, type Entries, noEntries } from './entries.ts';
import { type Hours, midnightNote, readHours } from './hours.ts';
import { type EventClock, placeHours } from './place.ts';

/** A row of times, with the day and the heads that hold for it. */
interface TimeRow {
  row: number;
  time: Cell;
  readings: Hours[];
  date: string;
  /** The cells that name the booths, by column. */
  heads: ReadonlyMap<number, Cell>;
  /** Nobody stands in it; the row before may end with it. */
  isEmpty: boolean;
}

/** Times down, booths across, names in the cells; days in a column, as rows between, in the corner, or chosen. */
export function readGrid(sheet: Sheet, layout: TableLayout, event: EventClock): Entries {
  const entries = noEntries();
  const columns = layout.columns.slice(0, widthOf(sheet));
  const [timeColumn] = columnsWith(columns, 'time');
  if (timeColumn === undefined)
    return { ...entries, problems: [{ at: 'A1', message: 'Say which column holds the times.' }] };
  const rows = timeRows(sheet, { ...layout, columns }, timeColumn, { event, problems: entries.problems });
  rows.forEach((row, index) => {
    readRow(sheet, row, withEnds(row, rows[index + 1], rows[index - 1], event), event, entries);
  });
  return { ...entries, notes: once(entries.notes) };
}

function readRow(
  sheet: Sheet,
  { row, time, date, heads, isEmpty }: TimeRow,
  readings: (Hours & { to: number })[],
  event: EventClock,
  { shifts, problems, notes }: Entries,
): void {
  if (isEmpty) return;
  if (readings.length === 0)
    problems.push({ at: time.at, message: `“${time.text}” does not say when it ends.` });
  else if (heads.size === 0)
    problems.push({
      at: time.at,
      message: 'No row above this one names booths: say which columns are booths.',
    });
  else
    for (const [column, booth] of heads) {
      const cell = cellOf(sheet, row, column);
      if (isBlank(cell.text)) continue;
      const placed = placeHours(date, readings, event);
      if ('why' in placed) {
        problems.push({ at: cell.at, message: `${capital(placed.why)} (${time.at}).` });
        continue;
      }
      const { startsAt, endsAt, note } = placed;
      const midnight = midnightNote(time.text);
      if (midnight !== null) notes.push({ at: time.at, message: midnight });
      if (note !== null) notes.push({ at: time.at, message: `“${time.text}” is ${note}.` });
      shifts.push({ at: cell.at, booth, startsAt, endsAt, people: [cell], minimum: null, target: null });
    }
}

interface Looking {
  event: EventClock;
  problems: Finding[];
}

/** Goes down the sheet, keeping the day and the heads that were named last. */
function timeRows(
  sheet: Sheet,
  layout: TableLayout,
  timeColumn: number,
  { event, problems }: Looking,
): TimeRow[] {
  const [dateColumn] = columnsWith(layout.columns, 'date');
  const boothColumns = columnsWith(layout.columns, 'booth');
  const rows: TimeRow[] = [];
  let date = layout.date;
  let heads = new Map<number, Cell>();
  for (const row of sheet.rows.keys()) {
    const time = cellOf(sheet, row, timeColumn);
    const readings = readHours(time.text);
    const said = dateColumn === undefined ? null : cellOf(sheet, row, dateColumn);
    const filled = boothColumns.map((column) => cellOf(sheet, row, column)).filter(({ text }) => text !== '');
    if (readings.length > 0) {
      const day = said === null || said.text === '' ? null : dayOf(said, event);
      if (day !== null && 'date' in day) date = day.date;
      const isEmpty = filled.every(({ text }) => isBlank(text));
      if (day !== null && 'why' in day) problems.push({ at: day.at, message: day.why });
      else if (date !== null) rows.push({ row, time, readings, date, heads, isEmpty });
      else if (isEmpty) continue;
      else problems.push({ at: time.at, message: 'No day stands beside or above this time: choose one.' });
      continue;
    }
    const isHead = filled.some(({ text }) => readDate(text, event) === null);
    const beside = [time, ...(said === null ? [] : [said]), ...notRead(sheet, row, layout)];
    const found = dateIn(isHead ? beside : [...beside, ...filled], event);
    if (found !== null && 'why' in found) problems.push({ at: found.at, message: `${capital(found.why)}.` });
    else if (found !== null) date = found.date;
    if (!isHead) continue;
    if (isHeadWord(time.text) || found !== null || heads.size === 0)
      heads = headsOf(sheet, row, boothColumns);
    else problems.push({ at: time.at, message: `“${time.text}” is no time.` });
  }
  return rows;
}

function dayOf(cell: Cell, event: EventClock): { date: string } | { why: string; at: string } {
  const found = readDate(cell.text, event);
  if (found === null) return { why: `“${cell.text}” is no day of the event.`, at: cell.at };
  return 'why' in found ? { why: `${capital(found.why)}.`, at: cell.at } : found;
}

function headsOf(sheet: Sheet, row: number, columns: readonly number[]): Map<number, Cell> {
  const cells = columns.map((column) => [column, cellOf(sheet, row, column)] as const);
  return new Map(cells.filter(([, { text }]) => !isBlank(text)));
}

const isHeadWord = (text: string) =>
  text === '' ||
  /^(times?|hours?|shifts?|slots?|when|from|start|zeit|booths?|projects?|kiosks?|day|date)\b/i.test(text);

/** Cells of the row in columns that are not read: a title stands there. */
function notRead(sheet: Sheet, row: number, { columns }: TableLayout): Cell[] {
  return (sheet.rows[row] ?? []).flatMap((_, column) =>
    (columns[column] ?? 'nothing') === 'nothing' ? [cellOf(sheet, row, column)] : [],
  );
}

function dateIn(
  cells: readonly Cell[],
  event: EventClock,
): { date: string } | { why: string; at: string } | null {
  for (const { text, at } of cells) {
    const found = text === '' ? null : readDate(text, event);
    if (found !== null) return 'why' in found ? { ...found, at } : found;
  }
  return null;
}

/** Where only starts are written, a row ends where the next begins, the last of a day when the pavilion closes. */
function withEnds(row: TimeRow, next: TimeRow | undefined, before: TimeRow | undefined, event: EventClock) {
  const whole = row.readings.filter((one): one is Hours & { to: number } => one.to !== null);
  if (whole.length > 0) return whole;
  return row.readings.flatMap(({ from }) => {
    const to = endOf(row, from, next, event) ?? asLongAs(row, from, before);
    return to === null ? [] : [{ from, to }];
  });
}

function endOf({ date, readings }: TimeRow, from: number, next: TimeRow | undefined, event: EventClock) {
  // With several readings, the same one of the next row.
  const at = readings.findIndex((one) => one.from === from);
  const after = next?.date === date ? (next.readings[at] ?? next.readings[0])?.from : undefined;
  if (after !== undefined && after > from) return after;
  const later = next?.date === date ? next.readings.find((one) => one.from > from)?.from : undefined;
  if (later !== undefined) return later;
  const day = event.days.find((one) => one.date === date);
  const start = placeHours(date, [{ from, to: from + 1 }], event);
  if (day === undefined || 'why' in start) return null;
  const minutes = (day.closesAt - start.startsAt.getTime()) / 60_000;
  return minutes > 0 && minutes <= 12 * 60 ? from + minutes : null;
}

function asLongAs({ date, readings }: TimeRow, from: number, before: TimeRow | undefined): number | null {
  const at = readings.findIndex((one) => one.from === from);
  const earlier = before?.date === date ? (before.readings[at] ?? before.readings[0])?.from : undefined;
  return earlier !== undefined && earlier < from ? from + (from - earlier) : null;
}

function once<F extends { at: string; message: string }>(findings: readonly F[]): F[] {
  return [...new Map(findings.map((one) => [`${one.at} ${one.message}`, one])).values()];
}
