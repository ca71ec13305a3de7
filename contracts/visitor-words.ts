/** Who somebody is, in their own words. Without zod: the tablet shows them before it has loaded what parses. */
export const audiences = [
  'newcomer',
  'user',
  'contributor',
  'maintainer',
  'vendor',
  'student',
  'press',
] as const;
export type Audience = (typeof audiences)[number];

/** Where somebody works: what screens offer. */
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
