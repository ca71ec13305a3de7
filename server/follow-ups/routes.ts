import { followUps, getFollowUpsFile } from '#contracts/follow-ups';
import type { Deps } from '../app.ts';
import { getEvent, presentEvent } from '../events/store.ts';
import { type Route, rawRoute, route } from '../http/endpoint.ts';
import { AppError } from '../http/errors.ts';
import { CSV, nameOfFile, sendFile } from '../http/file.ts';
import { mayMoreBePromised } from '../reports/follow-ups.ts';
import { dateOf } from '../reports/rules.ts';
import { renderFollowUpsCsv } from './csv.ts';
import {
  archiveFollowUp,
  changeFollowUp,
  closeFollowUp,
  createFollowUp,
  getFollowUp,
  listFollowUps,
  readFollowUps,
} from './store.ts';

export function followUpsRoutes(deps: Deps): Route[] {
  const { db, clock } = deps;
  return [
    route(followUps.list, async ({ scope, params, query }) => {
      const event = await getEvent(db, scope, params.event);
      return listFollowUps(db, scope, event.id, query);
    }),
    route(followUps.create, async ({ scope, params, body }) => {
      const event = await getEvent(db, scope, params.event);
      return createFollowUp(db, scope, event, body, clock());
    }),
    route(followUps.get, ({ scope, params }) => getFollowUp(db, scope, params.id)),
    route(followUps.change, ({ scope, params, body, version }) =>
      changeFollowUp(db, scope, params.id, version, body),
    ),
    route(followUps.complete, ({ scope, params, version }) =>
      closeFollowUp(db, scope, params.id, version, clock()),
    ),
    route(followUps.reopen, ({ scope, params, version }) =>
      closeFollowUp(db, scope, params.id, version, null),
    ),
    route(followUps.archive, ({ scope, params, version }) =>
      archiveFollowUp(db, scope, params.id, version, clock()),
    ),
    route(followUps.restore, ({ scope, params, version }) =>
      archiveFollowUp(db, scope, params.id, version, null),
    ),
    fileRoute(deps),
  ];
}

function fileRoute({ db, sql, clock }: Deps): Route {
  return rawRoute(getFollowUpsFile, async ({ scope, params, query, res }) => {
    if (params.format !== 'csv')
      throw new AppError('unknown-format', `There are no follow-ups as "${params.format}", only as csv.`);
    const event = presentEvent(await getEvent(db, scope, params.event));
    const now = clock();
    const isProvisional = await mayMoreBePromised(sql, scope, event.id, now);
    const at = { now, today: dateOf(now.getTime(), event.timeZone), isProvisional };
    const body = renderFollowUpsCsv(event, await readFollowUps(db, scope, event.id), query, at);
    const fileName = `${nameOfFile(event, 'follow-ups', now, { isProvisional })}.csv`;
    sendFile(res, { fileName, mediaType: CSV, body });
  });
}
