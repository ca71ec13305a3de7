import { pino } from 'pino';
import { beforeEach, expect, test } from 'vitest';
import { createBooth, createEvent } from '../fixtures/atlanta.ts';
import { createTablet, send, visit } from '../fixtures/devices.ts';
import { createTestApp } from '../setup/app.ts';

const logged: { err: { code: string; message: string } }[] = [];
const log = pino({ level: 'error' }, { write: (line: string) => logged.push(JSON.parse(line)) });
const { request, db, sql } = await createTestApp({ log });
const atlanta = await createEvent(db);
const copa = await createBooth(db, atlanta.id, 'Copa');
const tablet = await createTablet(db, atlanta.id, [copa.id]);
const CONNECTIONS = 6;

/** More often than there are connections: each has its plans ready. */
async function statuses() {
  const all: number[] = [];
  for (let turn = 0; turn < CONNECTIONS + 2; turn += 1)
    all.push((await send(request, tablet, [visit(copa.id)])).status);
  return all;
}

beforeEach(() => {
  logged.length = 0;
});

test('a schema that changes under a running server is noticed by nobody', async () => {
  await statuses();
  await sql.unsafe('alter table booths alter column name type varchar(300)');
  expect(new Set(await statuses())).toEqual(new Set([200]));
  expect(logged).toEqual([]);
});

test('when the database refuses a batch, the log says why, also when its plan was made before', async () => {
  await statuses();
  await sql.unsafe(`alter table visits alter column clock_offset_ms drop default,
    alter column clock_offset_ms type jsonb using to_jsonb(clock_offset_ms)`);
  expect(new Set(await statuses())).toEqual(new Set([500]));
  expect(new Set(logged.map(({ err }) => err.code))).toEqual(new Set(['42804']));
  expect(logged[0]?.err.message).toContain('clock_offset_ms');
});
