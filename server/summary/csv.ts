import { stringify } from 'csv-stringify/sync';
import type { Report, SummaryTable } from '#contracts/report';
import { aboutColumns, type Cell, lastColumns, tableMakers } from './tables.ts';
import { wallTime } from './words.ts';

/**
 * One table with the byte order mark that spreadsheets need to read UTF-8. Every row says of which event, range and zone
 * it is and when the file was made. Moments carry the event's offset. Cells that a spreadsheet would read as a formula
 * begin with an apostrophe.
 */
export function renderCsv(report: Report, name: SummaryTable = 'booths'): string {
  const { heads, rows } = tableMakers[name](report);
  const [first, last] = [aboutColumns, lastColumns].map((columns) =>
    Object.values(columns).map((read) => read(undefined, report)),
  );
  const cells = rows.map((row) => [...(first ?? []), ...row, ...(last ?? [])]);
  return stringify(
    cells.map((row) => row.map((cell) => textOf(cell, report.event.timeZone))),
    {
      header: true,
      columns: [...Object.keys(aboutColumns), ...heads, ...Object.keys(lastColumns)],
      bom: true,
      escape_formulas: true,
      // csv-stringify quotes only for its own record delimiter, and a line break inside of a cell is another one.
      quoted_string: true,
      record_delimiter: 'windows',
    },
  );
}

function textOf(cell: Cell, timeZone: string): string | number | null {
  if (typeof cell !== 'object' || cell === null) return cell;
  return 'date' in cell ? cell.date : wallTime(cell.instant, timeZone).withOffset;
}
