import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { comparison } from '#contracts/report';
import { createPavilion } from '../fixtures/pavilion.ts';
import { createTestApp, TEST_NOW } from '../setup/app.ts';

const { db, request, as, time } = await createTestApp();
const { event, amsterdam, copa, drasi, elsewhere } = await createPavilion(db);
await db.event.update({ where: { id: amsterdam.id }, data: { name: 'KubeCon Amsterdam' } });
await db.booth.update({ where: { id: elsewhere.id }, data: { slug: 'copacetic', name: 'Copacetic' } });
const manager = await as('manager');

const count = (booth: typeof copa, likely: number, approximate: boolean) =>
  db.headCount.create({
    data: {
      ...{
        id: uuidv7(),
        boothId: booth.id,
        eventId: booth.eventId,
        source: 'published',
        likely,
        approximate,
      },
      ...{ tappedAt: TEST_NOW, occurredAt: TEST_NOW, receivedAt: TEST_NOW, contentHash: Buffer.from('x') },
    },
  });
await count(copa, 43, false);
await count(drasi, 20, false);
await count(elsewhere, 75, true);
// Both are over.
time.now = new Date(TEST_NOW.getTime() + 7 * 24 * 3_600_000);

const beside = (query: string, format = 'json', who = manager) =>
  request.get(`/api/v1/events/${event.slug}/summary.${format}?${query}`).set(who);

test('the same project at two events is one, whatever its booths are called, and ~75 is not made exact', async () => {
  const { body, headers } = await beside('with=amsterdam').expect(200);
  expect(headers['content-disposition']).toContain('filename="atlanta-compared-with-amsterdam-2025-11-');
  const { projects, both, difference, here, there } = comparison.parse(body);
  expect(projects).toMatchObject([
    {
      here: { slug: 'copa' },
      there: { slug: 'copacetic' },
      difference: { visitors: -32, approximate: true },
    },
    { here: { slug: 'drasi' }, there: null, difference: { visitors: null } },
  ]);
  expect([here.total.visitors, there.total.visitors, difference.visitors]).toEqual([63, 75, -12]);
  expect(both).toMatchObject({ projects: 1, here: { visitors: 43 }, there: { visitors: 75 } });
  const { text } = await beside('with=amsterdam', 'md').expect(200);
  expect(text).toMatch(/\| Copa +\| +43 \| +~75 \| +about −32 \|/);
});

test('the page compares the same, and says as much as the file', async () => {
  for (const booths of ['', '&booth=drasi', '&booth=copa']) {
    const { body: file } = await beside(`with=amsterdam${booths}`).expect(200);
    const { body } = await request
      .get(`/api/v1/events/${event.slug}/engagement?compare=event:amsterdam${booths}`)
      .set(manager)
      .expect(200);
    const { both } = body.comparison;
    expect([both.booths, both.difference, both.percent, both.approximate]).toEqual([
      ...[file.both.projects, file.both.difference.visitors],
      ...[file.both.difference.percent, file.both.difference.approximate],
    ]);
    expect([both.here, both.there]).toEqual([file.both.here, file.both.there]);
  }
});

test('while an event runs neither page nor file tells a difference from its figures', async () => {
  const after = time.now;
  time.now = TEST_NOW;
  const { body: file } = await beside('with=amsterdam').expect(200);
  expect([file.here.isOver, file.both.projects, file.difference.visitors]).toEqual([false, 0, null]);
  const { body } = await request
    .get(`/api/v1/events/${event.slug}/engagement?compare=event:amsterdam`)
    .set(manager);
  expect([body.comparison.both.difference, body.comparison.both.booths]).toEqual([null, 0]);
  time.now = after;
});

test('chosen booths are compared with those of their projects only', async () => {
  const { body } = await beside('with=amsterdam&booth=drasi').expect(200);
  expect(body.projects).toMatchObject([{ project: { slug: 'drasi' }, there: null }]);
  expect(body.there).toMatchObject({ booths: 0, total: { visitors: null } });
});

test('a project that got another name since is the same one, under both', async () => {
  const project = await db.project.findUniqueOrThrow({ where: { slug: 'copa' } });
  const renamed = await request
    .patch(`/api/v1/projects/${project.id}`)
    .set(manager)
    .set('If-Match', `${project.version}`)
    .send({ name: 'Copacetic', aliases: ['Copa'] });
  expect(renamed.status).toBe(200);
  const { body } = await beside('with=amsterdam').expect(200);
  expect(body.projects[0]).toMatchObject({
    project: { slug: 'copa', name: 'Copacetic', aliases: ['Copa'] },
    here: { slug: 'copa', name: 'Copa', figure: { visitors: 43 } },
    there: { slug: 'copacetic', figure: { visitors: 75, approximate: true } },
    difference: { visitors: -32 },
  });
  const { body: report } = await request.get('/api/v1/events/amsterdam/report').set(manager).expect(200);
  expect(report.booths[0]).toMatchObject({ name: 'Copacetic', project: { name: 'Copacetic' } });
});

test.each([
  ['an event that is not there', 'with=nowhere', 404, /^There is no such event "nowhere" to compare with\.$/],
  ['the event itself', 'with=atlanta', 400, /same event; name another one/],
  ['a post', 'with=amsterdam&edition=post', 400, /no edition "post"; leave edition out/],
  ['two events', 'with=amsterdam&with=rome', 400, /with/],
])('%s to compare with is refused', async (_, query, status, why) => {
  const answer = await beside(query);
  expect([answer.status, JSON.stringify(answer.body)]).toEqual([status, expect.stringMatching(/"detail"/)]);
  expect(answer.body.detail).toMatch(why);
});

test('a lead compares the own booths with events that they may see', async () => {
  const lead = await as('lead', copa.id);
  expect((await beside('with=amsterdam', 'json', lead)).status).toBe(404);
});
