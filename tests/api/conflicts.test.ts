import { describe, expect, test } from 'vitest';
import { type Conflict, conflicts } from '#contracts/conflicts';
import { seedDatabase } from '#prisma/seed';
import { createTestApp } from '../setup/app.ts';

const { request, as, db, sql, options, time } = await createTestApp();
await seedDatabase({ sql, clock: options.clock }, 'published');
const kubecon = await db.event.findUniqueOrThrow({ where: { slug: 'kubecon-na-2025' } });
const booths = await db.booth.findMany({ where: { eventId: kubecon.id } });
const boothOf = (slug: string) => booths.find((booth) => booth.slug === slug)?.id ?? '';
const [manager, viewer] = [await as('manager'), await as('viewer')];
const leadOf = (slug: string) => as('lead', boothOf(slug));
type Headers = { Authorization: string };

const thursday = (clock: string) => `2025-11-13T${clock}:00-05:00`;
const speakers = ['Jaydip Gabani', 'Jose Blanquicet', 'Mauricio Vásquez Bernal', 'Wei Fu'];

async function read(who: Headers = viewer): Promise<Conflict[]> {
  const answer = await request.get('/api/v1/events/kubecon-na-2025/conflicts').set(who);
  expect(answer.status).toBe(200);
  return conflicts.list.output.parse(answer.body).items;
}
const of = (all: Conflict[], kind: Conflict['kind']) => all.filter((one) => one.kind === kind);
const people = (all: Conflict[]) => [...new Set(all.map(({ person }) => person?.name))].sort();
const post = (path: string, body: object, who = manager) =>
  request.post(`/api/v1/events/kubecon-na-2025/${path}`).set(who).send(body);

describe('the Thursday of KubeCon NA 2025', () => {
  test('four representatives are on stage while the pavilion is open, and nobody else', async () => {
    expect(people(await read())).toEqual(speakers);
    expect((await read()).every(({ mend }) => mend.page === 'hours')).toBe(true);
    await post('days', {
      date: '2025-11-13',
      opensAt: thursday('10:30'),
      closesAt: thursday('14:00'),
    }).expect(201);
    const open = await read();
    expect(people(open)).toEqual(speakers);
    expect(open.map(({ kind }) => kind)).toEqual(Array(4).fill('on-stage-while-open'));
    expect(open.find(({ person }) => person?.name === 'Wei Fu')).toMatchObject({
      date: '2025-11-13',
      booths: [{ name: 'containerd' }],
      words: expect.stringContaining('while the pavilion is open'),
      override: null,
      isOver: false,
    });
  });

  test('with a shift 10:30 to 14:00 for everybody these four are on stage during it, and three are at two booths', async () => {
    for (const { id: boothId } of booths) {
      const stand = await db.representative.findMany({ where: { boothId } });
      const times = { startsAt: thursday('10:30'), endsAt: thursday('14:00') };
      const shift = await post('shifts', { boothId, ...times, minimum: 1, target: 1 }).expect(201);
      for (const { personId } of stand)
        await post('assignments', { shiftId: shift.body.id, personId }).expect(201);
    }
    // The post does not say what they are.
    expect(people(of(await read(), 'not-eligible'))).toHaveLength(
      new Set((await db.representative.findMany()).map(({ personId }) => personId)).size,
    );
    await db.person.updateMany({ data: { standing: 'maintainer' } });
    const all = await read();
    expect(people(of(all, 'on-stage'))).toEqual(speakers);
    expect(of(all, 'on-stage-while-open')).toEqual([]);
    expect(people(of(all, 'double-booked'))).toEqual(['Feynman Zhou', 'Toddy Mladenov', 'Yi Zha']);
    const twice = of(all, 'double-booked').map((one) => one.booths.map(({ name }) => name).sort());
    expect(twice).toEqual(Array(3).fill(['Notary Project', 'ORAS']));
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['on-stage', 'double-booked']));
  });

  test('one day can be asked for alone', async () => {
    const onDay = (day: string) =>
      request.get('/api/v1/events/kubecon-na-2025/conflicts').query({ day }).set(viewer);
    expect((await onDay('2025-11-13').expect(200)).body.items).toEqual(
      JSON.parse(JSON.stringify(await read())),
    );
    expect((await onDay('2025-11-12').expect(200)).body.items).toEqual([]);
    expect((await onDay('Thursday')).status).toBe(400);
  });

  test('a lead reads what concerns the own booths', async () => {
    expect(people(await read(await leadOf('containerd')))).toEqual(['Wei Fu']);
    expect(people(await read(await leadOf('oras')))).toEqual(['Feynman Zhou', 'Toddy Mladenov', 'Yi Zha']);
  });
});

describe('a decision to leave it as it is', () => {
  const decide = ({ kind, subject }: Conflict, reason: string, who = manager) =>
    post('conflict-overrides', { kind, subject, reason }, who);
  const onStage = async () => {
    const [first] = of(await read(), 'on-stage').filter(({ person }) => person?.name === 'Wei Fu');
    if (first === undefined) throw new Error('Wei Fu is not on stage');
    return first;
  };

  test('needs a reason and stays visible, until it is ended', async () => {
    const mona = await db.account.create({
      data: { name: 'Mona', role: 'manager', email: 'mona@pavilion.test', passwordHash: '' },
    });
    const conflict = await onStage();
    expect((await decide(conflict, ' ')).status).toBe(400);
    const made = await decide(conflict, 'Akihiro stands in.').expect(201);
    await db.conflictOverride.update({ where: { id: made.body.id }, data: { accountId: mona.id } });
    expect((await onStage()).override).toEqual({
      ...{ id: made.body.id, reason: 'Akihiro stands in.', by: 'Mona' },
      createdAt: time.now.toISOString(),
    });
    const again = await decide(conflict, 'Me too.');
    expect([again.status, again.body.code]).toEqual([409, 'taken']);
    const end = (who: Headers) => request.delete(`/api/v1/conflict-overrides/${made.body.id}`).set(who);
    expect((await end(await leadOf('oras'))).status).toBe(404);
    expect((await end(await leadOf('containerd'))).status).toBe(204);
    expect((await onStage()).override).toBeNull();
    expect((await db.conflictOverride.findUniqueOrThrow({ where: { id: made.body.id } })).endedAt).toEqual(
      time.now,
    );
  });

  test('two who decide at once decide once', async () => {
    const conflict = await onStage();
    const answers = await Promise.all(['One.', 'Two.', 'Three.'].map((reason) => decide(conflict, reason)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  test('does not hold for what it has grown into', async () => {
    const before = await onStage();
    expect(before.override).not.toBeNull();
    const shift = await db.shift.findFirstOrThrow({ where: { boothId: boothOf('containerd') } });
    await db.shift.update({ where: { id: shift.id }, data: { startsAt: thursday('11:00') } });
    expect((await onStage()).override).toBeNull();
  });

  test('is only about what is there, and for those who may', async () => {
    const conflict = await onStage();
    const status = async (given: Partial<Conflict>, who?: Headers) => {
      const { status, body } = await decide({ ...conflict, ...given }, 'Because.', who);
      return `${status} ${body.code}`;
    };
    expect(await status({ subject: 'nothing' })).toBe('404 not-found');
    expect(await status({ kind: 'no-break' })).toBe('404 not-found');
    expect(await status({ kind: 'other' as Conflict['kind'] })).toBe('400 invalid-input');
    expect(await status({}, await leadOf('oras'))).toBe('404 not-found');
    expect(await status({}, viewer)).toBe('403 not-allowed');
  });
});

test('somebody in the archive, and who declined and confirmed again', async () => {
  const boothId = boothOf('containerd');
  const shift = await db.shift.findFirstOrThrow({ where: { boothId }, include: { assignments: true } });
  const [assigned] = shift.assignments;
  const said = {
    ...{ assignmentId: assigned?.id ?? '', personId: assigned?.personId ?? '' },
    ...{ startsAt: shift.startsAt, endsAt: shift.endsAt },
  };
  const answer = (kind: string, createdAt: string) =>
    db.assignmentResponse.create({ data: { ...said, kind, createdAt } });
  const kinds = async () => (await read(await leadOf('containerd'))).map(({ kind }) => kind).sort();
  await answer('declined', '2025-11-12T10:00:00Z');
  expect(await kinds()).toEqual(['declined']);
  await answer('confirmed', '2025-11-12T11:00:00Z');
  expect(await kinds()).toEqual(['on-stage']);
  await answer('declined', shift.endsAt.toISOString());
  expect(await kinds()).toEqual(['on-stage']);
  await db.person.update({ where: { id: assigned?.personId ?? '' }, data: { archivedAt: new Date() } });
  expect(await kinds()).toEqual(['below-minimum', 'person-archived']);
});

test('what is over is said to be over', async () => {
  time.now = new Date('2025-11-20T12:00:00Z');
  expect((await read()).every(({ isOver }) => isOver)).toBe(true);
});
