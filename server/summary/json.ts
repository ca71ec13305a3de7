import type { Report } from '#contracts/report';

/** The report itself, laid out for reading. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
