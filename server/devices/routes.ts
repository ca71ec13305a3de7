import {
  deviceState,
  devices,
  getCurrentDevice,
  placeCurrentDevice,
  revokeCurrentDevice,
} from '#contracts/devices';
import type { Deps } from '../app.ts';
import { getEvent } from '../events/store.ts';
import { type Route, rawRoute, route, toWire } from '../http/endpoint.ts';
import { requireFew } from '../sync/routes.ts';
import { etagOf, isKnown, noteContact, readDeviceState } from './state.ts';
import {
  changeDevice,
  getDevice,
  listDevices,
  moveDevice,
  presentDevice,
  presentDevices,
  revokeDevice,
  revokeOwn,
} from './store.ts';
import { takeOver } from './takeover.ts';

export function devicesRoutes({
  db,
  sql,
  clock,
  credentials,
  recorder,
  version: serverVersion,
}: Deps): Route[] {
  return [
    rawRoute(getCurrentDevice, async ({ scope, query, req, res }) => {
      const now = clock();
      await noteContact(sql, scope.by.id, now);
      const read = await readDeviceState(db, sql, scope, { now, formerly: query.formerly?.split(',') ?? [] });
      const state = deviceState.parse(toWire({ ...read, serverVersion }));
      const etag = etagOf(state);
      res.set({ ETag: etag, 'Cache-Control': 'private, no-cache' });
      if (isKnown(etag, req.get('If-None-Match'))) res.status(304).end();
      else res.json(state);
    }),
    route(placeCurrentDevice, async ({ scope, body }) => {
      const now = clock();
      await noteContact(sql, scope.by.id, now);
      await takeOver(db, sql, scope, body.boothId, now);
      credentials.forget();
      return { ...(await readDeviceState(db, sql, scope, { now })), serverVersion };
    }),
    route(revokeCurrentDevice, async ({ scope }) => {
      const revokedAt = await revokeOwn(db, scope, clock());
      credentials.forget();
      return { revokedAt };
    }),
    route(devices.list, async ({ scope, params, query }) => {
      const event = await getEvent(db, scope, params.event);
      const page = await listDevices(db, scope, event.id, query);
      return { ...page, items: await presentDevices(sql, page.items) };
    }),
    route(devices.get, async ({ scope, params }) =>
      presentDevice(sql, await getDevice(db, scope, params.id)),
    ),
    route(devices.change, async ({ scope, params, body, version }) =>
      presentDevice(sql, await changeDevice(db, sql, scope, params.id, version, body)),
    ),
    route(devices.move, async ({ scope, params, body, version }) => {
      const moved = await moveDevice(db, sql, scope, params.id, version, body.boothIds, clock());
      credentials.forget();
      return presentDevice(sql, moved);
    }),
    route(devices.revoke, async ({ scope, params, version }) => {
      const revoked = await revokeDevice(db, sql, scope, params.id, version, clock());
      credentials.forget();
      return presentDevice(sql, revoked);
    }),
    route(devices.handIn, async ({ scope, params, body }) => {
      requireFew(body.items);
      const device = await getDevice(db, scope, params.id);
      const { receipts } = await recorder.record({
        items: body.items,
        source: { deviceId: device.id, tokenId: null },
        sender: { eventId: device.eventId, deviceId: null, booths: scope.booths },
        sentAt: new Date(body.savedAt),
        clockOffsetMs: body.clockOffsetMs,
        receivedAt: clock(),
        standIn: { clock: null, isRepair: false },
      });
      return { receipts };
    }),
  ];
}
