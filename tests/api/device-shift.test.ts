import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import type { Now } from '#contracts/now';
import { createBooth } from '../fixtures/atlanta.ts';
import { createTablet, send } from '../fixtures/devices.ts';
import { createPavilion, wednesday } from '../fixtures/pavilion.ts';
import { createTestApp } from '../setup/app.ts';

const { db, request, as } = await createTestApp();
const { event, copa, drasi, kiosk, ana, ben } = await createPavilion(db);
const manager = await as('manager');

type Headers = { Authorization: string };
const current = async ({ Authorization }: Headers) =>
  (await request.get('/api/v1/devices/current').set({ Authorization }).expect(200)).body;
const fact = (type: string, boothId: string, time: string, given: object) => ({
  id: uuidv7(),
  type,
  boothId,
  tappedAt: wednesday(time),
  ...given,
});
const represent = (personId: string, boothId: string) =>
  db.representative.create({ data: { personId, boothId, eventId: event.id } });
const slotOf = (boothId: string, from: string, until: string) =>
  db.slot.create({
    data: {
      ...{ eventId: event.id, boothId, kioskId: kiosk.id },
      ...{ startsAt: wednesday(from), endsAt: wednesday(until) },
    },
  });

describe('what a device is told of shifts', () => {
  test('who came, went and stayed on, by which device, in the order in which it holds', async () => {
    const booth = await createBooth(db, event.id, 'Istio');
    const tablet = await createTablet(db, event.id, [booth.id], 'Istio tablet');
    const facts = [
      fact('check-in', booth.id, '12:00', { personId: ana.id }),
      fact('extension', booth.id, '13:00', { personId: ana.id, until: wednesday('15:00') }),
      fact('check-in', booth.id, '13:10', { name: 'A walk-up' }),
      fact('check-out', booth.id, '13:20', { name: 'A walk-up' }),
    ];
    await send(request, tablet, [...facts].reverse());
    const yesterday = { ...fact('check-in', booth.id, '12:00', { name: 'Long gone' }) };
    await send(request, tablet, [{ ...yesterday, tappedAt: '2025-11-11T17:00:00Z' }]);
    const { attendance } = await current(tablet);
    expect(attendance.map(({ id }: { id: string }) => id)).toEqual(facts.map(({ id }) => id));
    expect(attendance[1]).toEqual({
      ...{ id: facts[1]?.id, kind: 'extension', at: wednesday('13:00'), until: wednesday('15:00') },
      ...{ boothId: booth.id, booth: 'Istio', personId: ana.id, name: 'Ana Medina', shiftId: null },
      ...{ deviceId: tablet.id, device: 'Istio tablet' },
    });
    expect(attendance[2]).toMatchObject({ personId: null, name: 'A walk-up', until: null });
  });

  test('a neighbour’s shifts and people too, since it may go over without a network', async () => {
    await slotOf(copa.id, '10:30', '13:30');
    await slotOf(drasi.id, '14:00', '17:00');
    await represent(ben.id, drasi.id);
    await represent(ana.id, copa.id);
    const shift = await db.shift.create({
      data: {
        ...{ eventId: event.id, boothId: drasi.id, minimum: 1, target: 2 },
        ...{ startsAt: wednesday('14:00'), endsAt: wednesday('17:00') },
        assignments: { create: { personId: ben.id } },
      },
    });
    const tablet = await createTablet(db, event.id, [copa.id]);
    const state = await current(tablet);
    expect(state.shifts).toMatchObject([{ id: shift.id, boothId: drasi.id, personIds: [ben.id] }]);
    expect(state.people.map(({ name }: { name: string }) => name)).toEqual(['Ana Medina', 'Ben Okoro']);
    expect(state.representatives).toEqual(
      [
        { boothId: copa.id, personIds: [ana.id] },
        { boothId: drasi.id, personIds: [ben.id] },
      ].toSorted((a, b) => a.boothId.localeCompare(b.boothId)),
    );
    await db.person.update({ where: { id: ben.id }, data: { archivedAt: new Date() } });
    expect((await current(tablet)).shifts).toMatchObject([{ id: shift.id, personIds: [] }]);
    await db.person.update({ where: { id: ben.id }, data: { archivedAt: null } });
  });

  test('of its people also what they did at another booth, and of nobody else', async () => {
    const here = await createBooth(db, event.id, 'Flux');
    const elsewhere = await createBooth(db, event.id, 'Helm');
    const zoe = await db.person.create({ data: { name: 'Zoe' } });
    const tablet = await createTablet(db, event.id, [here.id], 'Flux tablet');
    const other = await createTablet(db, event.id, [elsewhere.id], 'Helm tablet');
    await send(request, tablet, [fact('check-in', here.id, '13:00', { personId: zoe.id })]);
    await send(request, other, [
      fact('check-in', elsewhere.id, '13:10', { personId: zoe.id }),
      fact('check-in', elsewhere.id, '13:10', { personId: ben.id }),
    ]);
    const { attendance } = await current(tablet);
    expect(attendance).toMatchObject([
      { boothId: here.id, name: 'Zoe', device: 'Flux tablet' },
      { boothId: elsewhere.id, booth: 'Helm', name: 'Zoe', device: 'Helm tablet' },
    ]);
  });
});

test('who is checked in by two devices or at two booths stands on the page Now with both entries', async () => {
  const here = await createBooth(db, event.id, 'Linkerd');
  const elsewhere = await createBooth(db, event.id, 'Envoy');
  const [zoe, yi] = await Promise.all(
    ['Zoe Two', 'Yi Once'].map((name) => db.person.create({ data: { name } })),
  );
  const tablet = await createTablet(db, event.id, [here.id], 'Tablet 1');
  const other = await createTablet(db, event.id, [elsewhere.id, here.id], 'Tablet 2');
  await send(request, tablet, [
    fact('check-in', here.id, '13:00', { personId: zoe?.id }),
    fact('check-in', here.id, '13:00', { personId: yi?.id }),
    fact('check-in', here.id, '13:05', { personId: yi?.id }),
    fact('check-in', here.id, '13:00', { name: 'Alex' }),
  ]);
  await send(request, other, [
    fact('check-in', elsewhere.id, '13:10', { personId: zoe?.id }),
    fact('check-in', elsewhere.id, '13:10', { name: 'Alex' }),
  ]);
  const { body }: { body: Now } = await request.get('/api/v1/events/atlanta/now').set(manager);
  const at = (boothId: string) => body.booths.find((booth) => booth.boothId === boothId)?.here ?? [];
  const both = [
    { booth: 'Linkerd', device: 'Tablet 1', at: wednesday('13:00') },
    { booth: 'Envoy', device: 'Tablet 2', at: wednesday('13:10') },
  ];
  expect(at(elsewhere.id)).toMatchObject([
    { name: 'Zoe Two', contradictions: both },
    { name: 'Alex', contradictions: [] },
  ]);
  const known = Object.fromEntries(at(here.id).map((one) => [one.name, one.contradictions]));
  expect(known).toEqual({ 'Zoe Two': both, 'Yi Once': [], Alex: [] });
});
