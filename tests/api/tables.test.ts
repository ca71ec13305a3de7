import { zipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import type { TablePreview } from '#contracts/tables';
import { createPavilion, wednesday } from '../fixtures/pavilion.ts';
import { countRows } from '../fixtures/rows.ts';
import { createTestApp } from '../setup/app.ts';

const { db, sql, request, as } = await createTestApp();
const { event, copa, ana, ben } = await createPavilion(db);
const manager = await as('manager');
const AT = '/api/v1/events/atlanta/tables';

const look = async (given: object, status = 200): Promise<TablePreview> =>
  (await request.post(`${AT}/preview`).set(manager).send(given).expect(status)).body;
const store = (given: object) =>
  request
    .post(AT)
    .set(manager)
    .send({ take: 'everything', ...given });
const text = (lines: string | string[]) => ({
  source: { kind: 'text', text: typeof lines === 'string' ? lines : lines.join('\n') },
});
const file = (bytes: Buffer, name = 'table.csv') => ({
  source: { kind: 'file', name, base64: bytes.toString('base64') },
});
const nothing = { people: 0, booths: 0, representatives: 0, shifts: 0, assignments: 0 };

beforeEach(async () => {
  await db.assignment.deleteMany();
  await db.shift.deleteMany();
  await db.representative.deleteMany();
  await db.person.deleteMany({ where: { id: { notIn: [ana.id, ben.id] } } });
  await db.booth.deleteMany({ where: { eventId: event.id, name: { notIn: ['Copa', 'Drasi', 'Retired'] } } });
});

const grid = [
  'KubeCon staffing\t\t\t',
  'Time\tCopa\tDrasi\tNotary Project',
  'Tuesday, November 11\t\t\t',
  '10:45 AM – 1:00 PM\tAna Medina, Ben Okoro\tTBD\t"Yi Zha',
  'Toddy Mladenov"',
  '1:00 – 3:00 PM\tana medina\t\tYi Zha & Sam Poe?',
  'Wed 12 Nov\t\t\t',
  '10:30-13:30\tBen Okoro\t?\t–',
];

describe('the grid that people keep', () => {
  test('is read, shown, and stored as it was shown', async () => {
    const before = await countRows(sql);
    const seen = await look(text(grid));
    expect(await countRows(sql)).toBe(before);
    expect(seen.problems).toEqual([]);
    expect(seen.layout).toMatchObject({
      kind: 'grid',
      headerRow: 2,
      columns: ['time', 'booth', 'booth', 'booth'],
    });
    expect(seen.made).toEqual({ people: 3, booths: 1, representatives: 3, shifts: 7, assignments: 8 });
    expect(seen.booths.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['Notary Project', 'new'],
      ['Copa', 'known'],
      ['Drasi', 'known'],
    ]);
    expect(seen.lines[0]).toEqual({
      at: 'B4',
      message: 'Copa, Tue 11 Nov, 10:45–13:00: Ana Medina, Ben Okoro',
      state: 'new',
    });
    const made = await store({ ...text(grid), digest: seen.digest }).expect(201);
    expect(made.body).toMatchObject({ made: seen.made, leftOut: 0 });
    const shifts = await db.shift.findMany({
      where: { boothId: copa.id },
      orderBy: { startsAt: 'asc' },
      include: { assignments: { include: { person: true } } },
    });
    expect(
      shifts.map(({ startsAt, endsAt, assignments }) => [
        startsAt.toISOString(),
        endsAt.toISOString(),
        assignments.map(({ person }) => person.name).sort(),
      ]),
    ).toEqual([
      ['2025-11-11T15:45:00.000Z', '2025-11-11T18:00:00.000Z', ['Ana Medina', 'Ben Okoro']],
      ['2025-11-11T18:00:00.000Z', '2025-11-11T20:00:00.000Z', ['Ana Medina']],
      [wednesday('10:30'), wednesday('13:30'), ['Ben Okoro']],
    ]);
    const again = await look(text(grid));
    expect(again.people.map(({ standing }) => standing)).toEqual([null, null, null, null, null]);
    expect(again.made).toEqual(nothing);
    expect(again.there).toMatchObject({ shifts: 7, assignments: 8, people: 5, booths: 3 });
  });
});

describe('a short name in a table that has the full one too', () => {
  const short = [
    'Time\tCopa\tDrasi',
    'Tuesday, November 11\t\t',
    '10:45 AM – 1:00 PM\tGina\tGina Li',
    '1:00 – 3:00 PM\tGina Li, Toddy Mladenvo\tToddy Mladenov',
  ];
  const decided = (people: { name: string; is: string }[]) => ({
    ...text(short),
    decisions: { people, booths: [] },
  });
  const names = async () =>
    (await db.person.findMany({ where: { id: { notIn: [ana.id, ben.id] } } })).map(({ name }) => name).sort();

  test('is asked about, and nothing is merged before somebody said so', async () => {
    const seen = await look(text(short));
    expect(seen.people.slice(0, 2)).toMatchObject([
      { name: 'Gina', outcome: 'undecided', candidates: [{ id: 'as Gina Li', also: 'in this table too' }] },
      { name: 'Toddy Mladenov', outcome: 'undecided', candidates: [{ id: 'as Toddy Mladenvo' }] },
    ]);
    expect(seen.problems).toEqual([
      { at: 'B3', message: '“Gina” may be Gina Li. Say so, or make a new person.' },
      { at: 'C4', message: '“Toddy Mladenov” may be Toddy Mladenvo. Say so, or make a new person.' },
    ]);
    await store({ ...text(short), digest: seen.digest }).expect(400);
  });

  test('said to be the same they are one person under the full name; said to be new they are two', async () => {
    const toddy = { name: 'Toddy Mladenvo', is: 'as Toddy Mladenov' };
    const one = await look(decided([{ name: 'gina', is: 'as Gina Li' }, toddy]));
    expect([one.problems, one.made]).toEqual([
      [],
      { people: 2, booths: 0, representatives: 4, shifts: 4, assignments: 5 },
    ]);
    expect(one.people.find(({ name }) => name === 'Gina')).toMatchObject({
      outcome: 'known',
      id: 'as Gina Li',
    });
    const two = await look(decided([{ name: 'Gina', is: 'new' }, toddy]));
    expect([two.problems, two.made.people]).toEqual([[], 3]);
    expect(two.people.find(({ name }) => name === 'Gina')?.candidates).toHaveLength(1);
    await store({ ...decided([{ name: 'gina', is: 'as Gina Li' }, toddy]), digest: one.digest }).expect(201);
    expect(await names()).toEqual(['Gina Li', 'Toddy Mladenov']);
  });

  test('two that are each said to be the other are asked about; one left out leaves out the other', async () => {
    const round = [
      { name: 'Gina', is: 'as Gina Li' },
      { name: 'Gina Li', is: 'as Gina' },
    ];
    const { problems } = await look(decided(round));
    expect(problems[0]?.message).toBe(
      'Gina is said to be Gina Li, and Gina Li somebody else. Say for each who is meant.',
    );
    const skipped = await look(
      decided([
        { name: 'Gina', is: 'as Gina Li' },
        { name: 'Gina Li', is: 'skip' },
        { name: 'Toddy Mladenov', is: 'new' },
      ]),
    );
    expect([skipped.problems, skipped.made.people]).toEqual([[], 2]);
  });

  test('numbers and letters that tell names apart are no question', async () => {
    const rows = ['Name', 'Maintainer A', 'Maintainer B', 'Volunteer 1', 'Volunteer 2', 'Li Wei', 'Li Wen'];
    expect((await look(text(rows))).problems).toEqual([]);
  });

  test('a name under which somebody was said to speak is theirs here too', async () => {
    const at = { eventId: event.id, startsAt: wednesday('10:30'), endsAt: wednesday('11:00') };
    const talk = await db.talk.create({ data: { ...at, title: 'Patching', room: '', track: '' } });
    const spoken = { talkId: talk.id, position: 0, personId: ana.id, match: 'confirmed' };
    await db.talkSpeaker.create({ data: { ...spoken, name: 'Anita M.' } });
    const seen = await look(text(['Name', 'Anita M']));
    expect(seen.people).toMatchObject([{ outcome: 'known', id: ana.id, why: 'alias' }]);
    await db.talk.delete({ where: { id: talk.id } });
  });
});

describe('the standing of new people', () => {
  const listed = async () =>
    Object.fromEntries(
      (await db.person.findMany({ where: { id: { notIn: [ana.id, ben.id] } } })).map((one) => [
        one.name,
        one.standing,
      ]),
    );

  test('is one answer for all, with others for some, and part of what is stored as it was shown', async () => {
    const plain = await look(text(grid));
    const asked = { all: 'maintainer', people: [{ name: 'yi zha', is: 'ambassador' }] };
    const decisions = { people: [], booths: [], standings: asked };
    const seen = await look({ ...text(grid), decisions });
    expect(seen.people.map(({ name, standing }) => [name, standing])).toEqual([
      ...[
        ['Yi Zha', 'ambassador'],
        ['Toddy Mladenov', 'maintainer'],
        ['Sam Poe', 'maintainer'],
      ],
      ...[
        ['Ana Medina', null],
        ['Ben Okoro', null],
      ],
    ]);
    expect(plain.people.slice(0, 3).map(({ standing }) => standing)).toEqual(['other', 'other', 'other']);
    await store({ ...text(grid), decisions, digest: plain.digest }).expect(409);
    await store({ ...text(grid), decisions, digest: seen.digest }).expect(201);
    expect(await listed()).toEqual({
      ...{ 'Yi Zha': 'ambassador', 'Toddy Mladenov': 'maintainer', 'Sam Poe': 'maintainer' },
    });
  });

  test('that the table says outweighs the one for all; of somebody who is there it stays, and that is said', async () => {
    const list = ['Name\tStanding', 'Yi Zha\tContributors', 'Wei Fu\t', `${ana.name}\tambassador`];
    const decisions = { people: [], booths: [], standings: { all: 'maintainer' } };
    const seen = await look({ ...text(list), decisions });
    expect(seen.notes).toEqual([
      { at: 'A4', message: 'Ana Medina: standing stays “maintainer”; the table says “ambassador”.' },
    ]);
    await store({ ...text(list), decisions, digest: seen.digest }).expect(201);
    expect(await listed()).toEqual({ 'Yi Zha': 'contributor', 'Wei Fu': 'maintainer' });
  });
});

describe('a file', () => {
  const list =
    'Name,Company,E-mail\r\nYi Zha,Microsoft,yi@example.org\r\nMauricio Vásquez Bernal,"Kinvolk, by\r\nMicrosoft",\r\n';

  test.each([
    ['UTF-8', Buffer.from(list)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${list}`)],
    ['UTF-16 with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(list, 'utf16le')])],
    ['UTF-16 without', Buffer.from(list, 'utf16le')],
    [
      'UTF-16, the other way round',
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(list, 'utf16le').swap16()]),
    ],
    ['Windows-1252', Buffer.from(list, 'latin1')],
    ['semicolons', Buffer.from(list.replace(/,(?! by)/g, ';'))],
    ['tabs', Buffer.from(list.replace(/,(?! by)/g, '\t'))],
    ['a first line that names the separator', Buffer.from(`sep=;\r\n${list.replace(/,(?! by)/g, ';')}`)],
  ])('in %s is read', async (_how, bytes) => {
    const seen = await look(file(bytes));
    expect(seen.layout).toMatchObject({ kind: 'people', columns: ['name', 'affiliation', 'email'] });
    expect(seen.people.map(({ name }) => name)).toEqual(['Yi Zha', 'Mauricio Vásquez Bernal']);
    // A company of two lines is none, and says so at its cell.
    expect(seen.problems).toEqual([
      {
        at: expect.stringMatching(/^A[34]$/),
        message: 'Mauricio Vásquez Bernal: affiliation must be one line.',
      },
    ]);
  });

  test('of Excel is read with its dates, times and sheets', async () => {
    const day = { type: Date, value: new Date('2025-11-12T00:00:00Z'), format: 'yyyy-mm-dd' };
    const time = (value: number) => ({ type: Number, value, format: 'hh:mm' });
    const text = (value: string) => ({ type: String, value });
    const bytes = await writeWorkbook([
      { sheet: 'Read me', data: [[text('Nothing here')]] },
      {
        sheet: 'Shifts',
        data: [
          ['Project', 'Date', 'Start', 'End', 'Who', 'Minimum'].map(text),
          [
            text('Copa'),
            day,
            time(10.5 / 24),
            time(13.5 / 24),
            text('Ana Medina'),
            { type: Number, value: 2 },
          ],
          // Merged with the cells above: only the first holds a value.
          [null, null, time(13.5 / 24), time(17 / 24), text('Ben Okoro'), null],
        ],
      },
    ]).toBuffer();
    const seen = await look({ ...file(bytes, 'staffing.xlsx'), sheet: 1 });
    expect(seen.sheets).toEqual(['Read me', 'Shifts']);
    expect(seen.problems).toEqual([]);
    expect(seen.lines.map(({ message }) => message)).toEqual([
      'Copa, Wed 12 Nov, 10:30–13:30: Ana Medina',
      'Copa, Wed 12 Nov, 13:30–17:00: Ben Okoro',
    ]);
    expect((await look({ ...file(bytes), sheet: 2 }, 400)) as unknown).toMatchObject({
      code: 'invalid-input',
    });
  });

  const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(60_000_000) });
  test.each([
    ['empty', Buffer.from(' \n \n'), 400, 'This table is empty.'],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), 400, /control character/],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 400, /old XLS file/],
    ['half a workbook', Buffer.from('PK\x03\x04 and then nothing'), 400, /damaged/],
    ['a zip that is no workbook', Buffer.from(zipSync({ 'a.txt': Buffer.from('a') })), 400, /no XLSX file/],
    ['a bomb', Buffer.from(bomb), 413, /Unpacked, this workbook holds 60 MB/],
    ['an open quote', Buffer.from(`Name,Company\n"Yi Zha,${'x'.repeat(300_000)}`), 400, /a quote/],
    ['3,001 rows', Buffer.from('Yi Zha\n'.repeat(3_001)), 413, /more than 3,000 rows/],
    ['50,000 rows', Buffer.from('Copa,Yi Zha,Microsoft\n'.repeat(50_000)), 413, /more than 3,000 rows/],
    ['201 columns', Buffer.from(`${'a,'.repeat(200)}a`), 413, /more than 200 columns/],
  ])('that is %s is refused in words', async (_what, bytes, status, words) => {
    const before = await countRows(sql);
    const refused = (await look(file(bytes), status)) as unknown as { detail: string };
    expect(refused.detail).toMatch(words);
    expect(await countRows(sql)).toBe(before);
  });
});
