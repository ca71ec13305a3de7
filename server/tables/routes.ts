import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { type TableSource, tables } from '#contracts/tables';
import type { Deps } from '../app.ts';
import { getEvent } from '../events/store.ts';
import { type Route, rawRoute, route } from '../http/endpoint.ts';
import { nameOfFile, sendFile } from '../http/file.ts';
import { type About, renderTable, requireTableFormat } from './files.ts';
import { gridTable, peopleTable, representativesTable, shiftsTable } from './outgoing.ts';
import { previewOf, readEntries, requireTakeable } from './preview.ts';
import { planOf } from './rules.ts';
import { openTable } from './source.ts';
import { readPeople, readStaffing } from './staffing.ts';
import { importPlan, readClock, readState, requireSamePlan } from './store.ts';

export function tablesRoutes({ db, clock, credentials }: Deps): Route[] {
  return [
    // It changes nothing: there is nothing to note in the audit.
    rawRoute(tables.preview, async ({ scope, params, body, res }) => {
      const event = await getEvent(db, scope, params.event);
      const { names, sheet } = await openTable(body.source, body.sheet);
      const read = readEntries(sheet, body.layout, await readClock(db, scope, event));
      const plan = planOf(read.entries, await readState(db, scope, event), body.decisions);
      res.json(tables.preview.output.parse(previewOf({ names, at: body.sheet, sheet }, read.layout, plan)));
    }),
    route(tables.import, async ({ scope, params, body }) => {
      const event = await getEvent(db, scope, params.event);
      const { sheet } = await openTable(body.source, body.sheet);
      const { entries } = readEntries(sheet, body.layout, await readClock(db, scope, event));
      const { made, there, problems } = await importPlan(db, scope, event, {
        decide: (state) =>
          requireTakeable(requireSamePlan(planOf(entries, state, body.decisions), body.digest), body.take),
        source: nameOf(body.source),
        hash: hashOf(body.source),
        now: clock(),
      });
      credentials.forget();
      return { made, there, leftOut: problems.length };
    }),
    rawRoute(tables.file, async ({ scope, params, res }) => {
      const format = requireTableFormat(params.format);
      const event = await getEvent(db, scope, params.event);
      const table = tableOf[params.table](await readStaffing(db, scope, event), event.timeZone);
      const madeAt = clock();
      const about: About = [
        ['Event', event.name],
        ['Simulated', event.simulated ? 'yes' : 'no'],
        ['Zone', event.timeZone],
        ['Made', madeAt.toISOString()],
      ];
      const file = await renderTable(table, about, format);
      sendFile(res, { fileName: `${nameOfFile(event, params.table, madeAt)}.${format}`, ...file });
    }),
    rawRoute(tables.peopleFile, async ({ scope, params, res }) => {
      const format = requireTableFormat(params.format);
      const made = clock().toISOString();
      const table = peopleTable(await readPeople(db, scope));
      const file = await renderTable(table, [['Made', made]], format);
      sendFile(res, { fileName: `people-${made.slice(0, 10)}.${format}`, ...file });
    }),
  ];
}

const tableOf = { grid: gridTable, shifts: shiftsTable, representatives: representativesTable };

const nameOf = (source: z.output<typeof tables.import.body>['source']) =>
  source.kind === 'file' ? source.name : 'clipboard';

const hashOf = (source: TableSource) =>
  createHash('sha256')
    .update(source.kind === 'file' ? Buffer.from(source.base64, 'base64') : source.text)
    .digest();
