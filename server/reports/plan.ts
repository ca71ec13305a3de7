import type { Plan, PlannedAssignment, PlannedShift, PlannedTalk } from '../conflicts/plan.ts';
import { groupedBy, type Stretch } from '../counting/rules.ts';
import type { Reader } from '../database/sql.ts';
import { newestAnswer } from './answers.ts';

/** Slots, hours, shifts with their people, representatives and their talks: all booths of an event. */
export async function readPlan(sql: Reader, event: { id: string; timeZone: string }): Promise<Plan> {
  const [booths, slots, openings, shifts, people, representatives, talks] = await Promise.all([
    sql<Plan['booths']>`
      select id as booth_id, name from booths where event_id = ${event.id} and archived_at is null order by lower(name), id`,
    sql<Plan['slots']>`
      select s.booth_id, ${stretch(sql)} from slots s where s.event_id = ${event.id} and s.archived_at is null`,
    sql<Stretch[]>`
      select ${inMs(sql, 'opens_at')} as starts_at, ${inMs(sql, 'closes_at')} as ends_at
      from event_days where event_id = ${event.id} and archived_at is null`,
    sql<Omit<PlannedShift, 'people'>[]>`
      select s.id, s.booth_id, s.minimum, s.target, ${stretch(sql)}
      from shifts s where s.event_id = ${event.id} and s.archived_at is null`,
    listAssigned(sql, event.id),
    sql<Plan['representatives']>`
      select r.booth_id, p.id, p.name, p.standing, false as is_archived
      from representatives r join people p on p.id = r.person_id
      where r.event_id = ${event.id} and r.archived_at is null and p.archived_at is null
      order by r.position, r.id`,
    listTalks(sql, event.id),
  ]);
  const listed = new Set(booths.map(({ boothId }) => boothId));
  const isListed = ({ boothId }: { boothId: string }) => listed.has(boothId);
  const assigned = groupedBy(people, ({ shiftId }) => shiftId);
  const peopleOf = ({ id }: { id: string }) =>
    (assigned.get(id) ?? []).map(({ shiftId: _, ...person }) => person);
  return {
    timeZone: event.timeZone,
    ...{ booths: [...booths], slots: slots.filter(isListed), openings: [...openings], talks: [...talks] },
    shifts: shifts.filter(isListed).map((shift) => ({ ...shift, people: peopleOf(shift) })),
    representatives: representatives.filter(isListed),
  };
}

/** Whoever declined, and did not confirm after that, has declined. */
function listAssigned(sql: Reader, eventId: string) {
  return sql<(PlannedAssignment & { shiftId: string })[]>`
    select a.shift_id, p.id, p.name, p.standing, p.archived_at is not null as is_archived,
      ${newestAnswer(sql)} is not distinct from 'declined' as has_declined,
      ${newestAnswer(sql)} is not distinct from 'swap-offered' as has_offered
    from assignments a join people p on p.id = a.person_id join shifts s on s.id = a.shift_id
    where a.event_id = ${eventId} and a.archived_at is null
    order by a.created_at, a.id`;
}

/** A talk of two people is there twice. Who was found not to be the speaker is left out. */
function listTalks(sql: Reader, eventId: string) {
  return sql<PlannedTalk[]>`
    select s.id, s.title, s.room, t.person_id, coalesce(t.match, '') = 'confirmed' as is_confirmed, ${stretch(sql)}
    from talks s join talk_speakers t on t.talk_id = s.id
    where s.event_id = ${eventId} and s.archived_at is null and t.person_id is not null and t.match is distinct from 'rejected'
    order by s.starts_at, s.id, t.position`;
}

const stretch = (sql: Reader) =>
  sql`${inMs(sql, 's.starts_at')} as starts_at, ${inMs(sql, 's.ends_at')} as ends_at`;

/** Milliseconds since 1970, as the rules count. */
function inMs(sql: Reader, column: string) {
  return sql`(extract(epoch from ${sql(column)}) * 1000)::float8`;
}
