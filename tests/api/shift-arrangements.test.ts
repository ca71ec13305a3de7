import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import type { AssignmentRow } from '#contracts/assignments';
import type { Arrangement } from '#contracts/shifts';
import { callsAs } from '../fixtures/calls.ts';
import { createPavilion, wednesday } from '../fixtures/pavilion.ts';
import { createTestApp } from '../setup/app.ts';

const app = await createTestApp();
const { db } = app;
const { event, amsterdam, copa, drasi, retired, elsewhere, ana, ben } = await createPavilion(db);
const manager = callsAs(app, await app.as('manager'));
const leadOfCopa = callsAs(app, await app.as('lead', copa.id));
const arrange = (body: Arrangement, by = manager) =>
  by.create(`/events/${event.slug}/shift-arrangements`, body);
const lunch = (boothId = copa.id) => ({
  id: uuidv7(),
  boothId,
  startsAt: wednesday('12:00'),
  endsAt: wednesday('14:00'),
});
const store = async (boothId = copa.id) => {
  const { id, ...input } = lunch(boothId);
  return (await manager.create(`/events/${event.slug}/shifts`, input)).body as {
    id: string;
    version: number;
  };
};
const peopleOn = async (shiftId: string) =>
  (
    await db.assignment.findMany({
      where: { shiftId, archivedAt: null },
      include: { person: true },
      orderBy: { person: { name: 'asc' } },
    })
  ).map(({ person }) => person.name);
const countShifts = () => db.shift.count({ where: { eventId: event.id } });

describe('an arrangement of shifts', () => {
  test('splits one: the first part changes, the second is new, with the people of each', async () => {
    const whole = await store();
    await arrange({ change: [{ id: whole.id, version: 1, assign: [ana.id, ben.id] }] });
    const second = { ...lunch(), startsAt: wednesday('13:00'), minimum: 1, target: 2, personIds: [ben.id] };
    const split = await arrange({
      change: [{ id: whole.id, version: 1, endsAt: wednesday('13:00'), unassign: [ben.id] }],
      create: [second],
    });
    expect(split.status).toBe(200);
    expect(split.body.items).toMatchObject([
      { id: second.id, startsAt: wednesday('13:00'), endsAt: wednesday('14:00'), version: 1 },
      { id: whole.id, startsAt: wednesday('12:00'), endsAt: wednesday('13:00'), version: 2 },
    ]);
    const onIt = (split.body.assignments as AssignmentRow[])
      .filter(({ archivedAt }) => archivedAt === null)
      .map(({ shiftId, personName }) => [shiftId, personName]);
    expect(onIt.toSorted()).toEqual(
      [
        [whole.id, 'Ana Medina'],
        [second.id, 'Ben Okoro'],
      ].toSorted(),
    );
    expect(await peopleOn(whole.id)).toEqual(['Ana Medina']);
    expect(await peopleOn(second.id)).toEqual(['Ben Okoro']);
  });

  test('does nothing more when it is sent again, also at the same time', async () => {
    const whole = await store();
    const body: Arrangement = {
      create: [{ ...lunch(), personIds: [ana.id] }],
      change: [{ id: whole.id, version: 1, target: 5, assign: [ben.id] }],
    };
    const before = await countShifts();
    const answers = await Promise.all([arrange(body), arrange(body), arrange(body)]);
    answers.push(await arrange(body));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(answers.at(-1)?.body.items).toMatchObject([{ version: 1 }, { version: 2, target: 5 }]);
    expect(await countShifts()).toBe(before + 1);
    expect(await peopleOn(whole.id)).toEqual(['Ben Okoro']);
  });

  test('is all or nothing, and names each shift that cannot be', async () => {
    const before = await countShifts();
    const good = lunch();
    const refused = await arrange({
      create: [
        good,
        { ...lunch(), endsAt: wednesday('11:00') },
        { ...lunch(), startsAt: '2025-11-20T12:00:00Z', endsAt: '2025-11-20T13:00:00Z' },
        lunch(retired.id),
        lunch(elsewhere.id),
        { ...lunch(), minimum: 3, target: 2 },
        { ...lunch(), personIds: [uuidv7()] },
      ],
      archive: [{ id: uuidv7(), version: 1 }],
    });
    expect(refused.status).toBe(400);
    expect(refused.body.code).toBe('in-wrong-order');
    expect(refused.body.detail).toMatch(/6 more cannot be either\. Nothing of it was done\.$/);
    const words = refused.body.issues.map((one: { path: string; message: string }) => [
      one.path,
      one.message,
    ]);
    expect(words).toEqual([
      ['body.create.1', expect.stringMatching(/^The end, .* must come after the start/)],
      ['body.create.2', expect.stringMatching(/^This is not within the event/)],
      ['body.create.3', 'Retired is in the archive. Take it out first.'],
      ['body.create.4', 'This booth belongs to another event.'],
      ['body.create.5', 'The minimum, 3, must not be above the target, 2.'],
      ['body.create.6', 'There is no such person.'],
      ['body.archive.0', 'There is no such shift.'],
    ]);
    expect(await countShifts()).toBe(before);
  });

  test('the second of two managers hears both versions, and nothing is written', async () => {
    const whole = await store();
    const move = (from: string, to: string): Arrangement => ({
      change: [{ id: whole.id, version: 1, startsAt: wednesday(from), endsAt: wednesday(to) }],
    });
    const answers = await Promise.all([arrange(move('11:00', '13:00')), arrange(move('15:00', '16:00'))]);
    const [won] = answers.filter(({ status }) => status === 200);
    const [lost] = answers.filter(({ status }) => status === 409);
    expect(lost?.body).toMatchObject({
      code: 'stale',
      sentVersion: 1,
      currentVersion: 2,
      current: won?.body.items[0],
    });
    const other = lunch();
    const both = await arrange({ ...move('09:00', '10:00'), create: [other] });
    expect(both.body.code).toBe('stale');
    expect(await db.shift.findUnique({ where: { id: other.id } })).toBeNull();
  });

  test('people that two managers add at once are all on it', async () => {
    const whole = await store();
    const add = (personId: string) =>
      arrange({ change: [{ id: whole.id, version: 1, target: 4, assign: [personId] }] });
    const answers = await Promise.all([add(ana.id), add(ben.id)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await peopleOn(whole.id)).toEqual(['Ana Medina', 'Ben Okoro']);
  });

  test('archives with the people, and takes out again with them and their answers', async () => {
    const { id } = await store();
    await arrange({ change: [{ id, version: 1, assign: [ana.id, ben.id] }] });
    const [first] = await db.assignment.findMany({ where: { shiftId: id, personId: ana.id } });
    await arrange({ archive: [{ id, version: 1 }] });
    expect(await peopleOn(id)).toEqual([]);
    const again = await arrange({ restore: [{ id, version: 2, assign: [ana.id] }] });
    expect(again.body.items).toMatchObject([{ id, archivedAt: null, version: 3 }]);
    expect(await db.assignment.findMany({ where: { shiftId: id, archivedAt: null } })).toMatchObject([
      { id: first?.id, personId: ana.id },
    ]);
    const late = await arrange({ change: [{ id, version: 2, target: 7 }] });
    expect(late.body.code).toBe('stale');
  });

  test('a change of one that somebody archived meanwhile says so with its version', async () => {
    const { id } = await store();
    await manager.archive(`/shifts/${id}`, 1);
    const late = await arrange({ change: [{ id, version: 1, target: 7 }] });
    expect(late.body).toMatchObject({ code: 'stale', current: { id, archivedAt: expect.any(String) } });
    expect((await arrange({ change: [{ id, version: 2, target: 7 }] })).body.code).toBe('archived');
  });

  test('nobody comes onto a shift out of the archive', async () => {
    const gone = await db.person.create({ data: { name: 'Gone', archivedAt: new Date() } });
    const refused = await arrange({ create: [{ ...lunch(), personIds: [gone.id] }] });
    expect(refused.body).toMatchObject({
      code: 'archived',
      issues: [{ path: 'body.create.0', message: 'Gone is in the archive. Take them out first.' }],
    });
  });

  test('a lead arranges the own booth only, and nothing of another is done by the way', async () => {
    const theirs = await store(drasi.id);
    const own = lunch();
    for (const body of [
      { create: [own, lunch(drasi.id)] },
      { create: [own], change: [{ id: theirs.id, version: 1, target: 9 }] },
      { create: [own], archive: [{ id: theirs.id, version: 1 }] },
      { create: [own], restore: [{ id: theirs.id, version: 1 }] },
    ])
      expect((await arrange(body, leadOfCopa)).body.code).toBe('not-your-booth');
    expect(await db.shift.findUnique({ where: { id: own.id } })).toBeNull();
    expect((await arrange({ create: [own] }, leadOfCopa)).status).toBe(200);
  });

  test.each([
    ['nothing', {}],
    ['one shift twice', { archive: [{ id: copa.id, version: 1 }], change: [{ id: copa.id, version: 1 }] }],
    ['more than 300', { create: Array.from({ length: 301 }, () => lunch()) }],
    [
      'an id that is no UUIDv7',
      { create: [{ ...lunch(), id: `${copa.id.slice(0, 14)}4${copa.id.slice(15)}` }] },
    ],
  ])('is refused that holds %s', async (_, body) => {
    const refused = await arrange(body);
    expect(refused.status).toBe(400);
    expect(refused.body.code).toBe('invalid-input');
  });

  test('an id that another shift has, and a shift of another event, are refused', async () => {
    const first = lunch();
    await arrange({ create: [first] });
    const other = await arrange({ create: [{ ...first, endsAt: wednesday('15:00') }] });
    expect(other.body.code).toBe('taken');
    const there = await db.shift.create({
      data: { ...lunch(elsewhere.id), eventId: amsterdam.id },
    });
    expect((await arrange({ archive: [{ id: there.id, version: 1 }] })).body.code).toBe('wrong-event');
  });
});

describe('a series of shifts', () => {
  const rule = { from: '12:00', to: '14:00', minutes: 120, handOver: 0, teams: 1, turns: 'shift' } as const;
  const seriesOf = (boothId = copa.id) => {
    const series = { id: uuidv7(), boothId, rule };
    return { series: [series], create: [{ ...lunch(boothId), personIds: [], seriesId: series.id }] };
  };

  test('is kept with how it was asked for, and each shift names it; sent again nothing more is made', async () => {
    const asked = seriesOf();
    const id = asked.series[0]?.id ?? '';
    for (const _ of ['first', 'again']) {
      const made = await arrange(asked);
      expect([made.status, made.body.items]).toMatchObject([200, [{ seriesId: id }]]);
    }
    expect(await db.shiftSeries.findMany({ where: { id } })).toMatchObject([{ boothId: copa.id, rule }]);
    expect(await db.shift.count({ where: { seriesId: id } })).toBe(1);
    const { id: _, ...alone } = lunch();
    expect((await manager.create(`/events/${event.slug}/shifts`, alone)).body.seriesId).toBe(null);
  });

  test('belongs to one booth, and to somebody who may plan there', async () => {
    const before = await countShifts();
    const asked = seriesOf();
    const unknown = await arrange({ ...asked, series: [] });
    expect([unknown.status, unknown.body.detail]).toEqual([
      400,
      expect.stringContaining('names a series that is not in it, or of another booth'),
    ]);
    const ofDrasi = await arrange(seriesOf(drasi.id), leadOfCopa);
    expect([ofDrasi.status, ofDrasi.body.code]).toEqual([403, 'not-your-booth']);
    await arrange(asked);
    const stolen = seriesOf(drasi.id);
    const id = asked.series[0]?.id ?? '';
    const taken = await arrange({
      series: stolen.series.map((one) => ({ ...one, id })),
      create: stolen.create.map((one) => ({ ...one, seriesId: id })),
    });
    expect([taken.status, taken.body.code]).toEqual([409, 'taken']);
    const wrong = await arrange({
      ...seriesOf(),
      series: [{ id: uuidv7(), boothId: copa.id, rule: { ...rule, from: '25:00' } }],
    });
    expect([wrong.status, wrong.body.code]).toEqual([400, 'invalid-input']);
    expect(await countShifts()).toBe(before + 1);
  });
});
