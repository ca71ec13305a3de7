import writeWorkbook from 'write-excel-file/node';
import { clockOf, type OutCell } from './outgoing.ts';

/** In addition to the cells of tables: a moment as the clock in the hall showed it, "2025-11-11T10:45:00". */
export type SheetCell = OutCell | { wall: string };

export interface Sheet {
  title: string;
  heads: string[];
  rows: SheetCell[][];
}

const MINUTES_OF_DAY = 24 * 60;
const WIDTHS = { least: 10, most: 40 };
/** The most that a cell of a workbook may hold; spreadsheets take a file with more for damaged. */
const MOST_TEXT = 32_767;
const CUT = ' … (cut: a cell holds no more)';

/** A workbook. Text is text there, never a formula; dates, times and numbers are what they are. */
export function renderSheets(sheets: readonly Sheet[]): Promise<Buffer> {
  return writeWorkbook(
    sheets.map(({ title, heads, rows }) => ({
      sheet: title,
      data: [heads.map(bold), ...rows.map((row) => row.map(typedCell))],
      stickyRowsCount: 1,
      columns: heads.map((head, at) => ({
        width: widthOf([head, ...rows.map((row) => textOf(row[at] ?? ''))]),
      })),
    })),
  ).toBuffer();
}

const bold = (value: string) => ({ value, fontWeight: 'bold' as const });

/** As text, such as in a CSV. */
export function textOf(cell: SheetCell): string | number {
  if (typeof cell !== 'object') return cell;
  if ('wall' in cell) return cell.wall.slice(0, 16).replace('T', ' ');
  return 'date' in cell ? cell.date : clockOf(cell.minutes);
}

function typedCell(cell: SheetCell) {
  if (typeof cell === 'number') return { type: Number, value: cell };
  if (typeof cell === 'string')
    return cell === '' ? null : { type: String, value: asTyped(fitting(cell)), wrap: cell.includes('\n') };
  if ('date' in cell) return { type: Date, value: new Date(`${cell.date}T00:00:00Z`), format: 'yyyy-mm-dd' };
  // A workbook knows no zones: the moment is written as the clock of the event showed it.
  if ('wall' in cell) return { type: Date, value: new Date(`${cell.wall}Z`), format: 'yyyy-mm-dd hh:mm' };
  return { type: Number, value: cell.minutes / MINUTES_OF_DAY, format: 'hh:mm' };
}

/** A spreadsheet reads `_x0041_` as the letter A: what was typed so is told apart (ECMA-376, ST_Xstring). */
const asTyped = (text: string) => text.replaceAll(/_(?=x[\da-f]{4}_)/gi, '_x005F_');

function fitting(text: string): string {
  if (text.length <= MOST_TEXT) return text;
  return `${text.slice(0, MOST_TEXT - CUT.length).replace(/[\ud800-\udbff]$/, '')}${CUT}`;
}

/** In characters, by the longest line. */
function widthOf(texts: readonly (string | number)[]): number {
  const longest = texts.reduce<number>(
    (most, text) =>
      Math.max(
        most,
        ...String(text)
          .split('\n', 100)
          .map((line) => line.length),
      ),
    0,
  );
  return Math.min(WIDTHS.most, Math.max(WIDTHS.least, longest + 2));
}
