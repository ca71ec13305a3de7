import { type Report, SUMMARY_SCHEMA } from '#contracts/report';

/** The report itself with the name of its schema, laid out for reading. */
export function renderJson(report: Report): string {
  return `${JSON.stringify({ schema: SUMMARY_SCHEMA, ...report }, null, 2)}\n`;
}
