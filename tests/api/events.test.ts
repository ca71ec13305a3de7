import { describe, expect, test } from 'vitest';
import { createBooth, createEvent } from '../fixtures/atlanta.ts';
import { createTablet, send, visit } from '../fixtures/devices.ts';
import { createTestApp } from '../setup/app.ts';

const { db, request, as } = await createTestApp();
const manager = await as('manager');
const atlanta = await createEvent(db);
const copa = await createBooth(db, atlanta.id, 'Copa');
const tablet = await createTablet(db, atlanta.id, [copa.id], 'Tablet 1');

const change = async (dates: { startsOn?: string; endsOn?: string; timeZone?: string }) => {
  const { version } = await db.event.findUniqueOrThrow({ where: { id: atlanta.id } });
  return request.patch('/api/v1/events/atlanta').set(manager).set('If-Match', String(version)).send(dates);
};

describe('the dates of an event', () => {
  test('leave out nothing that was planned or recorded, and say what it would be', async () => {
    await db.shift.create({
      data: {
        eventId: atlanta.id,
        boothId: copa.id,
        startsAt: new Date('2025-11-11T15:45:00Z'),
        endsAt: new Date('2025-11-11T20:00:00Z'),
        minimum: 1,
        target: 2,
      },
    });
    await send(request, tablet, [visit(copa.id, { tappedAt: '2025-11-12T19:00:00Z' })]);
    const later = await change({ startsOn: '2025-12-01', endsOn: '2025-12-02' });
    expect([later.status, later.body.code]).toEqual([409, 'in-use']);
    expect(later.body.detail).toContain('leave out 3 days with opening hours, 1 shift, and 1 visit.');
    const after = await request.get('/api/v1/events/atlanta').set(manager);
    expect([after.body.startsOn, after.body.endsOn]).toEqual(['2025-11-10', '2025-11-13']);
    const { body } = await send(request, tablet, [visit(copa.id, { tappedAt: '2025-11-12T19:01:00Z' })]);
    expect(body.receipts[0].outcome).toBe('stored');
  });

  test('may grow, and shrink to what is used', async () => {
    expect((await change({ endsOn: '2025-11-14' })).status).toBe(200);
    expect((await change({ startsOn: '2025-11-11', endsOn: '2025-11-13' })).status).toBe(200);
  });

  test('are at most sixty days: more is a slip in the year', async () => {
    const slip = await change({ endsOn: '2052-11-13' });
    expect([slip.status, slip.body.code]).toEqual([400, 'invalid-input']);
    expect(slip.body.issues[0].path).toBe('body.endsOn');
    expect(slip.body.issues[0].message).toContain('60 days');
  });
});

describe('the zone of an event', () => {
  test.each([
    ['america/new_york', 'America/New_York'],
    ['AMERICA/PORT-AU-PRINCE', 'America/Port-au-Prince'],
    ['utc', 'UTC'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['asia/calcutta', 'Asia/Calcutta'],
    ['us/eastern', 'US/Eastern'],
  ])('%s is kept as %s: by the name that was typed, in its own case', async (typed, kept) => {
    const slug = typed.replaceAll(/[^a-z]/gi, '-').toLowerCase();
    const dates = { startsOn: '2026-11-10', endsOn: '2026-11-13' };
    const made = await request
      .post('/api/v1/events')
      .set(manager)
      .send({ slug, name: typed, timeZone: typed, ...dates });
    expect([made.status, made.body.timeZone]).toEqual([201, kept]);
  });

  test('is the same in another case, also once it is in use', async () => {
    const same = await change({ timeZone: 'america/NEW_YORK' });
    expect([same.status, same.body.timeZone]).toEqual([200, 'America/New_York']);
  });
});
