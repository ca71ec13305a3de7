import { connectSql, type Sql, type Transaction } from '#server/database/sql';
import { authorizeManager } from './place.ts';
import { type Stage, setStage } from './stage.ts';

const BOOTHS = 200;
const PEOPLE = 3_000;
const PEOPLE_ON_A_SHIFT = 3;
/** Shifts of a booth on one of three days; each takes 75 minutes. */
const SHIFTS_A_DAY = 8;
const TOPICS = 10;

export interface LargePlace {
  stage: Stage;
  authorization: string;
}

/**
 * A stage with two events of 2025. `large`: 200 booths, three days of ten hours, 4,800 shifts of three people with their
 * check-ins, 600 head counts, 2,000 pieces of feedback, and so many visits over 960,000 rollup cells, half of them tapped on
 * a person's own phone. `crowded`: ten booths, 900 shifts that overlap, 9,000 assignments of 3,000 people.
 */
export async function openLargePlace(visits: number): Promise<LargePlace> {
  const stage = await setStage();
  const sql = connectSql(stage.databaseUrl, { max: 1 });
  try {
    await sql`insert into people (id, name, updated_at) select gen_random_uuid(), 'Person ' || i, now() from generate_series(1, ${PEOPLE}) i`;
    await fillLarge(sql, visits);
    await fillCrowded(sql);
    await sql`vacuum analyze`;
    return { stage, authorization: await authorizeManager(sql) };
  } catch (error) {
    stage.stop();
    throw error;
  } finally {
    await sql.end();
  }
}

async function fillLarge(sql: Sql, visits: number): Promise<void> {
  const eventId = await createEvent(sql, 'large', BOOTHS);
  await sql`
    insert into topics (id, event_id, slug, label, updated_at)
    select gen_random_uuid(), ${eventId}, 'topic-' || i, 'Topic ' || i, now() from generate_series(1, ${TOPICS}) i`;
  await sql`
    insert into devices (id, event_id, kind, name, person_id, updated_at)
    select gen_random_uuid(), ${eventId}, case when i > 1 then 'phone' else 'tablet' end, b.slug || '-' || i, case when i > 1 then (select id from people order by name offset b.place * 2 + i limit 1) end, now()
    from ${boothsOf(sql, eventId)} b, generate_series(1, 3) i`;
  await sql`
    insert into device_placements (id, device_id, event_id, booth_id)
    select gen_random_uuid(), d.id, ${eventId}, b.id from devices d join booths b on d.event_id = b.event_id and d.name like b.slug || '-_'
    where b.event_id = ${eventId}`;
  await fillShifts(sql, eventId, SHIFTS_A_DAY, 1, PEOPLE_ON_A_SHIFT);
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await fillSaid(tx, eventId);
    await fillVisits(tx, eventId, visits);
  });
}

/** All shifts of a day run at once. */
async function fillCrowded(sql: Sql): Promise<void> {
  const eventId = await createEvent(sql, 'crowded', 10);
  await fillShifts(sql, eventId, 1, 30, 10);
}

async function createEvent(sql: Sql, slug: string, booths: number): Promise<string> {
  const [event] = await sql<{ id: string }[]>`
    insert into events (id, slug, name, time_zone, starts_on, ends_on, updated_at)
    values (gen_random_uuid(), ${slug}, ${slug}, 'America/New_York', '2025-11-11', '2025-11-13', now()) returning id`;
  const eventId = event?.id ?? '';
  await sql`insert into event_versions (event_id) values (${eventId})`;
  await sql`
    with made as (insert into projects (id, slug, name, updated_at)
      select gen_random_uuid(), ${slug} || '-' || i, ${slug} || ' ' || i, now() from generate_series(1, ${booths}) i returning id, slug, name)
    insert into booths (id, event_id, project_id, slug, name, updated_at) select gen_random_uuid(), ${eventId}, id, slug, name, now() from made`;
  await sql`
    insert into event_days (id, event_id, date, opens_at, closes_at, updated_at)
    select gen_random_uuid(), ${eventId}, d::date, d::date + time '10:00' at time zone 'America/New_York', d::date + time '20:00' at time zone 'America/New_York', now()
    from generate_series('2025-11-11'::timestamp, '2025-11-13', interval '1 day') d`;
  await sql`
    insert into slots (id, event_id, booth_id, starts_at, ends_at, updated_at)
    select gen_random_uuid(), d.event_id, b.id, d.opens_at, d.closes_at, now()
    from event_days d join booths b on b.event_id = d.event_id where d.event_id = ${eventId}`;
  return eventId;
}

/** Its booths, counted from 0. */
const boothsOf = (sql: Sql | Transaction, eventId: string) =>
  sql`(select id, slug, row_number() over (order by slug) - 1 as place from booths where event_id = ${eventId})`;

/** Shifts one after the other over each day, so many of them at once. */
async function fillShifts(sql: Sql, eventId: string, inARow: number, atOnce: number, people: number) {
  await sql`
    insert into shifts (id, event_id, booth_id, starts_at, ends_at, updated_at)
    select gen_random_uuid(), ${eventId}, b.id, d.opens_at + (i - 1) * long, d.opens_at + i * long, now()
    from booths b join event_days d on d.event_id = b.event_id, generate_series(1, ${inARow}) i, generate_series(1, ${atOnce}),
      (select interval '10 hours' / ${inARow} as long) each
    where b.event_id = ${eventId}`;
  await sql`
    insert into assignments (id, event_id, booth_id, shift_id, person_id, updated_at)
    select gen_random_uuid(), ${eventId}, s.booth_id, s.id, p.id, now()
    from (select s.*, i, (row_number() over (order by starts_at, s.id, i) - 1) % ${PEOPLE} as number
      from shifts s, generate_series(1, ${people}) i where s.event_id = ${eventId}) s
    join (select id, row_number() over (order by id) - 1 as number from people) p using (number)`;
}

/** Check-ins and check-outs, head counts, feedback. */
async function fillSaid(tx: Transaction, eventId: string): Promise<void> {
  await tx`
    insert into attendance_facts (id, event_id, booth_id, shift_id, person_id, kind, tapped_at, occurred_at, received_at, content_hash)
    select gen_random_uuid(), ${eventId}, s.booth_id, s.id, a.person_id, kind, at, at, at, '\\x00'
    from shifts s join assignments a on a.shift_id = s.id
      cross join lateral (values ('check-in', s.starts_at + interval '3 minutes'), ('check-out', s.ends_at - interval '2 minutes')) f (kind, at)
    where s.event_id = ${eventId}`;
  await tx`
    insert into head_counts (id, event_id, booth_id, source, approximate, likely, starts_at, ends_at, tapped_at, occurred_at, received_at, content_hash)
    select gen_random_uuid(), d.event_id, b.id, 'judged', true, 900, d.opens_at, d.opens_at + interval '100 minutes', d.closes_at, d.closes_at, d.closes_at, '\\x00'
    from event_days d join booths b on b.event_id = d.event_id where d.event_id = ${eventId}`;
  await tx`
    insert into feedback (id, event_id, booth_id, kind, text, tapped_at, occurred_at, received_at, content_hash)
    select gen_random_uuid(), ${eventId}, b.id, 'question', 'How does it work on release ' || i || '?', d.opens_at, d.opens_at, d.opens_at, '\\x00'
    from ${boothsOf(tx, eventId)} b, generate_series(1, 10) i, (select min(opens_at) as opens_at from event_days where event_id = ${eventId}) d`;
}

/** Round-robin over booths, quarters of an hour, audiences and sectors; the rollups as triggers would have made them. */
async function fillVisits(tx: Transaction, eventId: string, visits: number): Promise<void> {
  const audiences = ['newcomer', 'user', 'contributor', 'maintainer', 'vendor', 'student', 'press', null];
  const sectors = ['technology', 'finance', 'public-sector', 'industry', null];
  await tx`
    insert into visits (id, event_id, booth_id, device_id, tapped_at, received_at, occurred_at, party_size, standing_size,
      audience, standing_audience, sector, standing_sector, topic_ids, content_hash)
    select gen_random_uuid(), ${eventId}, b.id, b.devices[1 + case when i % 2 = 0 then 0 else 1 + (i / 2) % 2 end], at, at, at, 1, 1,
      audience, audience, sector, sector, case when i % 4 = 0 then array[topics[1 + i % ${TOPICS}]] else '{}' end, '\\x00'
    from generate_series(0, ${visits - 1}) i
    join (select b.id, b.place, array_agg(d.id order by d.name) as devices
      from ${boothsOf(tx, eventId)} b join device_placements p on p.booth_id = b.id join devices d on d.id = p.device_id group by 1, 2) b
      on b.place = i % ${BOOTHS}
    cross join (select array_agg(id) as topics from topics where event_id = ${eventId}) t
    cross join (select array_agg(opens_at order by opens_at) as opened from event_days where event_id = ${eventId}) d
    cross join lateral (select
      opened[1 + (i / ${BOOTHS}) % 3] + ((i / ${BOOTHS * 3}) % 40) * interval '15 minutes' + (i * 7 % 900) * interval '1 second' as at,
      (${audiences}::text[])[1 + (i / ${BOOTHS * 120}) % ${audiences.length}] as audience,
      (${sectors}::text[])[1 + (i / ${BOOTHS * 120 * audiences.length}) % ${sectors.length}] as sector) cell`;
  await tx`insert into visit_topics (visit_id, topic_id) select id, topic_ids[1] from visits where event_id = ${eventId} and topic_ids <> '{}'`;
  await tx`
    insert into visit_rollups (booth_id, bucket, audience, sector, visits, visitors)
    select booth_id, rollup_bucket(occurred_at), coalesce(standing_audience, ''), coalesce(standing_sector, ''), count(*), sum(standing_size)
    from visits where event_id = ${eventId} group by 1, 2, 3, 4`;
  await tx`
    insert into visit_topic_rollups (booth_id, bucket, topic_id, audience, sector, visits, visitors)
    select booth_id, rollup_bucket(occurred_at), topic_ids[1], coalesce(standing_audience, ''), coalesce(standing_sector, ''), count(*), sum(standing_size)
    from visits where event_id = ${eventId} and topic_ids <> '{}' group by 1, 2, 3, 4, 5`;
}
