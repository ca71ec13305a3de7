import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import { type CoverageReport, coverageReport } from '#contracts/coverage';
import { seedDatabase } from '#prisma/seed';
import { createBooth } from '../fixtures/atlanta.ts';
import { createTablet, send, visit } from '../fixtures/devices.ts';
import { createPavilion, wednesday } from '../fixtures/pavilion.ts';
import { createTestApp } from '../setup/app.ts';
import { readCsv } from '../setup/csv.ts';

const { request, as, db, sql, options } = await createTestApp();
await seedDatabase({ sql, clock: options.clock }, 'all');
const { event, copa, drasi, ana, ben, kiosk } = await createPavilion(db);
const [manager, viewer, leadOfDrasi] = [await as('manager'), await as('viewer'), await as('lead', drasi.id)];
const simulated = (await db.event.findFirstOrThrow({ where: { simulated: true } })).slug;

async function read(slug: string, query = '', who = viewer): Promise<CoverageReport> {
  const answer = await request.get(`/api/v1/events/${slug}/coverage${query}`).set(who);
  expect(answer.status).toBe(200);
  return coverageReport.parse(answer.body);
}
const file = (slug: string, format: string, query = '') =>
  request.get(`/api/v1/events/${slug}/coverage.${format}${query}`).set(viewer).buffer(true);
const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

describe('the coverage of the simulated event', () => {
  test('adds up: stretches to their slot, slots to their booth, booths and days to the event', async () => {
    const { booths, days, total } = await read(simulated);
    const slots = booths.flatMap((booth) => booth.slots);
    expect(slots.length).toBeGreaterThan(20);
    for (const { minutes, stretches, startsAt, endsAt } of slots) {
      expect(sum(stretches.map((one) => one.minutes))).toBe(
        (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000,
      );
      expect(sum(stretches.filter(({ state }) => state === 'gap').map((one) => one.minutes))).toBe(
        minutes.gapMinutes,
      );
    }
    for (const key of Object.keys(total) as (keyof typeof total)[]) {
      for (const booth of booths)
        expect(sum(booth.slots.map(({ minutes }) => minutes[key]))).toBe(booth.minutes[key]);
      expect(sum(booths.map(({ minutes }) => minutes[key]))).toBe(total[key]);
      expect(sum(days.map(({ minutes }) => minutes[key]))).toBe(total[key]);
      for (const day of days)
        expect(sum(day.booths.map(({ minutes }) => minutes[key]))).toBe(day.minutes[key]);
    }
    expect(Math.min(total.coveredMinutes, total.gapMinutes, total.notRecordedMinutes)).toBeGreaterThan(0);
  });

  test('lists each gap with who said so, and who did not check out', async () => {
    const { booths } = await read(simulated);
    const gaps = booths.flatMap(({ slug, slots }) =>
      slots.flatMap(({ stretches }) =>
        stretches.filter(({ state }) => state === 'gap').map((gap) => ({ slug, ...gap })),
      ),
    );
    expect(gaps.map(({ slug, minutes }) => `${slug} ${minutes}`)).toEqual([
      'fernglass 25',
      'yarrowdeck 7',
      'yarrowdeck 45',
    ]);
    expect(gaps[0]?.evidence).toMatchObject([
      { kind: 'statement', by: 'Pavilion desk', isThere: false, name: null },
    ]);
    for (const { evidence } of gaps) expect(evidence.length).toBeGreaterThan(0);
    expect(booths.flatMap(({ forgotten }) => forgotten).length).toBeGreaterThan(0);
  });

  test('says the same as the start page', async () => {
    const { booths } = await read(simulated);
    const overview = await request.get('/api/v1/overview').set(viewer);
    const of = overview.body.events.find(({ slug }: { slug: string }) => slug === simulated);
    for (const { slug, minutes } of booths) {
      const { staffed } = of.booths.find((one: { slug: string }) => one.slug === slug);
      const { coveredMinutes, gapMinutes, notRecordedMinutes } = minutes;
      expect([slug, staffed]).toMatchObject([slug, { coveredMinutes, gapMinutes, notRecordedMinutes }]);
    }
  });

  test('of one day is what the whole says of that day', async () => {
    const whole = await read(simulated);
    const [first] = whole.days;
    const day = await read(simulated, `?day=${first?.date}`);
    expect([day.day, day.total, day.days]).toEqual([first?.date, first?.minutes, [first]]);
    const [booth] = whole.booths;
    const one = await read(simulated, `?booth=${booth?.slug}`);
    expect(one.booths).toEqual([booth]);
  });

  test('as CSV has a row for each stretch, with event, zone, range, time of making, and no visitors', async () => {
    const report = await read(simulated);
    const answer = await file(simulated, 'csv');
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toContain(`${simulated}-coverage-`);
    const rows = readCsv(answer.text);
    const stretches = report.booths.flatMap(({ slots }) => slots.flatMap((slot) => slot.stretches));
    expect(rows.length).toBe(stretches.length);
    const minutes = (state: string) =>
      sum(rows.filter((row) => row.state === state).map((row) => Number(row.minutes)));
    const { total } = report;
    expect([minutes('covered'), minutes('gap'), minutes('not recorded'), minutes('still to come')]).toEqual([
      ...[total.coveredMinutes, total.gapMinutes, total.notRecordedMinutes, total.comingMinutes],
    ]);
    expect(rows[0]).toMatchObject({
      event: simulated,
      simulated: 'yes',
      time_zone: report.event.timeZone,
      range_from: report.event.startsOn,
      range_to: report.event.endsOn,
      made_at: report.madeAt,
    });
    expect(Date.parse(rows[0]?.starts_at ?? '')).toBe(Date.parse(stretches[0]?.startsAt ?? ''));
    expect(Object.keys(rows[0] ?? {}).join()).not.toMatch(/visit/);
    expect(rows.some(({ evidence }) => evidence?.includes('Stated afterwards by Pavilion desk'))).toBe(true);
  });

  test('as PDF has its fonts inside, on A4 or Letter, and names the event and that it is simulated', async () => {
    for (const [query, box] of [
      ['', '[0 0 595.28 841.89]'],
      ['?paper=letter', '[0 0 612 792]'],
    ] as const) {
      const answer = await file(simulated, 'pdf', query);
      expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
      const text = answer.body.toString('latin1');
      expect(text.slice(0, 5)).toBe('%PDF-');
      expect(text).toContain(`/MediaBox ${box}`);
      expect(text).toMatch(/\/FontFile2/);
      expect(text).toContain(Buffer.from('Simulated', 'utf16le').swap16().toString('latin1'));
      expect(text).not.toMatch(/\/URI|\/JavaScript|\/Launch/);
    }
  });
});

describe('an event without slots', () => {
  test('says so, in every format', async () => {
    const { booths, days, total } = await read('kubecon-na-2025');
    expect([booths.length, days, total.slotMinutes]).toEqual([10, [], 0]);
    const rows = readCsv((await file('kubecon-na-2025', 'csv')).text);
    expect([rows.length, rows[0]?.state, rows[0]?.simulated]).toEqual([10, 'no slot known', 'no']);
    expect((await file('kubecon-na-2025', 'pdf')).status).toBe(200);
  });
});

describe('what the record says', () => {
  test("taps on a phone of one's own, who declined, and statements count; a retold time does not", async () => {
    const times = { startsAt: wednesday('10:00'), endsAt: wednesday('12:00') };
    const own = { eventId: event.id, boothId: copa.id };
    await db.slot.create({ data: { ...own, kioskId: kiosk.id, ...times } });
    const shift = await db.shift.create({ data: { ...own, ...times, minimum: 1, target: 1 } });
    const onShift = { ...own, shiftId: shift.id };
    const assigned = await db.assignment.create({ data: { ...onShift, personId: ana.id } });
    const said = { assignmentId: assigned.id, personId: ana.id, ...times };
    const answer = (kind: string, at: string) =>
      db.assignmentResponse.create({ data: { ...said, kind, createdAt: wednesday(at) } });
    await answer('declined', '09:00');
    // When it is over, nobody rewrites what was planned.
    await answer('confirmed', '12:00');
    await db.assignment.create({ data: { ...onShift, personId: ben.id } });
    const phone = await createTablet(db, event.id, [copa.id], 'Phone');
    await db.device.update({ where: { id: phone.id }, data: { kind: 'phone', personId: ben.id } });
    const tablet = await createTablet(db, event.id, [copa.id]);
    const taps = ['10:10', '10:30'].map((time) => visit(copa.id, { tappedAt: wednesday(time) }));
    const retold = visit(copa.id, { happenedAt: wednesday('11:30'), precision: 'minutes' });
    await send(request, phone, [...taps, retold]);
    await send(request, tablet, [visit(copa.id, { tappedAt: wednesday('11:00') })]);
    const [booth] = (await read('atlanta', '?booth=copa')).booths;
    expect(booth?.minutes).toMatchObject({ slotMinutes: 120, coveredMinutes: 21, notRecordedMinutes: 99 });
    expect(booth?.slots[0]?.stretches[1]).toMatchObject({
      ...{ state: 'covered', people: 1, planned: 1, minutes: 21 },
      evidence: [{ kind: 'tapped', name: 'Ben Okoro', startsAt: wednesday('10:10') }],
    });
    await send(request, tablet, [
      { id: uuidv7(), type: 'check-in', boothId: copa.id, tappedAt: wednesday('11:00'), name: '=Walk-up' },
    ]);
    const later = await read('atlanta', '?booth=copa');
    expect(later.booths[0]?.forgotten).toEqual([
      { name: '=Walk-up', isUncertain: false, startsAt: wednesday('11:00'), endsAt: wednesday('12:00') },
    ]);
  });

  test("taps on a phone of one's own stand together while no more than half an hour lies between them", async () => {
    const booth = await createBooth(db, event.id, 'Half an hour');
    const times = { startsAt: wednesday('10:00'), endsAt: wednesday('12:00') };
    for (const [startsAt, endsAt] of [
      [times.startsAt, wednesday('11:00')],
      [wednesday('11:00'), times.endsAt],
    ] as const)
      await db.slot.create({ data: { eventId: event.id, boothId: booth.id, startsAt, endsAt } });
    for (const [person, clocks] of [
      [ana, ['09:59', '10:10', '10:10', '10:40', '11:11', '12:00']],
      [ben, ['10:05', '10:30', '10:55', '11:20']],
    ] as const) {
      const phone = await createTablet(db, event.id, [booth.id], `Phone of ${person.name}`);
      await db.device.update({ where: { id: phone.id }, data: { kind: 'phone', personId: person.id } });
      // It was there before too, and is one phone all the same.
      const before = { placedAt: wednesday('08:00'), endedAt: wednesday('09:00') };
      const placed = { deviceId: phone.id, eventId: event.id, boothId: booth.id, ...before };
      await db.devicePlacement.create({ data: placed });
      await send(
        request,
        phone,
        clocks.map((time) => visit(booth.id, { tappedAt: wednesday(time) })),
      );
    }
    const [found] = (await read('atlanta', `?booth=${booth.slug}`)).booths;
    const tapped =
      found?.slots.flatMap(({ stretches }) => stretches.flatMap(({ evidence }) => evidence)) ?? [];
    const stays = new Set(tapped.map(({ name, startsAt, endsAt }) => `${name} ${startsAt} ${endsAt}`));
    expect([...stays].sort()).toEqual(
      [
        `${ana.name} ${wednesday('10:10')} ${wednesday('10:41')}`,
        `${ana.name} ${wednesday('11:11')} ${wednesday('11:12')}`,
        `${ben.name} ${wednesday('10:05')} ${wednesday('11:21')}`,
      ].sort(),
    );
    expect(found?.minutes).toMatchObject({ slotMinutes: 120, coveredMinutes: 76, notRecordedMinutes: 44 });
  });

  test('a statement afterwards counts, says whose word it is, and gives way to the next', async () => {
    let refusal: string | undefined;
    const state = async (given: object) => {
      const stretch = { startsAt: wednesday('10:00'), endsAt: wednesday('12:00') };
      const body = { boothId: drasi.id, statedBy: 'Pavilion desk', ...stretch, ...given };
      const answer = await request
        .post('/api/v1/events/atlanta/attendance-statements')
        .set(leadOfDrasi)
        .send(body);
      refusal = answer.body.detail;
      return answer.status === 201 ? answer.body : `${answer.status} ${answer.body.code}`;
    };
    const times = { startsAt: wednesday('10:00'), endsAt: wednesday('12:00') };
    await db.slot.create({ data: { eventId: event.id, boothId: drasi.id, ...times } });
    expect(await state({ present: false })).toMatchObject({ personId: null, statedBy: 'Pavilion desk' });
    const drasiNow = async () => (await read('atlanta', '?booth=drasi')).booths[0];
    expect((await drasiNow())?.minutes.gapMinutes).toBe(120);
    await state({ present: true, personId: ana.id, startsAt: wednesday('11:00'), statedBy: 'Dana Cruz' });
    const { minutes, slots } = (await drasiNow()) ?? {};
    expect([minutes?.gapMinutes, minutes?.coveredMinutes]).toEqual([60, 60]);
    expect(slots?.[0]?.stretches[1]?.evidence).toMatchObject([
      {
        kind: 'statement',
        name: 'Ana Medina',
        isThere: true,
        by: 'Dana Cruz',
        at: options.clock().toISOString(),
      },
    ]);
    expect(readCsv((await file('atlanta', 'csv', '?booth=drasi')).text)[1]?.evidence).toBe(
      'Stated afterwards by Dana Cruz, 14:00: Ana Medina was there 11:00 to 12:00.',
    );
    expect(await state({ present: true, endsAt: wednesday('15:00') })).toBe('400 in-the-future');
    expect(refusal).toBe('Wed 12 Nov, 15:00 lies in the future.');
    expect(await state({ present: true, endsAt: wednesday('09:00') })).toBe('400 in-wrong-order');
    const daysBefore = { startsAt: '2025-11-10T15:00:00Z', endsAt: '2025-11-11T15:00:01Z' };
    expect(await state({ present: true, ...daysBefore })).toBe('400 invalid-input');
    expect(await state({ present: true, startsAt: '2025-01-01T10:00:00Z' })).toBe('400 outside-event');
    expect(await state({ present: true, personId: event.id })).toBe('404 not-found');
    expect(await state({ present: true, boothId: copa.id })).toBe('403 not-your-booth');
    expect(await state({ present: true, statedBy: ' ' })).toBe('400 invalid-input');
  });

  test('is for those who may see the booth', async () => {
    expect((await read('atlanta', '', leadOfDrasi)).booths.map(({ slug }) => slug)).toEqual(['drasi']);
    const elsewhere = await request.get('/api/v1/events/atlanta/coverage?booth=copa').set(leadOfDrasi);
    expect([elsewhere.status, elsewhere.body.code]).toEqual([404, 'not-found']);
  });

  test('the range of a CSV reaches to the day after, where a slot lies', async () => {
    const times = { startsAt: new Date('2025-11-14T15:00:00Z'), endsAt: new Date('2025-11-14T16:00:00Z') };
    const slot = await db.slot.create({
      data: { eventId: event.id, boothId: copa.id, kioskId: kiosk.id, ...times },
    });
    const [first] = readCsv((await file('atlanta', 'csv')).text);
    await db.slot.delete({ where: { id: slot.id } });
    expect([first?.range_from, first?.range_to]).toEqual(['2025-11-10', '2025-11-14']);
  });

  test('bad questions are refused', async () => {
    const ask = async (path: string) => {
      const { status, body } = await request.get(`/api/v1/events/${path}`).set(manager);
      return `${status} ${body.code}`;
    };
    expect(await ask('nowhere/coverage')).toBe('404 not-found');
    expect(await ask('atlanta/coverage?day=tomorrow')).toBe('400 invalid-input');
    expect(await ask('atlanta/coverage.docx')).toBe('404 unknown-format');
    expect(await ask('atlanta/coverage.pdf?paper=a3')).toBe('400 invalid-input');
  });
});
