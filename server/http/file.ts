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

/**
 * "pavilion-rehearsal-visits-simulated-provisional-2026-11-12"
 *
 * @param what with what is known of it: a device is behind; the day or the range that it is of, else the date of making
 *   is said, in the event's zone
 */
export function nameOfFile(
  event: { slug: string; timeZone: string; simulated: boolean },
  what: string,
  madeAt: Date,
  { isProvisional = false, day = null }: { isProvisional?: boolean; day?: string | null } = {},
): string {
  const marks = [...(event.simulated ? ['simulated'] : []), ...(isProvisional ? ['provisional'] : [])];
  return [event.slug, what, ...marks, day ?? dateOf(madeAt.getTime(), event.timeZone)].join('-');
}
