import { slots, slotTexts } from '#contracts/slots';
import type { Deps } from '../app.ts';
import { getEvent } from '../events/store.ts';
import { type Route, rawRoute, route } from '../http/endpoint.ts';
import { readClock } from '../tables/store.ts';
import { readStretches } from './reading.ts';
import { archiveSlot, changeSlot, createSlot, getSlot, listSlots } from './store.ts';

export function slotsRoutes({ db, clock }: Deps): Route[] {
  return [
    route(slots.list, async ({ scope, params, query }) => {
      const event = await getEvent(db, scope, params.event);
      return listSlots(db, scope, event.id, query);
    }),
    route(slots.create, async ({ scope, params, body }) => {
      const event = await getEvent(db, scope, params.event);
      return createSlot(db, scope, event, body);
    }),
    // It changes nothing: there is nothing to note in the audit.
    rawRoute(slotTexts.read, async ({ scope, params, body, res }) => {
      const event = await getEvent(db, scope, params.event);
      const stretches = readStretches(body.text, await readClock(db, scope, event));
      res.json(slotTexts.read.output.parse({ stretches }));
    }),
    route(slots.get, ({ scope, params }) => getSlot(db, scope, params.id)),
    route(slots.change, ({ scope, params, body, version }) =>
      changeSlot(db, scope, params.id, version, body),
    ),
    route(slots.archive, ({ scope, params, version }) => archiveSlot(db, scope, params.id, version, clock())),
    route(slots.restore, ({ scope, params, version }) => archiveSlot(db, scope, params.id, version, null)),
  ];
}
