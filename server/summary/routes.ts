import { getReport, getSummary } from '#contracts/report';
import type { Deps } from '../app.ts';
import { type Route, rawRoute, route } from '../http/endpoint.ts';
import { readReport } from '../reports/report.ts';
import { renderSummary, requireFormat } from './rules.ts';

export function summaryRoutes({ sql, clock }: Deps): Route[] {
  return [
    route(getReport, ({ scope, params, query }) =>
      readReport(sql, scope, { ...params, ...query, now: clock() }),
    ),
    rawRoute(getSummary, async ({ scope, params, query: { table, booth }, res }) => {
      const format = requireFormat(params.format);
      const report = await readReport(sql, scope, { event: params.event, booth, now: clock() });
      const file = await renderSummary(report, format, { table, booth });
      res.setHeader('Content-Type', file.mediaType);
      res.setHeader('Content-Disposition', `attachment; filename="${file.fileName}"`);
      res.setHeader('Cache-Control', 'no-store');
      res.end(file.body);
    }),
  ];
}
