import { parseCsv } from './csv.ts';
import { parseIcs } from './ics.ts';
import { parseText } from './text.ts';
import type { ParsedSchedule } from './written.ts';

export type Format = 'text' | 'ics' | 'csv';

/** What a schedule is written in. */
export function formatOf(text: string): Format {
  if (/^\ufeff?\s*BEGIN:VCALENDAR/i.test(text) || /^BEGIN:VEVENT\s*$/im.test(text)) return 'ics';
  const first = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/, 1)[0] ?? '';
  const isTable = /[,;\t]/.test(first) && /\b(title|session|talk|name|summary|subject)\b/i.test(first);
  return isTable && !/#\s*$/.test(first) && !/^(time|when)\s*:/im.test(text) ? 'csv' : 'text';
}

/** @param year for dates without one */
export function parseSchedule(text: string, format: Format, year: number): ParsedSchedule {
  if (format === 'ics') return parseIcs(text);
  return format === 'csv' ? parseCsv(text, year) : parseText(text, year);
}
