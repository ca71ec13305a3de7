import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import { createBooth, createEvent } from '../fixtures/atlanta.ts';
import { correction, createTablet, send, undo, visit } from '../fixtures/devices.ts';
import { createTestApp, TEST_NOW } from '../setup/app.ts';

const { request, db, time } = await createTestApp();
const atlanta = await createEvent(db);
const copa = await createBooth(db, atlanta.id, 'Copa');
const tablet = await createTablet(db, atlanta.id, [copa.id]);

describe('time', () => {
  test('is the tap, corrected by the measured offset; the raw value is kept', async () => {
    const ahead = visit(copa.id, { tappedAt: '2025-11-12T22:00:00Z' });
    await send(request, tablet, [ahead], { sentAt: '2025-11-12T22:00:01Z', clockOffsetMs: -3 * 3_600_000 });
    const row = await db.visit.findUniqueOrThrow({ where: { id: ahead.id } });
    expect(row.occurredAt.toISOString()).toBe('2025-11-12T19:00:00.000Z');
    expect(row.tappedAt.toISOString()).toBe('2025-11-12T22:00:00.000Z');
  });

  test.each(['1970-01-01T00:00:07.000Z', '2100-02-03T04:05:06.000Z'])(
    'of a clock that stands at %s is the true one, also after an undo',
    async (tappedAt) => {
      const clockOffsetMs = Date.parse('2025-11-12T19:00:00Z') - Date.parse(tappedAt);
      const one = visit(copa.id, { tappedAt });
      const first = await send(request, tablet, [one], { sentAt: tappedAt, clockOffsetMs });
      const taken = { ...undo(one), tappedAt };
      const second = await send(request, tablet, [taken], { sentAt: tappedAt, clockOffsetMs });
      expect([first, second].map(({ status, body }) => [status, body.receipts[0].outcome])).toEqual([
        [200, 'stored'],
        [200, 'stored'],
      ]);
      const row = await db.visit.findUniqueOrThrow({ where: { id: one.id } });
      expect([row.occurredAt.toISOString(), row.undone]).toEqual(['2025-11-12T19:00:00.000Z', true]);
      expect([row.tappedAt.toISOString(), Number(row.clockOffsetMs)]).toEqual([tappedAt, clockOffsetMs]);
    },
  );

  test('of a client that never measured its clock, far off, is uncertain', async () => {
    const one = visit(copa.id, { tappedAt: '2025-11-12T16:00:00Z' });
    await send(request, tablet, [one], { sentAt: '2025-11-12T16:00:00Z', clockOffsetMs: null });
    const row = await db.visit.findUniqueOrThrow({ where: { id: one.id } });
    expect([row.occurredAt.toISOString(), row.timeUncertain]).toEqual(['2025-11-12T19:00:00.000Z', true]);
  });

  test('is the stated one where somebody stated it', async () => {
    const earlier = visit(copa.id, { happenedAt: '2025-11-12T18:40:00Z', precision: 'minutes' });
    await send(request, tablet, [earlier], { clockOffsetMs: 5_000 });
    const row = await db.visit.findUniqueOrThrow({ where: { id: earlier.id } });
    expect(row.occurredAt.toISOString()).toBe('2025-11-12T18:40:00.000Z');
  });

  test('today ends at midnight of the event', async () => {
    const booth = await createBooth(db, atlanta.id, 'Late evening');
    const device = await createTablet(db, atlanta.id, [booth.id]);
    time.now = new Date('2025-11-13T04:30:00Z');
    const [evening, nextDay] = [
      visit(booth.id, { tappedAt: '2025-11-13T04:29:00Z' }),
      visit(booth.id, { tappedAt: '2025-11-13T05:01:00Z' }),
    ];
    const before = await send(request, device, [evening], { sentAt: time.now.toISOString() });
    time.now = new Date('2025-11-13T05:01:00Z');
    const after = await send(request, device, [nextDay], { sentAt: time.now.toISOString() });
    time.now = TEST_NOW;
    expect([before, after].map(({ body }) => body.figures[0].visitorsToday)).toEqual([1, 1]);
  });

  describe('that lies ahead of the moment of its arrival:', () => {
    const TOMORROW = '2025-11-13T17:00:00.000Z';
    const code = async (item: object) => (await send(request, tablet, [item])).body.receipts[0].code;

    test('a tap is stored as of its arrival, uncertain, also after a correction; the raw time is kept', async () => {
      const one = visit(copa.id, { tappedAt: TOMORROW });
      const first = await send(request, tablet, [one]);
      expect(first.body.receipts).toEqual([{ id: one.id, outcome: 'stored' }]);
      await send(request, tablet, [correction(one, { partySize: 2 })]);
      const row = await db.visit.findUniqueOrThrow({ where: { id: one.id } });
      expect(row).toMatchObject({ occurredAt: TEST_NOW, timeUncertain: true, standingSize: 2 });
      expect([row.tappedAt.toISOString(), row.receivedAt]).toEqual([TOMORROW, TEST_NOW]);
      expect((await send(request, tablet, [one])).body.receipts[0].outcome).toBe('repeat');
    });

    test('a tap more than a month ahead is no clock’s fault, and is refused', async () => {
      const far = (tappedAt: string) => visit(copa.id, { tappedAt });
      expect(await code(far('2100-01-01T00:00:00.000Z'))).toBe('in-the-future');
      expect(await code(far('2025-12-14T19:00:00.000Z'))).toBe('in-the-future');
      expect(await code(far('2025-12-12T19:00:00.000Z'))).toBeUndefined();
      expect(
        await code({ ...undo(far('2025-11-12T18:00:00.000Z')), tappedAt: '2100-01-01T00:00:00.000Z' }),
      ).toBe('in-the-future');
    });

    test('a correction of a hundred years is refused in words that hold together', async () => {
      const tablet = await createTablet(db, atlanta.id, [copa.id]);
      const sent = await send(request, tablet, [visit(copa.id)], { clockOffsetMs: 3_155_760_000_000 });
      expect(sent.body.receipts[0]).toMatchObject({
        code: 'in-the-future',
        detail:
          'By the clock of the device this was at 2125-11-13T19:00:00.000Z, more than a month after it arrived at ' +
          '2025-11-12T19:00:00.000Z. That clock, or the correction of it, is wrong.',
      });
    });

    test('two minutes are within what clocks differ', async () => {
      const one = visit(copa.id, { tappedAt: '2025-11-12T19:02:00.000Z' });
      await send(request, await createTablet(db, atlanta.id, [copa.id]), [one]);
      const row = await db.visit.findUniqueOrThrow({ where: { id: one.id } });
      expect([row.occurredAt.toISOString(), row.timeUncertain]).toEqual([one.tappedAt, false]);
    });

    test('what a person said is refused: of a visit, a correction, the beginning of a head count', async () => {
      expect(await code(visit(copa.id, { happenedAt: TOMORROW, precision: 'hour' }))).toBe('in-the-future');
      expect(await code(correction(visit(copa.id), { happenedAt: TOMORROW }))).toBe('in-the-future');
      const headCount = (startsAt: string) => ({
        ...{ id: uuidv7(), type: 'head-count', boothId: copa.id, tappedAt: TEST_NOW.toISOString() },
        ...{ source: 'clicker', approximate: false, likely: 43, startsAt, endsAt: '2025-11-13T18:00:00Z' },
      });
      expect(await code(headCount(TOMORROW))).toBe('in-the-future');
      expect(await code(headCount('2025-11-12T15:30:00Z'))).toBeUndefined();
    });
  });
});
