import { useQuery } from '@tanstack/react-query';
import { type RefusedItem, refusedItems } from '#contracts/refused-items';
import { call } from '#web/api/client.ts';
import { readAgain } from '../../query-client.ts';
import { useMay } from '../may.ts';
import type { Loaded } from '../parts/collection.ts';

const MOST_PER_PAGE = 200;
const COUNT_AGAIN_MS = 30_000;
const keyOf = (event: string, which: string) => ['set-up', refusedItems.list.name, event, which];

/** What could not be recorded: what is open, or what was settled, the newest settled first. `event` is a slug. */
export function useItems(event: string, which: 'open' | 'settled', isWanted = true): Loaded<RefusedItem> {
  const query = useQuery({
    queryKey: keyOf(event, which),
    queryFn: ({ signal }) => readItems(event, which, signal),
    enabled: isWanted,
  });
  if (query.data !== undefined) return { state: 'ready', rows: query.data };
  if (query.error !== null)
    return { state: 'failed', error: query.error, tryAgain: () => void query.refetch() };
  return { state: 'loading' };
}

async function readItems(
  event: string,
  which: 'open' | 'settled',
  signal: AbortSignal,
): Promise<RefusedItem[]> {
  const rows: RefusedItem[] = [];
  let cursor: string | undefined;
  do {
    const query = { settled: String(which === 'settled'), limit: MOST_PER_PAGE, cursor };
    const page = await call(refusedItems.list, { params: { event }, query, signal });
    rows.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  if (which === 'open') return rows;
  const at = ({ resolvedAt }: RefusedItem) => Date.parse(resolvedAt ?? '');
  return rows.filter(({ resolution }) => resolution !== null).sort((one, other) => at(other) - at(one));
}

/** How many are open, as words: "3", "200+"; null for none, for whoever may not settle them, and until it is known. */
export function useOpenCount(event: string): string | null {
  const may = useMay();
  const { data } = useQuery({
    queryKey: keyOf(event, 'count'),
    queryFn: ({ signal }) =>
      call(refusedItems.list, { params: { event }, query: { limit: MOST_PER_PAGE }, signal }),
    enabled: may.booths,
    refetchInterval: readAgain(COUNT_AGAIN_MS),
  });
  if (data === undefined || data.items.length === 0) return null;
  return `${data.items.length}${data.next === null ? '' : '+'}`;
}
