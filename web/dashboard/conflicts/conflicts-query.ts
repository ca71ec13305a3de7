import { queryOptions } from '@tanstack/react-query';
import { conflicts } from '#contracts/conflicts';
import { call } from '#web/api/client.ts';

/** What cannot be right about the staffing of an event. `event` is a slug. */
export const conflictsQuery = (event: string) =>
  queryOptions({
    queryKey: ['events', event, 'conflicts'],
    queryFn: ({ signal }) => call(conflicts.list, { params: { event }, signal }),
  });
