import { getEngagement, getEngagementFile } from '#contracts/engagement';
import type { Deps } from '../app.ts';
import { type Route, rawRoute, route } from '../http/endpoint.ts';
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
      res.setHeader('Content-Type', 'text/csv; charset=utf-8');
      res.setHeader('Content-Disposition', `attachment; filename="${fileNameOf(answer, params.table)}"`);
      res.setHeader('Cache-Control', 'no-store');
      res.end(renderEngagementCsv(answer, params.table, query));
    }),
  ];
}
