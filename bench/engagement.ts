import { z } from 'zod';
import { hashSecret, newSecret, TOKEN_PREFIX } from '#server/access/secrets';
import { connectSql, type Sql } from '#server/database/sql';
import { compare, type Result } from './method.ts';
import { type Stage, setStage } from './stage.ts';

const BOOTHS = 10;
const GOAL = 1.2;
/** Each run asks all questions so often, one after the other. */
const ROUNDS = 5;
const SIZES = z.tuple([z.coerce.number().int().positive(), z.coerce.number().int().positive()]);

/** The page as it opens, a day, filters together, a range that cuts quarters of an hour, and a comparison. */
const questions = (day: string): string[] => [
  '',
  `day=${day}`,
  'audience=user&sector=finance&topic=patching',
  `from=${day}T12:07:03Z&to=${day}T19:52:11Z`,
  `day=${day}&compare=previous-day`,
  'booth=b-1&compare=booth:b-2',
];

/**
 * Every figure of the engagement page at ten times the visits: same booths and days, every rollup cell filled in both.
 * `PAVILION_BENCH_VISITS=LARGE,SMALL` measures other sizes than 10 M and 1 M.
 */
export async function engagement(): Promise<Result> {
  const [large, small] = SIZES.parse((process.env.PAVILION_BENCH_VISITS ?? '10000000,1000000').split(','));
  const places = [await openPlace(large), await openPlace(small)] as const;
  try {
    return await compare({
      name: `engagement page, p95, ${large.toLocaleString('en')} visits`,
      reference: `the same at ${small.toLocaleString('en')}`,
      unit: 'ms',
      goal: GOAL,
      isCeiling: true,
      measured: () => p95Of(places[0]),
      referenceRun: () => p95Of(places[1]),
    });
  } finally {
    for (const { stage } of places) stage.stop();
  }
}

interface Place {
  stage: Stage;
  authorization: string;
  day: string;
}

async function openPlace(visits: number): Promise<Place> {
  const stage = await setStage();
  const sql = connectSql(stage.databaseUrl, { max: 1 });
  const secret = newSecret(TOKEN_PREFIX);
  await sql`insert into tokens (id, name, role, token_hash) values (gen_random_uuid(), 'bench', 'viewer', ${hashSecret(secret)})`;
  await fillVisits(sql, stage, visits);
  const [event] = await sql<
    { day: string }[]
  >`select starts_on::text as day from events where id = ${stage.eventId}`;
  await sql.end();
  // The second day, so that there is one before.
  const second = new Date(Date.parse(event?.day ?? '') + 24 * 3_600_000).toISOString().slice(0, 10);
  return { stage, authorization: `Bearer ${secret}`, day: second };
}

/**
 * Visits round-robin over all cells, so that both sizes fill every one: booths, 3 days of 40 quarters, audiences, sectors.
 * Without triggers, and the rollups made from them at the end, as the triggers would have.
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
      cross join lateral (select
        (select opens_at from event_days where event_id = ${eventId} order by opens_at offset (i / ${BOOTHS}) % 3 limit 1)
          + ((i / ${BOOTHS * 3}) % 40) * interval '15 minutes' + (i % 900) * interval '1 second' as at,
        (${audiences}::text[])[1 + (i / ${BOOTHS * 120}) % ${audiences.length}] as audience,
        (${sectors}::text[])[1 + (i / ${BOOTHS * 120 * audiences.length}) % ${sectors.length}] as sector) cell`;
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

/** Of all answers of one run, milliseconds. */
async function p95Of({ stage, authorization, day }: Place): Promise<number> {
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    for (const question of questions(day)) {
      const started = performance.now();
      const address = `${stage.pavilionUrl}/api/v1/events/bench/engagement?${question}`;
      const answer = await fetch(address, { headers: { authorization } });
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`${address} was answered with ${answer.status}`);
      took.push(performance.now() - started);
    }
  return took.sort((a, b) => a - b)[Math.floor(0.95 * (took.length - 1))] ?? 0;
}
