import { askedBooths, type SummaryQuery } from '#contracts/report';
import type { Sql } from '../database/sql.ts';
import { AppError } from '../http/errors.ts';
import type { OutFile } from '../http/file.ts';
import type { ReadScope } from '../http/gates.ts';
import { readReport, readReportBeside } from '../reports/report.ts';
import { comparisonOf } from './comparison.ts';
import { renderComparison, renderSummary, requireFormat } from './rules.ts';

interface Wanted {
  /** Slug of the event. */
  event: string;
  format: string;
  choices: SummaryQuery;
  now: Date;
  /** Ends the work when nobody waits for it any more. */
  signal?: AbortSignal;
}

/**
 * The summary of an event, or its comparison with another one, as a file to keep.
 *
 * @throws AppError unknown-format; not-found; invalid-input for choices that do not go together
 */
export async function makeSummary(
  sql: Sql,
  scope: ReadScope,
  { event, format, choices, now, signal }: Wanted,
): Promise<OutFile> {
  const known = requireFormat(format);
  const booths = askedBooths(choices);
  if (choices.with === undefined)
    return renderSummary(
      await readReport(sql, scope, { event, booths, now, isForPost: choices.edition === 'post' }),
      known,
      choices,
      booths,
      signal,
    );
  if (choices.with === event)
    throw new AppError('invalid-input', 'with: that is the same event; name another one to compare with');
  const { here, there } = await readReportBeside(sql, scope, { event, booths, now }, choices.with);
  const beside = { here, there, comparison: comparisonOf(here, there) };
  return renderComparison(beside, known, choices, booths, signal);
}
