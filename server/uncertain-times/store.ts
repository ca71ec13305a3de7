import type { Reader, Sql, Transaction } from '../database/sql.ts';
import { AppError, notFound } from '../http/errors.ts';
import { type LeadScope, requireBooth } from '../http/gates.ts';
import type { Moved } from '../sync/record.ts';
import { type BoothFacts, refusalOf } from '../sync/rules.ts';
import { bumpVersions, lockBooths } from '../sync/store.ts';
import {
  boundsOf,
  correctionOf,
  misplacedWords,
  settledTimeOf,
  shiftsFrom,
  stretchesOf,
  type UncertainStretch,
  type UncertainVisit,
} from './rules.ts';
import { type Decision, findSettlement, insertSettlement } from './settlements.ts';

type Sender = { kind: 'device' | 'token'; id: string; name: string };

/** What nobody has settled yet at these booths, earliest first. */
export async function listStretches(sql: Sql, boothIds: string[]) {
  const { visits, senders } = await readVisits(sql, boothIds, null);
  return stretchesOf(visits).map((stretch) => presentStretch(stretch, senders));
}

/** The booths of an event that this caller may see. */
export async function listBoothIds(sql: Sql, { booths }: LeadScope, eventId: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select id from booths where event_id = ${eventId}`;
  return rows.map(({ id }) => id).filter((id) => booths === 'all' || booths.has(id));
}

/**
 * Settles a whole stretch or nothing of it: each visit gets a correction, and the decision is kept. Visits that come later
 * are not part of it.
 * @param id of the stretch, which is its first visit's
 * @throws AppError not-found, not-your-booth, stale, taken, archived, outside-event, in-the-future
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
    const { visits } = await readVisits(tx, [booth.id], first.senderId);
    const stretch = requireFresh(stretchesOf(visits), id, version);
    const settled = stretch.visits.map((visit) => ({
      visit,
      at: settledTimeOf(visit, decision.shiftMinutes),
    }));
    requirePlaced(settled, decision, booth, first.timeZone);
    const by = authorOf(scope);
    await insertCorrections(tx, settled, { booth, by, reason: decision.reason, now });
    await insertSettlement(tx, {
      ...{ ...first, eventId: booth.eventId, stretchId: id, accountId: by.accountId, decision, now },
      visits: settled.length,
      visitors: visitorsOf(stretch.visits),
      before: datesOf(stretch.visits.map(({ occurredAt }) => occurredAt)),
      after: datesOf(settled.map(({ at }) => at)),
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

/** @throws AppError not-found also for a visit whose time was never uncertain */
async function getUncertain(tx: Transaction, id: string): Promise<First> {
  const [row] = await tx<First[]>`
    select v.booth_id, v.device_id, v.token_id, coalesce(v.device_id, v.token_id) as sender_id, e.time_zone
    from visits v join events e on e.id = v.event_id
    where v.id = ${id} and v.time_uncertain`;
  if (row === undefined) throw notFound('stretch of uncertain times');
  return row;
}

/** The visits whose times nobody has settled, and who sent them. @param senderId null: all */
async function readVisits(reader: Reader, boothIds: string[], senderId: string | null) {
  const rows = await reader<
    (Omit<UncertainVisit, 'tappedAt' | 'occurredAt' | 'receivedAt'> & {
      tappedAt: Date;
      occurredAt: Date;
      receivedAt: Date;
      isDevice: boolean;
      senderName: string;
    })[]
  >`
    select v.id, v.booth_id, coalesce(v.device_id, v.token_id) as sender_id, v.tapped_at, v.clock_offset_ms as offset_ms,
      v.occurred_at, v.received_at, v.standing_size as visitors,
      v.device_id is not null as is_device, coalesce(d.name, t.name) as sender_name
    from visits v left join devices d on d.id = v.device_id left join tokens t on t.id = v.token_id
    where v.booth_id = any (${boothIds}::uuid[]) and v.time_uncertain and not v.time_settled and not v.undone
      and (${senderId}::uuid is null or coalesce(v.device_id, v.token_id) = ${senderId}::uuid)`;
  const senders = new Map<string, Sender>();
  const visits = rows.map(({ isDevice, senderName, tappedAt, occurredAt, receivedAt, ...row }) => {
    senders.set(row.senderId, { kind: isDevice ? 'device' : 'token', id: row.senderId, name: senderName });
    const times = { tappedAt: tappedAt.getTime(), occurredAt: occurredAt.getTime() };
    return { ...row, ...times, receivedAt: receivedAt.getTime() };
  });
  return { visits, senders };
}

function presentStretch({ id, version, clock, visits }: UncertainStretch, senders: Map<string, Sender>) {
  const [first] = visits;
  const sender = senders.get(first.senderId);
  if (sender === undefined) throw new Error('a visit has no sender');
  return {
    ...{ id, version, clock, sender, boothId: first.boothId, offsetMs: first.offsetMs },
    visits: visits.length,
    visitors: visitorsOf(visits),
    ...datesOf(visits.map(({ occurredAt }) => occurredAt)),
    shiftsFrom: datesOf(visits.map(shiftsFrom)),
    receivedAt: new Date(boundsOf(visits.map(({ receivedAt }) => receivedAt)).endsAt),
  };
}

const visitorsOf = (visits: readonly UncertainVisit[]) =>
  visits.reduce((sum, { visitors }) => sum + visitors, 0);

function datesOf(times: readonly number[]) {
  const { startsAt, endsAt } = boundsOf(times);
  return { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
}

/** @throws AppError stale when somebody settled it, or something came to it */
function requireFresh(stretches: UncertainStretch[], id: string, version: number): UncertainStretch {
  const stretch = stretches.find(({ visits }) => visits.some((visit) => visit.id === id));
  if (stretch?.version === version && stretch.id === id) return stretch;
  const detail =
    stretch === undefined
      ? 'Somebody settled these times meanwhile. Nothing was changed.'
      : 'These visits are not the same any more: some came, or were settled or taken back. Look at them again.';
  const current = stretch === undefined ? {} : { currentVersion: stretch.version };
  throw new AppError('stale', detail, { sentVersion: version, ...current });
}

/** @throws AppError archived */
function requireOpen(booth: BoothFacts): void {
  if (!booth.isArchived && !booth.isEventArchived) return;
  const shelved = booth.isEventArchived ? booth.eventName : booth.name;
  throw new AppError('archived', `${shelved} is in the archive. Take it out first.`);
}

interface Settled {
  visit: UncertainVisit;
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
  for (const { visit, at } of settled) {
    const { receivedAt } = visit;
    const refused = refusalOf(correctionOf(visit, at), { occurredAt: at, receivedAt }, sender, world);
    if (refused === null) continue;
    const code = refused.code === 'in-the-future' ? 'in-the-future' : 'outside-event';
    throw new AppError(code, misplacedWords(visit, at, code, zone));
  }
}

interface Author {
  accountId: string | null;
  tokenId: string | null;
}

function authorOf({ by }: LeadScope): Author {
  return { accountId: by.kind === 'account' ? by.id : null, tokenId: by.kind === 'token' ? by.id : null };
}

async function insertCorrections(
  tx: Transaction,
  settled: Settled[],
  { booth, by, reason, now }: { booth: BoothFacts; by: Author; reason: string; now: Date },
): Promise<void> {
  await tx`
    insert into visit_corrections (id, event_id, booth_id, visit_id, account_id, token_id, change, reason,
      tapped_at, occurred_at, received_at, content_hash)
    select gen_random_uuid(), ${booth.eventId}, ${booth.id}, x.visit_id, ${by.accountId}::uuid, ${by.tokenId}::uuid,
      jsonb_build_object('occurredAt', x.at), ${reason}, ${now}, ${now}, ${now}, sha256(convert_to(x.visit_id || ' ' || x.at, 'UTF8'))
    from unnest(
      ${settled.map(({ visit }) => visit.id)}::uuid[], ${settled.map(({ at }) => new Date(at).toISOString())}::text[]
    ) as x (visit_id, at)`;
}
