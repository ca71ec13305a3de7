import { z } from 'zod';
import { instant } from './fields.ts';

export const SAVED_FILE_FORMAT = 'pavilion-unsent-items';
export const SAVED_FILE_VERSION = 1;

/**
 * The file in which a device saves what it has not sent, to be handed in by somebody else. What is not named here is
 * ignored, so that a newer app may add to it; what cannot be understood any more gets another version.
 */
export const savedFile = z.object({
  format: z.literal(SAVED_FILE_FORMAT),
  version: z.literal(SAVED_FILE_VERSION),
  savedAt: instant,
  /** Milliseconds to add to the device's clock, as it measured it; null if it never did. */
  clockOffsetMs: z.number().transform(Math.round).nullable().catch(null).default(null),
  /** Null when it was never connected, or does not know any more. */
  device: z.object({ id: z.string(), name: z.string() }).nullable().catch(null).default(null),
  /** As they would have been sent. Each is judged by itself, by the server. */
  items: z.array(z.unknown()),
});
export type SavedFile = z.output<typeof savedFile>;
/** What a device writes. */
export type SavedFileInput = z.input<typeof savedFile>;
