import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OwnShifts } from '#contracts/own-shifts';
import type { Report } from '#contracts/report';
import { createTablet } from '../fixtures/devices.ts';
import { createPavilion, wednesday } from '../fixtures/pavilion.ts';
import { createPersonalLink, createRepresentative } from '../fixtures/people.ts';
import { createTestApp } from '../setup/app.ts';
import { readCsv } from '../setup/csv.ts';

const { db, request, as, time } = await createTestApp({ publicUrl: 'https://pavilion.example.org' });
const { event, copa, drasi, kiosk } = await createPavilion(db);
const manager = await as('manager');
const NEXT_YEAR = new Date('2026-11-28');
const start = time.now;

const [carol, dan, eve] = [
  await createRepresentative(db, 'Carol', [copa, drasi]),
  await createRepresentative(db, 'Dan', [copa]),
  await createRepresentative(db, 'Eve', [drasi]),
];
const links = {
  carol: await createPersonalLink(db, event.id, carol.id, NEXT_YEAR),
  dan: await createPersonalLink(db, event.id, dan.id, NEXT_YEAR),
  eve: await createPersonalLink(db, event.id, eve.id, NEXT_YEAR),
};

const post = (path: string, body: object) => request.post(`/api/v1/personal-links/${path}`).send(body);
const list = async ({ secret }: { secret: string }): Promise<OwnShifts> =>
  (await post('shifts', { secret })).body;
const answer = ({ secret }: { secret: string }, assignmentId: string, said: string, note = '') =>
  post('answers', { secret, assignmentId, answer: said, note });
const take = ({ secret }: { secret: string }, shiftId: string, insteadOf: string | null = null) =>
  post('assignments', { secret, shiftId, insteadOf });

const shiftOf = (boothId: string, from: string, to: string, target = 2) =>
  db.shift.create({
    data: { eventId: event.id, boothId, startsAt: wednesday(from), endsAt: wednesday(to), target },
  });
const assign = (shift: { id: string; boothId: string }, personId: string) =>
  db.assignment.create({ data: { eventId: event.id, boothId: shift.boothId, shiftId: shift.id, personId } });

beforeAll(async () => {
  await db.slot.create({
    data: {
      ...{ eventId: event.id, boothId: copa.id, kioskId: kiosk.id },
      ...{ startsAt: wednesday('10:30'), endsAt: wednesday('17:00') },
    },
  });
});

beforeEach(async () => {
  time.now = start;
  await db.assignmentResponse.deleteMany();
  await db.assignment.deleteMany();
  await db.shift.deleteMany();
});

describe('the shifts of a personal link', () => {
  test('are the person’s own, with hours, kiosk and company, and what they may take', async () => {
    const own = await shiftOf(copa.id, '14:00', '15:00');
    const free = await shiftOf(drasi.id, '15:00', '16:00');
    await shiftOf(drasi.id, '14:30', '15:30');
    await shiftOf(copa.id, '09:00', '10:00');
    const mine = await assign(own, carol.id);
    await assign(own, dan.id);
    const seen = await list(links.carol);
    expect(seen).toMatchObject({ personName: 'Carol', timeZone: 'America/New_York' });
    expect(seen.mine).toEqual([
      expect.objectContaining({
        ...{ assignmentId: mine.id, shiftId: own.id, boothName: 'Copa', kiosk: '5B', others: ['Dan'] },
        ...{ answer: null, startsAt: wednesday('14:00'), endsAt: wednesday('15:00'), target: 2 },
      }),
    ]);
    // One that is over, and one at the same time, are not to be taken.
    expect(seen.open.map(({ shiftId, boothName, kiosk: at }) => [shiftId, boothName, at])).toEqual([
      [free.id, 'Drasi', null],
    ]);
    expect((await list(links.eve)).open).toHaveLength(2);
  });

  test('are confirmed or declined; the last word counts, and a declined one leaves room', async () => {
    const shift = await shiftOf(copa.id, '15:00', '16:00', 1);
    const { id } = await assign(shift, carol.id);
    expect((await list(links.dan)).open).toEqual([]);
    const confirmed: OwnShifts = (await answer(links.carol, id, 'confirmed')).body;
    expect(confirmed.mine).toMatchObject([{ answer: 'confirmed' }]);
    time.now = new Date(start.getTime() + 1000);
    const declined: OwnShifts = (await answer(links.carol, id, 'declined', 'My flight is late.')).body;
    expect(declined.mine).toMatchObject([{ answer: 'declined', note: 'My flight is late.' }]);
    expect((await list(links.dan)).open).toMatchObject([{ shiftId: shift.id, offer: null, others: [] }]);
    const seen = await request.get('/api/v1/events/atlanta/assignments').set(manager);
    expect(seen.body.items).toMatchObject([{ answer: 'declined', answerNote: 'My flight is late.' }]);
  });

  test('once moved ask again: nobody confirmed the new hours', async () => {
    const shift = await shiftOf(copa.id, '15:00', '16:00');
    const { id } = await assign(shift, carol.id);
    await answer(links.carol, id, 'confirmed');
    const moved = { startsAt: wednesday('16:00'), endsAt: wednesday('17:00') };
    await request
      .patch(`/api/v1/shifts/${shift.id}`)
      .set(manager)
      .set('If-Match', '1')
      .send(moved)
      .expect(200);
    expect((await list(links.carol)).mine).toMatchObject([{ answer: null, startsAt: wednesday('16:00') }]);
  });

  test('are answered until they are over: then the plan stays as it was', async () => {
    const shift = await shiftOf(copa.id, '13:00', '14:30');
    const { id } = await assign(shift, carol.id);
    time.now = new Date(shift.endsAt.getTime() - 1);
    expect((await answer(links.carol, id, 'confirmed')).status).toBe(200);
    time.now = shift.endsAt;
    for (const said of ['declined', 'confirmed', 'swap-offered']) {
      const refused = await answer(links.carol, id, said);
      expect([refused.status, refused.body.code]).toEqual([409, 'shift-over']);
      expect(refused.body.detail).toMatch(
        /^This shift is over since Wed 12 Nov, 14:30 \(America\/New_York\)\. /,
      );
    }
    expect(await db.assignmentResponse.count()).toBe(1);
    const late = { personId: carol.id, startsAt: shift.startsAt, endsAt: shift.endsAt };
    await db.assignmentResponse.create({
      data: { ...late, assignmentId: id, kind: 'declined', createdAt: shift.endsAt },
    });
    expect((await list(links.carol)).mine).toMatchObject([{ answer: 'confirmed' }]);
  });

  test('are not answered by somebody else', async () => {
    const { id } = await assign(await shiftOf(copa.id, '15:00', '16:00'), carol.id);
    const refused = await answer(links.dan, id, 'declined');
    expect([refused.status, refused.body.code]).toEqual([404, 'not-found']);
    expect(refused.body.detail).toBe('This shift is not yours any more. Look at the list again.');
    expect(await db.assignmentResponse.count()).toBe(0);
  });
});

describe('taking a shift', () => {
  test('puts the person on it, confirmed', async () => {
    const shift = await shiftOf(drasi.id, '15:00', '16:00');
    const { status, body } = await take(links.eve, shift.id);
    expect(status).toBe(200);
    expect(body.mine).toMatchObject([{ shiftId: shift.id, answer: 'confirmed' }]);
    expect(body.open).toEqual([]);
    expect(await db.assignment.count({ where: { shiftId: shift.id, personId: eve.id } })).toBe(1);
  });

  test('is for one when two press at once and there is room for one', async () => {
    const shift = await shiftOf(copa.id, '15:00', '16:00', 1);
    const answers = await Promise.all([take(links.carol, shift.id), take(links.dan, shift.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({
      code: 'taken',
      detail: 'This shift is not open to you any more. Look at the list again.',
    });
    expect(await db.assignment.count({ where: { archivedAt: null } })).toBe(1);
  });

  test('of a booth that is not theirs, over, or meanwhile is refused, and changes nothing', async () => {
    const [elsewhere, over, meanwhile] = [
      await shiftOf(drasi.id, '15:00', '16:00'),
      await shiftOf(copa.id, '10:30', '11:30'),
      await shiftOf(copa.id, '15:30', '16:30'),
    ];
    await assign(await shiftOf(copa.id, '15:00', '16:00'), dan.id);
    for (const { id } of [elsewhere, over, meanwhile])
      expect([(await take(links.dan, id)).body.code, id]).toEqual(['taken', id]);
    expect(await db.assignment.count()).toBe(1);
  });
});

describe('a shift that is offered', () => {
  test('stays with its person until somebody takes it, then changes hands', async () => {
    const shift = await shiftOf(copa.id, '15:00', '16:00', 1);
    const { id } = await assign(shift, carol.id);
    await answer(links.carol, id, 'swap-offered');
    expect((await list(links.carol)).mine).toMatchObject([{ answer: 'swap-offered' }]);
    expect((await list(links.dan)).open).toMatchObject([
      { shiftId: shift.id, offer: { assignmentId: id, by: 'Carol' }, others: ['Carol'] },
    ]);
    expect((await take(links.dan, shift.id)).body.code).toBe('taken');
    const taken = await take(links.dan, shift.id, id);
    expect(taken.body.mine).toMatchObject([{ shiftId: shift.id, answer: 'confirmed', others: [] }]);
    expect((await list(links.carol)).mine).toEqual([]);
    expect(await db.assignment.count({ where: { shiftId: shift.id, archivedAt: null } })).toBe(1);
    expect((await take(links.dan, shift.id, id)).body.code).toBe('taken');
  });

  test('says to its person and to managers when nobody else of the booth is free then', async () => {
    const shift = await shiftOf(copa.id, '15:00', '16:00', 1);
    const { id } = await assign(shift, carol.id);
    const conflicts = async (): Promise<string[]> => {
      const { body } = await request.get('/api/v1/events/atlanta/conflicts').set(manager).expect(200);
      return body.items
        .filter(({ kind }: { kind: string }) => kind === 'offered-to-nobody')
        .map(({ words }: { words: string }) => words);
    };
    const takers = async () => (await list(links.carol)).mine[0]?.takers;
    expect(await takers()).toBeNull();
    await answer(links.carol, id, 'swap-offered');
    expect([await takers(), await conflicts()]).toEqual([1, []]);
    const elsewhere = await assign(await shiftOf(drasi.id, '15:30', '16:30'), dan.id);
    expect([await takers(), await conflicts()]).toEqual([
      0,
      [
        'Carol offers the shift at Copa, Wed 12 Nov, 15:00–16:00, to the others of the booth, and none of them is free then.',
      ],
    ]);
    // Whoever declined to be elsewhere is free again.
    await answer(links.dan, elsewhere.id, 'declined');
    expect([await takers(), await conflicts()]).toEqual([1, []]);
  });
});

describe('a link that cannot be used', () => {
  test.each([
    ['was taken back', async () => ({ revokedAt: start }), 'This link was taken back. Ask for a new one.'],
    ['has expired', async () => ({ expiresAt: start }), 'This link has expired: the event is over.'],
  ])('%s: it shows and changes nothing', async (_why, change, detail) => {
    const link = await createPersonalLink(db, event.id, carol.id, NEXT_YEAR);
    const shift = await shiftOf(copa.id, '15:00', '16:00');
    const { id } = await assign(await shiftOf(copa.id, '16:00', '17:00'), carol.id);
    await db.personalLink.update({ where: { id: link.id }, data: await change() });
    const answers = [
      await post('shifts', { secret: link.secret }),
      await answer(link, id, 'declined'),
      await take(link, shift.id),
      await post('feed', { secret: link.secret }),
    ];
    for (const { status, body } of answers)
      expect([status, body.code, body.detail]).toEqual([400, 'invalid-link', detail]);
    expect(await db.assignmentResponse.count()).toBe(0);
  });
});

describe('the summary by a personal link', () => {
  const own = (format: string, { secret }: { secret: string }, query = '') =>
    post(`summary.${format}${query}`, { secret });

  test('is of the booths that the person stands for, in every format, without an account', async () => {
    const { body, headers } = await own('json', links.carol).expect(200);
    const slugs = (report: Report) => report.booths.map((booth) => booth.slug).sort();
    expect(slugs(body)).toEqual([copa.slug, drasi.slug].sort());
    expect(headers['cache-control']).toBe('no-store');
    expect(slugs((await own('json', links.dan).expect(200)).body)).toEqual([copa.slug]);
    const table = await own('csv', links.dan, '?table=representatives').expect(200);
    expect(readCsv(table.text).map((row) => row.name)).toContain('Dan');
  });

  test('is of no other booth, and of none when the link ended', async () => {
    const other = await own('json', links.dan, `?booth=${drasi.slug}`);
    expect([other.status, other.body.code]).toEqual([404, 'not-found']);
    expect((await own('docx', links.dan)).body.code).toBe('unknown-format');
    time.now = new Date('2027-01-01');
    expect((await own('json', links.dan)).body.code).toBe('invalid-link');
  });

  test('is had by the phone that it connected too, and by no shared tablet', async () => {
    time.now = start;
    const { body } = await post('devices', { secret: links.dan.secret, name: 'Phone' }).expect(201);
    const ask = (format: string, token: string) =>
      request.get(`/api/v1/devices/current/summary.${format}`).set({ Authorization: `Bearer ${token}` });
    const file = await ask('json', body.token).expect(200);
    expect(file.body.booths.map(({ slug }: { slug: string }) => slug)).toEqual([copa.slug]);
    expect((await ask('docx', body.token)).body.code).toBe('unknown-format');
    const tablet = await createTablet(db, event.id, [copa.id]);
    const refused = await request.get('/api/v1/devices/current/summary.json').set(tablet.headers);
    expect([refused.status, refused.body.code]).toEqual([403, 'not-allowed']);
  });
});
