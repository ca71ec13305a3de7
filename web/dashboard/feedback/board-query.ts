import { queryOptions } from '@tanstack/react-query';
import { feedbackBoards } from '#contracts/feedback-board';
import { call } from '#web/api/client.ts';

/** What is said at the booths comes by itself, and nobody has to do anything for it. */
const READ_AGAIN_MS = 60_000;

/** What visitors said, across booths. `event` is a slug. */
export const boardQuery = (event: string) =>
  queryOptions({
    queryKey: ['events', event, 'feedback-board'],
    queryFn: ({ signal }) => call(feedbackBoards.get, { params: { event }, signal }),
    refetchInterval: READ_AGAIN_MS,
  });
