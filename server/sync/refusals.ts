import type { Sql, Transaction } from '../database/sql.ts';
import { type Arrival, keptTextOf, type Line } from './judge.ts';
import type { Refused } from './rules.ts';
import { type Entry, type Outcome, type Source, sourceIdOf } from './store.ts';

/** Whether anything of these senders was ever refused; nearly always not. */
export async function hasRefusals(tx: Transaction, sourceIds: string[]): Promise<boolean> {
  const [row] = await tx<{ found: boolean }[]>`
    select exists (
      select from refused_items where coalesce(device_id, token_id) = any (${sourceIds}::uuid[])
    ) as found`;
  return row?.found ?? false;
}

/**
 * What came exactly as it came before, and was settled since: recorded, perhaps with changes, or discarded. A person who
 * repairs one is not held to it.
 */
export async function listSettled(tx: Transaction, arrivals: Arrival[]): Promise<Map<Arrival, Outcome>> {
  const rows = await tx<{ key: string; resolution: string; reason: string | null }[]>`
    select coalesce(device_id, token_id) || encode(raw_hash, 'hex') as key, resolution, reason
    from refused_items
    where coalesce(device_id, token_id) = any (${[...new Set(arrivals.map(({ batch }) => sourceIdOf(batch.source)))]}::uuid[])
      and item_id = any (${arrivals.map(({ id }) => id)}) and resolution is not null`;
  const settled = new Map(rows.map((row) => [row.key, row]));
  if (settled.size === 0) return new Map();
  return new Map(
    arrivals.flatMap((arrival) => {
      const row = settled.get(`${sourceIdOf(arrival.batch.source)}${keptTextOf(arrival.raw).rawHash}`);
      if (row === undefined || arrival.batch.standIn?.isRepair === true) return [];
      return [[arrival, row.resolution === 'repaired' ? 'repeat' : discarded(arrival, row.reason)]];
    }),
  );
}

function discarded({ id, item, refused }: Arrival, reason: string | null): Refused {
  const type = item?.type ?? refused?.type ?? '';
  const boothId = item?.boothId ?? refused?.boothId ?? null;
  const detail = `It was discarded in the dashboard${reason === null ? '.' : `: ${reason}`}`;
  return { id, type, boothId, code: 'discarded', detail };
}

/**
 * What would be refused now and is on the record already, word for word: its receipt was lost, and the booth was archived
 * meanwhile, say. It is a repeat like any other.
 */
export async function findRepeats(tx: Transaction, lines: Line[]): Promise<void> {
  const doubted = lines.filter(({ outcome, hash }) => hash !== null && isRefusedNow(outcome));
  if (doubted.length === 0) return;
  const hashes = await hashesOnRecord(
    tx,
    doubted.map(({ id }) => id),
  );
  for (const line of doubted) if (hashes.get(line.id) === line.hash) line.outcome = 'repeat';
}

/** Null is no refusal: nothing was held against the item. */
const isRefusedNow = (outcome: Outcome | null): boolean =>
  outcome !== null && typeof outcome === 'object' && outcome.code !== 'discarded';

/** SHA-256 in hexadecimal by the id of what is on the record. */
export async function hashesOnRecord(tx: Transaction, ids: string[]): Promise<Map<string, string>> {
  const rows = await tx<{ id: string; hash: string }[]>`
    select id, encode(content_hash, 'hex') as hash from (
      select id, content_hash from visits union all select id, content_hash from visit_undos
      union all select id, content_hash from visit_corrections union all select id, content_hash from head_counts
      union all select id, content_hash from feedback union all select id, content_hash from feedback_mentions
      union all select id, content_hash from mention_undos
      union all select id, content_hash from follow_ups union all select id, content_hash from attendance_facts
      union all select id, content_hash from shift_notes union all select id, content_hash from highlight_texts
    ) as facts
    where id = any (${ids}::uuid[])`;
  return new Map(rows.map(({ id, hash }) => [id, hash]));
}

/**
 * Keeps the items that were refused, as they were sent, and takes those off the list that were refused before and are
 * stored now. Comes after the commit and before any receipt: if it fails, the sender sends everything again.
 */
export async function keepRefusals(
  sql: Sql,
  lines: Line[],
  {
    world,
    hadRefusals,
  }: { world: { booths: ReadonlyMap<string, { id: string; eventId: string }> }; hadRefusals: boolean },
  at: Date,
): Promise<void> {
  const refused = lines.flatMap((line) => {
    const { batch, outcome, clockOffsetMs, isUncertain } = line;
    if (outcome === null || typeof outcome === 'string' || outcome.code === 'discarded') return [];
    const booth = world.booths.get(outcome.boothId ?? '');
    const place = { boothId: booth?.id ?? null, eventId: booth?.eventId ?? batch.sender.eventId };
    const { id: itemId, type, code, detail } = outcome;
    return [
      {
        itemId,
        type,
        code,
        detail,
        ...keptTextOf(line.raw),
        ...batch.source,
        ...place,
        clockOffsetMs,
        isUncertain,
      },
    ];
  });
  if (refused.length > 0) await insertRefused(sql, refused, at);
  const held = lines.flatMap(({ entry, outcome }) =>
    entry !== null && typeof outcome === 'string' ? [entry] : [],
  );
  if (hadRefusals && held.length > 0) await resolveRefused(sql, held, at);
}

interface NewRefusal extends Source {
  itemId: string;
  type: string;
  code: string;
  detail: string;
  raw: string;
  rawHash: string;
  boothId: string | null;
  eventId: string | null;
  clockOffsetMs: number;
  isUncertain: boolean;
}

async function insertRefused(sql: Sql, rows: NewRefusal[], receivedAt: Date): Promise<void> {
  await sql`
    insert into refused_items as r (id, event_id, booth_id, device_id, token_id, item_id, type, raw, raw_hash, code, detail,
      clock_offset_ms, time_uncertain, received_at, last_at)
    select gen_random_uuid(), "eventId", "boothId", "deviceId", "tokenId", "itemId", type, raw, decode("rawHash", 'hex'), code, detail,
      "clockOffsetMs", "isUncertain", ${receivedAt}, ${receivedAt}
    from jsonb_to_recordset(${sql.json(rows.map((row) => ({ ...row })))}) as x("eventId" uuid, "boothId" uuid, "deviceId" uuid, "tokenId" uuid,
      "itemId" text, type text, raw text, "rawHash" text, code text, detail text, "clockOffsetMs" bigint, "isUncertain" boolean)
    on conflict (coalesce(device_id, token_id), item_id, raw_hash)
    do update set times = r.times + 1, last_at = excluded.last_at, code = excluded.code, detail = excluded.detail`;
}

/**
 * An item that was refused before and is in the record now needs nobody's attention any more. One whose id had been used
 * for something else is not in the record by that: it waits for a person.
 */
async function resolveRefused(sql: Sql, entries: Entry[], now: Date): Promise<void> {
  await sql`
    update refused_items set resolution = 'repaired', resolved_at = ${now}
    where resolution is null and code <> 'id-reused' and item_id = any (${entries.map(({ item }) => item.id)})
      and coalesce(device_id, token_id) = any (${entries.map(({ source }) => source.deviceId ?? source.tokenId)}::uuid[])`;
}
