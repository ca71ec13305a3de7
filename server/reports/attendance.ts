import {
  type AttendanceRecord,
  BETWEEN_TAPS_MS,
  type OwnTaps,
  type PlannedShift,
  TAP_MS,
  type ToldFact,
} from '../attendance/rules.ts';
import { groupedBy, type Stretch } from '../counting/rules.ts';
import type { Reader } from '../database/sql.ts';
import { newestAnswer } from './answers.ts';

type OfBooth<Row> = Row & { boothId: string };

/** A slot with the label of its kiosk. */
export interface KnownSlot extends Stretch {
  id: string;
  kiosk: string | null;
}

export interface BoothAttendance extends AttendanceRecord {
  slots: readonly KnownSlot[];
}

/** Slots, shifts and everything that says who was there; by booth. */
export const readAttendance = (sql: Reader, boothIds: string[]) =>
  attendanceOf(sql, boothIds, listOwnTaps(sql, boothIds));

/** The same without what was tapped: what people said. */
export const readWhatWasSaid = (sql: Reader, boothIds: string[]) => attendanceOf(sql, boothIds, []);

async function attendanceOf(
  sql: Reader,
  boothIds: string[],
  ownTaps: OfBooth<OwnTaps>[] | Promise<OfBooth<OwnTaps>[]>,
): Promise<Map<string, BoothAttendance>> {
  const [slots, shifts, facts, taps] = await Promise.all([
    listSlots(sql, boothIds),
    listShifts(sql, boothIds),
    listFacts(sql, boothIds),
    ownTaps,
  ]);
  const ofBooths = {
    slots: groupedBy(slots, boothOf),
    shifts: groupedBy(shifts, boothOf),
    facts: groupedBy(facts, boothOf),
    taps: groupedBy(taps, boothOf),
  };
  return new Map(
    boothIds.map((boothId) => [
      boothId,
      {
        slots: ofBooths.slots.get(boothId) ?? [],
        shifts: ofBooths.shifts.get(boothId) ?? [],
        facts: ofBooths.facts.get(boothId) ?? [],
        taps: ofBooths.taps.get(boothId) ?? [],
      },
    ]),
  );
}

const boothOf = ({ boothId }: { boothId: string }) => boothId;

function listSlots(sql: Reader, boothIds: string[]) {
  return sql<OfBooth<KnownSlot>[]>`
    select s.id, s.booth_id, k.label as kiosk, ${inMs(sql, 's.starts_at')} as starts_at, ${inMs(sql, 's.ends_at')} as ends_at
    from slots s left join kiosks k on k.id = s.kiosk_id
    where s.booth_id = any (${boothIds}::uuid[]) and s.archived_at is null
    order by s.starts_at, s.id`;
}

/** Whoever declined, and did not confirm after that, is not on the shift, nor is who went to the archive before its end. */
function listShifts(sql: Reader, boothIds: string[]) {
  return sql<OfBooth<PlannedShift>[]>`
    select s.id, s.booth_id, s.minimum, s.target, ${inMs(sql, 's.starts_at')} as starts_at, ${inMs(sql, 's.ends_at')} as ends_at,
      array(
        select a.person_id::text from assignments a join people p on p.id = a.person_id
        where a.shift_id = s.id and a.archived_at is null and (p.archived_at is null or p.archived_at >= s.ends_at)
          and ${newestAnswer(sql)} is distinct from 'declined'
      ) as people
    from shifts s
    where s.booth_id = any (${boothIds}::uuid[]) and s.archived_at is null
    order by s.starts_at, s.id`;
}

function listFacts(sql: Reader, boothIds: string[]) {
  return sql<OfBooth<ToldFact>[]>`
    select f.booth_id, coalesce(f.person_id::text, lower(f.name)) as who, coalesce(p.name, f.name) as name,
      coalesce(nullif(f.stated_by, ''), a.name, d.name, t.name) as by, f.kind, f.shift_id, f.present,
      f.time_uncertain and not f.time_settled as is_uncertain,
      ${inMs(sql, 'f.occurred_at')} as at, ${inMs(sql, 'f.starts_at')} as starts_at, ${inMs(sql, 'f.ends_at')} as ends_at
    from attendance_facts f left join people p on p.id = f.person_id left join accounts a on a.id = f.account_id
      left join devices d on d.id = f.device_id left join tokens t on t.id = f.token_id
    where f.booth_id = any (${boothIds}::uuid[])
    order by f.occurred_at, f.id`;
}

/**
 * While somebody tapped on their own phone, as long as it was a slot: minutes that lie close enough are one stretch. Made by the
 * database, because a large event has a minute of taps for every visit; the visits first, because joined with slots they
 * were read once for each. A time that was stated, or that is uncertain, does not say where the phone was.
 */
function listOwnTaps(sql: Reader, boothIds: string[]) {
  return sql<OfBooth<OwnTaps>[]>`
    with tapped as materialized (
      select v.booth_id, d.person_id, v.occurred_at
      from visits v join devices d on d.id = v.device_id and d.person_id is not null
      where v.booth_id = any (${boothIds}::uuid[])
        and not v.undone and v.happened_at is null and (not v.time_uncertain or v.time_settled)),
    minutes as (
      select distinct t.booth_id, t.person_id, (extract(epoch from date_trunc('minute', t.occurred_at)) * 1000)::float8 as at
      from tapped t join slots s on s.booth_id = t.booth_id and s.archived_at is null and t.occurred_at >= s.starts_at and t.occurred_at < s.ends_at),
    begun as (
      select *, at - lag(at) over own < ${TAP_MS + BETWEEN_TAPS_MS} as goes_on from minutes window own as (partition by booth_id, person_id order by at)),
    numbered as (
      select *, count(*) filter (where goes_on is not true) over (partition by booth_id, person_id order by at) as stay from begun)
    select n.booth_id, p.id::text as who, p.name, min(n.at) as starts_at, max(n.at) + ${TAP_MS} as ends_at
    from numbered n join people p on p.id = n.person_id
    group by n.booth_id, p.id, n.stay
    order by starts_at, who`;
}

/** Milliseconds since 1970, as the rules count. */
function inMs(sql: Reader, column: string) {
  return sql`(extract(epoch from ${sql(column)}) * 1000)::float8`;
}
