import { pipeline } from 'node:stream/promises';
import { visits } from '#contracts/visits';
import type { Deps } from '../app.ts';
import { getEvent, presentEvent } from '../events/store.ts';
import { type Route, rawRoute, route } from '../http/endpoint.ts';
import { announceFile, CSV, nameOfFile } from '../http/file.ts';
import { listBooths } from '../now/store.ts';
import { listBehind } from '../reports/records.ts';
import { visitLines } from '../reports/visit-lines.ts';
import { correctVisit, listVisits, readVisit, takeBackVisits } from './store.ts';

export function visitsRoutes({ db, sql, clock, hub }: Deps): Route[] {
  return [
    route(visits.list, async ({ scope, params, query }) => {
      const event = await getEvent(db, scope, params.event);
      return listVisits(db, scope, event.id, query);
    }),
    rawRoute(visits.file, async ({ scope, params, res }) => {
      const event = presentEvent(await getEvent(db, scope, params.event));
      const now = clock();
      const ofCaller = (await listBooths(sql, event.id, scope.booths)).map(({ id }) => id);
      const isProvisional = (await listBehind(sql, ofCaller, now)).size > 0;
      const lines = visitLines(sql, { event, booths: scope.booths, isProvisional, now });
      const fileName = `${nameOfFile(event, 'visits', now, { isProvisional })}.csv`;
      announceFile(res, { fileName, mediaType: CSV });
      // Waits for who reads slowly, and stops reading when they are gone.
      await pipeline(lines, res);
    }),
    route(visits.takeBack, async ({ scope, params, body }) => {
      const event = await getEvent(db, scope, params.event);
      const by = { event, scope, reason: body.reason, now: clock() };
      const { results, moved } = await takeBackVisits(sql, body.undos, by);
      if (moved.length > 0) hub.announce(moved);
      return { results };
    }),
    route(visits.correct, async ({ scope, params, body }) => {
      const event = await getEvent(db, scope, params.event);
      const moved = await correctVisit(sql, body, { event, scope, reason: body.reason, now: clock() });
      if (moved.length > 0) hub.announce(moved);
      return readVisit(db, body.visitId);
    }),
  ];
}
