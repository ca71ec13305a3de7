import type { Response } from 'express';
import { askedBooths, getReport, getSummary, postOwnSummary } from '#contracts/report';
import type { Deps } from '../app.ts';
import { type Route, rawRoute, route } from '../http/endpoint.ts';
import { type OutFile, sendFile } from '../http/file.ts';
import { passGate } from '../http/gates.ts';
import { untilLeft } from '../http/leaving.ts';
import { getUsableLink } from '../personal-links/redemption.ts';
import { readReport } from '../reports/report.ts';
import { HTML_POLICY } from './html.ts';
import { makeSummary } from './making.ts';
import { requireFormat } from './rules.ts';

export function summaryRoutes({ db, sql, clock, limits }: Deps): Route[] {
  return [
    route(getReport, ({ scope, params: { event }, query }) =>
      readReport(sql, scope, { event, booths: askedBooths(query), now: clock() }),
    ),
    rawRoute(getSummary, async ({ scope, params, query, res }) => {
      sendSummary(
        res,
        await makeSummary(sql, scope, { ...params, choices: query, now: clock(), signal: untilLeft(res) }),
      );
    }),
    rawRoute(postOwnSummary, async ({ params, query, body: { secret }, req, res }) => {
      const format = requireFormat(params.format);
      const now = clock();
      const { id, event, booths } = await limits.secret('personal-link', secret, req.ip, () =>
        getUsableLink(db, secret, now),
      );
      // Who stands for a booth may take out what its lead may.
      const boothIds = booths.map((booth) => booth.id);
      const scope = passGate('read', { kind: 'token', id, role: 'lead', boothIds });
      sendSummary(
        res,
        await makeSummary(sql, scope, {
          event: event.slug,
          format,
          choices: query,
          now,
          signal: untilLeft(res),
        }),
      );
    }),
  ];
}

function sendSummary(res: Response, file: OutFile): void {
  // An HTML file that is opened at our address may do no more than one that was saved.
  res.setHeader('Content-Security-Policy', `sandbox; ${HTML_POLICY}`);
  sendFile(res, file);
}
