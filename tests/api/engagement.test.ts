import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import { type Engagement, engagement, engagementTables } from '#contracts/engagement';
import { seedDatabase } from '#prisma/seed';
import { createBooth } from '../fixtures/atlanta.ts';
import { createTablet, send, visit } from '../fixtures/devices.ts';
import { createPavilion, wednesday } from '../fixtures/pavilion.ts';
import { createTestApp } from '../setup/app.ts';
import { readCsv } from '../setup/csv.ts';

const { request, as, db, sql, options, time } = await createTestApp();
await seedDatabase({ sql, clock: options.clock }, 'all');
const { event, amsterdam, copa, drasi, elsewhere } = await createPavilion(db);
const viewer = await as('viewer');
const simulated = await db.event.findFirstOrThrow({ where: { simulated: true }, include: { booths: true } });

const ask = (slug: string, query: object = {}, who = viewer) =>
  request.get(`/api/v1/events/${slug}/engagement`).query(query).set(who);
async function read(slug: string, query: object = {}, who = viewer): Promise<Engagement> {
  const answer = await ask(slug, query, who);
  expect([answer.status, answer.body.detail]).toEqual([200, undefined]);
  return engagement.parse(answer.body);
}
const sum = (numbers: (number | null | undefined)[]) => numbers.reduce<number>((a, b) => a + (b ?? 0), 0);

describe('engagement of the simulated event', () => {
  test('has the figures of the report, and adds up by hour, booth and day', async () => {
    const of = await read(simulated.slug);
    const report = (await request.get(`/api/v1/events/${simulated.slug}/report`).set(viewer)).body;
    expect([of.total, of.hours, of.notPlaced]).toEqual([report.total, report.hours, report.notPlaced]);
    expect(of.booths.map(({ slug, figure }) => [slug, figure])).toEqual(
      report.booths.map(({ slug, figure }: Engagement['booths'][number]) => [slug, figure]),
    );
    expect(sum(of.hours.map(({ visitors }) => visitors)) + of.notPlaced.visitors).toBe(of.total.visitors);
    for (const { hours, notPlaced, figure } of of.booths)
      expect(sum(hours.map(({ visitors }) => visitors)) + notPlaced).toBe(figure.visitors ?? 0);
    of.hours.forEach(({ visitors }, index) => {
      expect(sum(of.booths.map(({ hours }) => hours[index]?.visitors))).toBe(visitors ?? 0);
    });
    const evidence: { added: number; beside: number }[] = report.booths.map(
      (booth: { evidence: object }) => booth.evidence,
    );
    expect(of.taps).toEqual({
      added: sum(evidence.map(({ added }) => added)),
      beside: sum(evidence.map(({ beside }) => beside)),
    });
    expect(of.taps.added + of.taps.beside).toBe(of.total.tapped);
    expect(of.days.length).toBeGreaterThan(1);
    expect(of.talks.length).toBeGreaterThan(0);
    expect(of.openings.length).toBe(3);
  });

  test('of a day has the figures of page Now, and its days and what is not placed make the whole', async () => {
    const whole = await read(simulated.slug);
    for (const { date, figure } of whole.days) {
      const of = await read(simulated.slug, { day: date });
      const now = (await request.get(`/api/v1/events/${simulated.slug}/now?day=${date}`).set(viewer)).body;
      expect([of.total, of.hours]).toEqual([now.total, now.hours]);
      expect([of.total.visitors, of.total.approximate]).toEqual([figure.visitors, figure.approximate]);
    }
    expect(sum(whole.days.map(({ figure }) => figure.visitors)) + whole.notPlaced.visitors).toBe(
      whole.total.visitors,
    );
  });

  test('compares a half-day and three days by open and by staffed hour, and says where it cannot tell', async () => {
    const { booths, open } = await read(simulated.slug);
    for (const { open, staffed, figure } of booths)
      for (const rate of [open, staffed]) {
        expect((rate.perHour === null) === (rate.cannotTell !== null)).toBe(true);
        if (rate.perHour !== null && rate.minutes !== null)
          expect(rate.perHour).toBeCloseTo(((rate.visitors ?? 0) * 60) / rate.minutes, 1);
        if (figure.visitors === null) expect(rate.cannotTell).not.toBeNull();
      }
    const told = booths.filter((booth) => booth.open.perHour !== null);
    expect([told.length > 5, open.visitors]).toEqual([true, sum(told.map(({ figure }) => figure.visitors))]);
    const published = await read('kubecon-na-2025');
    expect(new Set(published.booths.map((booth) => booth.open.cannotTell))).toEqual(new Set(['no-slot']));
  });

  test('by any filters and any range is what a recount of its visits gives', async () => {
    const topics = await db.topic.findMany({ where: { eventId: simulated.id } });
    const [first] = (await read(simulated.slug)).openings;
    const start = Date.parse(first?.startsAt ?? '');
    const anyMoment = fc.oneof(
      fc.integer({ min: 0, max: 50 * 3_600_000 }),
      fc.nat(200).map((quarter) => quarter * 900_000),
    );
    const anyFilter = fc.record({
      range: fc.option(fc.tuple(anyMoment, anyMoment).filter(([a, b]) => a !== b)),
      audience: fc.option(fc.constantFrom('newcomer', 'user', 'not-said')),
      sector: fc.option(fc.constantFrom('finance', 'technology', 'not-said')),
      topic: fc.option(fc.constantFrom(...topics)),
      booths: fc.subarray(simulated.booths, { minLength: 1 }),
    });
    await fc.assert(
      fc.asyncProperty(anyFilter, async ({ range, audience, sector, topic, booths }) => {
        const [from, to] = (range ?? []).toSorted((a, b) => a - b).map((at) => new Date(start + at));
        const all = audience === null && sector === null && topic === null;
        const of = await read(simulated.slug, {
          booth: booths.map(({ slug }) => slug).join(),
          ...(from && to && { from: from.toISOString(), to: to.toISOString() }),
          ...(audience && { audience }),
          ...(sector && { sector }),
          ...(topic && { topic: topic.slug }),
        });
        expect(of.ofTapped).toBe(!all);
        const said = (word: string | null) => (word === 'not-said' ? null : word);
        const visits = await db.visit.findMany({
          where: {
            ...{ boothId: { in: booths.map(({ id }) => id) }, undone: false },
            ...(from && to && { occurredAt: { gte: from, lt: to } }),
            ...(topic && { topics: { some: { topicId: topic.id } } }),
          },
        });
        const [ofAudience, ofSector] = [
          visits.filter((one) => audience === null || one.standingAudience === said(audience)),
          visits.filter((one) => sector === null || one.standingSector === said(sector)),
        ];
        const counted = ofAudience.filter((one) => ofSector.includes(one));
        if (!all) {
          expect(of.total.visitors ?? 0).toBe(sum(counted.map(({ standingSize }) => standingSize)));
          expect(sum(of.hours.map(({ visitors }) => visitors))).toBe(of.total.visitors ?? 0);
        } else expect(of.total.tapped).toBe(sum(counted.map(({ standingSize }) => standingSize)));
        // Each list is filtered by the others, not by itself.
        expect(sum(of.audiences.map(({ visitors }) => visitors))).toBe(
          sum(ofSector.map(({ standingSize }) => standingSize)),
        );
        for (const share of [...of.audiences, ...of.sectors, ...of.topics])
          expect(sum(share.hours)).toBe(share.visitors);
      }),
      { numRuns: 12 },
    );
  });

  test('gives each shift its visitors', async () => {
    const { shifts, booths } = await read(simulated.slug);
    expect(shifts.length).toBeGreaterThan(10);
    for (const { boothId } of booths) {
      const own = shifts.filter((shift) => shift.boothId === boothId);
      const of = booths.find((booth) => booth.boothId === boothId);
      if (own.length > 0 && of?.notPlaced === 0)
        expect(sum(own.map(({ figure }) => figure.visitors))).toBeLessThanOrEqual(of.figure.visitors ?? 0);
    }
  });

  test('as CSV says what it is of, in the name too, with the same figures', async () => {
    const [booth] = simulated.booths;
    const query = { booth: booth?.slug, day: (await read(simulated.slug)).days[0]?.date };
    const of = await read(simulated.slug, query);
    for (const table of engagementTables) {
      const path = `/api/v1/events/${simulated.slug}/engagement/${table}.csv`;
      const answer = await request.get(path).query(query).set(viewer).buffer(true);
      expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
      expect(answer.headers['content-disposition']).toContain(
        `${simulated.slug}-engagement-${table}-simulated-${query.day}.csv`,
      );
      for (const row of readCsv(answer.text))
        expect(row).toMatchObject({
          ...{ event: simulated.slug, simulated: 'yes', only_booths: booth?.slug, range_from: query.day },
          time_zone: of.event.timeZone,
        });
      if (table === 'hours' || table === 'ranking')
        expect(sum(readCsv(answer.text).map(({ visitors }) => Number(visitors)))).toBe(of.total.visitors);
    }
    const pdf = await request.get(`/api/v1/events/${simulated.slug}/engagement/hours.pdf`).set(viewer);
    expect([pdf.status, pdf.body.code]).toEqual([404, 'unknown-format']);
  });
});

test('a booth without a slot then, a day to come, and what nobody recorded, are told apart', async () => {
  const of = await read(simulated.slug);
  for (const booth of of.booths) {
    booth.hours.forEach(({ visitors, none }, index) => {
      const { startsAt = '', endsAt = '' } = of.hours[index] ?? {};
      const own = booth.slots.filter((slot) => slot.startsAt < endsAt && startsAt < slot.endsAt);
      const begins = own.map((slot) => Math.max(Date.parse(slot.startsAt), Date.parse(startsAt)));
      if (visitors !== null) expect(none).toBeNull();
      else if (own.length === 0) expect(none).toBe('no-slot');
      else expect(none).toBe(Math.min(...begins) > Date.parse(of.asOf) ? 'to-come' : 'not-recorded');
    });
    expect(booth.figure.visitors === null).toBe(booth.none !== null);
  }
  const file = `/api/v1/events/${simulated.slug}/engagement/booth-hours.csv`;
  const rows = readCsv((await request.get(file).set(viewer)).text).filter(({ ends_at }) => ends_at !== '');
  expect(rows.map(({ no_figure }) => no_figure)).toEqual(
    of.booths.flatMap((booth) => booth.hours.map(({ none }) => none ?? '')),
  );
  expect(new Set(rows.map(({ no_figure }) => no_figure))).toContain('no-slot');
});

describe('a comparison', () => {
  test('of a day with the day before is aligned by time since the opening, and adds up', async () => {
    const { days } = await read(simulated.slug);
    const [monday, tuesday] = days.slice(-2).map(({ date }) => date);
    const { comparison, total } = await read(simulated.slug, { day: tuesday, compare: 'previous-day' });
    if (comparison === null) throw new Error('nothing was compared');
    const before = await read(simulated.slug, { day: monday });
    expect(comparison.figure.visitors).toBe(before.total.visitors);
    const { both, leftOut } = comparison;
    expect(both.difference).toBe((both.here.visitors ?? 0) - (both.there.visitors ?? 0));
    expect(both.booths).toBeLessThanOrEqual(both.ofBooths);
    expect(both.here.visitors).toBeLessThanOrEqual(total.visitors ?? 0);
    expect(both.there.visitors).toBeLessThanOrEqual(before.total.visitors ?? 0);
    expect(comparison.hours[0]).toMatchObject({ day: 1, hour: 0 });
    const sides = [
      [comparison.hours.map(({ visitors }) => visitors), comparison.elsewhere, both.here, total],
      [comparison.hours.map(({ other }) => other), comparison.otherElsewhere, both.there, before.total],
    ] as const;
    for (const [hours, elsewhere, compared, all] of sides) {
      expect(sum([...hours]) + elsewhere.visitors).toBe(compared.visitors);
      const rest = leftOut.map(({ here, there }) => (all === total ? here : there)?.visitors);
      expect(sum([compared.visitors, ...rest])).toBe(all.visitors);
    }
    // Tuesday runs, and some booths were not counted on both days.
    expect(new Set(leftOut.map(({ why }) => why))).toContain('other-times');
    const file = `/api/v1/events/${simulated.slug}/engagement/comparison.csv`;
    const answer = await request.get(file).query({ day: tuesday, compare: 'previous-day' }).set(viewer);
    const rows = readCsv(answer.text);
    const of = (row: string) => rows.filter((one) => one.row === row);
    expect(
      of('hour').map(({ minutes, visitors, other_visitors }) => [minutes, visitors, other_visitors]),
    ).toEqual(
      comparison.hours.map(({ minutes, visitors, other }) =>
        [minutes, visitors ?? '', other ?? ''].map(String),
      ),
    );
    for (const column of ['visitors', 'other_visitors']) {
      const add = (some: typeof rows) => sum(some.map((one) => Number(one[column])));
      const outside = of('outside of opening hours, or not placed in time');
      expect(add([...of('hour'), ...outside])).toBe(add(of('compared')));
      expect(add([...of('compared'), ...of('left out')])).toBe(add(of('total')));
    }
    expect(of('compared')).toMatchObject([
      { difference: String(both.difference), of_booths: String(both.ofBooths) },
    ]);
  });

  test('with an earlier event of which one figure is known tells the totals, and not the hours', async () => {
    const [own] = simulated.booths;
    const published = await db.event.findUniqueOrThrow({ where: { slug: 'kubecon-na-2025' } });
    const there = await db.booth.findFirstOrThrow({ where: { eventId: published.id, slug: 'copacetic' } });
    // The same project, at the simulated event.
    await db.booth.update({ where: { id: own?.id ?? '' }, data: { projectId: there.projectId } });
    const of = await read(simulated.slug, { booth: own?.slug, compare: 'event:kubecon-na-2025' });
    expect(of.choices.events.map(({ slug }) => slug)).toContain('kubecon-na-2025');
    expect(of.comparison?.figure).toMatchObject({ visitors: 75, approximate: true, low: null });
    // It still runs: its figures are of what has been.
    expect(of.comparison?.both).toMatchObject({ difference: null, booths: 0, notOver: 'this' });
    expect(of.comparison?.cannotTell).toEqual({ side: 'other', why: 'no-times' });
    expect(of.comparison?.otherElsewhere).toEqual({ visitors: 75, approximate: true });
  });

  test('with another booth says where nothing is recorded', async () => {
    const tablet = await createTablet(db, event.id, [copa.id]);
    await send(request, tablet, [visit(copa.id, { tappedAt: wednesday('10:40'), partySize: 3 })]);
    const of = await read('atlanta', { booth: 'copa', compare: 'booth:drasi' });
    expect(of.comparison).toMatchObject({
      ...{ label: 'Drasi', both: { booths: 0, ofBooths: 1, difference: null, percent: null } },
      cannotTell: { side: 'other', why: 'not-recorded' },
    });
    // Opened at 10:45 on Tuesday, at 10:30 on Wednesday: 10:40 is in the first hour of the second day.
    expect(of.comparison?.hours.filter(({ visitors }) => visitors !== null)).toMatchObject([
      { day: 2, hour: 0, visitors: 3, other: null },
    ]);
  });
});

describe('an event', () => {
  test('without a booth, without a visit, and with one, is answered', async () => {
    await db.booth.update({ where: { id: elsewhere.id }, data: { archivedAt: new Date() } });
    const none = await read('amsterdam');
    expect([none.booths, none.total.visitors, none.open.cannotTell]).toEqual([[], null, 'no-slot']);
    const booth = await createBooth(db, amsterdam.id, 'Empty');
    const empty = await read('amsterdam');
    expect([empty.total.visitors, empty.audiences, empty.shifts]).toEqual([null, [], []]);
    const tablet = await createTablet(db, amsterdam.id, [booth.id]);
    await send(request, tablet, [visit(booth.id, { tappedAt: wednesday('11:00') })]);
    const one = await read('amsterdam');
    expect([one.total.visitors, one.audiences.map(({ key }) => key)]).toEqual([1, ['not-said']]);
    const nobody = await read('amsterdam', { audience: 'press' });
    expect([nobody.total.visitors, nobody.countedBooths]).toEqual([0, 1]);
    const beyond = await read('amsterdam', { from: '2026-03-01T00:00:00Z' });
    expect([beyond.total.visitors, beyond.hours]).toEqual([null, []]);
  });

  test('of which heads were counted cannot be split by who came: that is no 0, and not unrecorded', async () => {
    const heads = await createBooth(db, amsterdam.id, 'Heads');
    const counted = { boothId: heads.id, approximate: false, likely: 30, source: 'clicker' };
    const stamp = { startsAt: wednesday('10:00'), endsAt: wednesday('11:00') };
    const manager = await as('manager');
    const entered = await request
      .post('/api/v1/events/amsterdam/head-counts')
      .set(manager)
      .send({ ...counted, ...stamp });
    expect(entered.status).toBe(201);
    const tablet = await createTablet(db, amsterdam.id, [heads.id], 'Tablet of Heads');
    const arrived = {
      id: uuidv7(),
      boothId: heads.id,
      type: 'check-in',
      tappedAt: wednesday('10:05'),
      name: 'Ana',
    };
    await send(request, tablet, [arrived]);
    const own = { booth: 'heads', audience: 'newcomer' };
    for (const range of [{}, { from: wednesday('09:00'), to: wednesday('12:00') }]) {
      const { booths, total, hours, comparison } = await read('amsterdam', {
        ...own,
        ...range,
        compare: 'booth:heads',
      });
      expect(total).toMatchObject({ visitors: null, none: 'not-split' });
      expect(booths).toMatchObject([{ none: 'not-split', staffed: { cannotTell: 'not-split' } }]);
      expect(hours.find(({ startsAt }) => startsAt === wednesday('10:00'))).toMatchObject({
        visitors: null,
        none: 'not-split',
      });
      expect(comparison?.cannotTell).toEqual({ side: 'this', why: 'not-split' });
    }
    const file = await request.get('/api/v1/events/amsterdam/engagement/ranking.csv').query(own).set(manager);
    expect(readCsv(file.text)).toMatchObject([
      { visitors: '', visitors_text: 'cannot be split', no_figure: 'not-split', per_open_hour: '' },
    ]);
    // Who was tapped in that time stands for all of them.
    await send(request, tablet, [visit(heads.id, { tappedAt: wednesday('10:10') })]);
    const { total } = await read('amsterdam', own);
    expect(total).toMatchObject({ visitors: 0, tapped: 0 });
  });

  test('has 0 so far in the hour that runs where somebody is checked in, and nothing where nobody is', async () => {
    const staffed = await createBooth(db, amsterdam.id, 'Staffed');
    const left = await createBooth(db, amsterdam.id, 'Left');
    const slot = { eventId: amsterdam.id, startsAt: wednesday('10:00'), endsAt: wednesday('18:00') };
    await db.slot.createMany({ data: [staffed, left].map(({ id: boothId }) => ({ ...slot, boothId })) });
    const tablet = await createTablet(db, amsterdam.id, [staffed.id, left.id], 'Tablet of Staffed');
    const who = { tappedAt: wednesday('12:05'), name: 'Ana' };
    const arrives = (boothId: string) => ({ id: uuidv7(), boothId, type: 'check-in', ...who });
    const leaves = { ...arrives(left.id), type: 'check-out', tappedAt: wednesday('13:00') };
    const answer = await send(request, tablet, [arrives(staffed.id), arrives(left.id), leaves]);
    expect(answer.body.receipts).toMatchObject(Array.from({ length: 3 }, () => ({ outcome: 'stored' })));
    // It is 14:00: one went at 13:00, the other is still there.
    const at = time.now;
    time.now = new Date(wednesday('14:21'));
    const now = await read('amsterdam', { booth: 'staffed,left' });
    const byHour = (slug: string) =>
      Object.fromEntries(
        now.hours.map(({ startsAt }, index) => {
          const cell = now.booths.find((booth) => booth.slug === slug)?.hours[index];
          return [startsAt, cell?.visitors ?? cell?.none];
        }),
      );
    const [noon, one, two, three] = ['12:00', '13:00', '14:00', '15:00'].map(wednesday);
    expect(byHour('staffed')).toMatchObject({
      [`${noon}`]: 0,
      [`${one}`]: 0,
      [`${two}`]: 0,
      [`${three}`]: 'to-come',
    });
    expect(byHour('left')).toMatchObject({
      [`${noon}`]: 0,
      [`${one}`]: 'not-recorded',
      [`${two}`]: 'not-recorded',
    });
    const path = '/api/v1/events/amsterdam/engagement/hours.csv?booth=staffed';
    const rows = readCsv((await request.get(path).set(viewer)).text);
    const running = rows.find(({ hour }) => hour === 'running');
    expect(running).toMatchObject({ visitors: '0', no_figure: '' });
    expect(rows.filter(({ hour }) => hour === 'coming').map((row) => row.no_figure)).toContain('to-come');
    const report = await request
      .get('/api/v1/events/amsterdam/summary.csv?table=hours&booth=staffed')
      .set(viewer);
    expect(readCsv(report.text).find(({ state }) => state === 'so far')).toMatchObject({ visitors: '0' });
    const live = (await request.get('/api/v1/events/amsterdam/now').set(viewer)).body;
    expect(live.hours.find(({ startsAt }: { startsAt: string }) => startsAt === two)).toMatchObject({
      visitors: 0,
    });
    time.now = at;
  });

  test('of the last hour moves on with the clock', async () => {
    const before = time.now;
    for (const now of ['2025-11-12T18:29:30.000Z', '2025-11-12T19:10:00.000Z']) {
      time.now = new Date(now);
      const to = new Date(Math.ceil(Date.parse(now) / 60_000) * 60_000);
      const range = { from: new Date(to.getTime() - 3_600_000).toISOString(), to: to.toISOString() };
      const of = await read('atlanta', { last: 'hour' });
      expect(of.range).toEqual({ day: null, ...range });
      expect(of).toEqual(await read('atlanta', range));
    }
    time.now = before;
  });

  test('shows a lead the own booths', async () => {
    const lead = await as('lead', drasi.id);
    const of = await read('atlanta', {}, lead);
    expect([of.booths, of.choices.booths].map((booths) => booths.map(({ slug }) => slug))).toEqual([
      ['drasi'],
      ['drasi'],
    ]);
    expect((await ask('atlanta', { booth: 'copa' }, lead)).status).toBe(404);
    expect((await ask('atlanta', { compare: 'booth:copa' }, lead)).status).toBe(404);
  });

  test.each([
    [{ day: '2025-11-12', from: wednesday('10:00') }, 'query.day: cannot go together with from and to'],
    [{ from: wednesday('11:00'), to: wednesday('10:00') }, 'query.to: must lie after from'],
    [{ from: 'yesterday' }, 'query.from: must be a moment'],
    [{ last: 'hour', day: '2025-11-12' }, 'query.last: cannot go together with day, from or to'],
    [{ last: 'week' }, 'query.last'],
    [{ day: 'garbage' }, 'query.day: must be a date'],
    [{ booth: 'Copa,' }, 'query.booth.0: must be lower-case'],
    [{ audience: 'everybody' }, 'query.audience'],
    [{ compare: 'last-year' }, 'query.compare: must be previous-day'],
    [{ compare: 'previous-day' }, 'query.compare: can be previous-day only of one day'],
    [{ compare: 'event:amsterdam', from: wednesday('10:00') }, 'query.compare: can be an event only of'],
    [{ unknown: '1' }, 'query'],
  ])('refuses %j', async (query, words) => {
    const answer = await ask('atlanta', query);
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid-input']);
    expect(answer.body.detail).toContain(words);
  });

  test.each([
    [{ booth: 'copa,nowhere' }, 'There is no such booth.'],
    [{ topic: 'nothing' }, 'There is no such topic.'],
    [{ sector: 'nope' }, 'There is no such sector.'],
    [{ compare: 'booth:nowhere' }, 'There is no such booth to compare with.'],
    [{ compare: 'event:nowhere' }, 'There is no such event to compare with.'],
  ])('knows no %j', async (query, words) => {
    const answer = await ask('atlanta', query);
    expect([answer.status, answer.body.detail]).toEqual([404, words]);
  });
});
