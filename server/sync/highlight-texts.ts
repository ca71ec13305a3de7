import type { SyncItem } from '#contracts/sync-items';
import type { Transaction } from '../database/sql.ts';
import { placeOf, type Written } from '../highlights/rules.ts';
import type { Entry } from './store.ts';

type HighlightEntry = Entry & { item: Extract<SyncItem, { type: 'highlight' }> };

const isHighlight = (entry: Entry): entry is HighlightEntry => entry.item.type === 'highlight';

/** Makes these stored texts the drafts of their booths, one after the other, or leaves them beside the paragraph. */
export async function takeHighlights(tx: Transaction, stored: Entry[]): Promise<void> {
  for (const { item, eventId, receivedAt } of stored.filter(isHighlight))
    await takeText(tx, { ...item, eventId, receivedAt });
}

interface StoredText {
  id: string;
  eventId: string;
  boothId: string;
  body: string;
  basedOn: string;
  receivedAt: Date;
  /** What its writer says of it; a device says nothing. */
  state?: 'draft' | 'ready';
}

/** Makes a stored text the paragraph of its booth, or leaves it beside. @returns where it went */
export async function takeText(tx: Transaction, text: StoredText) {
  const { id, boothId, body, basedOn, receivedAt } = text;
  // Whoever edits it in the dashboard at this moment is waited for.
  const current = (await lockHighlight(tx, boothId)) ?? (await createHighlight(tx, text));
  const place = placeOf(current, { body, basedOn });
  if (place === 'beside') return place;
  const state = nextStateOf(current.state, place, text.state);
  if (place === 'draft' || state !== current.state)
    await tx`
      update highlights
      set body = ${place === 'draft' ? body : current.body}, state = ${state}, approved_by = null, approved_at = null,
        note = ${state === 'draft' ? current.note : ''}, version = version + 1, updated_at = ${receivedAt}
      where id = ${current.id}`;
  await tx`update highlight_texts set archived_at = ${receivedAt} where id = ${id}`;
  return place;
}

/** A new text is a draft unless its writer says more; one that is there already stays approved. */
function nextStateOf(before: string, place: 'draft' | 'there already', said?: 'draft' | 'ready'): string {
  if (place === 'draft') return said ?? 'draft';
  return before === 'approved' ? before : (said ?? before);
}

type Held = Written & { id: string; note: string };

async function lockHighlight(tx: Transaction, boothId: string): Promise<Held | null> {
  const [row] = await tx<Held[]>`
    select id, body, state, note from highlights
    where booth_id = ${boothId} and section = 'booth' and archived_at is null for update`;
  return row ?? null;
}

/** An empty one to be written into, or the one that somebody made in the dashboard meanwhile. */
async function createHighlight(tx: Transaction, { eventId, boothId, receivedAt }: StoredText): Promise<Held> {
  await tx`
    insert into highlights (id, event_id, booth_id, section, body, state, version, created_at, updated_at)
    values (gen_random_uuid(), ${eventId}, ${boothId}, 'booth', '', 'draft', 0, ${receivedAt}, ${receivedAt})
    on conflict do nothing`;
  const held = await lockHighlight(tx, boothId);
  if (held === null) throw new Error('a paragraph that was just made is not there');
  return held;
}
