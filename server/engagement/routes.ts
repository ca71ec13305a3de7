import { getEngagement, getEngagementFile } from '#contracts/engagement';
import type { Deps } from '../app.ts';
import { type Route, rawRoute, route } from '../http/endpoint.ts';
import { CSV, sendFile } from '../http/file.ts';
import { readEngagement } from '../reports/engagement.ts';
import { fileNameOf, renderEngagementCsv, requireCsv } from './csv.ts';

export function engagementRoutes({ sql, clock }: Deps): Route[] {
  return [
    route(getEngagement, ({ scope, params, query }) =>
      readEngagement(sql, scope, { event: params.event, query, now: clock() }),
    ),
    rawRoute(getEngagementFile, async ({ scope, params, query, res }) => {
      requireCsv(params.format);
      const answer = await readEngagement(sql, scope, { event: params.event, query, now: clock() });
      const body = renderEngagementCsv(answer, params.table, query);
      sendFile(res, { fileName: fileNameOf(answer, params.table), mediaType: CSV, body });
    }),
  ];
}
