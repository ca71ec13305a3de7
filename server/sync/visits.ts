import type { Transaction } from '../database/sql.ts';
import { refuse, type Surroundings, topicKey } from './rules.ts';
import type { Entry, Outcome } from './store.ts';

/** One insert for all; what was there already is compared by its content. Triggers keep the rollups. */
export async function insertVisits(
  tx: Transaction,
  entries: Entry[],
  world: Surroundings,
): Promise<Map<Entry, Outcome>> {
  const rows = entries.map((entry) => rowOf(entry, world));
  const inserted = await tx<{ id: string }[]>`
    insert into visits (id, event_id, booth_id, device_id, token_id, tapped_at, happened_at, precision, received_at,
      clock_offset_ms, party_size, audience, sector, topic_ids, talk_id, content_hash, occurred_at, time_uncertain,
      standing_size, standing_audience, standing_sector, standing_talk_id)
    select x.id, x.event_id, x.booth_id, x.device_id, x.token_id, x.tapped_at, x.happened_at, x.precision, x.received_at,
      coalesce(x.clock_offset_ms, 0), x.party_size, x.audience, x.sector, coalesce(x.topic_ids, '{}'), x.talk_id, decode(x.hash, 'hex'),
      x.occurred_at, coalesce(x.time_uncertain, false), x.party_size, x.audience, x.sector, x.talk_id
    from jsonb_to_recordset(${tx.json(rows)}) as x(id uuid, event_id uuid, booth_id uuid, device_id uuid, token_id uuid,
      tapped_at timestamptz, happened_at timestamptz, precision text, received_at timestamptz, clock_offset_ms int,
      party_size smallint, audience text, sector text, topic_ids uuid[], talk_id uuid, hash text, occurred_at timestamptz,
      time_uncertain boolean)
    on conflict (id) do nothing
    returning id`;
  return outcomesOf(tx, entries, new Set(inserted.map(({ id }) => id)), 'visits');
}

/** What was not said is left out: most taps say little, and the database reads every character. */
function rowOf(entry: Entry, world: Surroundings) {
  const { item, source } = entry;
  if (item.type !== 'visit') throw new Error(`${item.type} is not a visit`);
  return {
    id: item.id,
    event_id: entry.eventId,
    booth_id: item.boothId,
    device_id: source.deviceId ?? undefined,
    token_id: source.tokenId ?? undefined,
    tapped_at: item.tappedAt,
    happened_at: item.happenedAt,
    precision: item.precision,
    received_at: entry.receivedAt.toISOString(),
    clock_offset_ms: entry.clockOffsetMs || undefined,
    party_size: item.partySize,
    audience: item.audience,
    sector: item.sector,
    topic_ids: item.topics?.map((slug) => world.topics.get(topicKey(entry.eventId, slug)) ?? null),
    talk_id: item.talkId,
    hash: entry.hash,
    occurred_at: new Date(entry.occurredAt).toISOString(),
    time_uncertain: entry.isUncertain || undefined,
  };
}

/** The tables that hold items by the client's id. */
export type ItemTable =
  | 'visits'
  | 'visit_undos'
  | 'visit_corrections'
  | 'head_counts'
  | 'feedback'
  | 'feedback_mentions'
  | 'follow_ups'
  | 'attendance_facts'
  | 'shift_notes';

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
