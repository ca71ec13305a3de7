import { beforeEach, describe, expect, test } from 'vitest';
import type { TablePreview } from '#contracts/tables';
import { createPavilion } from '../fixtures/pavilion.ts';
import { createRepresentative } from '../fixtures/people.ts';
import { countRows } from '../fixtures/rows.ts';
import { createTestApp } from '../setup/app.ts';

const { db, sql, request, as } = await createTestApp();
const { event, copa, drasi, ana } = await createPavilion(db);
const manager = await as('manager');
const AT = '/api/v1/events/atlanta/tables';
const preview = (given: object) => request.post(`${AT}/preview`).set(manager).send(given);
const look = async (given: object): Promise<TablePreview> => (await preview(given).expect(200)).body;
const store = (given: object) =>
  request
    .post(AT)
    .set(manager)
    .send({ take: 'everything', ...given });
const text = (...lines: string[]) => ({ source: { kind: 'text', text: lines.join('\n') } });
const said = ({ problems }: TablePreview) => problems.map(({ at, message }) => `${at} ${message}`);

beforeEach(async () => {
  await db.assignment.deleteMany();
  await db.shift.deleteMany();
  await db.person.updateMany({ data: { archivedAt: null } });
});

describe('what is wrong is said at its cell', () => {
  const head = 'Booth,Date,Start,End,Who,Minimum,Target';
  test.each([
    ['Copa,2025-12-24,10:00,12:00,', 'B2 2025-12-24 is not within the event, 2025-11-10 to 2025-11-13.'],
    ['Copa,Tuesday Nov 12,10:00,12:00,', 'B2 2025-11-12 is a Wednesday, not a Tuesday.'],
    ['Copa,soon,10:00,12:00,', 'B2 “soon” is no day of the event.'],
    ['Copa,,10:00,12:00,', 'B2 No day is named.'],
    ['Copa,2025-11-12,13:30,12:00,', 'C2 The end, 12:00, must come after the start, 13:30.'],
    ['Copa,2025-11-12,12:00,12:00,', 'C2 The end, 12:00, must come after the start, 12:00.'],
    ['Copa,2025-11-12,whenever,12:00,', 'C2 “whenever – 12:00” is no time from and to.'],
    ['Copa,2025-11-12,12:00,,', 'C2 “12:00” is no time from and to.'],
    [
      'Copa,2025-11-12,2025-11-12 10:00,2025-11-13 10:30,',
      'C2 A shift lasts at most 24 hours. Make one for each day.',
    ],
    [
      'Copa,2025-11-11,2025-11-11 10:00,2025-11-13 09:00,',
      'C2 A shift lasts at most 24 hours. Make one for each day.',
    ],
    [',2025-11-12,10:00,12:00,', 'A2 No booth is named.'],
    [
      'Retired,2025-11-12,10:00,12:00,',
      'A2 Retired is in the archive. Take it out first, or leave it out here.',
    ],
    ['Copa,2025-11-12,10:00,12:00,,many', 'F2 “many” is no whole number between 0 and 50.'],
    ['Copa,2025-11-12,10:00,12:00,,3,2', 'C2 The minimum, 3, must not be above the target, 2.'],
    [`Copa,2025-11-12,10:00,12:00,${'n'.repeat(121)}`, /^E2 n+…: must be at most 120 characters\.$/],
    ['Copa,2025-11-12,10:00,12:00,Sam\u202ePoe', /^E2 .*turns the direction of writing/],
    [`Copa,2025-11-12,10:00,12:00,${'x'.repeat(2_001)}`, /^E2 This cell holds 2,001 characters/],
    ['Cop,2025-11-12,10:00,12:00,', 'A2 “Cop” may be Copa. Say so, or make a new booth.'],
  ])('%s', async (row, wanted) => {
    const before = await countRows(sql);
    const seen = await look(text(head, row, 'Drasi,2025-11-12,10:00,12:00,Ben Okoro'));
    expect(said(seen)).toEqual([typeof wanted === 'string' ? wanted : expect.stringMatching(wanted)]);
    expect(seen.made).toMatchObject({ shifts: expect.any(Number), people: 0, booths: 0 });
    const refused = await store({
      ...text(head, row, 'Drasi,2025-11-12,10:00,12:00,Ben Okoro'),
      digest: seen.digest,
    });
    expect([refused.status, refused.body.code]).toEqual([400, 'invalid-input']);
    expect(refused.body.issues).toEqual(seen.problems.map(({ at, message }) => ({ path: at, message })));
    expect(await countRows(sql)).toBe(before);
  });

  test('what is right can be taken alone, by choice', async () => {
    const table = text(head, 'Copa,soon,10:00,12:00,', 'Drasi,2025-11-12,10:00,12:00,Ben Okoro');
    const { digest } = await look(table);
    const stored = await store({ ...table, digest, take: 'what-is-right' }).expect(201);
    expect(stored.body).toMatchObject({ made: { shifts: 1, assignments: 1 }, leftOut: 1 });
    expect(await db.shift.findMany({ select: { boothId: true } })).toEqual([{ boothId: drasi.id }]);
    const [kept] = await db.import.findMany({ where: { eventId: event.id } });
    expect(kept).toMatchObject({ kind: 'staffing', source: 'clipboard' });
  });

  test('a grid names rows and cells, and merged days go on', async () => {
    const seen = await look(
      text(
        'Day\tTime\tCopa\tDrasi',
        'Wed 12\t10:30 - 12:00\tAna Medina\t',
        'Nov 12\t10:30 - 12:00\tAna Medina\t',
        '\t12:00 - 13:30\tBen Okoro\t?',
        'Fri Nov 14\t12:00 - 13:00\tBen Okoro\t',
        'Sat Nov 15\t12:00 - 13:00\tBen Okoro\t',
        '\tlunch\tnobody there\t',
      ),
    );
    expect(said(seen)).toEqual([
      'A6 Nov 15 is not within the event, 2025-11-10 to 2025-11-13.',
      'B7 “lunch” is no time.',
    ]);
    expect(seen.lines.map(({ at }) => at)).toEqual(['C2', 'C4', 'D4', 'C5']);
  });
});

describe('names', () => {
  const table = text('Booth,Name', 'Copa,Ana', 'Copa,Tody Mladenov', 'Copa,ana medína');

  test('that are only alike are asked about; each answer is taken', async () => {
    const toddy = await createRepresentative(db, 'Toddy Mladenov', [drasi]);
    const seen = await look(table);
    expect(said(seen)).toEqual([
      'B2 “Ana” may be Ana Medina. Say so, or make a new person.',
      'B3 “Tody Mladenov” may be Toddy Mladenov. Say so, or make a new person.',
    ]);
    expect(seen.people.map(({ name, outcome, why, id }) => [name, outcome, why, id])).toEqual([
      ['Ana', 'undecided', 'alike', null],
      ['Tody Mladenov', 'undecided', 'alike', null],
      ['ana medína', 'known', 'accents', ana.id],
    ]);
    const decisions = {
      people: [
        { name: 'Ana', is: 'new' },
        { name: 'Tody Mladenov', is: toddy.id },
        { name: 'ana medína', is: 'skip' },
      ],
      booths: [],
    };
    const decided = await look({ ...table, decisions });
    expect(decided.problems).toEqual([]);
    expect(decided.made).toMatchObject({ people: 1, representatives: 2 });
    const nowhere = { people: [{ name: 'Ana', is: copa.id }], booths: [] };
    expect(said(await look({ ...table, decisions: nowhere }))[0]).toBe(
      'B2 The person that was chosen for Ana is not there any more.',
    );
  });

  test('of people in the archive are refused, but who is on the shift already stays on it', async () => {
    const grid = text('2025-11-12', 'Time\tCopa', '10:00 - 12:00\tAna Medina');
    const { digest } = await look(grid);
    await store({ ...grid, digest }).expect(201);
    await db.person.update({ where: { id: ana.id }, data: { archivedAt: new Date() } });
    const again = await look(grid);
    expect([again.problems, again.there.assignments]).toEqual([[], 1]);
    const later = await look(text('2025-11-12', 'Time\tCopa', '12:00 - 13:00\tAna Medina'));
    expect(said(later)).toEqual([
      'B3 Ana Medina is in the archive. Take it out first, or leave it out here.',
    ]);
  });
});

describe('what changed since the preview', () => {
  const table = text('2025-11-12', 'Time\tCopa', '10:00 - 12:00\tWei Fu');

  test('is not stored blindly, and what has nothing to do with it disturbs nobody', async () => {
    const { digest } = await look(table);
    await db.person.create({ data: { name: 'Jaydip Gabani' } });
    const wei = await db.person.create({ data: { name: 'Wei Fu' } });
    const refused = await store({ ...table, digest });
    expect([refused.status, refused.body.code]).toEqual([409, 'stale']);
    expect(await db.shift.count()).toBe(0);
    const fresh = await look(table);
    await db.person.create({ data: { name: 'Jose Blanquicet' } });
    await store({ ...table, digest: fresh.digest }).expect(201);
    expect(await db.assignment.count({ where: { personId: wei.id } })).toBe(1);
  });

  test('of two who store the same at once, one does', async () => {
    const two = text('2025-11-12', 'Time\tCopa', '10:00 - 12:00\tFeynman Zhou');
    const { digest } = await look(two);
    const answers = await Promise.all([store({ ...two, digest }), store({ ...two, digest })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await db.person.count({ where: { name: 'Feynman Zhou' } })).toBe(1);
  });

  test('an event in the archive takes nothing', async () => {
    const { digest } = await look(table);
    await db.event.update({ where: { id: event.id }, data: { archivedAt: new Date() } });
    const refused = await store({ ...table, digest });
    expect([refused.status, refused.body.code]).toEqual([409, 'archived']);
    await db.event.update({ where: { id: event.id }, data: { archivedAt: null } });
    expect(await db.shift.count()).toBe(0);
  });
});

describe('a request', () => {
  test.each([
    ['without a source', {}, 400, 'invalid-input'],
    ['with two kinds', { source: { kind: 'text', base64: '' } }, 400, 'invalid-input'],
    ['that is no base64', { source: { kind: 'file', name: 'a', base64: 'ä' } }, 400, 'invalid-input'],
    [
      'with columns that there are not',
      { ...text('a'), layout: { kind: 'grid', columns: ['colour'] } },
      400,
      'invalid-input',
    ],
    ['with a sheet that there is not', { ...text('a'), sheet: 7 }, 400, 'invalid-input'],
    ['with more than 4 MB', text('x'.repeat(4_000_001)), 413, 'too-large'],
    ['with more than 6 MB', text('x'.repeat(6_000_001)), 413, 'too-large'],
  ])('%s is refused in words', async (_what, given, status, code) => {
    const refused = await preview(given);
    expect([refused.status, refused.body.code]).toEqual([status, code]);
    expect(refused.body.detail.length).toBeGreaterThan(10);
  });

  test('of a stranger is not even read', async () => {
    const refused = await request.post(`${AT}/preview`).send(text('x'.repeat(400_000)));
    expect([refused.status, refused.body.code]).toEqual([401, 'not-signed-in']);
  });

  test('of the usual size stays the limit elsewhere', async () => {
    const refused = await request
      .post('/api/v1/people')
      .set(manager)
      .send({ name: 'x'.repeat(300_000) });
    expect([refused.status, refused.body.detail]).toEqual([
      413,
      'The request is larger than 256 kB. Send it in parts.',
    ]);
  });
});
