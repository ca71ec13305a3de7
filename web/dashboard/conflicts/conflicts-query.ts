import { queryOptions } from '@tanstack/react-query';
import { conflicts } from '#contracts/conflicts';
import { call } from '#web/api/client.ts';

/** What cannot be right about the staffing of an event, or about one date of it. `event` is a slug. */
export const conflictsQuery = (event: string, day?: string) =>
  queryOptions({
    queryKey: ['events', event, 'conflicts', ...(day === undefined ? [] : [day])],
    queryFn: ({ signal }) => call(conflicts.list, { params: { event }, query: { day }, signal }),
  });
