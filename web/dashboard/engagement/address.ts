import { z } from 'zod';
import type { EngagementTable, getEngagement } from '#contracts/engagement';
import type { Call } from '#web/api/client.ts';

/** As it stands there: what is none is refused by the server, in words. To show something else would be no answer. */
const word = z.coerce.string().max(2000).optional().catch(undefined);

/** Everything that the page shows is in its address, so that a copied link shows the same. */
export const engagementInAddress = z.object({
  ...{
    day: word,
    from: word,
    to: word,
    last: word,
    booth: word,
    audience: word,
    sector: word,
    topic: word,
    compare: word,
  },
  rank: z.enum(['open', 'staffed']).optional().catch(undefined),
  /** Cards that show their table, separated by commas. */
  tables: word,
});
export type Shown = z.infer<typeof engagementInAddress>;

export type Asked = NonNullable<Call<typeof getEngagement>['query']>;

/** What the server is asked. */
export function askedOf({ day, from, to, last, booth, audience, sector, topic, compare }: Shown): Asked {
  return {
    ...(isRange({ from, to, last }) ? { from, to } : { day: day === 'all' ? undefined : day }),
    last: last as Asked['last'],
    ...{ booth, sector, topic, compare },
    // The address may say anything; the server knows the list.
    audience: audience as Asked['audience'],
  };
}

/** Any other range than a day of the event or all of it. */
export const isRange = ({ from, to, last }: Pick<Shown, 'from' | 'to' | 'last'>) =>
  (from ?? to ?? last) !== undefined;

/** What another range takes the place of. */
export const noRange = { day: undefined, from: undefined, to: undefined, last: undefined } as const;

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
