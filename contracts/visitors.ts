import { z } from 'zod';

/** Who somebody is, in their own words; one of these. */
export const audience = z.enum([
  'newcomer',
  'user',
  'contributor',
  'maintainer',
  'vendor',
  'student',
  'press',
]);
export type Audience = z.infer<typeof audience>;

/** Where somebody works. Any word is taken; screens offer {@link offeredSectors}. */
export const sector = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be a word like finance or public-sector')
  .max(40);

export const offeredSectors = [
  'technology',
  'finance',
  'public-sector',
  'industry',
  'telecom',
  'health',
  'retail',
  'education',
] as const;

/** How closely a person knows when something happened. */
export const precision = z.enum(['minutes', 'half-hour', 'hour', 'day']);
export type Precision = z.infer<typeof precision>;
