import { shared, shareLinks } from '#contracts/share-links';
import type { Deps } from '../app.ts';
import { getEvent } from '../events/store.ts';
import { type Route, rawRoute, route } from '../http/endpoint.ts';
import { publicUrlOf } from '../http/public-url.ts';
import { wallOf } from '../today/rules.ts';
import { readToday } from '../today/store.ts';
import { createShareLink, getUsableShare, listShareLinks, revokeShareLink } from './store.ts';

/** The row as the contract says it; never the secret's hash. */
const present = ({
  id,
  shows,
  createdAt,
  expiresAt,
  revokedAt,
}: Awaited<ReturnType<typeof revokeShareLink>>) => ({
  ...{ id, createdAt, expiresAt, revokedAt },
  shows: shared.parse(shows),
});

export function shareLinksRoutes({ db, sql, clock, env, limits }: Deps): Route[] {
  return [
    route(shareLinks.list, async ({ scope, params }) => {
      const event = await getEvent(db, scope, params.event);
      return { items: (await listShareLinks(db, scope, event.id)).map(present), next: null };
    }),
    route(shareLinks.create, async ({ scope, params, body, req }) => {
      const event = await getEvent(db, scope, params.event);
      const { row, secret } = await createShareLink(db, scope, event, body.shows, clock());
      return { ...present(row), url: `${publicUrlOf(req, env)}/wall#${secret}` };
    }),
    route(shareLinks.revoke, async ({ scope, params }) =>
      present(await revokeShareLink(db, scope, params.id, clock())),
    ),
    // A display looks every few seconds and changes nothing: there is nothing to note in the audit.
    rawRoute(shareLinks.look, async ({ body, req, res }) => {
      const wall = await limits.secret('share-link', body.secret, req.ip, async () => {
        const { event, shows } = await getUsableShare(db, body.secret, clock());
        const seen = await readToday(sql, event.id, 'all', clock());
        return {
          asOf: seen.asOf,
          ...{ eventName: event.name, timeZone: event.timeZone, simulated: event.simulated },
          booths: wallOf(seen, shows === 'wall'),
        };
      });
      res.json(shareLinks.look.output.parse(wall));
    }),
  ];
}
