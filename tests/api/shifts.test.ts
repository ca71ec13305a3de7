import { describe, expect, test } from 'vitest';
import { callsAs } from '../fixtures/calls.ts';
import { createPavilion, wednesday } from '../fixtures/pavilion.ts';
import { createTestApp } from '../setup/app.ts';

const app = await createTestApp();
const { event, copa, drasi, ana, ben } = await createPavilion(app.db);
const manager = callsAs(app, await app.as('manager'));
const leadOfCopa = callsAs(app, await app.as('lead', copa.id));
const shifts = `/events/${event.slug}/shifts`;
const assignments = `/events/${event.slug}/assignments`;

const lunch = (boothId: string) => ({ boothId, startsAt: wednesday('12:00'), endsAt: wednesday('14:00') });

describe('shifts', () => {
  test('have a minimum and a target; a change keeps the rest', async () => {
    const made = await leadOfCopa.create(shifts, lunch(copa.id));
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ ...lunch(copa.id), minimum: 1, target: 2 });
    const changed = await leadOfCopa.change(`/shifts/${made.body.id}`, 1, { target: 4 });
    expect(changed.body).toMatchObject({ ...lunch(copa.id), minimum: 1, target: 4, version: 2 });
  });

  test.each([
    ['needs more people than it hopes for', { minimum: 3, target: 2 }, 'invalid-input'],
    ['needs more people than it hopes for by default', { minimum: 3 }, 'invalid-input'],
    [
      'lasts longer than a day',
      { startsAt: wednesday('12:00'), endsAt: '2025-11-13T17:00:01Z' },
      'invalid-input',
    ],
    ['ends before it starts', { endsAt: wednesday('11:00') }, 'in-wrong-order'],
    ['lies outside the event', { endsAt: '2025-11-20T12:00:00Z' }, 'outside-event'],
  ])('a shift is refused that %s', async (_, given, code) => {
    const refused = await manager.create(shifts, { ...lunch(copa.id), ...given });
    expect(refused.status).toBe(400);
    expect(refused.body.code).toBe(code);
  });

  test('a change is judged together with what stays', async () => {
    const { body: shift } = await manager.create(shifts, lunch(copa.id));
    expect((await manager.change(`/shifts/${shift.id}`, 1, { minimum: 3 })).body.code).toBe('invalid-input');
    const wrong = await manager.change(`/shifts/${shift.id}`, 1, { startsAt: wednesday('14:00') });
    expect(wrong.body.code).toBe('in-wrong-order');
    expect((await manager.read(`/shifts/${shift.id}`)).body).toEqual(shift);
  });

  test('a lead plans for the own booth only', async () => {
    const { body: theirs } = await manager.create(shifts, lunch(drasi.id));
    expect((await leadOfCopa.create(shifts, lunch(drasi.id))).body.code).toBe('not-your-booth');
    expect((await leadOfCopa.change(`/shifts/${theirs.id}`, 1, { target: 9 })).body.code).toBe(
      'not-your-booth',
    );
    expect((await leadOfCopa.archive(`/shifts/${theirs.id}`, 1)).body.code).toBe('not-your-booth');
    const { items } = (await leadOfCopa.read(shifts)).body;
    expect(items.length).toBeGreaterThan(0);
    for (const shift of items) expect(shift.boothId).toBe(copa.id);
  });

  test('archiving one takes along who is on it; taken out again they are on it as before', async () => {
    const { body: shift } = await manager.create(shifts, lunch(copa.id));
    const { body: anaOnIt } = await manager.create(assignments, { shiftId: shift.id, personId: ana.id });
    const { body: benOnIt } = await manager.create(assignments, { shiftId: shift.id, personId: ben.id });
    await manager.archive(`/assignments/${benOnIt.id}`, 1);
    app.time.now = new Date(app.time.now.getTime() + 60_000);
    const archived = await manager.archive(`/shifts/${shift.id}`, 1);
    const after = await manager.read(`/assignments/${anaOnIt.id}`);
    expect(after.body).toMatchObject({ archivedAt: archived.body.archivedAt, version: 2 });
    const tooLate = await manager.create(assignments, { shiftId: shift.id, personId: ben.id });
    expect(tooLate.body.code).toBe('archived');
    expect((await manager.restore(`/assignments/${anaOnIt.id}`, 2)).body.code).toBe('archived');

    app.time.now = new Date(app.time.now.getTime() + 60_000);
    const again = await manager.archive(`/shifts/${shift.id}`, 2);
    expect(again.body).toMatchObject({ archivedAt: archived.body.archivedAt, version: 3 });
    await manager.restore(`/shifts/${shift.id}`, 3);
    const { items } = (await manager.read(`${assignments}?shiftId=${shift.id}`)).body;
    expect(items).toMatchObject([{ id: anaOnIt.id, archivedAt: null, version: 3 }]);
    expect((await manager.restore(`/assignments/${benOnIt.id}`, 2)).body.archivedAt).toBeNull();

    const notArchived = await manager.restore(`/shifts/${shift.id}`, 4);
    expect(notArchived.body).toMatchObject({ archivedAt: null });
    expect((await manager.read(`/assignments/${anaOnIt.id}`)).body.version).toBe(3);
  });

  test('a stale archiving leaves shift and assignments as they are', async () => {
    const { body: shift } = await manager.create(shifts, lunch(copa.id));
    await manager.create(assignments, { shiftId: shift.id, personId: ana.id });
    await manager.change(`/shifts/${shift.id}`, 1, { target: 3 });
    expect((await manager.archive(`/shifts/${shift.id}`, 1)).body.code).toBe('stale');
    expect((await manager.read(`${assignments}?shiftId=${shift.id}`)).body.items).toHaveLength(1);
  });
});

describe('assignments', () => {
  test('put a person on a shift once, by name', async () => {
    const { body: shift } = await leadOfCopa.create(shifts, lunch(copa.id));
    const made = await leadOfCopa.create(assignments, { shiftId: shift.id, personId: ana.id });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ boothId: copa.id, shiftId: shift.id, personName: 'Ana Medina' });
    expect(made.body).toMatchObject({ personStanding: 'maintainer', isPersonArchived: false });
    const twice = await leadOfCopa.create(assignments, { shiftId: shift.id, personId: ana.id });
    expect(twice.body.code).toBe('taken');

    const swapped = await leadOfCopa.change(`/assignments/${made.body.id}`, 1, { personId: ben.id });
    expect(swapped.body).toMatchObject({ personName: 'Ben Okoro', version: 2 });
    await leadOfCopa.archive(`/assignments/${made.body.id}`, 2);
    await leadOfCopa.create(assignments, { shiftId: shift.id, personId: ben.id });
    expect((await leadOfCopa.restore(`/assignments/${made.body.id}`, 3)).body.code).toBe('taken');
  });

  test("a lead cannot staff another booth's shift, nor see who is on it", async () => {
    const { body: theirs } = await manager.create(shifts, lunch(drasi.id));
    const { body: onIt } = await manager.create(assignments, { shiftId: theirs.id, personId: ben.id });
    const refused = await leadOfCopa.create(assignments, { shiftId: theirs.id, personId: ana.id });
    expect(refused.body.code).toBe('not-your-booth');
    expect((await leadOfCopa.read(`${assignments}?shiftId=${theirs.id}`)).body.items).toEqual([]);
    expect((await leadOfCopa.read(`/assignments/${onIt.id}`)).status).toBe(403);
  });

  test("a shift of another event is refused under this event's address", async () => {
    const { body: shift } = await manager.create(shifts, lunch(copa.id));
    const refused = await manager.create('/events/amsterdam/assignments', {
      shiftId: shift.id,
      personId: ana.id,
    });
    expect(refused.status).toBe(400);
    expect(refused.body.code).toBe('wrong-event');
  });
});
