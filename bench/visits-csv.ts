import postgres from 'postgres';
import { z } from 'zod';
import { connectSql } from '#server/database/sql';
import { visitLines } from '#server/reports/visit-lines';
import { compare, type Result } from './method.ts';
import { openPlace, type Place } from './place.ts';
import { beginMemoryAnew, memoryOf } from './process.ts';

const GOAL = 0.5;
const MOST_MEMORY_MB = 64;
/** Requests that warm the process up before its memory is looked at. None of them is an export. */
const WARM_UP_REQUESTS = 300;

/**
 * The file of all visits over HTTP, not compressed, against COPY of the same SELECT; and the most memory of the server's
 * process during its first one, above what the warmed-up process takes.
 * `PAVILION_BENCH_VISITS=COUNT` measures another size than 1 M.
 */
export async function visitsCsv(): Promise<Result> {
  const visits = z.coerce
    .number()
    .int()
    .positive()
    .parse(process.env.PAVILION_BENCH_VISITS ?? '1000000');
  const place = await openPlace(visits);
  try {
    const statement = await readStatement(place);
    const memory = await memoryOfOne(place);
    const result = await compare({
      name: `file of ${visits.toLocaleString('en')} visits, server's memory at most +${Math.round(memory)} MB`,
      reference: 'COPY (same SELECT) TO STDOUT',
      unit: 'MB/s',
      goal: GOAL,
      measured: () => rateOf(() => exportAll(place)),
      referenceRun: () => rateOf(() => copyOut(place, statement)),
    });
    const isTooMuch = result.verdict === 'met' && memory > MOST_MEMORY_MB;
    return isTooMuch ? { ...result, verdict: 'missed' } : result;
  } finally {
    place.stage.stop();
  }
}

/** What the server asks of the database, with its values written into it: COPY takes none apart. */
async function readStatement({ stage: { databaseUrl, eventId } }: Place): Promise<string> {
  const said: string[] = [];
  const sql = postgres(databaseUrl, {
    max: 1,
    types: { bigint: { to: 20, from: [20], parse: Number, serialize: (value: number) => String(value) } },
    debug: (_, text, values: unknown[]) => {
      if (text.includes('from visits'))
        said.push(text.replace(/\$(\d+)/g, (_place, number) => quote(values[Number(number) - 1])));
    },
  });
  const event = {
    ...{ id: eventId, slug: 'bench', name: 'Bench', timeZone: 'America/New_York', simulated: false },
    ...{ startsOn: '2025-11-10', endsOn: '2025-11-13' },
  };
  const lines = visitLines(sql, { event, booths: 'all', isProvisional: false, now: new Date() });
  for await (const _ of lines) if (said.length > 0) break;
  await sql.end({ timeout: 0 });
  const [statement] = said;
  if (statement === undefined) throw new Error('the server asked nothing of the database');
  return statement;
}

const quote = (value: unknown) => `'${String(value).replaceAll("'", "''")}'`;

/** Megabytes in a second. */
async function rateOf(run: () => Promise<number>): Promise<number> {
  const started = performance.now();
  const bytes = await run();
  return bytes / 1_000 / (performance.now() - started);
}

async function exportAll({ stage, authorization }: Place): Promise<number> {
  const headers = { authorization, 'accept-encoding': 'identity' };
  const answer = await fetch(`${stage.pavilionUrl}/api/v1/events/bench/visits.csv`, { headers });
  if (answer.status !== 200 || answer.body === null)
    throw new Error(`the file was answered with ${answer.status}`);
  return bytesIn(answer.body);
}

async function copyOut({ stage }: Place, statement: string): Promise<number> {
  const sql = connectSql(stage.databaseUrl, { max: 1 });
  await sql`select 1`;
  const bytes = await bytesIn(await sql.unsafe(`copy (${statement}) to stdout`).readable());
  await sql.end();
  return bytes;
}

async function bytesIn(portions: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0;
  for await (const portion of portions) bytes += portion.length;
  return bytes;
}

/** Megabytes. */
async function memoryOfOne(place: Place): Promise<number> {
  const { pid, pavilionUrl } = place.stage;
  const headers = { authorization: place.authorization };
  for (let request = 0; request < WARM_UP_REQUESTS; request += 1)
    await (await fetch(`${pavilionUrl}/api/v1/events/bench`, { headers })).arrayBuffer();
  beginMemoryAnew(pid);
  const before = memoryOf(pid, 'VmRSS');
  await exportAll(place);
  return memoryOf(pid, 'VmHWM') - before;
}
