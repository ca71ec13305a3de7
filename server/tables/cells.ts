import type { TableFinding } from '#contracts/tables';

/** A sheet as text: rows of cells, ragged. Dates are 2025-11-11, times 10:45, both 2025-11-11 10:45. */
export interface Sheet {
  name: string;
  rows: string[][];
}

/** A cell with its address in the sheet, "B7". */
export interface Cell {
  at: string;
  text: string;
}

export type Finding = TableFinding;

/** "B7" of row 6 and column 1, both from 0. */
export function addressOf(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** "A", "Z", "AA" of a column from 0. */
function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : `${columnName(Math.floor(column / 26) - 1)}${letter}`;
}

/** The cell without spaces around it; empty beyond the edge. */
export function cellOf(sheet: Sheet, row: number, column: number): Cell {
  return { at: addressOf(row, column), text: (sheet.rows[row]?.[column] ?? '').trim() };
}

export function widthOf({ rows }: Sheet): number {
  return rows.reduce((most, row) => Math.max(most, row.length), 0);
}

/** "-", "–", "x" and "n/a" are how people draw an empty cell. */
export const isBlank = (text: string) => /^(?:[-–—./*]*|x|n\/?a|none|nobody|closed)$/i.test(text.trim());
