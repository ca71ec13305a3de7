import { hashSecret, newSecret, TOKEN_PREFIX } from '#server/access/secrets';
import { connectSql, type Sql } from '#server/database/sql';
import { type Stage, setStage } from './stage.ts';

const BOOTHS = 10;
/** Of three days of ten hours. */
const QUARTERS = 120;

export interface Place {
  stage: Stage;
  authorization: string;
  /** The second of three. */
  day: string;
}

/** A stage of its own with so many visits, and a token of a manager. */
export async function openPlace(visits: number): Promise<Place> {
  const stage = await setStage();
  const sql = connectSql(stage.databaseUrl, { max: 1 });
  const authorization = await authorizeManager(sql);
  await fillVisits(sql, stage, visits);
  const [event] = await sql<
    { day: string }[]
  >`select starts_on::text as day from events where id = ${stage.eventId}`;
  await sql.end();
  // The second day, so that there is one before.
  const second = new Date(Date.parse(event?.day ?? '') + 24 * 3_600_000).toISOString().slice(0, 10);
  return { stage, authorization, day: second };
}

export async function authorizeManager(sql: Sql): Promise<string> {
  const secret = newSecret(TOKEN_PREFIX);
  await sql`insert into tokens (id, name, role, token_hash) values (gen_random_uuid(), 'bench', 'manager', ${hashSecret(secret)})`;
  return `Bearer ${secret}`;
}

/**
 * Visits in the order of their times, as they arrive: 3 days of 40 quarters, in each of them round-robin over booths, audiences
 * and sectors, so that both sizes fill every cell. Without triggers, and the rollups made from them at the end, as the triggers
 * would have.
 */
async function fillVisits(sql: Sql, { eventId, tablets }: Stage, visits: number): Promise<void> {
  const used = tablets.slice(0, BOOTHS);
  const audiences = ['newcomer', 'user', 'contributor', 'maintainer', 'vendor', 'student', 'press', null];
  const sectors = ['technology', 'finance', 'public-sector', 'industry', null];
  const [topic] = await sql<{ id: string }[]>`
    insert into topics (id, event_id, slug, label, updated_at) values (gen_random_uuid(), ${eventId}, 'patching', 'Patching', now()) returning id`;
  const topicId = topic?.id ?? '';
  await sql`
    insert into event_days (id, event_id, date, opens_at, closes_at, updated_at)
    select gen_random_uuid(), id, d::date, d::date + time '10:00' at time zone 'UTC', d::date + time '20:00' at time zone 'UTC', now()
    from events, generate_series(starts_on, ends_on, interval '1 day') d where id = ${eventId}`;
  await sql`
    insert into slots (id, event_id, booth_id, starts_at, ends_at, updated_at)
    select gen_random_uuid(), d.event_id, b.id, d.opens_at, d.closes_at, now()
    from event_days d join booths b on b.event_id = d.event_id where d.event_id = ${eventId}`;
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`
      insert into visits (id, event_id, booth_id, device_id, tapped_at, received_at, occurred_at, party_size, standing_size,
        audience, standing_audience, sector, standing_sector, topic_ids, content_hash)
      select gen_random_uuid(), ${eventId}, (${used.map(({ boothId }) => boothId)}::uuid[])[1 + i % ${BOOTHS}],
        (${used.map(({ deviceId }) => deviceId)}::uuid[])[1 + i % ${BOOTHS}], at, at, at, 1, 1, audience, audience, sector, sector,
        case when i % 4 = 0 then array[${topicId}::uuid] else '{}' end, '\\x00'
      from generate_series(0, ${visits - 1}) i
      cross join (select array_agg(opens_at order by opens_at) as opened from event_days where event_id = ${eventId}) days
      cross join lateral (select (i::bigint * ${QUARTERS} / ${visits})::int as quarter) q
      cross join lateral (select
        opened[1 + quarter / 40] + quarter % 40 * interval '15 minutes' + i::bigint * ${QUARTERS} % ${visits} * interval '15 minutes' / ${visits} as at,
        (${audiences}::text[])[1 + (i / ${BOOTHS}) % ${audiences.length}] as audience,
        (${sectors}::text[])[1 + (i / ${BOOTHS * audiences.length}) % ${sectors.length}] as sector) cell`;
    await tx`insert into visit_topics (visit_id, topic_id) select id, ${topicId} from visits where topic_ids <> '{}'`;
    await tx`
      insert into visit_rollups (booth_id, bucket, audience, sector, visits, visitors)
      select booth_id, rollup_bucket(occurred_at), coalesce(standing_audience, ''), coalesce(standing_sector, ''), count(*), sum(standing_size)
      from visits group by 1, 2, 3, 4`;
    await tx`
      insert into visit_topic_rollups (booth_id, bucket, topic_id, audience, sector, visits, visitors)
      select booth_id, rollup_bucket(occurred_at), ${topicId}, coalesce(standing_audience, ''), coalesce(standing_sector, ''), count(*), sum(standing_size)
      from visits where topic_ids <> '{}' group by 1, 2, 4, 5`;
  });
  await sql`vacuum analyze`;
}
