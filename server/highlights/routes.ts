import { getParagraphStart, highlights, highlightTexts } from '#contracts/highlights';
import type { Deps } from '../app.ts';
import { getBooth } from '../booths/store.ts';
import { getEvent } from '../events/store.ts';
import { type Route, route } from '../http/endpoint.ts';
import { readSuggestions } from '../own-paragraphs/store.ts';
import {
  archiveHighlight,
  archiveHighlightText,
  changeHighlight,
  createHighlight,
  getHighlight,
  getHighlightText,
  listHighlights,
  listHighlightTexts,
} from './store.ts';

export function highlightsRoutes({ db, sql, clock }: Deps): Route[] {
  return [
    route(highlights.list, async ({ scope, params, query }) => {
      const event = await getEvent(db, scope, params.event);
      return listHighlights(db, scope, event.id, query);
    }),
    route(highlights.create, async ({ scope, params, body }) => {
      const event = await getEvent(db, scope, params.event);
      return createHighlight(db, scope, event.id, body, clock());
    }),
    route(highlights.get, ({ scope, params }) => getHighlight(db, scope, params.id)),
    route(highlights.change, ({ scope, params, body, version }) =>
      changeHighlight(db, scope, params.id, version, body, clock()),
    ),
    route(highlights.archive, ({ scope, params, version }) =>
      archiveHighlight(db, scope, params.id, version, clock()),
    ),
    route(highlights.restore, ({ scope, params, version }) =>
      archiveHighlight(db, scope, params.id, version, null),
    ),
    route(getParagraphStart, async ({ scope, params }) => {
      const { id } = await getBooth(db, scope, params.id);
      return { suggestion: (await readSuggestions(sql, [id])).get(id) ?? '' };
    }),
    route(highlightTexts.list, async ({ scope, params, query }) => {
      const event = await getEvent(db, scope, params.event);
      return listHighlightTexts(db, scope, event.id, query);
    }),
    route(highlightTexts.get, ({ scope, params }) => getHighlightText(db, scope, params.id)),
    route(highlightTexts.archive, ({ scope, params, version }) =>
      archiveHighlightText(db, scope, params.id, version, clock()),
    ),
    route(highlightTexts.restore, ({ scope, params, version }) =>
      archiveHighlightText(db, scope, params.id, version, null),
    ),
  ];
}
