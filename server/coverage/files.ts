import type { CoverageReport, paperSizes } from '#contracts/coverage';
import { AppError } from '../http/errors.ts';
import type { OutFile } from '../http/file.ts';
import { makeApart } from '../pdf/apart.ts';
import { dateOf } from '../reports/rules.ts';
import { renderCoverageCsv } from './csv.ts';
import type { renderCoveragePdf } from './pdf.ts';

const formats = ['csv', 'pdf'] as const;
type Format = (typeof formats)[number];

/** @throws AppError unknown-format, naming the formats there are */
export function requireCoverageFormat(format: string): Format {
  const known = formats.find((name) => name === format);
  if (known === undefined)
    throw new AppError(
      'unknown-format',
      `There is no coverage as "${format}". The formats are ${formats.join(' and ')}.`,
    );
  return known;
}

/**
 * The report as a file to hand on; its name carries the event, the booth if only one was asked for, and the date.
 *
 * @param signal ends the work when nobody waits for it any more
 * @throws AppError too-large
 */
export async function renderCoverage(
  report: CoverageReport,
  format: Format,
  { paper, booth }: { paper: (typeof paperSizes)[number]; booth: string | undefined },
  signal: AbortSignal,
): Promise<OutFile> {
  const date = report.day ?? dateOf(Date.parse(report.madeAt), report.event.timeZone);
  const subject = [report.event.slug, ...(booth === undefined ? [] : [booth]), 'coverage', date].join('-');
  const fileName = `${subject}.${format}`;
  if (format === 'csv')
    return { fileName, mediaType: 'text/csv; charset=utf-8', body: renderCoverageCsv(report) };
  const file = new URL('./pdf.ts', import.meta.url);
  const body = await makeApart<typeof renderCoveragePdf>(file, 'renderCoveragePdf', [report, paper], signal);
  return { fileName, mediaType: 'application/pdf', body };
}
