import { useQuery } from '@tanstack/react-query';
import { booths } from '#contracts/booths';
import { events } from '#contracts/events';
import { call } from '#web/api/client.ts';
import type { Choice } from '../parts/fields.ts';

/** Every booth of every event, as "Copa, KubeCon NA 2025": for accounts, which stand across events. */
export function useAllBoothChoices(): Choice[] {
  const { data } = useQuery({ queryKey: ['set-up', 'all-booths'], queryFn: ({ signal }) => readAll(signal) });
  return data ?? [];
}

async function readAll(signal: AbortSignal): Promise<Choice[]> {
  const { items } = await call(events.list, { query: { limit: 200 }, signal });
  const perEvent = await Promise.all(
    items.map(async (event) => {
      const page = await call(booths.list, { params: { event: event.slug }, query: { limit: 200 }, signal });
      return page.items.map((booth) => ({ value: booth.id, label: `${booth.name}, ${event.name}` }));
    }),
  );
  return perEvent.flat();
}
