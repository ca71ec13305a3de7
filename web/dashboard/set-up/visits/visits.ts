import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { MOST_AT_ONCE, type VisitRow, type VisitTotals, visits } from '#contracts/visits';
import { call } from '#web/api/client.ts';
import type { Loaded } from '../parts/collection.ts';
import type { VisitsAsked } from './filter.ts';

const MOST_PER_PAGE = 200;

/** The newest visits, as many as one act may name, with the totals of all. `event` is a slug. */
export function useVisits(
  event: string,
  asked: VisitsAsked,
): { loaded: Loaded<VisitRow>; totals: VisitTotals | null } {
  const query = useQuery({
    queryKey: ['set-up', visits.list.name, event, asked],
    queryFn: ({ signal }) => readVisits(event, asked, signal),
    placeholderData: keepPreviousData,
  });
  if (query.data !== undefined)
    return { loaded: { state: 'ready', rows: query.data.rows }, totals: query.data.totals };
  if (query.error !== null)
    return {
      loaded: { state: 'failed', error: query.error, tryAgain: () => void query.refetch() },
      totals: null,
    };
  return { loaded: { state: 'loading' }, totals: null };
}

async function readVisits(event: string, asked: VisitsAsked, signal: AbortSignal) {
  const read = (cursor: string | undefined, limit: number) =>
    call(visits.list, { params: { event }, query: { ...asked, cursor, limit }, signal });
  const first = await read(undefined, MOST_PER_PAGE);
  const rows = first.items;
  let next = first.next;
  while (next !== null && rows.length < MOST_AT_ONCE) {
    const page = await read(next, Math.min(MOST_PER_PAGE, MOST_AT_ONCE - rows.length));
    rows.push(...page.items);
    next = page.next;
  }
  return { rows, totals: first.totals };
}
