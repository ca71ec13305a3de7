import { randomUUID } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import type { CoverageReport } from '#contracts/coverage';
import { createBooth, createEvent } from '../fixtures/atlanta.ts';
import { visit } from '../fixtures/devices.ts';
import { wednesday } from '../fixtures/pavilion.ts';
import { at, HOUR, HOUR_MS, uncertainPlaces } from '../fixtures/uncertain-times.ts';
import { createTestApp, TEST_NOW } from '../setup/app.ts';
import { readCsv } from '../setup/csv.ts';
import { readPdf } from '../setup/pdf.ts';

const app = await createTestApp();
const { db, request, as, time } = app;
const atlanta = await createEvent(db);
const flux = await createBooth(db, (await createEvent(db, 'amsterdam')).id, 'Flux');
const { manager, createPlace, sendAhead, settle, versionOf } = await uncertainPlaces(app, atlanta.id);

describe('who was there', () => {
  /** A slot from ten, and Ana, who came and went by a clock two hours ahead; counted in between. */
  async function withAna(until = '14:00') {
    const place = await createPlace();
    const { booth } = place;
    const own = { eventId: atlanta.id, boothId: booth.id };
    await db.slot.create({ data: { ...own, startsAt: wednesday('10:00'), endsAt: wednesday(until) } });
    const person = await db.person.create({ data: { name: 'Ana Medina' } });
    const who = { boothId: booth.id, personId: person.id };
    const came = { id: uuidv7(), type: 'check-in', ...who, tappedAt: wednesday('12:10') };
    const left = { id: uuidv7(), type: 'check-out', ...who, tappedAt: wednesday('13:10') };
    const items = [came, visit(booth.id, at('12:50', { partySize: 3 })), left];
    const coverage = async () => {
      const path = `/api/v1/events/atlanta/coverage`;
      const { body } = await request.get(`${path}?booth=${booth.slug}`).set(manager).expect(200);
      const [found]: CoverageReport['booths'] = body.booths;
      const covered = found?.slots[0]?.stretches.filter(({ state }) => state === 'covered') ?? [];
      const { slotMinutes, coveredMinutes, gapMinutes, notRecordedMinutes, comingMinutes } =
        found?.minutes ?? NOTHING;
      expect(coveredMinutes + gapMinutes + notRecordedMinutes + comingMinutes).toBe(slotMinutes);
      const csv = await request.get(`${path}.csv?booth=${booth.slug}`).set(manager).expect(200);
      const row = readCsv(csv.text).find(({ state }) => state === 'covered');
      return {
        times: covered.map(({ startsAt, endsAt }) => [startsAt, endsAt]),
        isUncertain: covered.map(({ evidence }) => evidence.map((one) => one.isUncertain)),
        row: [row?.time_uncertain, row?.evidence],
      };
    };
    const printed = async () => {
      const path = `/api/v1/events/atlanta/coverage.pdf?booth=${booth.slug}`;
      const { body } = await request.get(path).set(manager).buffer(true).expect(200);
      return (await readPdf(body)).pages.join(' ').replaceAll(/\s+/g, ' ');
    };
    return { ...place, printed, name: person.name, came, left, items, coverage };
  }
  const NOTHING = {
    ...{ slotMinutes: -1, coveredMinutes: 0, gapMinutes: 0, notRecordedMinutes: 0, comingMinutes: 0 },
  };

  test('by a clock that was set meanwhile is listed with the visits, shifted with them, and moves coverage', async () => {
    const { booth, tablet, only, list, name, came, left, items, coverage, printed } = await withAna();
    await sendAhead(tablet, items, 2);
    const stretch = await only();
    expect(stretch).toMatchObject({
      ...{ id: came.id, visits: 1, visitors: 3, attendance: 2, headCounts: 0 },
      ...{ startsAt: wednesday('10:10'), endsAt: wednesday('11:10') },
      entries: [
        { id: came.id, kind: 'check-in', name, at: wednesday('10:10') },
        { id: left.id, kind: 'check-out', name, at: wednesday('11:10') },
      ],
    });
    expect(await coverage()).toEqual({
      times: [[wednesday('10:10'), wednesday('11:10')]],
      isUncertain: [[true]],
      row: [
        'yes',
        `${name} was checked in 10:10 to 11:10. By a clock that could not be trusted: the time is uncertain.`,
      ],
    });
    expect(await printed()).toContain('checked in 1 h 00, at uncertain times 1 h 00.');
    const before = await versionOf();
    const settlementId = randomUUID();
    const { status, body } = await settle(manager, stretch, 2 * HOUR, { settlementId });
    expect([status, body]).toMatchObject([
      200,
      { visits: 1, attendance: 2, startsAt: wednesday('12:10'), endsAt: wednesday('13:10') },
    ]);
    expect(await versionOf()).toBe(before + 1);
    const moved = await db.visit.findFirstOrThrow({ where: { boothId: booth.id } });
    expect(moved.occurredAt.toISOString()).toBe(wednesday('12:50'));
    expect(await list()).toEqual({ items: [], settled: [body] });
    expect(await coverage()).toEqual({
      times: [[wednesday('12:10'), wednesday('13:10')]],
      isUncertain: [[false]],
      row: ['no', `${name} was checked in 12:10 to 13:10.`],
    });
    expect(await printed()).toContain('checked in 1 h 00.');
    const fact = await db.attendanceFact.findUniqueOrThrow({ where: { id: came.id } });
    expect(fact).toMatchObject({
      ...{ tappedAt: new Date(came.tappedAt), clockOffsetMs: BigInt(-2 * HOUR_MS), timeUncertain: true },
      ...{ timeSettled: true, occurredAt: new Date(wednesday('12:10')) },
    });
    const again = await settle(manager, stretch, 2 * HOUR, { settlementId });
    expect([again.status, again.body]).toEqual([200, body]);
    expect((await settle(manager, stretch, HOUR)).body.code).toBe('stale');
    const made = await db.attendanceCorrection.findMany({ where: { boothId: booth.id } });
    expect(made.map(({ reason, madeAt }) => [reason, madeAt])).toEqual(
      Array(2).fill(['It was set back at lunch.', TEST_NOW]),
    );
  });

  test('alone is a stretch too, for those who may settle it; a check-out that comes later makes another of it', async () => {
    const { tablet, only, lead, came, left, coverage } = await withAna();
    const other = await createPlace();
    await sendAhead(tablet, [came], 2);
    const stretch = await only();
    expect(stretch).toMatchObject({ id: came.id, visits: 0, visitors: 0, attendance: 1 });
    expect((await settle(other.lead, stretch, null)).body.code).toBe('not-your-booth');
    expect((await settle(await as('viewer'), stretch, null)).body.code).toBe('not-allowed');
    await sendAhead(tablet, [left], 2);
    time.now = TEST_NOW;
    expect((await settle(lead, stretch, null)).body.code).toBe('stale');
    expect((await settle(lead, await only(), null)).status).toBe(200);
    expect((await coverage()).row[0]).toBe('no');
  });

  test('is not shifted where it cannot have been, and the words name who', async () => {
    const { tablet, only, came, name, coverage } = await withAna();
    await sendAhead(tablet, [came], 2);
    const { status, body } = await settle(manager, await only(), 4 * HOUR);
    expect([status, body.code, body.detail]).toEqual([
      ...[400, 'in-the-future'],
      `Nothing was shifted. The check-in of ${name} at 2025-11-12 10:10 would lie at 2025-11-12 14:10, after it was received at 2025-11-12 14:00.`,
    ]);
    expect((await coverage()).row[0]).toBe('yes');
  });

  test('held at its arrival begins at what the clock said, which kept the order', async () => {
    const { tablet, only, came, left, coverage } = await withAna();
    const ahead = [
      { ...came, tappedAt: wednesday('15:10') },
      { ...left, tappedAt: wednesday('15:40') },
    ];
    await sendAhead(tablet, ahead, 0);
    expect(await only()).toMatchObject({
      ...{ clock: 'ahead', attendance: 2, startsAt: wednesday('14:00'), endsAt: wednesday('14:00') },
      shiftsFrom: { startsAt: wednesday('15:10'), endsAt: wednesday('15:40') },
    });
    expect((await coverage()).times).toEqual([]);
    expect((await settle(manager, await only(), -3 * HOUR)).status).toBe(200);
    expect((await coverage()).times).toEqual([[wednesday('12:10'), wednesday('12:40')]]);
  });

  test('handed in from a file without a clock is uncertain as well', async () => {
    const { tablet, only, came } = await withAna();
    await request
      .post(`/api/v1/devices/${tablet.id}/hand-ins`)
      .set(manager)
      .send({ savedAt: wednesday('14:00'), clockOffsetMs: null, items: [came] })
      .expect(200);
    expect(await only()).toMatchObject({ id: came.id, attendance: 1 });
  });

  test('has the time that was decided also when the fact comes after the decision', async () => {
    const { booth, tablet, came } = await withAna();
    await sendAhead(tablet, [came], 2);
    const fact = await db.attendanceFact.findUniqueOrThrow({ where: { id: came.id } });
    const own = { eventId: atlanta.id, boothId: booth.id, reason: 'By the plan' };
    for (const [clock, madeAt] of [
      ['11:00', '13:30'],
      ['10:30', '13:00'],
    ] as const)
      await db.attendanceCorrection.create({
        data: { ...own, factId: fact.id, happenedAt: wednesday(clock), madeAt: wednesday(madeAt) },
      });
    await db.attendanceCorrection.create({
      data: {
        ...own,
        boothId: flux.id,
        eventId: flux.eventId,
        factId: fact.id,
        happenedAt: wednesday('09:00'),
        madeAt: wednesday('13:50'),
      },
    });
    const stands = async () => {
      const { occurredAt, timeSettled } = await db.attendanceFact.findUniqueOrThrow({
        where: { id: fact.id },
      });
      return [occurredAt.toISOString(), timeSettled];
    };
    expect(await stands()).toEqual([wednesday('11:00'), true]);
    await db.attendanceFact.delete({ where: { id: fact.id } });
    await db.attendanceFact.create({ data: { ...fact, timeSettled: false } });
    expect(await stands()).toEqual([wednesday('11:00'), true]);
  });

  test('says on Today that the time is uncertain', async () => {
    const { tablet, booth, came, name } = await withAna('18:00');
    await sendAhead(tablet, [came], 2);
    const { body } = await request.get('/api/v1/events/atlanta/today').set(manager).expect(200);
    const row = body.booths.find(({ boothId }: { boothId: string }) => boothId === booth.id);
    expect(row.here).toMatchObject([{ name, since: wednesday('10:10'), isUncertain: true }]);
  });
});

describe('a head count', () => {
  const headCount = (boothId: string, given: object = {}) => ({
    ...{ id: uuidv7(), type: 'head-count', boothId, tappedAt: wednesday('12:50') },
    ...{ source: 'clicker', approximate: false, likely: 43 },
    ...{ startsAt: wednesday('10:00'), endsAt: wednesday('12:00') },
    ...given,
  });
  const hoursOf = async (id: string) => {
    const { startsAt, endsAt } = await db.headCount.findUniqueOrThrow({ where: { id } });
    return [startsAt?.toISOString(), endsAt?.toISOString()];
  };

  test('is listed with the stretch and keeps its hours in a shift: a person read them', async () => {
    const { booth, tablet, only, list } = await createPlace();
    const clicker = headCount(booth.id);
    await sendAhead(tablet, [visit(booth.id, at('12:10')), clicker], 2);
    const stretch = await only();
    expect(stretch).toMatchObject({
      ...{ visits: 1, headCounts: 1, startsAt: wednesday('10:10'), endsAt: wednesday('10:10') },
      counted: [
        {
          id: clicker.id,
          likely: 43,
          approximate: false,
          startsAt: wednesday('10:00'),
          endsAt: wednesday('12:00'),
        },
      ],
    });
    expect((await settle(manager, stretch, 2 * HOUR)).body).toMatchObject({ visits: 1, headCounts: 1 });
    expect(await hoursOf(clicker.id)).toEqual([wednesday('10:00'), wednesday('12:00')]);
    expect((await list()).items).toEqual([]);
  });

  test('alone has nothing to shift; it goes when its hours are said anew, or said to be right', async () => {
    const { booth, tablet, only, list } = await createPlace();
    const [one, two] = [headCount(booth.id), headCount(booth.id, { tappedAt: wednesday('12:55') })];
    const ofTheEvent = headCount(booth.id, { startsAt: null, endsAt: null });
    await sendAhead(tablet, [one, two, ofTheEvent], 2);
    const both = await only();
    expect(both).toMatchObject({ visits: 0, headCounts: 2 });
    const refused = await settle(manager, both, HOUR);
    expect([refused.status, refused.body.code, refused.body.issues]).toMatchObject([
      ...[400, 'invalid-input'],
      [
        {
          path: 'body.shiftMinutes',
          message: 'A head count is not shifted. Change its hours, or say that they are right.',
        },
      ],
    ]);
    const changed = await request
      .patch(`/api/v1/head-counts/${one.id}`)
      .set(manager)
      .set('If-Match', '1')
      .send({ endsAt: wednesday('12:30') });
    expect(changed.status).toBe(200);
    expect((await settle(manager, both, null)).body.code).toBe('stale');
    expect((await settle(manager, await only(), null)).status).toBe(200);
    expect((await list()).items).toEqual([]);
  });
});
