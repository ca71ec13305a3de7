import { z } from 'zod';
import { audiences } from './visitor-words.ts';

/** Who somebody is; one of these. */
export const audience = z.enum(audiences);

/** Where somebody works. Any word is taken; screens offer `offeredSectors`. */
export const sector = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be a word like finance or public-sector')
  .max(40);

/** How closely a person knows when something happened. */
export const precision = z.enum(['minutes', 'half-hour', 'hour', 'day']);
export type Precision = z.infer<typeof precision>;
