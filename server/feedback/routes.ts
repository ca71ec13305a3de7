import { feedback } from '#contracts/feedback';
import { feedbackBoards } from '#contracts/feedback-board';
import type { Deps } from '../app.ts';
import { getEvent } from '../events/store.ts';
import { type Route, rawRoute, route } from '../http/endpoint.ts';
import { AppError } from '../http/errors.ts';
import { CSV, nameOfFile, sendFile } from '../http/file.ts';
import { readFeedbackBoard } from '../reports/feedback-board.ts';
import { renderFeedbackCsv } from './csv.ts';
import { endReferral, mergeFeedback, referFeedback, undoMerge } from './decisions.ts';
import { archiveFeedback, changeFeedback, createFeedback, getFeedback, listFeedback } from './store.ts';

export function feedbackRoutes(deps: Deps): Route[] {
  const { db, clock } = deps;
  return [
    route(feedback.list, async ({ scope, params, query }) => {
      const event = await getEvent(db, scope, params.event);
      return listFeedback(db, scope, event.id, query);
    }),
    route(feedback.create, async ({ scope, params, body }) => {
      const event = await getEvent(db, scope, params.event);
      return createFeedback(db, scope, event, body, clock());
    }),
    route(feedback.get, ({ scope, params }) => getFeedback(db, scope, params.id)),
    route(feedback.change, ({ scope, params, body, version }) =>
      changeFeedback(db, scope, params.id, version, body),
    ),
    route(feedback.archive, ({ scope, params, version }) =>
      archiveFeedback(db, scope, params.id, version, clock()),
    ),
    route(feedback.restore, ({ scope, params, version }) =>
      archiveFeedback(db, scope, params.id, version, null),
    ),
    ...boardRoutes(deps),
  ];
}

function boardRoutes({ db, sql, clock }: Deps): Route[] {
  return [
    route(feedbackBoards.get, ({ scope, params }) => readFeedbackBoard(sql, scope, params.event, clock())),
    rawRoute(feedbackBoards.file, async ({ scope, params, query, res }) => {
      if (params.format !== 'csv')
        throw new AppError('unknown-format', `There is no feedback as "${params.format}", only as csv.`);
      const board = await readFeedbackBoard(sql, scope, params.event, clock());
      const madeAt = new Date(board.madeAt);
      const fileName = `${nameOfFile(board.event, 'feedback', madeAt, { isProvisional: board.provisional })}.csv`;
      sendFile(res, { fileName, mediaType: CSV, body: renderFeedbackCsv(board, query) });
    }),
    route(feedbackBoards.merge, async ({ scope, params, body }) => {
      const event = await getEvent(db, scope, params.event);
      return mergeFeedback(db, scope, event, body, clock());
    }),
    route(feedbackBoards.undoMerge, ({ scope, params }) => undoMerge(db, scope, params.id, clock())),
    route(feedbackBoards.refer, async ({ scope, params, body }) => {
      const event = await getEvent(db, scope, params.event);
      return referFeedback(db, scope, event, body, clock());
    }),
    route(feedbackBoards.endReferral, ({ scope, params }) => endReferral(db, scope, params.id, clock())),
  ];
}
