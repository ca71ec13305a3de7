import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { conflicts } from '#contracts/conflicts';
import { type ScheduleOutcome, type SchedulePreview, type TalkRow, talks } from '#contracts/talks';
import { seedDatabase } from '#prisma/seed';
import { createTestApp } from '../setup/app.ts';

const thursdayText = readFileSync(new URL('../fixtures/kubecon-thursday.txt', import.meta.url), 'utf8');
const { request, as, db, sql, options } = await createTestApp();
await seedDatabase({ sql, clock: options.clock }, 'published');
const kubecon = await db.event.findUniqueOrThrow({ where: { slug: 'kubecon-na-2025' } });
const booths = await db.booth.findMany({ where: { eventId: kubecon.id } });
const [manager, viewer] = [await as('manager'), await as('viewer')];
const root = '/api/v1/events/kubecon-na-2025';
const speakers = ['Jaydip Gabani', 'Jose Blanquicet', 'Mauricio Vásquez Bernal', 'Wei Fu'];
const at = (clock: string) => `2025-11-13T${clock}:00-05:00`;

const ask = (path: string, body: object, who = manager) =>
  request.post(`${root}/${path}`).set(who).send(body);
async function preview(text: string, more: object = {}): Promise<SchedulePreview> {
  const answer = await ask('schedule-previews', { text, ...more });
  expect([answer.status, answer.body.detail]).toEqual([200, undefined]);
  return talks.preview.output.parse(answer.body);
}
async function run(text: string, more: object = {}): Promise<ScheduleOutcome> {
  const { digest } = await preview(text, more);
  const answer = await ask('schedule-imports', { text, digest, ...more });
  expect([answer.status, answer.body.detail]).toEqual([201, undefined]);
  return talks.import.output.parse(answer.body);
}
async function list(query = 'limit=200'): Promise<TalkRow[]> {
  const answer = await request.get(`${root}/talks?${query}`).set(viewer).expect(200);
  return talks.list.output.parse(answer.body).items;
}
const people = async () => {
  const answer = await request.get(`${root}/conflicts`).set(viewer).expect(200);
  const { items } = conflicts.list.output.parse(answer.body);
  return (kind: string) =>
    [...new Set(items.filter((one) => one.kind === kind).map(({ person }) => person?.name))].sort();
};
const session = (title: string, time = '11:00am - 11:30am', more = '') =>
  `Thursday, November 13, 2025\n${title}#\nTime: ${time}\n${more}`;
const noTalks = async () => {
  await db.talk.deleteMany({ where: { eventId: kubecon.id } });
  await db.import.deleteMany();
};

describe('the Thursday of KubeCon NA 2025', () => {
  test('says 101 sessions and holds 99; what is stored already is recognised', async () => {
    const seen = await preview(thursdayText);
    expect(seen).toMatchObject({
      ...{ format: 'text', announced: 101, found: 99, dates: ['2025-11-13'], problems: [], questions: [] },
      zone: {
        event: 'America/New_York',
        labels: [{ label: 'EST', sessions: 99, says: 'UTC−5', eventSays: 'UTC−5', agrees: true }],
        mustDecide: false,
      },
    });
    expect({ ...seen.counts, changed: 0, unchanged: seen.counts.changed + seen.counts.unchanged }).toEqual({
      ...{ new: 0, changed: 0, unchanged: 99, gone: 0 },
    });
    // The facts of the data set leave out pictures and a role.
    expect(seen.talks.flatMap(({ changes }) => changes.map(({ field }) => field)).sort()).toEqual([
      'speakers',
      ...Array(6).fill('title'),
      ...Array(4).fill('track'),
    ]);
    expect(await db.import.count()).toBe(0);
  });

  test('imported into an empty schedule, four representatives are on stage while the pavilion is open, and nobody else', async () => {
    await noTalks();
    await ask('days', { date: '2025-11-13', opensAt: at('10:30'), closesAt: at('14:00') }).expect(201);
    expect(await run(thursdayText)).toEqual({
      ...{ created: 99, changed: 0, unchanged: 0, archived: 0, problems: 0, undecided: 0 },
    });
    const stored = await list();
    expect(stored).toHaveLength(99);
    const recognised = stored.flatMap((talk) =>
      talk.speakers.flatMap(({ person, match }) => (person ? [[person.name, match]] : [])),
    );
    expect(recognised.sort()).toEqual(speakers.map((name) => [name, 'certain']));
    const about = stored.flatMap((talk) => talk.projects.map(({ name }) => [name, talk.title]));
    expect(about.map(([name]) => name).sort()).toEqual(['Inspektor Gadget', 'OPA Gatekeeper']);
    expect((await people())('on-stage-while-open')).toEqual(speakers);
  });

  test('with a shift 10:30 to 14:00 for everybody these four are in conflict with it, and nobody else', async () => {
    await db.person.updateMany({ data: { standing: 'maintainer' } });
    for (const { id: boothId } of booths) {
      const times = { startsAt: at('10:30'), endsAt: at('14:00') };
      const shift = await ask('shifts', { boothId, ...times, minimum: 1, target: 1 }).expect(201);
      for (const { personId } of await db.representative.findMany({ where: { boothId } }))
        await ask('assignments', { shiftId: shift.body.id, personId }).expect(201);
    }
    expect((await people())('on-stage')).toEqual(speakers);
    expect((await people())('on-stage-while-open')).toEqual([]);
  });

  test('imported once more nothing changes, with Windows line ends neither', async () => {
    const before = await list();
    const again = { created: 0, changed: 0, unchanged: 99, archived: 0, problems: 0, undecided: 0 };
    expect(await run(thursdayText)).toEqual(again);
    expect(await run(thursdayText.replaceAll('\n', '\r\n'))).toEqual(again);
    expect(await list()).toEqual(before);
  });
});

describe('a schedule that changed', () => {
  beforeEach(async () => {
    await noTalks();
    await run(
      `${session('Opening', '9:00am - 9:30am', 'Venue: Hall A')}\n${session('Lunch', '12:00pm - 1:00pm')}\n${session('Lunch', '6:00pm - 7:00pm')}`,
    );
  });

  test('is shown field by field, keeps its rows, and archives what is gone', async () => {
    const [opening, lunch] = await list();
    const text = `${session('Opening', '9:15am - 9:45am', 'Venue: Hall B')}\n${session('Lunch', '12:00pm - 1:00pm')}\n${session('Party', '8:00pm - 11:00pm')}`;
    const seen = await preview(text);
    expect(seen.counts).toEqual({ new: 1, changed: 1, unchanged: 1, gone: 1 });
    expect(seen.talks.map(({ state, title, changes }) => [state, title, changes])).toEqual([
      [
        'changed',
        'Opening',
        [
          { field: 'time', before: '09:00–09:30', after: '09:15–09:45' },
          { field: 'room', before: 'Hall A', after: 'Hall B' },
        ],
      ],
      ['gone', 'Lunch', []],
      ['new', 'Party', []],
    ]);
    expect(await run(text)).toMatchObject({ created: 1, changed: 1, unchanged: 1, archived: 1 });
    const after = await list();
    expect(after.map(({ title }) => title)).toEqual(['Opening', 'Lunch', 'Party']);
    expect(after.map(({ id }) => id).slice(0, 2)).toEqual([opening?.id, lunch?.id]);
    expect(after[0]).toMatchObject({ room: 'Hall B', version: 2 });
  });

  test('what is gone can stay, and comes back as itself', async () => {
    const before = await list();
    const text = session('Opening', '9:00am - 9:30am', 'Venue: Hall A');
    const { digest } = await preview(text);
    await ask('schedule-imports', { text, digest, gone: 'keep' }).expect(201);
    expect(await list()).toHaveLength(3);
    expect(await run(text)).toMatchObject({ archived: 2 });
    const whole = `${text}\n${session('Lunch', '12:00pm - 1:00pm')}\n${session('Lunch', '6:00pm - 7:00pm')}`;
    expect(await run(whole)).toMatchObject({ created: 0, changed: 2, unchanged: 1 });
    expect((await list()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });
});
