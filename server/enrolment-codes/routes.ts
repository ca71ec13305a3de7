import { enrolmentCodes, postEnrolment } from '#contracts/enrolment';
import type { Deps } from '../app.ts';
import { getEvent } from '../events/store.ts';
import { type Route, route } from '../http/endpoint.ts';
import { publicUrlOf } from '../http/public-url.ts';
import { redeemCode } from './redemption.ts';
import { readCode } from './rules.ts';
import { createCode, createCodes, listCodes, presentCode, revokeCode } from './store.ts';

export function enrolmentCodesRoutes({ db, clock, env, limits, credentials }: Deps): Route[] {
  return [
    route(enrolmentCodes.list, async ({ scope, params }) => {
      const event = await getEvent(db, scope, params.event);
      const open = await listCodes(db, scope, event.id, clock());
      return { items: open.map(presentCode), next: null };
    }),
    route(enrolmentCodes.create, async ({ scope, params, body, req }) => {
      const event = await getEvent(db, scope, params.event);
      return createCode(db, scope, event, body, { now: clock(), publicUrl: publicUrlOf(req, env) });
    }),
    route(enrolmentCodes.createMany, async ({ scope, params, body, req }) => {
      const event = await getEvent(db, scope, params.event);
      const making = { now: clock(), publicUrl: publicUrlOf(req, env) };
      return { items: await createCodes(db, scope, event, body.tablets, making) };
    }),
    route(enrolmentCodes.revoke, async ({ scope, params }) =>
      presentCode(await revokeCode(db, scope, params.id, clock())),
    ),
    route(postEnrolment, async ({ body, req }) => {
      const connected = await limits.secret('code', readCode(body.code), req.ip, () =>
        redeemCode(db, body, clock()),
      );
      credentials.forget();
      return connected;
    }),
  ];
}
