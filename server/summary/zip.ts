import { strToU8, type Zippable, zip } from 'fflate';
import { type Report, summaryTables } from '#contracts/report';
import { renderCsv } from './csv.ts';
import { wallTime } from './words.ts';

/** Every table as a CSV file, packed together. The files carry the time of making, as the clock in the hall showed it. */
export function renderZip(report: Report): Promise<Buffer> {
  const mtime = wallTime(report.madeAt, report.event.timeZone).plain.slice(0, 19);
  const files: Zippable = Object.fromEntries(
    summaryTables.map((name) => [`${report.event.slug}-${name}.csv`, strToU8(renderCsv(report, name))]),
  );
  return new Promise((resolve, reject) => {
    zip(files, { mtime }, (error, packed) => (error ? reject(error) : resolve(Buffer.from(packed))));
  });
}
