import { uuidv7 } from 'uuidv7';
import { afterEach, describe, expect, test } from 'vitest';
import { purgeContacts } from '#server/contacts/store';
import { callsAs } from '../fixtures/calls.ts';
import { createTablet, receiptsOf, send } from '../fixtures/devices.ts';
import { createPavilion, wednesday } from '../fixtures/pavilion.ts';
import { createTestApp, TEST_NOW } from '../setup/app.ts';
import { readCsv } from '../setup/csv.ts';

const app = await createTestApp();
const { db, sql, request, time } = app;
const { event, copa, drasi, ana } = await createPavilion(db);
const tablet = await createTablet(db, event.id, [copa.id]);
const manager = callsAs(app, await app.as('manager'));
const viewer = callsAs(app, await app.as('viewer'));
const leadOfCopa = callsAs(app, await app.as('lead', copa.id));
const leadOfDrasi = callsAs(app, await app.as('lead', drasi.id));
const path = `/events/${event.slug}/follow-ups`;

afterEach(async () => {
  time.now = TEST_NOW;
  await db.contact.deleteMany();
  await db.followUp.deleteMany();
});

const promise = async (what: string, more: object = {}) =>
  (await manager.create(path, { boothId: copa.id, what, ...more })).body;
const completion = async (id: string, version: number, method: 'put' | 'delete', as = 'manager') =>
  request[method](`/api/v1/follow-ups/${id}/completion`)
    .set(await app.as(as))
    .set('If-Match', `${version}`);

describe('what was promised', () => {
  test('is written down by hand, with owner, due date and issue, and changed by one at a time', async () => {
    const made = await leadOfCopa.create(path, {
      ...{ boothId: copa.id, what: 'Send the slides', owner: 'Somebody', ownerId: ana.id },
      ...{ dueOn: '2025-11-20', issueUrl: 'https://example.org/issues/1' },
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ owner: 'Ana Medina', dueOn: '2025-11-20', contactState: 'none' });
    const { id } = made.body;
    const handed = await leadOfCopa.change(`/follow-ups/${id}`, 1, { owner: 'Sam', ownerId: null });
    expect(handed.body).toMatchObject({ owner: 'Sam', dueOn: '2025-11-20', version: 2 });
    const stale = await manager.change(`/follow-ups/${id}`, 1, { dueOn: null });
    expect(stale.body).toMatchObject({ code: 'stale', current: { owner: 'Sam', dueOn: '2025-11-20' } });
    expect((await leadOfDrasi.change(`/follow-ups/${id}`, 2, { dueOn: null })).body.code).toBe(
      'not-your-booth',
    );
    expect((await leadOfDrasi.read(path)).body.items).toEqual([]);
  });

  test.each([
    ['issueUrl', 'javascript:alert(1)'],
    ['issueUrl', 'https://ana:secret@example.org/issues/1'],
    ['dueOn', 'tomorrow'],
    ['what', 'a'.repeat(20_000)],
    ['what', ' \u200b '],
    ['owner', 'two\nlines'],
  ])('with a wrong %s it is refused, and nothing is kept', async (field, value) => {
    const refused = await manager.create(path, { boothId: copa.id, what: 'Send it', [field]: value });
    expect(refused.status).toBe(400);
    expect(refused.body.issues[0].path).toBe(`body.${field}`);
    expect(await db.followUp.count()).toBe(0);
  });

  test('is done, keeps its time when somebody says so again, and is opened again', async () => {
    const { id } = await promise('Send the slides');
    const done = await completion(id, 1, 'put');
    expect(done.body.doneAt).toBe(TEST_NOW.toISOString());
    time.now = new Date(wednesday('15:00'));
    expect((await completion(id, 1, 'put')).body.code).toBe('stale');
    expect((await completion(id, 2, 'put')).body.doneAt).toBe(TEST_NOW.toISOString());
    expect((await completion(id, 3, 'delete', 'viewer')).status).toBe(403);
    expect((await completion(id, 3, 'delete')).body.doneAt).toBeNull();
    await manager.archive(`/follow-ups/${id}`, 4);
    expect((await completion(id, 5, 'put')).body.code).toBe('archived');
  });
});

describe('a contact', () => {
  test('is seen by who looks after the booth, not by who only reads, in no file, and by nobody once it is purged', async () => {
    const givenAt = wednesday('13:00');
    const [receipt] = await receiptsOf(
      send(request, tablet, [
        {
          ...{
            id: uuidv7(),
            type: 'follow-up',
            boothId: copa.id,
            tappedAt: givenAt,
            what: 'Send the slides',
          },
          contact: { name: 'Visitor V', address: 'v@visitor.test', consentText: 'You may write.', givenAt },
        },
      ]),
    );
    expect(receipt?.outcome).toBe('stored');
    const read = async (who: typeof manager) => (await who.read(path)).body.items[0];
    for (const who of [manager, leadOfCopa])
      expect((await read(who)).contact).toMatchObject({ name: 'Visitor V', address: 'v@visitor.test' });
    expect(await read(viewer)).toMatchObject({ contact: null, contactState: 'given' });
    const { text } = await manager.read(`${path}.csv`);
    expect(text).toContain('Send the slides');
    expect(text).not.toMatch(/Visitor V|v@visitor\.test/);
    await purgeContacts(sql, new Date('2026-11-12'));
    expect(await read(manager)).toMatchObject({ contact: null, contactState: 'purged' });
  });
});

describe('as a file', () => {
  test('says what is overdue and what was done within 30 days, by the filter, and holds no formula', async () => {
    const late = await promise('=cmd|calc', { dueOn: '2025-11-11', owner: '@Sam' });
    const done = await promise('Größe <b>messen</b>', { dueOn: '2025-11-11' });
    await completion(done.id, 1, 'put');
    await promise('Due today', { dueOn: '2025-11-12' });
    await manager.create(path, { boothId: drasi.id, what: 'Of Drasi' });
    const file = async (query: string) => readCsv((await manager.read(`${path}.csv?${query}`)).text);
    expect(await file('state=overdue')).toMatchObject([
      {
        follow_up: late.id,
        what: "'=cmd|calc",
        owner: "'@Sam",
        state: 'overdue',
        within_30_days: 'not yet known',
      },
    ]);
    expect((await file('state=within-30-days&search=GROSSE')).length).toBe(0);
    expect(await file('state=within-30-days&search=gr%C3%B6%C3%9Fe')).toMatchObject([{ state: 'done' }]);
    expect((await file('booth=drasi')).map(({ what }) => what)).toEqual(['Of Drasi']);
    expect(await file('booth=nowhere')).toEqual([]);
    time.now = new Date('2025-12-13T19:00:00Z');
    expect((await file('state=not-within-30-days')).map(({ within_30_days }) => within_30_days)).toEqual(
      Array(3).fill('no'),
    );
    expect((await manager.read(`${path}.csv?state=lost`)).status).toBe(400);
    expect((await manager.read(`${path}.xlsx`)).body.code).toBe('unknown-format');
    time.now = TEST_NOW;
    const ofLead = readCsv((await leadOfDrasi.read(`${path}.csv?owner=`)).text);
    expect(ofLead.map(({ what }) => what)).toEqual(['Of Drasi']);
  });
});
