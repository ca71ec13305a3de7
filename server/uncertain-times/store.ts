import type { Reader, Sql, Transaction } from '../database/sql.ts';
import { AppError, notFound } from '../http/errors.ts';
import { type LeadScope, requireBooth } from '../http/gates.ts';
import type { Moved } from '../sync/record.ts';
import { type BoothFacts, refusalOf } from '../sync/rules.ts';
import { bumpVersions, lockBooths } from '../sync/store.ts';
import {
  amountOf,
  boundsOf,
  correctionOf,
  isShifted,
  misplacedWords,
  settledTimeOf,
  shiftedOf,
  shiftsFrom,
  stretchesOf,
  type UncertainItem,
  type UncertainStretch,
} from './rules.ts';
import { type Decision, findSettlement, insertSettlement } from './settlements.ts';

type Sender = { kind: 'device' | 'token'; id: string; name: string };

/** What nobody has settled yet at these booths, earliest first. */
export async function listStretches(sql: Sql, boothIds: string[]) {
  const { items, senders } = await readUncertain(sql, boothIds, null);
  const hours = await listHeadCountHours(sql, items);
  return stretchesOf(items).map((stretch) => ({
    ...presentStretch(stretch, senders),
    counted: hours.filter(({ id }) => stretch.items.some((item) => item.id === id)),
  }));
}

/** The booths of an event that this caller may see. */
export async function listBoothIds(sql: Sql, { booths }: LeadScope, eventId: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select id from booths where event_id = ${eventId}`;
  return rows.map(({ id }) => id).filter((id) => booths === 'all' || booths.has(id));
}

/**
 * Settles a whole stretch or nothing of it: each visit and each check-in gets a correction, head counts are looked at, and
 * the decision is kept. What comes later is not part of it.
 * @param id of the stretch, which is its first item's
 * @throws AppError not-found, not-your-booth, stale, taken, archived, outside-event, in-the-future, invalid-input
 */
export function settleStretch(
  sql: Sql,
  scope: LeadScope,
  id: string,
  version: number,
  decision: Decision,
  now: Date,
) {
  return sql.begin(async (tx) => {
    const first = await getUncertain(tx, id);
    requireBooth(scope, first.boothId);
    const booth = (await lockBooths(tx, [first.boothId])).get(first.boothId);
    if (booth === undefined) throw notFound('booth');
    const made = await findSettlement(tx, id, decision);
    if (made !== null) return { settlement: made, moved: [] };
    requireOpen(booth);
    const { items } = await readUncertain(tx, [booth.id], first.senderId);
    const stretch = requireFresh(stretchesOf(items), id, version);
    requireShiftable(stretch, decision);
    const settled = stretch.items.map((item) => ({ item, at: settledTimeOf(item, decision.shiftMinutes) }));
    requirePlaced(settled, decision, booth, first.timeZone);
    const by = authorOf(scope);
    await insertCorrections(tx, settled, { booth, by, reason: decision.reason, now });
    const shifted = shiftedOf(stretch);
    await insertSettlement(tx, {
      ...{ ...first, eventId: booth.eventId, stretchId: id, accountId: by.accountId, decision, now },
      ...amountOf(stretch.items),
      before: datesOf(shifted.map(({ occurredAt }) => occurredAt)),
      after: datesOf(shifted.map((item) => settledTimeOf(item, decision.shiftMinutes))),
    });
    await bumpVersions(tx, [booth.eventId]);
    const settlement = await findSettlement(tx, id, decision);
    if (settlement === null) throw new Error('a settlement was not kept');
    const moved: Moved[] = [{ eventId: booth.eventId, boothId: booth.id }];
    return { settlement, moved };
  });
}

interface First {
  boothId: string;
  senderId: string;
  deviceId: string | null;
  tokenId: string | null;
  timeZone: string;
}

/** Where an item is from, settled or not. @throws AppError not-found also for one whose time was never uncertain */
async function getUncertain(tx: Transaction, id: string): Promise<First> {
  const [row] = await tx<First[]>`
    select i.booth_id, i.device_id, i.token_id, coalesce(i.device_id, i.token_id) as sender_id, e.time_zone
    from (
      select event_id, booth_id, device_id, token_id from visits where id = ${id} and time_uncertain
      union all select event_id, booth_id, device_id, token_id from attendance_facts where id = ${id} and time_uncertain
      union all select event_id, booth_id, device_id, token_id from head_counts where id = ${id} and time_uncertain
    ) i join events e on e.id = i.event_id`;
  if (row === undefined) throw notFound('stretch of uncertain times');
  return row;
}

type Row = Omit<UncertainItem, 'tappedAt' | 'occurredAt' | 'receivedAt'> & {
  tappedAt: Date;
  occurredAt: Date;
  receivedAt: Date;
  isDevice: boolean;
  senderName: string;
};

/** What nobody has settled at these booths, and who sent it. @param senderId null: all */
async function readUncertain(reader: Reader, boothIds: string[], senderId: string | null) {
  const rows = await reader<Row[]>`
    select i.id, i.kind, i.booth_id, coalesce(i.device_id, i.token_id) as sender_id, i.tapped_at, i.offset_ms, i.occurred_at,
      i.received_at, i.visitors, i.name, i.device_id is not null as is_device, coalesce(d.name, t.name) as sender_name
    from (
      select id, 'visit' as kind, booth_id, device_id, token_id, tapped_at, clock_offset_ms as offset_ms, occurred_at, received_at,
        standing_size as visitors, null as name
      from visits where booth_id = any (${boothIds}::uuid[]) and time_uncertain and not time_settled and not undone
      union all
      select f.id, f.kind, f.booth_id, f.device_id, f.token_id, f.tapped_at, f.clock_offset_ms, f.occurred_at, f.received_at,
        0, coalesce(p.name, f.name)
      from attendance_facts f left join people p on p.id = f.person_id
      where f.booth_id = any (${boothIds}::uuid[]) and f.time_uncertain and not f.time_settled
      union all
      select id, 'head-count', booth_id, device_id, token_id, tapped_at, round(extract(epoch from occurred_at - tapped_at) * 1000)::bigint,
        occurred_at, received_at, 0, null
      from head_counts
      where booth_id = any (${boothIds}::uuid[]) and time_uncertain and not time_settled and archived_at is null
    ) i left join devices d on d.id = i.device_id left join tokens t on t.id = i.token_id
    where ${senderId}::uuid is null or coalesce(i.device_id, i.token_id) = ${senderId}::uuid`;
  const senders = new Map<string, Sender>();
  const items = rows.map(({ isDevice, senderName, tappedAt, occurredAt, receivedAt, ...row }) => {
    senders.set(row.senderId, { kind: isDevice ? 'device' : 'token', id: row.senderId, name: senderName });
    const times = { tappedAt: tappedAt.getTime(), occurredAt: occurredAt.getTime() };
    return { ...row, ...times, receivedAt: receivedAt.getTime() };
  });
  return { items, senders };
}

/** What the head counts among these say, earliest hours first. */
async function listHeadCountHours(reader: Reader, items: readonly UncertainItem[]) {
  const ids = items.filter(({ kind }) => kind === 'head-count').map(({ id }) => id);
  if (ids.length === 0) return [];
  return reader<{ id: string; likely: number; approximate: boolean; startsAt: Date; endsAt: Date }[]>`
    select id, likely, approximate, starts_at, ends_at from head_counts
    where id = any (${ids}::uuid[]) and starts_at is not null order by starts_at, id`;
}

function presentStretch(stretch: UncertainStretch, senders: Map<string, Sender>) {
  const { id, version, clock, items } = stretch;
  const [first] = items;
  const sender = senders.get(first.senderId);
  if (sender === undefined) throw new Error('an item has no sender');
  const shifted = shiftedOf(stretch);
  return {
    ...{ id, version, clock, sender, boothId: first.boothId, offsetMs: first.offsetMs },
    ...amountOf(items),
    entries: items.flatMap(entryOf),
    ...datesOf(shifted.map(({ occurredAt }) => occurredAt)),
    shiftsFrom: datesOf(shifted.map(shiftsFrom)),
    receivedAt: new Date(boundsOf(items.map(({ receivedAt }) => receivedAt)).endsAt),
  };
}

function entryOf({ id, kind, name, occurredAt }: UncertainItem) {
  if (kind === 'visit' || kind === 'head-count') return [];
  return [{ id, kind, name: name ?? '', at: new Date(occurredAt) }];
}

function datesOf(times: readonly number[]) {
  const { startsAt, endsAt } = boundsOf(times);
  return { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
}

/** @throws AppError stale when somebody settled it, or something came to it */
function requireFresh(stretches: UncertainStretch[], id: string, version: number): UncertainStretch {
  const stretch = stretches.find(({ items }) => items.some((item) => item.id === id));
  if (stretch?.version === version && stretch.id === id) return stretch;
  const detail =
    stretch === undefined
      ? 'Somebody settled these times meanwhile. Nothing was changed.'
      : 'This stretch is not the same any more: something came, or was settled or taken back. Look at it again.';
  const current = stretch === undefined ? {} : { currentVersion: stretch.version };
  throw new AppError('stale', detail, { sentVersion: version, ...current });
}

/** @throws AppError invalid-input where there are only head counts, whose hours a person said */
function requireShiftable({ items }: UncertainStretch, { shiftMinutes }: Decision): void {
  if (shiftMinutes === null || items.some(isShifted)) return;
  const message = 'A head count is not shifted. Change its hours, or say that they are right.';
  throw new AppError('invalid-input', message, { issues: [{ path: 'body.shiftMinutes', message }] });
}

/** @throws AppError archived */
function requireOpen(booth: BoothFacts): void {
  if (!booth.isArchived && !booth.isEventArchived) return;
  const shelved = booth.isEventArchived ? booth.eventName : booth.name;
  throw new AppError('archived', `${shelved} is in the archive. Take it out first.`);
}

interface Settled {
  item: UncertainItem;
  at: number;
}

/** By the rules for a correction that is sent; and nothing happened after it was received. */
function requirePlaced(
  settled: Settled[],
  { shiftMinutes }: Decision,
  booth: BoothFacts,
  zone: string,
): void {
  if (shiftMinutes === null) return;
  const sender = { eventId: null, deviceId: null, booths: 'all' as const };
  const nothing = {
    topics: new Map(),
    people: new Set<string>(),
    talks: new Map(),
    places: new Set<string>(),
  };
  const world = { booths: new Map([[booth.id, booth]]), ...nothing };
  for (const { item, at } of settled.filter(({ item }) => isShifted(item))) {
    const { receivedAt } = item;
    const refused = refusalOf(correctionOf(item, at), { occurredAt: at, receivedAt }, sender, world);
    if (refused === null) continue;
    const code = refused.code === 'in-the-future' ? 'in-the-future' : 'outside-event';
    throw new AppError(code, misplacedWords(item, at, code, zone));
  }
}

interface Author {
  accountId: string | null;
  tokenId: string | null;
}

function authorOf({ by }: LeadScope): Author {
  return { accountId: by.kind === 'account' ? by.id : null, tokenId: by.kind === 'token' ? by.id : null };
}

/** Beside each visit and each check-in one that says when it happened. A head count stays as it was said. */
async function insertCorrections(
  tx: Transaction,
  settled: Settled[],
  { booth, by, reason, now }: { booth: BoothFacts; by: Author; reason: string; now: Date },
): Promise<void> {
  const of = (kinds: readonly UncertainItem['kind'][]) => {
    const own = settled.filter(({ item }) => kinds.includes(item.kind));
    return {
      ids: own.map(({ item }) => item.id),
      times: own.map(({ at }) => new Date(at).toISOString()),
    };
  };
  const [visits, attendance, headCounts] = [of(['visit']), of(ATTENDANCE), of(['head-count'])];
  await tx`
    insert into visit_corrections (id, event_id, booth_id, visit_id, account_id, token_id, change, reason,
      tapped_at, occurred_at, received_at, content_hash)
    select gen_random_uuid(), ${booth.eventId}, ${booth.id}, x.visit_id, ${by.accountId}::uuid, ${by.tokenId}::uuid,
      jsonb_build_object('occurredAt', x.at), ${reason}, ${now}, ${now}, ${now}, sha256(convert_to(x.visit_id || ' ' || x.at, 'UTF8'))
    from unnest(${visits.ids}::uuid[], ${visits.times}::text[]) as x (visit_id, at)`;
  await tx`
    insert into attendance_corrections (id, event_id, booth_id, fact_id, account_id, token_id, happened_at, reason, made_at)
    select gen_random_uuid(), ${booth.eventId}, ${booth.id}, x.fact_id, ${by.accountId}::uuid, ${by.tokenId}::uuid, x.at, ${reason}, ${now}
    from unnest(${attendance.ids}::uuid[], ${attendance.times}::text[]::timestamptz[]) as x (fact_id, at)`;
  await tx`update head_counts set time_settled = true where id = any (${headCounts.ids}::uuid[])`;
}

const ATTENDANCE = ['check-in', 'check-out', 'extension'] as const;
