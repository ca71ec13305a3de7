import { strToU8, type Zippable, zip } from 'fflate';
import { type Report, summaryTables } from '#contracts/report';
import { marksOf } from './comparison-document.ts';
import { type Beside, comparisonCsv } from './comparison-tables.ts';
import { renderCsv } from './csv.ts';
import { comparisonFileNameOf, fileNameInZip } from './file-name.ts';
import { wallTime } from './words.ts';

/** Every table as a CSV file, packed together. */
export const renderZip = (report: Report): Promise<Buffer> => packed(tablesAsFiles(report), report);

/** The comparison as a CSV file, and every table of both events. */
export function renderComparisonZip(beside: Beside): Promise<Buffer> {
  const { here, there, comparison } = beside;
  return packed(
    {
      [comparisonFileNameOf(beside, marksOf(comparison), null, 'csv')]: comparisonCsv(beside),
      ...tablesAsFiles(here),
      ...tablesAsFiles(there),
    },
    here,
  );
}

/** By the name of the file. */
function tablesAsFiles(report: Report): { [name: string]: string } {
  return Object.fromEntries(
    summaryTables.map((name) => [fileNameInZip(report, name), renderCsv(report, name)]),
  );
}

/** The files carry the time of making, as the clock in the hall showed it. */
function packed(texts: { [name: string]: string }, { madeAt, event }: Report): Promise<Buffer> {
  const mtime = wallTime(madeAt, event.timeZone).plain.slice(0, 19);
  const files: Zippable = Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, strToU8(text)]),
  );
  return new Promise((resolve, reject) => {
    zip(files, { mtime }, (error, bytes) => (error ? reject(error) : resolve(Buffer.from(bytes))));
  });
}
