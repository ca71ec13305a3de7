import { Temporal } from 'temporal-polyfill';
import { standing } from '#contracts/people';
import type { ColumnField, TableLayout } from '#contracts/tables';
import { type Cell, cellOf, type Finding, isBlank, type Sheet } from './cells.ts';
import { besideDate, readDate } from './dates.ts';
import {
  capital,
  columnsWith,
  type Entries,
  noEntries,
  type PersonEntry,
  type ShiftEntry,
} from './entries.ts';
import { type Hours, midnightNote, readHours } from './hours.ts';
import { type EventClock, placeHours } from './place.ts';

/** One person, one representative or one shift a row. */
export function readList(sheet: Sheet, layout: TableLayout, event: EventClock): Entries {
  const entries = noEntries();
  const list: List = { sheet, columns: layout.columns, event, entries, chosen: layout.date };
  const missing = missingColumn(layout);
  if (missing !== null)
    return { ...entries, problems: [{ at: `A${layout.headerRow ?? 1}`, message: missing }] };
  const carried = new Map<ColumnField, Cell>();
  sheet.rows.forEach((cells, row) => {
    if (row < (layout.headerRow ?? 0) || cells.every((cell) => isBlank(cell))) return;
    const read =
      layout.kind === 'shifts'
        ? readShift(list, row, carried)
        : readPerson(list, row, carried, layout.kind === 'representatives');
    if (read === null) return;
    if ('message' in read) entries.problems.push(read);
    else if ('name' in read) entries.people.push(read);
    else entries.shifts.push(read);
  });
  return entries;
}

interface List {
  sheet: Sheet;
  columns: readonly ColumnField[];
  event: EventClock;
  entries: Entries;
  chosen: string | null;
}

function missingColumn({ kind, columns, date }: TableLayout): string | null {
  const has = (...fields: ColumnField[]) => fields.some((field) => columns.includes(field));
  if (kind !== 'people' && !has('booth')) return 'Say which column holds the booth.';
  if (kind !== 'shifts' && !has('name', 'first-name', 'last-name')) return 'Say which column holds the name.';
  if (kind === 'shifts' && !has('time', 'start')) return 'Say which column holds the time.';
  if (kind === 'shifts' && date === null && !has('date', 'start')) return 'Say which column holds the date.';
  return null;
}

/** The cell of a field in this row; the empty cell of the first column when there is none. */
function fieldOf({ sheet, columns }: List, row: number, field: ColumnField): Cell {
  const [column] = columnsWith(columns, field);
  return column === undefined ? { ...cellOf(sheet, row, 0), text: '' } : cellOf(sheet, row, column);
}

/** Merged cells hold their text in the first row alone: booth and day go on until another is named. */
function carriedOn(list: List, row: number, field: ColumnField, carried: Map<ColumnField, Cell>): Cell {
  const own = fieldOf(list, row, field);
  if (own.text !== '') carried.set(field, own);
  return own.text === '' ? { ...own, text: carried.get(field)?.text ?? '' } : own;
}

/** The shift, or why there is none. */
function readShift(list: List, row: number, carried: Map<ColumnField, Cell>): ShiftEntry | Finding {
  const { sheet, columns, entries, event } = list;
  const booth = carriedOn(list, row, 'booth', carried);
  const date = carriedOn(list, row, 'date', carried);
  const [time, start, end] = ['time', 'start', 'end'].map((field) =>
    fieldOf(list, row, field as ColumnField),
  );
  const written = { time: time?.text ?? '', start: start?.text ?? '', end: end?.text ?? '' };
  const when = [time, start].find((cell) => cell !== undefined && cell.text !== '');
  if (isBlank(booth.text)) return { at: booth.at, message: 'No booth is named.' };
  if (when === undefined) return { at: (time ?? booth).at, message: 'No time is named.' };
  const day = dateOf([date.text, written.start, written.time, list.chosen ?? ''], event);
  if (day === null) {
    const message = date.text === '' ? 'No day is named.' : `“${date.text}” is no day of the event.`;
    return { at: date.at, message };
  }
  if ('why' in day) return { at: date.at, message: `${capital(day.why)}.` };
  const readings = hoursOf(written, day.date, event);
  const placed = placeHours(day.date, readings, event);
  if (readings.length === 0) {
    const said = [when.text, written.end].filter(Boolean).join(' – ');
    return { at: when.at, message: `“${said}” is no time from and to.` };
  }
  if ('why' in placed) return { at: when.at, message: `${capital(placed.why)}.` };
  if (placed.note !== null) entries.notes.push({ at: when.at, message: `“${when.text}” is ${placed.note}.` });
  for (const said of [time, start, end]) {
    const message = midnightNote(said?.text ?? '');
    if (said !== undefined && message !== null) entries.notes.push({ at: said.at, message });
  }
  const [minimum, target] = ['minimum', 'target'].map((field) =>
    numberOf(fieldOf(list, row, field as ColumnField)),
  );
  for (const figure of [minimum, target])
    if (typeof figure === 'object' && figure !== null)
      return { at: figure.at, message: `“${figure.text}” is no whole number between 0 and 50.` };
  const { startsAt, endsAt } = placed;
  const people = columnsWith(columns, 'people').map((column) => cellOf(sheet, row, column));
  const figures = { minimum: (minimum as number | null) ?? null, target: (target as number | null) ?? null };
  return { at: when.at, booth, startsAt, endsAt, people, ...figures };
}

function dateOf(texts: readonly string[], event: EventClock) {
  for (const text of texts) {
    const found = text === '' ? null : readDate(text, event);
    if (found !== null) return found;
  }
  return null;
}

/** One column with both, or one each; a start or an end may carry its date: 2025-11-11 10:45. */
function hoursOf(written: { time: string; start: string; end: string }, date: string, event: EventClock) {
  const [time, start, end] = [written.time, written.start, written.end].map(besideDate);
  const joined = end === '' ? '' : `${start || time}-${end}`;
  const endsOn = end === written.end ? null : dateOf([written.end], event);
  const days =
    endsOn !== null && 'date' in endsOn ? Temporal.PlainDate.from(date).until(endsOn.date).days : 0;
  const plus = days > 0 ? ` (+${days})` : '';
  const readings = readHours(`${joined}${plus}`).concat(joined === '' ? readHours(time || start || '') : []);
  return readings.filter((one): one is Hours & { to: number } => one.to !== null);
}

/** Null for an empty cell, the cell itself when it holds no such number. */
function numberOf(cell: Cell): number | null | Cell {
  if (isBlank(cell.text)) return null;
  const number = Number(cell.text);
  return Number.isInteger(number) && number >= 0 && number <= 50 ? number : cell;
}

/** The person, why there is none, or null for a booth that nobody stands for yet. */
function readPerson(
  list: List,
  row: number,
  carried: Map<ColumnField, Cell>,
  isForBooth: boolean,
): PersonEntry | Finding | null {
  const name = nameOf(list, row);
  const booth = isForBooth ? carriedOn(list, row, 'booth', carried) : null;
  if (isBlank(name.text))
    return booth === null || booth.text === '' ? { at: name.at, message: 'No name stands here.' } : null;
  if (booth !== null && isBlank(booth.text)) return { at: booth.at, message: 'No booth is named.' };
  const said = fieldOf(list, row, 'standing');
  const listedAs = said.text === '' ? null : standingOf(said.text);
  if (listedAs === undefined)
    return {
      at: said.at,
      message: `“${said.text}” is no standing: write maintainer, contributor, ambassador or other.`,
    };
  const affiliation = fieldOf(list, row, 'affiliation').text;
  const email = fieldOf(list, row, 'email').text || null;
  return { at: name.at, name, affiliation, standing: listedAs, email, booth };
}

function nameOf(list: List, row: number): Cell {
  const whole = fieldOf(list, row, 'name');
  if (whole.text !== '') return whole;
  const [first, last] = (['first-name', 'last-name'] as const).map((field) => fieldOf(list, row, field));
  const at = (first?.text === '' ? last : first)?.at ?? whole.at;
  return { at, text: [first?.text, last?.text].filter(Boolean).join(' ') };
}

const standingOf = (text: string) =>
  standing.options.find((one) => [one, `${one}s`].includes(text.toLowerCase()));
