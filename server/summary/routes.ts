import type { Response } from 'express';
import { askedBooths, getPhoneSummary, getReport, getSummary, postOwnSummary } from '#contracts/report';
import type { Deps } from '../app.ts';
import { getOwnPhone } from '../devices/store.ts';
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
      const scope = passOwn(id, booths);
      const asked = { event: event.slug, format, choices: query, now, signal: untilLeft(res) };
      sendSummary(res, await makeSummary(sql, scope, asked));
    }),
    rawRoute(getPhoneSummary, async ({ scope, params, query, res }) => {
      const format = requireFormat(params.format);
      const { id, event, booths } = await getOwnPhone(db, scope);
      const asked = { event: event.slug, format, choices: query, now: clock(), signal: untilLeft(res) };
      sendSummary(res, await makeSummary(sql, passOwn(id, booths), asked));
    }),
  ];
}

/** Who stands for booths may take out what their lead may. */
function passOwn(id: string, booths: readonly { id: string }[]) {
  return passGate('read', { kind: 'token', id, role: 'lead', boothIds: booths.map((booth) => booth.id) });
}

function sendSummary(res: Response, file: OutFile): void {
  // An HTML file that is opened at our address may do no more than one that was saved.
  res.setHeader('Content-Security-Policy', `sandbox; ${HTML_POLICY}`);
  sendFile(res, file);
}
