import { coverage } from '#contracts/coverage';
import type { Deps } from '../app.ts';
import { type Route, rawRoute, route } from '../http/endpoint.ts';
import { sendFile } from '../http/file.ts';
import { untilLeft } from '../http/leaving.ts';
import { readCoverage } from '../reports/coverage.ts';
import { renderCoverage, requireCoverageFormat } from './files.ts';

export function coverageRoutes({ sql, clock }: Deps): Route[] {
  return [
    route(coverage.get, ({ scope, params, query }) =>
      readCoverage(sql, scope, { ...params, ...query, now: clock() }),
    ),
    rawRoute(coverage.file, async ({ scope, params, query: { paper, ...query }, res }) => {
      const format = requireCoverageFormat(params.format);
      const report = await readCoverage(sql, scope, { event: params.event, ...query, now: clock() });
      const file = await renderCoverage(report, format, { paper, booth: query.booth }, untilLeft(res));
      sendFile(res, file);
    }),
  ];
}
