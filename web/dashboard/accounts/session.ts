import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Me, Role } from '#contracts/accounts';
import { session } from '#contracts/session';
import { call } from '#web/api/client.ts';

/** Who is signed in, and whether the server has an owner yet. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call(session.get, { signal }),
  staleTime: 60_000,
});

/** Null while it is not known, or when nobody is signed in. */
export function useAccount(): Me | null {
  return useQuery(sessionQuery).data?.account ?? null;
}

/** Whether this role changes what is set up; leads change what belongs to their booths. */
export function canSetUp(role: Role): boolean {
  return role !== 'viewer';
}
