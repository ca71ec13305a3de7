import type { Report, SummaryTable } from '#contracts/report';
import { writeCsv } from '../csv.ts';
import { aboutColumns, type Cell, lastColumns, type Table, tableMakers } from './tables.ts';
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
  return csvOf(
    {
      heads: [...Object.keys(aboutColumns), ...heads, ...Object.keys(lastColumns)],
      rows: rows.map((row) => [...(first ?? []), ...row, ...(last ?? [])]),
    },
    report.event.timeZone,
  );
}

/** A table as a CSV file. @param timeZone of its moments */
export function csvOf({ heads, rows }: Table, timeZone: string): string {
  return writeCsv(
    heads,
    rows.map((row) => row.map((cell) => textOf(cell, timeZone))),
  );
}

function textOf(cell: Cell, timeZone: string): string | number | null {
  if (typeof cell !== 'object' || cell === null) return cell;
  return 'date' in cell ? cell.date : wallTime(cell.instant, timeZone).withOffset;
}
