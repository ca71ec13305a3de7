import { type ColumnField, fieldsOfKind, type TableKind, type TableLayout } from '#contracts/tables';
import { cellOf, isBlank, type Sheet, widthOf } from './cells.ts';
import { readDate } from './dates.ts';
import { columnsWith } from './entries.ts';
import { readHours } from './hours.ts';
import type { EventClock } from './place.ts';

/** How people head their columns, the first that fits. */
const heads: [ColumnField, RegExp][] = [
  ['first-name', /^(first|given)[ -]?name$/i],
  ['last-name', /^(last|family)[ -]?name$|^surname$/i],
  ['email', /^e-?mail( address)?$/i],
  ['affiliation', /^(affiliation|company|organi[sz]ation|org|employer|works? (at|for))$/i],
  ['standing', /^(standing|status|role)$/i],
  ['minimum', /^min(imum)?\b.{0,12}$/i],
  ['target', /^(target|wanted|needed|max(imum)?)\b.{0,12}$/i],
  ['booth', /^(booth|project|community|stand)s?( name)?$/i],
  ['date', /^(date|day)s?$/i],
  ['start', /^(starts?|from|begins?)( (time|at))?$/i],
  ['end', /^(ends?|to|until|till)( (time|at))?$/i],
  ['time', /^(times?|hours|shifts?|slots?|when)\b.{0,40}$/i],
  [
    'people',
    /^((people|persons?|who|names?|staff|volunteers?|representatives?|reps?|assigned|on it)( ?\d+)?)$/i,
  ],
  ['name', /^full name$/i],
];
const notBooths = /^(notes?|comments?|remarks?|total|sum|count|#|kiosks?( no\.?)?)$/i;
const LOOKED_AT = 15;
const SAMPLE = 300;

/** What a table most likely is; a person may change all of it. */
export function guessLayout(sheet: Sheet, event: EventClock): TableLayout {
  const head = headOf(sheet);
  const times = timeColumnOf(sheet);
  const kind = kindOf(head?.fields ?? [], times !== null, sheet);
  if (kind === 'grid') return gridLayout(sheet, event, times ?? 0);
  return {
    kind,
    headerRow: head === null ? null : head.row + 1,
    columns: listColumns(sheet, head, kind),
    date: dateOfSheet(sheet, event),
  };
}

/** The same table as another kind: its columns guessed anew for that. */
export function layoutAs(kind: TableKind, sheet: Sheet, event: EventClock): TableLayout {
  if (kind === 'grid') return gridLayout(sheet, event, timeColumnOf(sheet) ?? 0);
  const head = headOf(sheet);
  return {
    kind,
    headerRow: head === null ? null : head.row + 1,
    columns: listColumns(sheet, head, kind),
    date: dateOfSheet(sheet, event),
  };
}

interface Head {
  row: number;
  fields: ColumnField[];
}

/** The first row that names two columns; else one of the first three that names one. */
function headOf(sheet: Sheet): Head | null {
  const found = sheet.rows.slice(0, LOOKED_AT).map((cells, row) => ({ row, fields: cells.map(fieldOf) }));
  const known = ({ fields }: Head) => fields.filter((field) => field !== 'nothing').length;
  return (
    found.find((head) => known(head) >= 2) ?? found.slice(0, 3).find((head) => known(head) === 1) ?? null
  );
}

function fieldOf(text: string): ColumnField {
  const plain = text.trim().replace(/[:*]$/, '').trim();
  return heads.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'nothing';
}

function kindOf(fields: readonly ColumnField[], hasTimes: boolean, sheet: Sheet): TableKind {
  const has = (...some: ColumnField[]) => some.some((field) => fields.includes(field));
  if (has('booth') && has('time', 'start', 'date')) return 'shifts';
  if (has('booth') && has('people', 'name', 'first-name', 'last-name')) return 'representatives';
  if (has('people', 'name', 'first-name', 'last-name') && !hasTimes) return 'people';
  if (hasTimes) return 'grid';
  return widthOf(sheet) <= 4 ? 'people' : 'grid';
}

function listColumns(sheet: Sheet, head: Head | null, kind: TableKind): ColumnField[] {
  const isShifts = kind === 'shifts';
  const known = fieldsOfKind[kind];
  const fields = head?.fields ?? unnamed(sheet, kind);
  const seen = new Set<ColumnField>();
  return fields.map((field) => {
    const meant = !isShifts && field === 'people' ? 'name' : isShifts && field === 'name' ? 'people' : field;
    // Several columns may hold people; of everything else the first counts.
    if (!known.includes(meant) || (seen.has(meant) && meant !== 'people')) return 'nothing';
    seen.add(meant);
    return meant;
  });
}

/** A list without heads: a name, then what else can be told. */
function unnamed(sheet: Sheet, kind: TableKind): ColumnField[] {
  const columns = Array.from({ length: widthOf(sheet) }, (_, column) => column);
  const isEmail = (column: number) =>
    sheet.rows.slice(0, SAMPLE).some((cells) => /^\S+@\S+$/.test((cells[column] ?? '').trim()));
  const order: ColumnField[] = kind === 'people' ? ['name', 'affiliation'] : ['booth', 'name', 'affiliation'];
  return columns.map((column) => (isEmail(column) ? 'email' : (order.shift() ?? 'nothing')));
}

/** Of the first columns, the one with the most times; null when none has any. */
function timeColumnOf(sheet: Sheet): number | null {
  const counts = Array.from({ length: Math.min(4, widthOf(sheet)) }, (_, column) => ({
    column,
    times: sheet.rows.slice(0, SAMPLE).filter((cells) => readHours(cells[column] ?? '').length > 0).length,
  }));
  const [best] = counts.toSorted((a, b) => b.times - a.times || a.column - b.column);
  return best === undefined || best.times === 0 ? null : best.column;
}

function gridLayout(sheet: Sheet, event: EventClock, timeColumn: number): TableLayout {
  const width = widthOf(sheet);
  const isTime = (row: number) => readHours(cellOf(sheet, row, timeColumn).text).length > 0;
  const rows = sheet.rows.slice(0, SAMPLE).map((_, row) => row);
  const dateColumn = dateColumnOf(sheet, event, rows.filter(isTime), timeColumn);
  const others = Array.from({ length: width }, (_, column) => column).filter(
    (column) => column !== timeColumn && column !== dateColumn,
  );
  const isHead = (row: number) =>
    others.some((column) => {
      const { text } = cellOf(sheet, row, column);
      return !isBlank(text) && readDate(text, event) === null;
    });
  const firstTime = rows.find(isTime) ?? 0;
  const head = rows.slice(0, firstTime).findLast(isHead) ?? null;
  const columns = Array.from({ length: width }, (_, column): ColumnField => {
    if (column === timeColumn) return 'time';
    if (column === dateColumn) return 'date';
    const text = head === null ? '' : cellOf(sheet, head, column).text;
    return isBlank(text) || notBooths.test(text) ? 'nothing' : 'booth';
  });
  const hasDates =
    columnsWith(columns, 'date').length > 0 ||
    rows.some(
      (row) =>
        !isTime(row) && (sheet.rows[row] ?? []).some((text) => text.trim() !== '' && isDate(text, event)),
    );
  return {
    kind: 'grid',
    headerRow: head === null ? null : head + 1,
    columns,
    date: hasDates ? null : dateOfSheet(sheet, event),
  };
}

const isDate = (text: string, event: EventClock) => {
  const found = readDate(text, event);
  return found !== null && 'date' in found;
};

function dateColumnOf(
  sheet: Sheet,
  event: EventClock,
  timeRows: readonly number[],
  timeColumn: number,
): number | null {
  const columns = [0, 1, 2, 3].filter((column) => column !== timeColumn && column < widthOf(sheet));
  const found = columns.find((column) => {
    const said = timeRows.map((row) => cellOf(sheet, row, column).text).filter((text) => text !== '');
    return said.length > 0 && said.filter((text) => readDate(text, event) !== null).length >= said.length / 2;
  });
  return found ?? null;
}

/** The name of the sheet, or the only day of the event. */
function dateOfSheet(sheet: Sheet, event: EventClock): string | null {
  const named = readDate(sheet.name, event);
  if (named !== null && 'date' in named) return named.date;
  if (event.startsOn === event.endsOn) return event.startsOn;
  const [only, another] = event.days;
  return only !== undefined && another === undefined ? only.date : null;
}
