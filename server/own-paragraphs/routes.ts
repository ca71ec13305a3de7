import { ownParagraphsOfLink } from '#contracts/own-paragraphs';
import type { Deps } from '../app.ts';
import { type Route, route } from '../http/endpoint.ts';
import { listOwnParagraphs, writeOwnParagraph } from './store.ts';

export function ownParagraphsRoutes({ db, sql, clock, limits }: Deps): Route[] {
  return [
    route(ownParagraphsOfLink.list, ({ body, req }) =>
      limits.secret('personal-link', body.secret, req.ip, () =>
        listOwnParagraphs(db, sql, body.secret, clock()),
      ),
    ),
    route(ownParagraphsOfLink.write, ({ body, req }) =>
      limits.secret('personal-link', body.secret, req.ip, () => writeOwnParagraph(db, sql, body, clock())),
    ),
  ];
}
