import { askedBooths, getReport, getSummary } from '#contracts/report';
import type { Deps } from '../app.ts';
import { type Route, rawRoute, route } from '../http/endpoint.ts';
import { readReport } from '../reports/report.ts';
import { renderSummary, requireFormat } from './rules.ts';

export function summaryRoutes({ sql, clock }: Deps): Route[] {
  return [
    route(getReport, ({ scope, params: { event }, query }) =>
      readReport(sql, scope, { event, booths: askedBooths(query), now: clock() }),
    ),
    rawRoute(getSummary, async ({ scope, params, query, res }) => {
      const format = requireFormat(params.format);
      const booths = askedBooths(query);
      const report = await readReport(sql, scope, { event: params.event, booths, now: clock() });
      const file = await renderSummary(report, format, query, booths);
      res.setHeader('Content-Type', file.mediaType);
      res.setHeader('Content-Disposition', `attachment; filename="${file.fileName}"`);
      res.setHeader('Cache-Control', 'no-store');
      res.end(file.body);
    }),
  ];
}
