import type { SyncItem } from '#contracts/sync-items';
import type { Transaction } from '../database/sql.ts';
import { placeOf, type Written } from '../highlights/rules.ts';
import type { Entry } from './store.ts';

type HighlightEntry = Entry & { item: Extract<SyncItem, { type: 'highlight' }> };

const isHighlight = (entry: Entry): entry is HighlightEntry => entry.item.type === 'highlight';

/** Makes these stored texts the drafts of their booths, one after the other, or leaves them beside the paragraph. */
export async function takeHighlights(tx: Transaction, stored: Entry[]): Promise<void> {
  for (const entry of stored.filter(isHighlight)) await takeHighlight(tx, entry);
}

async function takeHighlight(tx: Transaction, entry: HighlightEntry): Promise<void> {
  const { id, boothId, body, basedOn } = entry.item;
  // Whoever edits it in the dashboard at this moment is waited for.
  const current = (await lockHighlight(tx, boothId)) ?? (await createHighlight(tx, entry));
  const place = placeOf(current, { body, basedOn });
  if (place === 'beside') return;
  if (place === 'draft')
    await tx`
      update highlights
      set body = ${body}, state = 'draft', approved_by = null, approved_at = null, version = version + 1,
        updated_at = ${entry.receivedAt}
      where id = ${current.id}`;
  await tx`update highlight_texts set archived_at = ${entry.receivedAt} where id = ${id}`;
}

type Held = Written & { id: string };

async function lockHighlight(tx: Transaction, boothId: string): Promise<Held | null> {
  const [row] = await tx<Held[]>`
    select id, body, state from highlights
    where booth_id = ${boothId} and section = 'booth' and archived_at is null for update`;
  return row ?? null;
}

/** An empty one to be written into, or the one that somebody made in the dashboard meanwhile. */
async function createHighlight(
  tx: Transaction,
  { eventId, item, receivedAt }: HighlightEntry,
): Promise<Held> {
  await tx`
    insert into highlights (id, event_id, booth_id, section, body, state, version, created_at, updated_at)
    values (gen_random_uuid(), ${eventId}, ${item.boothId}, 'booth', '', 'draft', 0, ${receivedAt}, ${receivedAt})
    on conflict do nothing`;
  const held = await lockHighlight(tx, item.boothId);
  if (held === null) throw new Error('a paragraph that was just made is not there');
  return held;
}
