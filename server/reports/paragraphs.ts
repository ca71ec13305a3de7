import type { HighlightRow } from '#contracts/highlights';
import type { Reader } from '../database/sql.ts';

type Section = Pick<HighlightRow, 'boothId' | 'section' | 'body' | 'state'>;

/** The written parts of an event's summary: its own sections in the order of the document, and the booths'. */
export function listParagraphs(sql: Reader, eventId: string) {
  return sql<Section[]>`
    select booth_id, section, body, state from highlights
    where event_id = ${eventId} and archived_at is null
    order by array_position(array['introduction', 'pavilion', 'why', 'booth', 'themes', 'conclusion', 'contact'], section), id`;
}
