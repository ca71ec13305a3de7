import { useQuery } from '@tanstack/react-query';
import { type TimeSettlement, type UncertainStretch, uncertainTimes } from '#contracts/uncertain-times';
import { call } from '#web/api/client.ts';
import { readAgain } from '../../query-client.ts';
import { useMay } from '../may.ts';
import type { Loaded } from '../parts/collection.ts';

type UncertainAmount = Pick<UncertainStretch, 'visitors' | 'attendance' | 'headCounts'>;

const READ_AGAIN_MS = 30_000;

/** What nobody settled yet, and what was settled. Only for whoever may settle. `event` is a slug. */
export function useUncertainTimes(event: string): {
  open: Loaded<UncertainStretch>;
  settled: Loaded<TimeSettlement>;
} {
  const may = useMay();
  const { data, error, refetch } = useQuery({
    queryKey: ['set-up', uncertainTimes.list.name, event],
    queryFn: ({ signal }) => call(uncertainTimes.list, { params: { event }, signal }),
    enabled: may.booths,
    refetchInterval: readAgain(READ_AGAIN_MS),
  });
  if (data !== undefined)
    return { open: { state: 'ready', rows: data.items }, settled: { state: 'ready', rows: data.settled } };
  const waiting =
    error === null
      ? { state: 'loading' as const }
      : { state: 'failed' as const, error, tryAgain: () => void refetch() };
  return { open: waiting, settled: waiting };
}

/** Of how much the times are uncertain; nothing until it is known, and for whoever may not settle them. */
export function useUncertainAmount(event: string): UncertainAmount {
  const { open } = useUncertainTimes(event);
  const rows = open.state === 'ready' ? open.rows : [];
  const sum = (of: keyof UncertainAmount) => rows.reduce((all, row) => all + row[of], 0);
  return { visitors: sum('visitors'), attendance: sum('attendance'), headCounts: sum('headCounts') };
}
