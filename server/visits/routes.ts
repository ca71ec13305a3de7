import { pipeline } from 'node:stream/promises';
import { visits } from '#contracts/visits';
import type { Deps } from '../app.ts';
import { getEvent } from '../events/store.ts';
import { type Route, rawRoute, route } from '../http/endpoint.ts';
import { announceFile, CSV, nameOfList } from '../http/file.ts';
import { visitHeads, visitLines } from '../reports/visit-lines.ts';
import { correctVisit, listVisits, readVisit, takeBackVisits } from './store.ts';

export function visitsRoutes({ db, sql, clock, hub }: Deps): Route[] {
  return [
    route(visits.list, async ({ scope, params, query }) => {
      const event = await getEvent(db, scope, params.event);
      return listVisits(db, scope, event.id, query);
    }),
    rawRoute(visits.file, async ({ scope, params, res }) => {
      const { id, slug, timeZone, simulated } = await getEvent(db, scope, params.event);
      const now = clock();
      const lines = visitLines(sql, {
        event: { id, slug, timeZone, simulated },
        booths: scope.booths,
        now,
      });
      const fileName = `${nameOfList({ slug, timeZone, simulated }, 'visits', now)}.csv`;
      announceFile(res, { fileName, mediaType: CSV });
      // Waits for who reads slowly, and stops reading when they are gone.
      await pipeline(csvOf(lines), res);
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

async function* csvOf(portions: AsyncIterable<string[]>): AsyncGenerator<string> {
  yield `\ufeff${visitHeads.join(',')}\r\n`;
  for await (const lines of portions) yield `${lines.join('\r\n')}\r\n`;
}
