import { randomUUID } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import { createBooth, createEvent } from '../fixtures/atlanta.ts';
import { correction, send, undo, visit } from '../fixtures/devices.ts';
import { wednesday } from '../fixtures/pavilion.ts';
import { createAccount, PASSWORD } from '../fixtures/people.ts';
import {
  at,
  type Headers,
  HOUR,
  HOUR_MS,
  type Sender,
  uncertainPlaces,
} from '../fixtures/uncertain-times.ts';
import { createTestApp, TEST_NOW } from '../setup/app.ts';

const app = await createTestApp();
const { db, request, as, sql, time } = app;
const atlanta = await createEvent(db);
await createBooth(db, (await createEvent(db, 'amsterdam')).id, 'Flux');
const { manager, createPlace, sendAhead, settle, versionOf } = await uncertainPlaces(app, atlanta.id);

/** Visitors by quarter of an hour of Wednesday, from the rollups and counted anew from the visits. */
async function quarters(boothId: string): Promise<Record<string, number>> {
  const rolled = await sql<{ at: string; visitors: number }[]>`
    select to_char(bucket at time zone 'America/New_York', 'HH24:MI') as at, visitors from visit_rollups
    where booth_id = ${boothId} and visitors <> 0 order by 1`;
  const counted = await sql<{ at: string; visitors: number }[]>`
    select to_char(rollup_bucket(occurred_at) at time zone 'America/New_York', 'HH24:MI') as at,
      sum(standing_size)::int as visitors
    from visits where booth_id = ${boothId} and not undone group by 1 order by 1`;
  expect([...rolled]).toEqual([...counted]);
  return Object.fromEntries(rolled.map(({ at, visitors }) => [at, visitors]));
}

describe('a stretch of uncertain times', () => {
  test('is listed with its device, its booth, from when to when, and how many', async () => {
    const { booth, tablet, tabletName, only } = await createPlace();
    await sendAhead(
      tablet,
      [visit(booth.id, at('12:10', { partySize: 3 })), visit(booth.id, at('12:50'))],
      2,
    );
    const stretch = await only();
    expect(stretch).toEqual({
      ...{ id: expect.any(String), version: expect.any(Number), clock: 'moved', offsetMs: -2 * HOUR_MS },
      ...{ boothId: booth.id, sender: { kind: 'device', id: tablet.id, name: tabletName } },
      ...{ visits: 2, visitors: 4, attendance: 0, headCounts: 0, entries: [], counted: [] },
      ...{ startsAt: wednesday('10:10'), endsAt: wednesday('10:50') },
      shiftsFrom: { startsAt: wednesday('10:10'), endsAt: wednesday('10:50') },
      receivedAt: TEST_NOW.toISOString(),
    });
  });

  test('is not listed for certain times, for visits that were taken back, or where a person said when', async () => {
    const { booth, tablet, list } = await createPlace();
    const [taken, said, stays] = [
      visit(booth.id, at('12:10')),
      visit(booth.id, at('12:20')),
      visit(booth.id, at('12:30')),
    ];
    await sendAhead(tablet, [taken, said, stays], 2);
    await sendAhead(tablet, [undo(taken), correction(said, { happenedAt: wednesday('11:00') })], 2);
    const late = visit(booth.id, at('15:40'));
    await sendAhead(tablet, [correction(late, { happenedAt: wednesday('11:30') })], 2);
    await sendAhead(tablet, [late], 5);
    expect((await list()).items.map(({ id }) => id)).toEqual([stays.id]);
  });

  test('that was held at its arrival says from where it is shifted', async () => {
    const { booth, tablet, only } = await createPlace();
    await send(request, tablet, [visit(booth.id, at('16:05')), visit(booth.id, at('16:25'))]);
    expect(await only()).toMatchObject({
      ...{ clock: 'ahead', startsAt: wednesday('14:00'), endsAt: wednesday('14:00') },
      shiftsFrom: { startsAt: wednesday('16:05'), endsAt: wednesday('16:25') },
    });
  });
});

/** The first contact carries no items, and is on the record before they come. */
const saysHours = async (tablet: Sender & { id: string }, hours: number, unsent = 9) => {
  await sendAhead(tablet, [], hours, { unsent });
  const said = { deviceId: tablet.id, clockOffsetMs: -hours * HOUR_MS };
  await expect.poll(() => db.deviceReport.count({ where: said }), { timeout: 5_000 }).toBe(1);
};

describe('an outage whose clock was set on meanwhile', () => {
  const isUncertain = async (id: string) =>
    (await db.visit.findUniqueOrThrow({ where: { id } })).timeUncertain;

  test('is uncertain as a whole, however many batches and tries it comes in, and what is tapped afterwards is not', async () => {
    const { booth, tablet, only } = await createPlace();
    const taps = ['12:10', '12:50', '13:30', '15:20'].map((clock) => visit(booth.id, at(clock)));
    await saysHours(tablet, 2);
    await sendAhead(tablet, taps.slice(0, 2), 2);
    // The second batch, and the first once more beside it: as a retry, or another tab, sends them.
    await Promise.all([sendAhead(tablet, taps.slice(1), 2), sendAhead(tablet, taps.slice(0, 3), 2)]);
    expect(await Promise.all(taps.map(({ id }) => isUncertain(id)))).toEqual([true, true, true, true]);
    expect(await only()).toMatchObject({
      visits: 4,
      startsAt: wednesday('10:10'),
      endsAt: wednesday('13:20'),
    });
    time.now = new Date(TEST_NOW.getTime() + 5 * 60_000);
    const afterwards = visit(booth.id, at('16:03'));
    await sendAhead(tablet, [afterwards], 2);
    time.now = TEST_NOW;
    expect(await isUncertain(afterwards.id)).toBe(false);
  });

  test('and that was set right again before the taps came, is uncertain too; what was sent late from quiet hours is not', async () => {
    const { booth, tablet } = await createPlace();
    await db.deviceReport.create({
      data: { deviceId: tablet.id, reportedAt: wednesday('10:00'), clockOffsetMs: 0, clientVersion: '1.0.0' },
    });
    await saysHours(tablet, 2);
    const [quiet, tapped] = [visit(booth.id, at('09:30')), visit(booth.id, at('12:10'))];
    await sendAhead(tablet, [quiet, tapped], 0);
    expect([await isUncertain(quiet.id), await isUncertain(tapped.id)]).toEqual([false, true]);
  });
});

test('a clock that was set back shows a time twice: what is tapped once nothing is unsent is certain', async () => {
  const { booth, tablet, list } = await createPlace();
  await saysHours(tablet, -2, 0);
  await sendAhead(tablet, [visit(booth.id, at('11:59'))], -2, { unsent: 1 });
  expect((await list()).items).toEqual([]);
});

describe('shifting it', () => {
  test('moves every figure with it, leaves the raw times, and says who, when and why', async () => {
    const { booth, tablet, only, list } = await createPlace();
    const items = [visit(booth.id, at('12:10', { partySize: 3 })), visit(booth.id, at('12:50'))];
    await sendAhead(tablet, items, 2);
    expect(await quarters(booth.id)).toEqual({ '10:00': 3, '10:45': 1 });
    const before = await versionOf();
    await createAccount(db, 'Mona', { role: 'manager' });
    const mona = await signIn('mona');
    const stretch = await only();
    const { status, body } = await settle(mona, stretch, 2 * HOUR);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{
        visits: 2,
        visitors: 4,
        shiftMinutes: 120,
        reason: 'It was set back at lunch.',
        settledBy: 'Mona',
      },
      before: { startsAt: wednesday('10:10'), endsAt: wednesday('10:50') },
      ...{ startsAt: wednesday('12:10'), endsAt: wednesday('12:50'), settledAt: TEST_NOW.toISOString() },
    });
    expect(await quarters(booth.id)).toEqual({ '12:00': 3, '12:45': 1 });
    expect(await list()).toEqual({ items: [], settled: [body] });
    expect(await versionOf()).toBe(before + 1);
    const row = await db.visit.findUniqueOrThrow({ where: { id: items[0]?.id ?? '' } });
    expect(row).toMatchObject({
      ...{ tappedAt: new Date(wednesday('12:10')), timeUncertain: true, timeSettled: true },
      occurredAt: new Date(wednesday('12:10')),
    });
    expect(Number(row.clockOffsetMs)).toBe(-2 * HOUR_MS);
    const facts = await db.visitCorrection.findMany({
      where: { boothId: booth.id },
      include: { account: true },
    });
    expect(
      facts.map(({ change, reason, account, occurredAt }) => [change, reason, account?.name, occurredAt]),
    ).toEqual(
      ['12:10', '12:50'].map((clock) => [
        { occurredAt: wednesday(clock) },
        'It was set back at lunch.',
        'Mona',
        TEST_NOW,
      ]),
    );
  });

  test('of one held at its arrival begins at what its clock said', async () => {
    const { booth, tablet, only } = await createPlace();
    await send(request, tablet, [
      visit(booth.id, at('16:05')),
      visit(booth.id, at('16:25', { partySize: 2 })),
    ]);
    expect(await quarters(booth.id)).toEqual({ '14:00': 3 });
    expect((await settle(manager, await only(), -3 * HOUR)).status).toBe(200);
    expect(await quarters(booth.id)).toEqual({ '13:00': 1, '13:15': 2 });
  });

  test('lets topics and later corrections of the same visits stand', async () => {
    const { booth, tablet, only } = await createPlace();
    await db.topic.create({ data: { eventId: atlanta.id, slug: 'patching', label: 'Patching' } });
    const one = visit(booth.id, at('12:10', { topics: ['patching'] }));
    await sendAhead(tablet, [one], 2);
    await settle(manager, await only(), HOUR);
    await send(request, tablet, [correction(one, { partySize: 4 })]);
    expect(await quarters(booth.id)).toEqual({ '11:00': 4 });
    const [topic] = await sql`
      select to_char(bucket at time zone 'America/New_York', 'HH24:MI') as at, visitors from visit_topic_rollups
      where booth_id = ${booth.id} and visitors > 0`;
    expect(topic).toEqual({ at: '11:00', visitors: 4 });
    await send(request, tablet, [undo(one)]);
    expect(await quarters(booth.id)).toEqual({});
  });

  test.each([
    [
      'before the days of the event',
      -82 * HOUR - 30,
      'outside-event',
      /of 1 visitor at 2025-11-12 10:10 would lie at 2025-11-08 23:40, outside the days/,
    ],
    [
      'after it was received',
      3 * HOUR + 30,
      'in-the-future',
      /of 2 visitors at 2025-11-12 10:50 would lie at 2025-11-12 14:20, after it was received at 2025-11-12 14:00/,
    ],
  ])('to %s is refused with the visit that would, and nothing moves', async (_, minutes, code, words) => {
    const { booth, tablet, only } = await createPlace();
    const items = [visit(booth.id, at('12:10')), visit(booth.id, at('12:50', { partySize: 2 }))];
    await sendAhead(tablet, items, 2);
    const answer = await settle(manager, await only(), minutes);
    expect([answer.status, answer.body.code]).toEqual([400, code]);
    expect(answer.body.detail).toMatch(words);
    expect(await quarters(booth.id)).toEqual({ '10:00': 1, '10:45': 2 });
    expect(await db.visitCorrection.count({ where: { boothId: booth.id } })).toBe(0);
    expect((await only()).visits).toBe(2);
  });
});

describe('“these times are right”', () => {
  test('keeps the times and takes the mark away, also of what was held at its arrival', async () => {
    const { booth, tablet, list } = await createPlace();
    await send(request, tablet, [visit(booth.id, at('16:05'))]);
    await sendAhead(tablet, [visit(booth.id, at('12:10', { partySize: 2 }))], 2);
    const before = await quarters(booth.id);
    for (const stretch of (await list()).items)
      expect((await settle(manager, stretch, null)).body).toMatchObject({
        shiftMinutes: null,
        before: { startsAt: stretch.startsAt },
        startsAt: stretch.startsAt,
      });
    expect(await quarters(booth.id)).toEqual(before);
    const after = await list();
    expect([after.items, after.settled.length]).toEqual([[], 2]);
  });

  test('is not said of what comes later: that is listed again', async () => {
    const { booth, tablet, only } = await createPlace();
    const late = visit(booth.id, at('12:30', { partySize: 5 }));
    await sendAhead(tablet, [visit(booth.id, at('12:10')), visit(booth.id, at('12:50'))], 2);
    await settle(manager, await only(), null);
    await request
      .post(`/api/v1/devices/${tablet.id}/hand-ins`)
      .set(manager)
      .send({ savedAt: wednesday('14:00'), clockOffsetMs: null, items: [late] })
      .expect(200);
    expect(await only()).toMatchObject({ id: late.id, visits: 1, visitors: 5 });
  });
});

describe('who decides', () => {
  test('a lead for the own booth, nobody of another one, and no viewer', async () => {
    const { booth, tablet, lead, only } = await createPlace();
    const other = await createPlace();
    await sendAhead(tablet, [visit(booth.id, at('12:10'))], 2);
    const stretch = await only();
    expect((await settle(other.lead, stretch, null)).body.code).toBe('not-your-booth');
    expect((await settle(await as('viewer'), stretch, null)).body.code).toBe('not-allowed');
    const seen = await request.get('/api/v1/events/atlanta/uncertain-times').set(other.lead);
    expect(seen.body.items).toEqual([]);
    const done = await settle(lead, stretch, null);
    expect([done.status, done.body.settledBy]).toEqual([200, null]);
    const settled = await request.get('/api/v1/events/atlanta/uncertain-times').set(other.lead);
    expect(settled.body.settled).toEqual([]);
  });

  test('of two at once one, and the other hears it', async () => {
    const { booth, tablet, only } = await createPlace();
    await sendAhead(tablet, [visit(booth.id, at('12:10'))], 2);
    const stretch = await only();
    const answers = await Promise.all([60, 30, 15, 0].map((minutes) => settle(manager, stretch, minutes)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ code: 'stale', sentVersion: stretch.version });
    expect(await db.visitCorrection.count({ where: { boothId: booth.id } })).toBe(1);
    expect(Object.values(await quarters(booth.id))).toEqual([1]);
  });

  test('on what they saw: another visit meanwhile, or no version, is refused', async () => {
    const { booth, tablet, only, list } = await createPlace();
    await sendAhead(tablet, [visit(booth.id, at('12:10'))], 2);
    const stretch = await only();
    await sendAhead(tablet, [visit(booth.id, at('11:58'))], 2);
    time.now = TEST_NOW;
    const stale = await settle(manager, stretch, 60);
    expect([stale.status, stale.body.code]).toEqual([409, 'stale']);
    const { body, status } = await request
      .put(`/api/v1/uncertain-times/${stretch.id}/settlement`)
      .set(manager)
      .send({ settlementId: randomUUID(), shiftMinutes: 60, reason: 'x' });
    expect([status, body.code]).toEqual([428, 'version-missing']);
    expect((await list()).settled).toEqual([]);
  });

  test('once, also when the answer was lost; the same id for something else is refused', async () => {
    const { booth, tablet, only } = await createPlace();
    await sendAhead(tablet, [visit(booth.id, at('12:10'))], 2);
    const stretch = await only();
    const settlementId = randomUUID();
    const first = await settle(manager, stretch, 60, { settlementId });
    const again = await settle(manager, stretch, 60, { settlementId });
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(await db.visitCorrection.count({ where: { boothId: booth.id } })).toBe(1);
    const other = await settle(manager, stretch, 61, { settlementId });
    expect([other.status, other.body.code]).toEqual([409, 'taken']);
  });

  test.each([
    ['a visit that there is not', async () => uuidv7(), {}, 404, 'not-found'],
    ['a visit whose time is certain', certainVisit, {}, 404, 'not-found'],
    ['no reason', certainVisit, { reason: ' ' }, 400, 'invalid-input'],
    ['half a minute', certainVisit, { shiftMinutes: 0.5 }, 400, 'invalid-input'],
    ['a hundred years', certainVisit, { shiftMinutes: 60 * 24 * 366 * 100 }, 400, 'invalid-input'],
  ])('not on %s', async (_, id, given, status, code) => {
    const answer = await settle(manager, { id: await id(), version: 1 }, 60, given);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test('not in an archive', async () => {
    const { booth, tablet, only } = await createPlace();
    await sendAhead(tablet, [visit(booth.id, at('12:10'))], 2);
    const stretch = await only();
    await db.booth.update({ where: { id: booth.id }, data: { archivedAt: time.now } });
    expect((await settle(manager, stretch, null)).body.code).toBe('archived');
  });
});

async function certainVisit() {
  const { booth, tablet } = await createPlace();
  const one = visit(booth.id);
  await send(request, tablet, [one]);
  return one.id;
}

async function signIn(name: string): Promise<Headers> {
  const answer = await request
    .post('/api/v1/session')
    .send({ email: `${name}@pavilion.test`, password: PASSWORD });
  const [cookie = ''] = answer.get('Set-Cookie') ?? [];
  return { Cookie: cookie.split(';')[0] ?? '', 'Sec-Fetch-Site': 'same-origin' };
}
