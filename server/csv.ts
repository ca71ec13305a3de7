import { stringify } from 'csv-stringify/sync';

type Cell = string | number | null | undefined;

/**
 * A table as a CSV file (RFC 4180), with the byte order mark that spreadsheets need to read UTF-8. What they would take for
 * a formula, in the heads too, begins with an apostrophe.
 */
export function writeCsv(heads: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return stringify([heads, ...rows], { ...cells, bom: true, record_delimiter: 'windows' });
}

/** One cell, for lines that are put together elsewhere. */
export const writeCell = (cell: Cell): string => stringify([[cell]], { ...cells, eof: false });

const cells = {
  escape_formulas: true,
  // csv-stringify quotes only for its own record delimiter, and a line break inside of a cell is another one.
  quoted_string: true,
};
