import { describe, expect, test } from 'vitest';
import { callsAs } from '../fixtures/calls.ts';
import { createPavilion } from '../fixtures/pavilion.ts';
import { createTestApp } from '../setup/app.ts';

const app = await createTestApp();
const { event, copa, drasi, ana, ben } = await createPavilion(app.db);
const manager = callsAs(app, await app.as('manager'));
const leadOfCopa = callsAs(app, await app.as('lead', copa.id));
const standFor = (boothId: string, personId: string) =>
  manager.create(`/events/${event.slug}/representatives`, { boothId, personId });

describe('people', () => {
  test('are made with their standing, changed and archived', async () => {
    const made = await manager.create('/people', {
      name: 'Cleo Park',
      affiliation: 'Independent',
      standing: 'ambassador',
      email: 'cleo@example.org',
    });
    expect(made.status).toBe(201);
    const changed = await manager.change(`/people/${made.body.id}`, 1, { affiliation: 'SUSE' });
    expect(changed.body).toMatchObject({
      name: 'Cleo Park',
      affiliation: 'SUSE',
      standing: 'ambassador',
      email: 'cleo@example.org',
    });
    const archived = await manager.archive(`/people/${made.body.id}`, 2);
    expect(archived.body.archivedAt).not.toBeNull();
    const refused = await standFor(copa.id, made.body.id);
    expect(refused.body.code).toBe('archived');
    expect(refused.body.detail).toContain('Cleo Park');
  });

  test('a lead sees those who stand for the own booth, and nobody else', async () => {
    const { body: representative } = await standFor(copa.id, ana.id);
    await standFor(drasi.id, ben.id);
    const list = await leadOfCopa.read('/people');
    expect(list.body.items.map(({ name }: { name: string }) => name)).toEqual(['Ana Medina']);
    expect((await leadOfCopa.read(`/people/${ana.id}`)).status).toBe(200);
    expect((await leadOfCopa.read(`/people/${ben.id}`)).status).toBe(404);
    expect((await manager.read('/people')).body.items).toHaveLength(2);

    await manager.archive(`/representatives/${representative.id}`, 1);
    expect((await leadOfCopa.read('/people')).body.items).toEqual([]);
  });

  test('show their e-mail addresses to whoever may write to them, and to nobody who only reads', async () => {
    await app.db.person.update({ where: { id: ana.id }, data: { email: 'ana@example.org' } });
    const representative = await standFor(copa.id, ana.id);
    const viewer = callsAs(app, await app.as('viewer'));
    const files = ['/people.csv', `/events/${event.slug}/tables/representatives.csv`];
    const all = ['/people', `/people/${ana.id}`, ...files];
    const told = async (calls: typeof viewer) =>
      (await Promise.all(all.map((path) => calls.read(path)))).map(
        ({ status, text }) => `${status} ${text.includes('ana@example.org')}`,
      );
    expect(await told(viewer)).toEqual(all.map(() => '200 false'));
    expect(await told(manager)).toEqual(all.map(() => '200 true'));
    expect((await leadOfCopa.read(`/people/${ana.id}`)).body.email).toBe('ana@example.org');
    await manager.archive(`/representatives/${representative.body.id}`, 1);
  });

  test('are asked of their shifts ahead before they go to the archive', async () => {
    const ahead = async () => (await manager.read(`/people/${ben.id}/shifts-ahead`)).body;
    const at = { eventId: event.id, boothId: drasi.id };
    const shiftOn = async (startsAt: string, endsAt: string, archivedAt: Date | null = null) => {
      const shift = await app.db.shift.create({ data: { ...at, startsAt, endsAt, archivedAt } });
      return app.db.assignment.create({ data: { ...at, shiftId: shift.id, personId: ben.id } });
    };
    const now = app.options.clock();
    const hours = (count: number) => new Date(now.getTime() + count * 3_600_000).toISOString();
    expect(await ahead()).toEqual({ shifts: 0 });
    await shiftOn(hours(-3), hours(-2));
    await shiftOn(hours(-1), hours(1));
    await shiftOn(hours(1), hours(2), now);
    const later = await shiftOn(hours(1), hours(2));
    expect(await ahead()).toEqual({ shifts: 2 });
    await app.db.assignment.update({ where: { id: later.id }, data: { archivedAt: now } });
    expect(await ahead()).toEqual({ shifts: 1 });
    const version = async () =>
      (await app.db.eventVersion.findUnique({ where: { eventId: event.id } }))?.version ?? 0n;
    await app.db.representative.deleteMany({ where: { personId: ben.id } });
    const before = await version();
    await manager.archive(`/people/${ben.id}`, 1).expect(200);
    expect(await version()).toBe(before + 1n);
    await manager.restore(`/people/${ben.id}`, 2).expect(200);
    expect((await leadOfCopa.read(`/people/${ben.id}/shifts-ahead`)).status).toBe(403);
    expect((await manager.read(`/people/${event.id}/shifts-ahead`)).status).toBe(404);
  });

  test('only managers write', async () => {
    const made = await leadOfCopa.create('/people', { name: 'Dana' });
    expect(made.status).toBe(403);
    expect(made.body.code).toBe('not-allowed');
  });
});
