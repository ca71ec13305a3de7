import { useQuery } from '@tanstack/react-query';
import { booths } from '#contracts/booths';
import { events } from '#contracts/events';
import { call } from '#web/api/client.ts';
import type { Choice } from '../parts/fields.ts';

interface AllBooths {
  choices: Choice[];
  state: 'loading' | 'ready' | 'failed';
}

/**
 * Every booth of every event, as "Copa, KubeCon NA 2025": for accounts, which stand across events. None while they load,
 * or when they could not be read; a name is then not known, which is no word on the booth.
 */
export function useAllBooths(): AllBooths {
  const { data, status } = useQuery({
    queryKey: ['set-up', 'all-booths'],
    queryFn: ({ signal }) => readAll(signal),
  });
  const state = data !== undefined ? 'ready' : status === 'error' ? 'failed' : 'loading';
  return { choices: data ?? [], state };
}

/** The booth that a token speaks for. @param boothId null for every booth */
export function boothWords(boothId: string | null, { choices, state }: AllBooths): string {
  if (boothId === null) return 'every booth';
  const known = choices.find(({ value }) => value === boothId)?.label;
  return known ?? (state === 'ready' ? 'A booth taken off the list' : 'one booth');
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
