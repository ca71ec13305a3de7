import { describe, expect, test } from 'vitest';
import { createBooth, createEvent } from '../fixtures/atlanta.ts';
import { createTablet, receiptsOf, send, undo, visit } from '../fixtures/devices.ts';
import { createRepresentative } from '../fixtures/people.ts';
import { createTestApp } from '../setup/app.ts';

const { db, request, as, time } = await createTestApp();
const atlanta = await createEvent(db);
const copa = await createBooth(db, atlanta.id, 'Copa');
const drasi = await createBooth(db, atlanta.id, 'Drasi');
const tablet = await createTablet(db, atlanta.id, [copa.id], 'Tablet 3');
const phone = await createTablet(db, atlanta.id, [copa.id, drasi.id], 'Toddy’s phone');
const toddy = await createRepresentative(db, 'Toddy Mladenov', [copa, drasi]);
await db.device.update({ where: { id: phone.id }, data: { kind: 'phone', personId: toddy.id } });

const stateOf = async (device: { headers: { Authorization: string } }) =>
  (await request.get('/api/v1/devices/current').set(device.headers).expect(200)).body;
const at = (time: string) => `2025-11-12T${time}:00.000Z`;
const post = async (device: { Authorization: string }, items: unknown[]) => {
  const receipts = await receiptsOf(send(request, device, items));
  expect(receipts.map(({ outcome }) => outcome)).toEqual(items.map(() => 'stored'));
};

describe('who else is counting', () => {
  time.now = new Date(at('18:30'));

  test('is told by device and by five minutes, without what this device counted itself', async () => {
    const taken = visit(copa.id, { tappedAt: at('16:10'), partySize: 9 });
    await post(phone, [
      visit(copa.id, { tappedAt: at('16:05'), partySize: 2 }),
      visit(copa.id, { tappedAt: at('16:14') }),
      visit(copa.id, { tappedAt: at('16:15') }),
      visit(drasi.id, { tappedAt: at('16:20'), partySize: 5 }),
      // Eight in the evening of the day before, in Atlanta.
      visit(copa.id, { tappedAt: at('01:00'), partySize: 7 }),
      taken,
      undo(taken),
    ]);
    await post(tablet, [visit(copa.id, { tappedAt: at('16:16'), partySize: 4 })]);
    const manager = await as('manager');
    await post(manager, [visit(copa.id, { tappedAt: at('17:00') })]);
    expect((await stateOf(tablet)).counting).toEqual([
      {
        boothId: copa.id,
        others: [{ id: phone.id, name: 'Toddy’s phone', kind: 'phone', visitors: 4, lastAt: at('16:15') }],
        fiveMinutes: [
          { startsAt: at('16:05'), visitors: 2 },
          { startsAt: at('16:10'), visitors: 1 },
          { startsAt: at('16:15'), visitors: 1 },
          { startsAt: at('17:00'), visitors: 1 },
        ],
      },
    ]);
    const seenByPhone = (await stateOf(phone)).counting.find(
      ({ boothId }: { boothId: string }) => boothId === copa.id,
    );
    expect(seenByPhone.others).toMatchObject([{ name: 'Tablet 3', kind: 'tablet', visitors: 4 }]);
  });

  test('is not what this browser counted under the id that it had before', async () => {
    const again = await createTablet(db, atlanta.id, [copa.id], 'Tablet 3, connected anew');
    const read = (query: string) => request.get(`/api/v1/devices/current${query}`).set(again.headers);
    const { body } = await read(`?formerly=${tablet.id},${drasi.id}`).expect(200);
    expect(body.counting[0].others).toMatchObject([{ name: 'Toddy’s phone', visitors: 4 }]);
    expect(body.counting[0].fiveMinutes).not.toContainEqual({ startsAt: at('16:15'), visitors: 5 });
    const refused = await read('?formerly=me');
    expect([refused.status, refused.body.code]).toEqual([400, 'invalid-input']);
  });
});

test('topics come with what the booth’s visitors spoke of most', async () => {
  const made = await Promise.all(
    ['patching', 'podman', 'registries'].map((slug) =>
      db.topic.create({ data: { eventId: atlanta.id, slug, label: slug } }),
    ),
  );
  expect(made).toHaveLength(3);
  await post(tablet, [
    visit(copa.id, { topics: ['podman'], partySize: 3 }),
    visit(copa.id, { topics: ['patching', 'podman'] }),
  ]);
  const { booths } = await stateOf(tablet);
  expect(booths).toMatchObject([{ id: copa.id, topics: ['podman', 'patching'] }]);
});

test('talks are those of the booth’s own project, as far as nobody has to decide', async () => {
  const talk = { eventId: atlanta.id, startsAt: at('16:00'), endsAt: at('16:30') };
  const own = await db.talk.create({ data: { ...talk, title: 'Patching in place' } });
  const other = await db.talk.create({ data: { ...talk, title: 'Reacting to change' } });
  const doubtful = await db.talk.create({ data: { ...talk, title: 'copa america' } });
  const rejected = await db.talk.create({ data: { ...talk, title: 'The Copa del Rey' } });
  await db.talkProject.createMany({
    data: [
      { talkId: own.id, projectId: copa.projectId },
      { talkId: other.id, projectId: drasi.projectId },
      { talkId: doubtful.id, projectId: copa.projectId, match: 'proposed', confidence: 0.4 },
      { talkId: rejected.id, projectId: copa.projectId, match: 'rejected' },
    ],
  });
  expect((await stateOf(tablet)).talks).toEqual([
    {
      id: own.id,
      boothIds: [copa.id],
      title: 'Patching in place',
      startsAt: at('16:00'),
      endsAt: at('16:30'),
    },
  ]);
  await db.talk.update({ where: { id: own.id }, data: { archivedAt: new Date() } });
  expect((await stateOf(tablet)).talks).toEqual([]);
});
