import { isOfSummary, shared, shareLinks } from '#contracts/share-links';
import { isPasswordOf } from '../access/passwords.ts';
import type { Deps } from '../app.ts';
import { getEvent } from '../events/store.ts';
import { type Route, rawRoute, route } from '../http/endpoint.ts';
import { AppError } from '../http/errors.ts';
import { passShare } from '../http/gates.ts';
import { publicUrlOf } from '../http/public-url.ts';
import { readReport } from '../reports/report.ts';
import { wallOf } from '../today/rules.ts';
import { readToday } from '../today/store.ts';
import { sharedPostOf } from './rules.ts';
import {
  createShareLink,
  getUsableShare,
  listSharedBooths,
  listShareLinks,
  revokeShareLink,
} from './store.ts';

/** The row as the contract says it; never the secret's hash. */
const present = ({
  id,
  shows,
  createdAt,
  expiresAt,
  revokedAt,
  passwordHash,
}: Awaited<ReturnType<typeof revokeShareLink>>) => ({
  ...{ id, createdAt, expiresAt, revokedAt },
  shows: shared.parse(shows),
  hasPassword: passwordHash !== null,
});

export function shareLinksRoutes({ db, sql, clock, env, limits }: Deps): Route[] {
  return [
    route(shareLinks.list, async ({ scope, params }) => {
      const event = await getEvent(db, scope, params.event);
      return { items: (await listShareLinks(db, scope, event.id)).map(present), next: null };
    }),
    route(shareLinks.create, async ({ scope, params, body, req }) => {
      const event = await getEvent(db, scope, params.event);
      const { row, secret } = await createShareLink(db, scope, event, body, clock());
      const page = isOfSummary(body.shows) ? 'shared' : 'wall';
      return { ...present(row), url: `${publicUrlOf(req, env)}/${page}#${secret}` };
    }),
    route(shareLinks.revoke, async ({ scope, params }) =>
      present(await revokeShareLink(db, scope, params.id, clock())),
    ),
    // A display looks every few seconds and changes nothing: there is nothing to note in the audit.
    rawRoute(shareLinks.look, async ({ body, req, res }) => {
      const wall = await limits.secret('share-link', body.secret, req.ip, async () => {
        const { event, shows } = await getUsableShare(db, body.secret, 'wall', clock());
        const seen = await readToday(sql, event.id, 'all', clock());
        return {
          asOf: seen.asOf,
          ...{ eventName: event.name, timeZone: event.timeZone, simulated: event.simulated },
          booths: wallOf(seen, shows === 'wall'),
        };
      });
      res.json(shareLinks.look.output.parse(wall));
    }),
    rawRoute(shareLinks.read, async ({ body, req, res }) => {
      const summary = await limits.secret('share-link', body.secret, req.ip, async () => {
        const link = await getUsableShare(db, body.secret, 'summary', clock());
        await requireSharePassword(link.passwordHash, body.password);
        const scope = passShare(link, await listSharedBooths(db, link.eventId));
        const report = await readReport(sql, scope, {
          event: link.event.slug,
          booths: null,
          now: clock(),
          isForPost: true,
        });
        return sharedPostOf(report, link.shows === 'summary');
      });
      res.json(shareLinks.read.output.parse(summary));
    }),
  ];
}

/** Asking without one is no guess. @throws AppError password-needed, wrong-credentials */
async function requireSharePassword(passwordHash: string | null, password: string | undefined) {
  if (passwordHash === null) return;
  if (password === undefined)
    throw new AppError('password-needed', 'This summary has a password. Ask whoever sent the link.');
  if (!(await isPasswordOf(passwordHash, password)))
    throw new AppError('wrong-credentials', 'The password is not right.');
}
