import type { CoverageReport, paperSizes } from '#contracts/coverage';
import { makeApart } from '../apart.ts';
import { AppError } from '../http/errors.ts';
import { CSV, nameOfFile, type OutFile } from '../http/file.ts';
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
 * The report as a file to hand on; its name carries the event, the booth if only one was asked for, what has to be known of
 * it, and the date.
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
  const { event, madeAt, day, provisional } = report;
  const what = booth === undefined ? 'coverage' : `${booth}-coverage`;
  const name = nameOfFile(event, what, new Date(madeAt), { isProvisional: provisional, day });
  const fileName = `${name}.${format}`;
  if (format === 'csv') return { fileName, mediaType: CSV, body: renderCoverageCsv(report) };
  const file = new URL('./pdf.ts', import.meta.url);
  const body = await makeApart<typeof renderCoveragePdf>(file, 'renderCoveragePdf', [report, paper], signal);
  return { fileName, mediaType: 'application/pdf', body };
}
