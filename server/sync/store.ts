import type { SyncItem } from '#contracts/sync-items';
import { type Transaction, together } from '../database/sql.ts';
import type { Contact } from './clock.ts';
import { insertFacts } from './facts.ts';
import {
  type BoothFacts,
  peopleOf,
  type Refused,
  type Surroundings,
  talksOf,
  topicKey,
  topicsOf,
} from './rules.ts';
import { insertVisits, isVisit } from './visits.ts';

/** Who an item is by: one of them. Only facts about visits come from an account. */
export interface Source {
  deviceId: string | null;
  tokenId: string | null;
  accountId?: string | null;
}

export const sourceIdOf = ({ deviceId, tokenId, accountId }: Source) =>
  deviceId ?? tokenId ?? accountId ?? '';

/** An accepted item with what the server adds to it. Times in milliseconds. */
export interface Entry {
  item: SyncItem;
  source: Source;
  eventId: string;
  occurredAt: number;
  isUncertain: boolean;
  clockOffsetMs: number;
  receivedAt: Date;
  /** SHA-256 of the item's canonical text, hexadecimal. */
  hash: string;
}

/** What became of an entry: its id was new, had been stored with the same content, or with other content. */
export type Outcome = 'stored' | 'repeat' | Refused;

/** The devices that sent, with how their clocks went; those revoked meanwhile are absent. */
export interface DeviceFacts {
  id: string;
  /** From the last one with nothing unsent on, oldest first. */
  contacts: Contact[];
  /** Never heard of since it was connected: its attempt to connect could still be repeated. */
  isNew: boolean;
}

/** Locks the booths' rows in id order: visits, undos and corrections of one booth never race or deadlock. */
export async function lockBooths(tx: Transaction, boothIds: string[]): Promise<Map<string, BoothFacts>> {
  const rows = await tx<
    (Omit<BoothFacts, 'opensFrom' | 'opensUntil'> & { opensFrom: Date; opensUntil: Date })[]
  >`
    select b.id, b.name, b.event_id, e.name as event_name,
      b.archived_at is not null as is_archived, e.archived_at is not null as is_event_archived,
      ((e.starts_on - 1)::timestamp at time zone e.time_zone) as opens_from,
      ((e.ends_on + 2)::timestamp at time zone e.time_zone) as opens_until
    from booths b join events e on e.id = b.event_id
    where b.id = any (${boothIds}::uuid[])
    order by b.id
    for no key update of b`;
  return new Map(
    rows.map((row) => [
      row.id,
      { ...row, opensFrom: row.opensFrom.getTime(), opensUntil: row.opensUntil.getTime() },
    ]),
  );
}

/** Of a device that holds something for days. */
const MOST_CONTACTS = 200;

/** Nothing that a device sends was tapped before the last contact at which nothing was unsent: mostly the last one of all. */
export async function listDeviceFacts(
  tx: Transaction,
  deviceIds: string[],
): Promise<Map<string, DeviceFacts>> {
  const rows = await tx<{ id: string; isNew: boolean; offsetMs: number | null; reportedAt: Date | null }[]>`
    select d.id, d.last_seen_at is null or d.last_seen_at < d.enrolled_at as is_new,
      r.clock_offset_ms as offset_ms, r.reported_at
    from devices d
    left join lateral (
      select clock_offset_ms, reported_at from device_reports
      where device_id = d.id and clock_offset_ms is not null and reported_at >= coalesce((
        select reported_at from device_reports
        where device_id = d.id and clock_offset_ms is not null and unsent = 0
        order by reported_at desc limit 1), '-infinity')
      order by reported_at desc limit ${MOST_CONTACTS}
    ) r on true
    where d.id = any (${deviceIds}::uuid[]) and d.revoked_at is null
    order by r.reported_at`;
  const devices = new Map<string, DeviceFacts>();
  for (const { id, isNew, offsetMs, reportedAt } of rows) {
    const device = devices.get(id) ?? { id, isNew, contacts: [] };
    if (offsetMs !== null && reportedAt !== null)
      device.contacts.push({ offsetMs, at: reportedAt.getTime() });
    devices.set(id, device);
  }
  return devices;
}

/** The first word of a device, on the record with it: whoever has the code cannot repeat the attempt from then on. */
export async function noteFirstContact(tx: Transaction, devices: DeviceFacts[], at: Date): Promise<void> {
  const ids = devices.filter(({ isNew }) => isNew).map(({ id }) => id);
  if (ids.length > 0) await tx`update devices set last_seen_at = ${at} where id = any (${ids}::uuid[])`;
}

/** The tokens among these that still hold: a server may remember a token for some seconds after it was revoked. */
export async function listOpenTokens(tx: Transaction, tokenIds: string[], now: Date): Promise<Set<string>> {
  if (tokenIds.length === 0) return new Set();
  const rows = await tx<{ id: string }[]>`
    select id from tokens
    where id = any (${tokenIds}::uuid[]) and revoked_at is null and (expires_at is null or expires_at > ${now})`;
  return new Set(rows.map(({ id }) => id));
}

/** Asks only for what the items mention; most mention nothing. */
export async function listReferences(
  tx: Transaction,
  items: SyncItem[],
): Promise<Pick<Surroundings, 'topics' | 'people' | 'talks'>> {
  const [topics, people, talks] = await together([
    listTopics(tx, [...new Set(items.flatMap(topicsOf))]),
    listPeople(tx, [...new Set(items.flatMap(peopleOf))]),
    listTalks(tx, [...new Set(items.flatMap(talksOf))]),
  ]);
  return { topics, people, talks };
}

async function listTopics(tx: Transaction, slugs: string[]): Promise<Map<string, string>> {
  if (slugs.length === 0) return new Map();
  const rows = await tx<{ id: string; slug: string; eventId: string }[]>`
    select id, slug, event_id from topics where slug = any (${slugs})`;
  return new Map(rows.map((row) => [topicKey(row.eventId, row.slug), row.id]));
}

async function listPeople(tx: Transaction, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx<{ id: string }[]>`select id from people where id = any (${ids}::uuid[])`;
  return new Set(rows.map(({ id }) => id));
}

async function listTalks(tx: Transaction, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx<
    { id: string; eventId: string }[]
  >`select id, event_id from talks where id = any (${ids}::uuid[])`;
  return new Map(rows.map(({ id, eventId }) => [id, eventId]));
}

/**
 * Stores the entries of a transaction whose booths are locked.
 * @returns one outcome an entry, in the same order
 */
export async function storeEntries(
  tx: Transaction,
  entries: Entry[],
  world: Surroundings,
): Promise<Outcome[]> {
  const visits = entries.filter(isVisit);
  const facts = entries.filter((entry) => !isVisit(entry));
  const [ofVisits, ofFacts] = await together([
    insertVisits(tx, visits, world),
    insertFacts(tx, facts, world),
  ]);
  return entries.map((entry) => ofVisits.get(entry) ?? ofFacts.get(entry) ?? 'repeat');
}

/** The event's version moves in the transaction that moved its record. */
export async function bumpVersions(tx: Transaction, eventIds: string[]): Promise<void> {
  if (eventIds.length === 0) return;
  await tx`
    with moved as (select event_id from event_versions where event_id = any (${eventIds}::uuid[]) order by event_id for update)
    update event_versions v set version = v.version + 1 from moved where v.event_id = moved.event_id`;
}
