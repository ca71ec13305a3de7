import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../setup/app.ts';
import { readPdf } from '../setup/pdf.ts';

const BOOTHS = 200;
const { app, as, sql } = await createTestApp();
const headers = await as('manager');
const server = createServer(app).listen(0, '127.0.0.1');
await once(server, 'listening');
afterAll(() => server.close());
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

await sql`
  with event as (
    insert into events (id, slug, name, time_zone, starts_on, ends_on, updated_at)
    values (gen_random_uuid(), 'large', 'Large', 'UTC', '2025-11-10', '2025-11-13', now()) returning id),
  version as (insert into event_versions (event_id) select id from event),
  project as (
    insert into projects (id, slug, name, updated_at)
    select gen_random_uuid(), 'p-' || n, 'Project ' || n, now() from generate_series(1, ${BOOTHS}) n returning id, slug, name)
  insert into booths (id, event_id, project_id, slug, name, updated_at)
  select gen_random_uuid(), event.id, project.id, project.slug, project.name, now() from event, project`;

test('who asks for anything else is answered at once while a large PDF is made', {
  timeout: 90_000,
}, async () => {
  let made: Response | null = null;
  const making = fetch(`${base}/api/v1/events/large/summary.pdf`, { headers }).then((answer) => {
    made = answer;
    return answer;
  });
  // With the time between two questions: the server stands still in this process, if it does.
  const laps: number[] = [];
  while (made === null) {
    const asked = performance.now();
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 50));
    laps.push(performance.now() - asked);
  }
  const answer = await making;
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect(Math.max(...laps)).toBeLessThan(1_000);
  const { pages } = await readPdf(Buffer.from(await answer.arrayBuffer()));
  expect(pages.join('\n')).toContain(`Project ${BOOTHS}`);
});
