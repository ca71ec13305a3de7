import { randomUUID } from 'node:crypto';
import { connectSql, type Sql, type Transaction } from '../database/sql.ts';
import { type Finding, fine, judgeClock, problem } from './rules.ts';

const CHANNEL = 'pavilion_doctor';
const PATIENCE_MS = 3_000;

/** A hint sent through one address must arrive through the other: LISTEN does not pass a transaction pooler. */
export async function checkNotify(url: string, directUrl: string): Promise<Finding> {
  const [listener, speaker] = [connectSql(directUrl, { max: 1 }), connectSql(url, { max: 1 })];
  try {
    const text = randomUUID();
    const heard = await new Promise<boolean>((resolve, reject) => {
      setTimeout(() => resolve(false), PATIENCE_MS);
      listener
        .listen(CHANNEL, (payload) => payload === text && resolve(true))
        .then(() => speaker`select pg_notify(${CHANNEL}, ${text})`)
        .catch(reject);
    });
    if (heard) return fine('Live hints', 'LISTEN and NOTIFY pass');
    return problem(
      'Live hints',
      'NOTIFY does not arrive',
      'There is a pooler in between. Set DATABASE_DIRECT_URL to the address of PostgreSQL itself.',
    );
  } finally {
    await Promise.all([listener.end({ timeout: 1 }), speaker.end({ timeout: 1 })]);
  }
}

/** Midpoint of the fastest of five round trips. */
export async function checkClock(sql: Sql): Promise<Finding> {
  const trips: { tookMs: number; offsetMs: number }[] = [];
  for (let trip = 0; trip < 5; trip += 1) {
    const sentAt = Date.now();
    const [row] = await sql<{ at: Date }[]>`select clock_timestamp() as at`;
    const tookMs = Date.now() - sentAt;
    trips.push({ tookMs, offsetMs: (row?.at.getTime() ?? 0) - sentAt - tookMs / 2 });
  }
  const fastest = trips.toSorted((a, b) => a.tookMs - b.tookMs)[0];
  return judgeClock(fastest?.offsetMs ?? 0);
}

class TakenBack extends Error {}

/** Taps a visit at a booth of its own, looks whether it is counted, and takes everything back. */
export async function checkTap(sql: Sql): Promise<Finding> {
  let visitors: number | null = null;
  try {
    await sql.begin(async (tx) => {
      visitors = await tapOnce(tx);
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) {
      const reason = error instanceof Error ? error.message : String(error);
      return problem('Test tap', reason, 'The database refuses visits. Check its rights and its disk.');
    }
  }
  if (visitors === 2) return fine('Test tap', 'stored, counted and taken back');
  return problem(
    'Test tap',
    'stored, but not counted',
    'The triggers are missing. Run "npm run db:migrate".',
  );
}

async function tapOnce(tx: Transaction): Promise<number | null> {
  const [event, project, booth, token] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const name = `doctor-${event}`;
  await tx`
    insert into events (id, slug, name, time_zone, starts_on, ends_on, updated_at)
    values (${event}, ${name}, ${name}, 'UTC', current_date, current_date, now())`;
  await tx`insert into event_versions (event_id) values (${event})`;
  await tx`insert into projects (id, slug, name, updated_at) values (${project}, ${name}, ${name}, now())`;
  await tx`
    insert into booths (id, event_id, project_id, slug, name, updated_at)
    values (${booth}, ${event}, ${project}, ${name}, ${name}, now())`;
  await tx`
    insert into tokens (id, name, role, token_hash) values (${token}, ${name}, 'manager', ${Buffer.from(name)})`;
  await tx`
    insert into visits (id, event_id, booth_id, token_id, tapped_at, received_at, party_size, content_hash, occurred_at,
      standing_size)
    values (${randomUUID()}, ${event}, ${booth}, ${token}, now(), now(), 2, decode('00', 'hex'), now(), 2)`;
  const [row] = await tx<{ visitors: number }[]>`
    select sum(visitors)::int as visitors from visit_rollups where booth_id = ${booth}`;
  return row?.visitors ?? null;
}
