import { beforeEach, describe, expect, test } from 'vitest';
import type { Today } from '#contracts/today';
import { createPavilion, wednesday } from '../fixtures/pavilion.ts';
import { createRepresentative } from '../fixtures/people.ts';
import { createTestApp } from '../setup/app.ts';

const { db, request, as, time } = await createTestApp({ publicUrl: 'https://pavilion.example.org' });
const { event, copa, drasi, kiosk } = await createPavilion(db);
const [manager, leadOfCopa] = [await as('manager'), await as('lead', copa.id)];
const carol = await createRepresentative(db, 'Carol Danvers', [copa]);
const start = time.now;
const at = { eventId: event.id, boothId: copa.id };
await db.slot.create({
  data: { ...at, kioskId: kiosk.id, startsAt: wednesday('10:30'), endsAt: wednesday('17:00') },
});
const shift = await db.shift.create({
  data: { ...at, startsAt: wednesday('13:30'), endsAt: wednesday('17:00') },
});
await db.assignment.create({ data: { ...at, shiftId: shift.id, personId: carol.id } });

beforeEach(async () => {
  time.now = start;
  await db.attendanceFact.deleteMany();
});

const read = async (by = manager): Promise<Today> =>
  (await request.get('/api/v1/events/atlanta/today').set(by).expect(200)).body;
const copaOf = ({ booths }: Today) => booths.find(({ slug }) => slug === 'copa');
const enter = (body: object, by = manager) =>
  request.post('/api/v1/events/atlanta/attendance-entries').set(by).send(body);
const ofCarol = { boothId: copa.id, personId: carol.id };

describe('today', () => {
  test('says of each booth who is here, who is expected, and where the hole is', async () => {
    const before = copaOf(await read());
    expect(before).toMatchObject({
      ...{ kiosk: '5B', here: [], slot: { state: 'running' } },
      running: [{ shiftId: shift.id, people: [{ name: 'Carol Danvers', state: 'unknown', answer: null }] }],
      warnings: [{ kind: 'nobody-here', missing: 1, shiftId: shift.id }],
    });
    expect((await enter({ kind: 'check-in', ...ofCarol }, leadOfCopa)).status).toBe(201);
    const after = copaOf(await read());
    const lunch = { startsAt: wednesday('12:00'), endsAt: wednesday('13:00'), label: 'Lunch' };
    await db.eventDay.updateMany({
      where: { eventId: event.id, opensAt: { lte: lunch.startsAt }, closesAt: { gte: lunch.endsAt } },
      data: { breaks: [lunch] },
    });
    const breaks = [{ ...lunch, startsAt: '2025-11-12T17:00:00.000Z', endsAt: '2025-11-12T18:00:00.000Z' }];
    expect((await read()).breaks).toEqual(breaks);
    const covered = await request.get('/api/v1/events/atlanta/coverage').set(manager).expect(200);
    expect(covered.body).toMatchObject({ breaks, total: { slotMinutes: 390 } });
    expect(after).toMatchObject({
      here: [{ personId: carol.id, since: start.toISOString(), until: wednesday('17:00') }],
      running: [{ people: [{ state: 'came' }] }],
      warnings: [],
    });
    expect((await read(leadOfCopa)).booths.map(({ slug }) => slug)).toEqual(['copa']);
    const now = await request.get('/api/v1/events/atlanta/now').set(manager);
    expect(now.body.booths.find(({ slug }: { slug: string }) => slug === 'copa').here).toHaveLength(1);
  });

  test('expects nobody who is in the archive', async () => {
    time.now = new Date(wednesday('09:00'));
    expect(copaOf(await read())).toMatchObject({
      next: { people: [{ name: 'Carol Danvers' }] },
      warnings: [{ kind: 'unplanned' }],
    });
    await db.person.update({ where: { id: carol.id }, data: { archivedAt: time.now } });
    const after = copaOf(await read());
    await db.person.update({ where: { id: carol.id }, data: { archivedAt: null } });
    expect(after).toMatchObject({
      next: { shiftId: shift.id, people: [] },
      warnings: [{ kind: 'unplanned' }, { kind: 'unfilled', shiftId: shift.id, missing: 1 }],
    });
  });

  test('takes leaving, staying longer, walk-ups, and that somebody did not come', async () => {
    await enter({ kind: 'check-in', ...ofCarol }).expect(201);
    await enter({ kind: 'check-in', boothId: copa.id, name: 'Sam of the next booth' }).expect(201);
    await enter({ kind: 'extension', ...ofCarol, until: wednesday('17:30') }).expect(201);
    expect(copaOf(await read())?.here.map(({ name, until }) => [name, until])).toEqual([
      ['Carol Danvers', wednesday('17:30')],
      ['Sam of the next booth', wednesday('17:00')],
    ]);
    time.now = new Date(start.getTime() + 60_000);
    await enter({ kind: 'check-out', ...ofCarol }).expect(201);
    expect(copaOf(await read())?.here.map(({ name }) => name)).toEqual(['Sam of the next booth']);
    await enter({ kind: 'absence', ...ofCarol, shiftId: shift.id }).expect(201);
    expect(copaOf(await read())?.running[0]?.people[0]?.state).toBe('absent');
    const kinds = await db.attendanceFact.findMany({ select: { kind: true }, orderBy: { id: 'asc' } });
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'check-in',
      'check-in',
      'extension',
      'check-out',
      'absence',
    ]);
  });

  test.each([
    ['nobody', {}, 'invalid-input'],
    ['two at once', { personId: carol.id, name: 'Carol' }, 'invalid-input'],
    [
      'an end that is past',
      { kind: 'extension', personId: carol.id, until: wednesday('09:00') },
      'in-wrong-order',
    ],
    [
      'a shift of nobody knows which booth',
      { kind: 'absence', personId: carol.id, shiftId: copa.id },
      'not-found',
    ],
    ['a booth of another event', { personId: carol.id, boothId: 'elsewhere' }, 'wrong-event'],
  ])('%s is refused, and nothing is recorded', async (_what, given, code) => {
    const { elsewhere } = {
      elsewhere: await db.booth.findFirstOrThrow({ where: { event: { slug: 'amsterdam' } } }),
    };
    const body = { kind: 'check-in', boothId: copa.id, ...given };
    const sent = 'boothId' in given ? { ...body, boothId: elsewhere.id } : body;
    const refused = await enter(sent);
    expect([refused.status < 500, refused.body.code]).toEqual([true, code]);
    expect(await db.attendanceFact.count()).toBe(0);
  });

  test('a lead enters for the own booth only, and nobody for a day outside the event', async () => {
    expect(
      (await enter({ kind: 'check-in', boothId: drasi.id, personId: carol.id }, leadOfCopa)).body.code,
    ).toBe('not-your-booth');
    time.now = new Date('2025-12-24T12:00:00Z');
    expect((await enter({ kind: 'check-in', ...ofCarol })).body.code).toBe('outside-event');
    expect(await db.attendanceFact.count()).toBe(0);
  });
});

describe('the link of a wall display', () => {
  const make = async (shows: string) =>
    (await request.post('/api/v1/events/atlanta/share-links').set(manager).send({ shows }).expect(201)).body;
  const look = (url: string) => request.post('/api/v1/wall').send({ secret: new URL(url).hash.slice(1) });

  test('shows first names and holes to whoever has it, and no ids, last names or figures of visitors', async () => {
    await enter({ kind: 'check-in', ...ofCarol }).expect(201);
    const link = await make('wall');
    expect(link.url).toMatch(/^https:\/\/pavilion\.example\.org\/wall#pvs_[\w-]{43}$/);
    const { status, body, text } = await look(link.url);
    expect(status).toBe(200);
    expect(body.booths.find(({ name }: { name: string }) => name === 'Copa')).toEqual({
      ...{ name: 'Copa', kiosk: '5B', state: 'running', here: 1, hereNames: ['Carol'], missingNow: null },
      ...{ startsAt: wednesday('10:30'), endsAt: wednesday('17:00'), next: null },
    });
    expect(text).not.toMatch(/Danvers|visitors|[0-9a-f]{8}-[0-9a-f]{4}/);
    const nameless = await look((await make('wall-without-names')).url);
    expect(nameless.text).not.toContain('Carol');
  });

  test('changes nothing, is noted nowhere, and ends when it is ended or the event is long over', async () => {
    const link = await make('wall');
    const before = await db.auditEntry.count();
    await look(link.url).expect(200);
    expect(await db.auditEntry.count()).toBe(before);
    await request.put(`/api/v1/share-links/${link.id}/revocation`).set(manager).expect(200);
    expect((await look(link.url)).body).toMatchObject({
      code: 'invalid-link',
      detail: 'This link shows nothing any more. Ask a program manager for a new one.',
    });
    const late = await make('wall');
    time.now = new Date('2025-11-28T05:00:00Z');
    expect((await look(late.url)).body.detail).toBe('This link has expired: the event is over.');
    const list = await request.get('/api/v1/events/atlanta/share-links').set(manager);
    expect(list.text).not.toContain('pvs_');
  });
});
