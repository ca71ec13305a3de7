import type { AfterTalks } from '#contracts/after-talks';
import { groupedBy, type Record, type Stretch } from '../counting/rules.ts';
import { stretchesOf } from '../coverage/rules.ts';
import type { Reader, Sql } from '../database/sql.ts';
import { notFound } from '../http/errors.ts';
import type { ReadScope } from '../http/gates.ts';
import { type AfterTalk, afterTalks, onTheWall, type Quarter, quartersOf } from '../talk-effect/rules.ts';
import { type BoothAttendance, readAttendance } from './attendance.ts';
import { listBoothFacts, listEventFacts } from './booths.ts';
import { listOpenings } from './openings.ts';
import { readRecords } from './records.ts';
import { inSnapshot } from './snapshot.ts';

interface Talk {
  boothId: string;
  talkId: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
  room: string;
  isOwn: boolean;
  saidSo: number;
}

/**
 * What came after the talks about each booth's project, from one snapshot. A lead gets the own booths.
 *
 * @throws AppError not-found
 */
export function readAfterTalks(sql: Sql, scope: ReadScope, slug: string, now: Date): Promise<AfterTalks> {
  return inSnapshot(sql, async (tx) => {
    const [event] = await listEventFacts(tx, scope, { slug });
    if (event === undefined) throw notFound('event');
    const booths = await listBoothFacts(tx, scope, event.id);
    const ids = booths.map(({ boothId }) => boothId);
    const read = {
      records: await readRecords(tx, event, ids, null, now),
      attendance: await readAttendance(tx, ids),
      openings: await listOpenings(tx, event.id, null),
    };
    const talks = await listAfterTalks(tx, event, read, now);
    const answer = booths.map(({ boothId, slug: booth, name, kiosks }) => ({
      ...{ boothId, slug: booth, name, kiosks },
      talks: talks.get(boothId) ?? [],
    }));
    return { asOf: now.toISOString(), booths: answer.filter(({ talks }) => talks.length > 0) };
  });
}

interface Read {
  records: Map<string, Record>;
  attendance: Map<string, BoothAttendance>;
  openings: readonly Stretch[];
}

/** The talks of each booth that are over, by booth, with what came after the project's own. */
export async function listAfterTalks(
  tx: Reader,
  { id, timeZone }: { id: string; timeZone: string },
  { records, attendance, openings }: Read,
  now: Date,
) {
  const talks = groupedBy(await listTalks(tx, id, [...attendance.keys()], now), ({ boothId }) => boothId);
  return new Map(
    [...talks].map(([boothId, own]) => {
      const known = { record: records.get(boothId), attendance: attendance.get(boothId), openings };
      return [boothId, presentTalks(own, countedQuarters(known, timeZone, now), timeZone)];
    }),
  );
}

interface Known {
  record: Record | undefined;
  attendance: BoothAttendance | undefined;
  openings: readonly Stretch[];
}

function countedQuarters({ record, attendance, openings }: Known, timeZone: string, now: Date): Quarter[] {
  if (record === undefined || attendance === undefined) return [];
  const covered = attendance.slots
    .flatMap((slot) => stretchesOf(slot, attendance, now.getTime(), timeZone))
    .filter(({ state }) => state === 'covered');
  const places = attendance.slots.length > 0 ? attendance.slots : openings;
  return quartersOf({ places, covered, record }, timeZone, now.getTime());
}

function presentTalks(talks: readonly Talk[], quarters: Quarter[], timeZone: string) {
  const ends = talks
    .filter(({ isOwn }) => isOwn)
    .map(({ talkId, endsAt }) => ({ id: talkId, ...onTheWall(endsAt.getTime(), timeZone) }));
  const effects = afterTalks(quarters, ends);
  return talks.map(({ boothId: _, startsAt, endsAt, ...talk }) => ({
    ...talk,
    ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
    after: effects.filter(({ talkId }) => talkId === talk.talkId).map(presentEffect),
  }));
}

function presentEffect({ talkId: _, ...effect }: AfterTalk) {
  const nothing = { visitors: null, minutes: null, expected: null, ratio: null, low: null, high: null };
  return { ...nothing, ...effect };
}

/** Talks that are over: the project's own where nobody has to decide about it, and those that visitors named. */
function listTalks(sql: Reader, eventId: string, boothIds: string[], now: Date) {
  return sql<Talk[]>`
    with own as (
      select b.id as booth_id, tp.talk_id
      from booths b join talk_projects tp on tp.project_id = b.project_id
      where b.id = any (${boothIds}::uuid[])
        and (tp.match is null or tp.match = 'confirmed' or (tp.match = 'proposed' and tp.confidence >= 0.5))
    ), said as (
      select booth_id, standing_talk_id as talk_id, sum(standing_size)::int as visitors
      from visits
      where booth_id = any (${boothIds}::uuid[]) and not undone and standing_talk_id is not null
      group by booth_id, standing_talk_id
    ), asked as (select booth_id, talk_id from own union select booth_id, talk_id from said)
    select a.booth_id, t.id as talk_id, t.title, t.starts_at, t.ends_at, t.room,
      exists (select from own o where o.booth_id = a.booth_id and o.talk_id = t.id) as is_own,
      coalesce((select s.visitors from said s where s.booth_id = a.booth_id and s.talk_id = t.id), 0) as said_so
    from asked a join talks t on t.id = a.talk_id
    where t.event_id = ${eventId} and t.archived_at is null and t.ends_at <= ${now}
    order by t.starts_at, t.id`;
}
