import { z } from 'zod';
import type { EngagementTable, getEngagement } from '#contracts/engagement';
import { instant } from '#contracts/fields';
import type { Call } from '#web/api/client.ts';
import { dayInAddress } from '../parts/day-in-address.ts';

const word = z
  .string()
  .regex(/^[a-z0-9:,-]{1,2000}$/)
  .optional()
  .catch(undefined);
const moment = instant.optional().catch(undefined);

/** Everything that the page shows is in its address, so that a copied link shows the same. */
export const engagementInAddress = dayInAddress.extend({
  ...{ from: moment, to: moment, booth: word, audience: word, sector: word, topic: word, compare: word },
  rank: z.enum(['open', 'staffed']).optional().catch(undefined),
  /** Cards that show their table, separated by commas. */
  tables: word,
});
export type Shown = z.infer<typeof engagementInAddress>;

export type Asked = NonNullable<Call<typeof getEngagement>['query']>;

/** What the server is asked. A word that no filter knows is refused there, in words. */
export function askedOf({ day, from, to, booth, audience, sector, topic, compare }: Shown): Asked {
  const isRange = from !== undefined || to !== undefined;
  return {
    ...(isRange ? { from, to } : { day: day === 'all' ? undefined : day }),
    ...{ booth, sector, topic, compare },
    // The address may say anything; the server knows the list.
    audience: audience as Asked['audience'],
  };
}

/** What `Clear filters` takes back: not the range, and not how it is shown. */
export const noFilters = {
  ...{ booth: undefined, audience: undefined, sector: undefined, topic: undefined, compare: undefined },
} as const;

export const hasFilters = ({ booth, audience, sector, topic }: Shown) =>
  [booth, audience, sector, topic].some((filter) => filter !== undefined);

export const isTable = ({ tables = '' }: Shown, table: EngagementTable) => tables.split(',').includes(table);

export function withTable({ tables = '' }: Shown, table: EngagementTable, is: boolean): string | undefined {
  const others = tables.split(',').filter((one) => one !== '' && one !== table);
  return (is ? [...others, table] : others).join(',') || undefined;
}
