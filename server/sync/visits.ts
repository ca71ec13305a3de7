import type { SyncItem } from '#contracts/sync-items';
import type { Transaction } from '../database/sql.ts';
import { refuse, type Surroundings, topicKey } from './rules.ts';
import type { Entry, Outcome } from './store.ts';

/** An accepted visit. */
type VisitEntry = Entry & { item: Extract<SyncItem, { type: 'visit' }> };

/** Without it the driver takes a list of booleans for one boolean. */
const OID_BOOLEANS = 1000;

export const isVisit = (entry: Entry): entry is VisitEntry => entry.item.type === 'visit';

/**
 * One insert for all; what was there already is compared by its content. Triggers keep the rollups. A list for each
 * column costs the database half of what a row of JSON does. Times go as text: the driver would read and write each anew.
 */
export async function insertVisits(
  tx: Transaction,
  entries: VisitEntry[],
  world: Surroundings,
): Promise<Map<Entry, Outcome>> {
  if (entries.length === 0) return new Map();
  const each = <T>(read: (entry: VisitEntry) => T) => entries.map(read);
  const inserted = await tx<{ id: string }[]>`
    insert into visits (id, event_id, booth_id, device_id, token_id, tapped_at, happened_at, precision, received_at,
      clock_offset_ms, party_size, audience, sector, topic_ids, talk_id, content_hash, occurred_at, time_uncertain,
      standing_size, standing_audience, standing_sector, standing_talk_id)
    select x.id, x.event_id, x.booth_id, x.device_id, x.token_id, x.tapped_at, x.happened_at, x.precision, x.received_at,
      x.clock_offset_ms, x.party_size, x.audience, x.sector, coalesce(x.topic_ids::uuid[], '{}'), x.talk_id,
      decode(x.hash, 'hex'), x.occurred_at, x.time_uncertain, x.party_size, x.audience, x.sector, x.talk_id
    from unnest(
      ${each(({ item }) => item.id)}::uuid[],
      ${each(({ eventId }) => eventId)}::uuid[],
      ${each(({ item }) => item.boothId)}::uuid[],
      ${each(({ source }) => source.deviceId)}::uuid[],
      ${each(({ source }) => source.tokenId)}::uuid[],
      ${each(({ item }) => item.tappedAt)}::text[]::timestamptz[],
      ${each(({ item }) => item.happenedAt ?? null)}::text[]::timestamptz[],
      ${each(({ item }) => item.precision ?? null)}::text[],
      ${each(({ receivedAt }) => receivedAt.toISOString())}::text[]::timestamptz[],
      ${each(({ clockOffsetMs }) => clockOffsetMs)}::bigint[],
      ${each(({ item }) => item.partySize)}::smallint[],
      ${each(({ item }) => item.audience ?? null)}::text[],
      ${each(({ item }) => item.sector ?? null)}::text[],
      ${each((entry) => topicIdsOf(entry, world))}::text[],
      ${each(({ item }) => item.talkId ?? null)}::uuid[],
      ${each(({ hash }) => hash)}::text[],
      ${each(({ occurredAt }) => new Date(occurredAt).toISOString())}::text[]::timestamptz[],
      ${tx.array(
        each(({ isUncertain }) => isUncertain),
        OID_BOOLEANS,
      )}
    ) as x (id, event_id, booth_id, device_id, token_id, tapped_at, happened_at, precision, received_at, clock_offset_ms,
      party_size, audience, sector, topic_ids, talk_id, hash, occurred_at, time_uncertain)
    on conflict (id) do nothing
    returning id`;
  return outcomesOf(tx, entries, new Set(inserted.map(({ id }) => id)), 'visits');
}

/** As PostgreSQL writes an array: a list of lists would have to be a rectangle. */
function topicIdsOf({ item, eventId }: VisitEntry, world: Surroundings): string | null {
  const ids = item.topics?.map((slug) => world.topics.get(topicKey(eventId, slug)) ?? 'null');
  return ids === undefined ? null : `{${ids.join(',')}}`;
}

/** The tables that hold items by the client's id. */
export type ItemTable =
  | 'visits'
  | 'visit_undos'
  | 'visit_corrections'
  | 'head_counts'
  | 'feedback'
  | 'feedback_mentions'
  | 'mention_undos'
  | 'follow_ups'
  | 'attendance_facts'
  | 'shift_notes'
  | 'highlight_texts';

/** The first entry of an id that was inserted is stored; every other is a repeat, or its id was used for something else. */
export async function outcomesOf(
  tx: Transaction,
  entries: Entry[],
  inserted: Set<string>,
  table: ItemTable,
): Promise<Map<Entry, Outcome>> {
  const hashes = new Map<string, string>();
  const outcomes = new Map<Entry, Outcome>();
  for (const entry of entries) {
    if (!inserted.has(entry.item.id) || hashes.has(entry.item.id)) continue;
    hashes.set(entry.item.id, entry.hash);
    outcomes.set(entry, 'stored');
  }
  const others = entries.filter((entry) => !outcomes.has(entry));
  const unknown = others.filter(({ item }) => !hashes.has(item.id)).map(({ item }) => item.id);
  if (unknown.length > 0)
    for (const row of await listHashes(tx, table, unknown)) hashes.set(row.id, row.hash);
  for (const entry of others)
    outcomes.set(entry, hashes.get(entry.item.id) === entry.hash ? 'repeat' : idReused(entry));
  return outcomes;
}

export const idReused = ({ item }: Entry) =>
  refuse(item, 'id-reused', 'This id was used before for something else.');

function listHashes(tx: Transaction, table: ItemTable, ids: string[]) {
  return tx<{ id: string; hash: string }[]>`
    select id, encode(content_hash, 'hex') as hash from ${tx(table)} where id = any (${ids}::uuid[])`;
}
