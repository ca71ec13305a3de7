import type { Response } from 'express';
import { dateOf } from '../reports/rules.ts';

export const CSV = 'text/csv; charset=utf-8';

/** A file to keep. */
export interface OutFile {
  fileName: string;
  mediaType: string;
  body: string | Uint8Array;
}

/** What stands before a file: what it is, under which name it is kept, and that nobody in between keeps it. */
export function announceFile(res: Response, { fileName, mediaType }: Omit<OutFile, 'body'>): void {
  res.setHeader('Content-Type', mediaType);
  res.setHeader('Content-Disposition', `attachment; filename="${fileName}"`);
  res.setHeader('Cache-Control', 'no-store');
}

export function sendFile(res: Response, { body, ...file }: OutFile): void {
  announceFile(res, file);
  res.end(body);
}

/** "pavilion-rehearsal-visits-simulated-2026-11-12": the date is that of making, in the event's zone. */
export function nameOfList(
  event: { slug: string; timeZone: string; simulated: boolean },
  what: string,
  madeAt: Date,
): string {
  const mark = event.simulated ? '-simulated' : '';
  return `${event.slug}-${what}${mark}-${dateOf(madeAt.getTime(), event.timeZone)}`;
}
