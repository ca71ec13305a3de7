import { queryOptions } from '@tanstack/react-query';
import { feedbackBoards } from '#contracts/feedback-board';
import { call } from '#web/api/client.ts';
import { readAgain } from '../query-client.ts';

/** What visitors said, across booths. `event` is a slug. */
export const boardQuery = (event: string) =>
  queryOptions({
    queryKey: ['events', event, 'feedback-board'],
    queryFn: ({ signal }) => call(feedbackBoards.get, { params: { event }, signal }),
    refetchInterval: readAgain(),
  });
