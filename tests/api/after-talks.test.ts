import { describe, expect, test } from 'vitest';
import type { AfterTalks } from '#contracts/after-talks';
import { seedDatabase } from '#prisma/seed';
import { createTablet, send, visit } from '../fixtures/devices.ts';
import { createPavilion, wednesday } from '../fixtures/pavilion.ts';
import { createTestApp } from '../setup/app.ts';

const { db, request, as, time, options } = await createTestApp();
await seedDatabase(options, 'all');
const { event, copa, drasi, kiosk } = await createPavilion(db);
const manager = await as('manager');
const read = async (slug: string, by = manager): Promise<AfterTalks> =>
  (await request.get(`/api/v1/events/${slug}/after-talks`).set(by).expect(200)).body;

async function createTalk(title: string, from: string, to: string, projectId: string | null) {
  return db.talk.create({
    data: {
      ...{ eventId: event.id, title, room: 'B401', startsAt: wednesday(from), endsAt: wednesday(to) },
      ...(projectId !== null && { projects: { create: { projectId } } }),
    },
  });
}

describe('after talks', async () => {
  await db.slot.create({
    data: {
      ...{ eventId: event.id, boothId: copa.id, kioskId: kiosk.id },
      ...{ startsAt: wednesday('10:00'), endsAt: wednesday('18:00') },
    },
  });
  const own = await createTalk('Patching with Copa', '11:30', '12:00', copa.projectId);
  const named = await createTalk('A keynote that sends people', '09:00', '09:30', null);
  await createTalk('Later today', '19:00', '19:30', copa.projectId);
  const doubtful = await createTalk('Perhaps about Copa', '10:00', '10:30', null);
  await db.talkProject.create({
    data: { talkId: doubtful.id, projectId: copa.projectId, match: 'proposed', confidence: 0.3 },
  });
  const tablet = await createTablet(db, event.id, [copa.id]);
  time.now = new Date(wednesday('18:30'));
  const at = (clock: string, partySize: number, more = {}) =>
    visit(copa.id, { tappedAt: wednesday(clock), partySize, ...more });
  const minutes = ['05', '20', '35', '50'];
  const hours = ['10', '11', '12', '13', '14', '15', '16', '17'];
  const usual = hours.flatMap((hour) =>
    minutes.map((minute) => at(`${hour}:${minute}`, hour === '12' ? 10 : 4)),
  );
  const sent = [...usual, at('12:10', 2, { talkId: own.id }), at('12:11', 3, { talkId: named.id })];
  await send(request, tablet, sent, { sentAt: wednesday('18:30') });

  test('compares the hour after with the same day’s other hours, and says who said so', async () => {
    const { booths } = await read('atlanta');
    expect(booths.map(({ slug, talks }) => [slug, talks.map(({ title }) => title)])).toEqual([
      ['copa', ['A keynote that sends people', 'Patching with Copa']],
    ]);
    const [keynote, patching] = booths[0]?.talks ?? [];
    expect(keynote).toMatchObject({ isOwn: false, saidSo: 3, after: [] });
    expect(patching).toMatchObject({ isOwn: true, saidSo: 2, room: 'B401' });
    const [hour, two] = patching?.after ?? [];
    expect(hour).toMatchObject({
      withinMinutes: 60,
      verdict: 'told',
      visitors: 45,
      minutes: 60,
      expected: 16,
    });
    expect(hour?.ratio).toBeCloseTo(45.5 / 16.1, 1);
    expect(hour?.low).toBeGreaterThan(1);
    expect(two).toMatchObject({ withinMinutes: 120, visitors: 61, expected: 32 });
  });

  test('a head count of the time after says nothing of when they came', async () => {
    const { body } = await request
      .post('/api/v1/events/atlanta/head-counts')
      .set(manager)
      .send({
        ...{ boothId: copa.id, source: 'clicker', approximate: false, likely: 60 },
        ...{ startsAt: wednesday('12:00'), endsAt: wednesday('14:00') },
      })
      .expect(201);
    const [booth] = (await read('atlanta')).booths;
    expect(booth?.talks[1]?.after.map(({ verdict, ratio }) => [verdict, ratio])).toEqual([
      ['not-recorded', null],
      ['not-recorded', null],
    ]);
    await db.headCount.delete({ where: { id: body.id } });
  });

  test('a lead reads of the own booths', async () => {
    expect((await read('atlanta', await as('lead', drasi.id))).booths).toEqual([]);
    const unknown = await request.get('/api/v1/events/nowhere/after-talks').set(manager);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'not-found']);
  });
});

test('of the two data sets: one holds every ratio within its interval, of the other nothing was recorded', async () => {
  const simulated = await db.event.findFirstOrThrow({ where: { simulated: true } });
  const effects = (of: AfterTalks) => of.booths.flatMap(({ talks }) => talks.flatMap(({ after }) => after));
  time.now = new Date('2025-12-01T12:00:00Z');
  const told = effects(await read(simulated.slug)).filter(({ verdict }) => verdict === 'told');
  expect(told.length).toBeGreaterThan(0);
  for (const { low, ratio, high } of told) {
    expect(low).toBeLessThan(ratio ?? 0);
    expect(high).toBeGreaterThan(ratio ?? Number.POSITIVE_INFINITY);
  }
  const published = effects(await read('kubecon-na-2025'));
  expect(new Set(published.map(({ verdict }) => verdict))).toEqual(new Set(['not-recorded']));
});
