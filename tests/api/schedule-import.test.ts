import { beforeEach, describe, expect, test } from 'vitest';
import type { TalkRow } from '#contracts/talks';
import { createEvent } from '../fixtures/atlanta.ts';
import { createRepresentative } from '../fixtures/people.ts';
import { countRows } from '../fixtures/rows.ts';
import { printIcs } from '../fixtures/schedule.ts';
import { createTestApp } from '../setup/app.ts';

const { request, as, db, sql } = await createTestApp();
const event = await createEvent(db);
const wei = await createRepresentative(db, 'Wei Fu', []);
const copa = await db.project.create({ data: { slug: 'copa', name: 'Copacetic' } });
const manager = await as('manager');

const ask = (path: string, body: object) =>
  request.post(`/api/v1/events/atlanta/${path}`).set(manager).send(body);
const preview = async (text: string, more: object = {}) =>
  (await ask('schedule-previews', { text, ...more }).expect(200)).body;
async function run(text: string, more: object = {}) {
  const { digest } = await preview(text);
  return (await ask('schedule-imports', { text, digest, ...more }).expect(201)).body;
}
const list = async (): Promise<TalkRow[]> =>
  (await request.get('/api/v1/events/atlanta/talks?limit=200').set(manager).expect(200)).body.items;
const change = (id: string, version: number | null, body: object) => {
  const patch = request.patch(`/api/v1/talks/${id}`).set(manager);
  return (version === null ? patch : patch.set('If-Match', String(version))).send(body);
};

const session = (title: string, time: string, ...more: string[]) =>
  ['Wednesday, November 12, 2025', `${title}#`, `Time: ${time}`, ...more].join('\n');
const morning = session('Copa in depth', '9:00am - 9:30am', 'Speakers: W. Fu (Engineer, Acme)');

beforeEach(async () => {
  await db.talk.deleteMany();
  await db.import.deleteMany();
});

/** Refused with this code, and nothing is kept. */
async function expectRefused(body: object, status: number, code: string, path = 'schedule-imports') {
  const before = await countRows(sql);
  const answer = await ask(path, body);
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(await countRows(sql)).toBe(before);
  return answer.body;
}

describe('what was previewed is what is stored', () => {
  test('a preview stores nothing', async () => {
    const before = await countRows(sql);
    expect(await preview(morning)).toMatchObject({
      counts: { new: 1 },
      questions: [{ about: 'W. Fu (Engineer, Acme)' }],
    });
    expect(await countRows(sql)).toBe(before);
  });

  test('another text, and anything that changed in between, gives 409', async () => {
    const { digest } = await preview(morning);
    await expectRefused({ text: morning.replace('9:30', '9:45'), digest }, 409, 'stale');
    const second = await createRepresentative(db, 'W. Fu', []);
    await expectRefused({ text: morning, digest }, 409, 'stale');
    await db.person.delete({ where: { id: second.id } });
    await run(session('Copa in depth', '9:00am - 9:45am'));
    await expectRefused({ text: morning, digest }, 409, 'stale');
  });

  test('of two at once the second looks again', async () => {
    const { digest } = await preview(morning);
    const send = () => ask('schedule-imports', { text: morning, digest });
    const answers = await Promise.all([send(), send()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await db.talk.count()).toBe(1);
  });

  test('all of it or nothing', async () => {
    const text = `${session('First', '9:00am - 9:30am')}\nCopacetic last#\nTime: 10:00am - 10:30am`;
    const { digest } = await preview(text);
    await sql.unsafe(`create function fail() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$;
      create trigger fail before insert on talk_projects for each row execute function fail()`);
    await expectRefused({ text, digest }, 500, 'unexpected');
    await sql.unsafe('drop trigger fail on talk_projects');
    await ask('schedule-imports', { text, digest }).expect(201);
    expect(await db.talk.count()).toBe(2);
  });
});

describe('bad input', () => {
  test('whose clock it is has to be said where the two differ', async () => {
    const text = session('Copa', '9:00am PST - 9:30am PST');
    const seen = await preview(text);
    expect(seen.zone).toMatchObject({ mustDecide: true, taken: 'event' });
    const refused = await expectRefused({ text, digest: seen.digest }, 400, 'invalid-input');
    expect(refused.issues).toEqual([{ path: 'body.clock', message: expect.stringContaining('PST') }]);
    const decided = await preview(text, { clock: 'label' });
    expect(decided.digest).not.toBe(seen.digest);
    await ask('schedule-imports', { text, clock: 'label', digest: decided.digest }).expect(201);
    expect((await list())[0]?.startsAt).toBe('2025-11-12T17:00:00.000Z');
  });

  test('decisions about what nobody asked, and with what was not offered', async () => {
    const { digest, questions } = await preview(morning);
    const decide = (key: string, id: string | null) => ({ text: morning, digest, decisions: [{ key, id }] });
    await expectRefused(decide('speaker nobody|', null), 400, 'invalid-input');
    await expectRefused(decide(questions[0].key, copa.id), 400, 'invalid-input');
  });

  test.each([
    ['nothing', { text: '' }, 400, 'invalid-input'],
    ['too long a text', { text: 'a'.repeat(8_000_001) }, 400, 'invalid-input'],
    ['too large a body', { text: 'ä'.repeat(8_000_100) }, 413, 'too-large'],
    ['what is no format', { text: 'a', format: 'pdf' }, 400, 'invalid-input'],
    ['a field that nobody knows', { text: 'a', dryRun: true }, 400, 'invalid-input'],
  ])('%s', async (_what, body, status, code) => {
    await expectRefused(body, status, code, 'schedule-previews');
  });

  test('more sessions than one import takes', async () => {
    const lines = Array.from({ length: 6_001 }, (_, at) => `Talk ${at}#\nTime: 9:00am - 9:30am`);
    const refused = await expectRefused(
      { text: ['2025-11-12', ...lines].join('\n') },
      413,
      'too-large',
      'schedule-previews',
    );
    expect(refused.detail).toContain('6,001 sessions; at most 6,000');
  });

  test('a text without any session is previewed as such, with what is wrong', async () => {
    expect(await preview('Hello, is this a schedule?')).toMatchObject({ found: 0, talks: [], problems: [] });
    expect(await preview('\ufeffTitle;Start\nA;9:00')).toMatchObject({
      format: 'csv',
      found: 1,
      problems: [{ line: 1 }],
    });
  });

  test('an event in the archive, and one that is not there', async () => {
    await db.event.update({ where: { id: event.id }, data: { archivedAt: new Date() } });
    await expectRefused({ text: morning }, 409, 'archived', 'schedule-previews');
    await db.event.update({ where: { id: event.id }, data: { archivedAt: null } });
    const nowhere = await request
      .post('/api/v1/events/nowhere/schedule-previews')
      .set(manager)
      .send({ text: 'a' });
    expect(nowhere.status).toBe(404);
  });

  test('a stranger is refused before the body is read', async () => {
    const answer = await request
      .post('/api/v1/events/atlanta/schedule-previews')
      .send({ text: 'a'.repeat(300_000) });
    expect([answer.status, answer.body.code]).toEqual([401, 'not-signed-in']);
  });
});

describe('what a person decided', () => {
  test('in the preview holds for every talk of that name, and when it is imported again', async () => {
    const { questions } = await preview(morning);
    expect(await run(morning, { decisions: [{ key: questions[0].key, id: wei.id }] })).toMatchObject({
      undecided: 0,
    });
    expect((await list())[0]?.speakers).toMatchObject([{ person: { name: 'Wei Fu' }, match: 'confirmed' }]);
    const both = `${morning}\nSecond#\nTime: 10:00am - 10:30am\nSpeakers: W. Fu (Engineer, Acme)`;
    expect((await preview(both)).questions).toEqual([]);
    expect(await run(both)).toMatchObject({ created: 1, unchanged: 1 });
    expect((await list())[1]?.speakers).toMatchObject([{ person: { name: 'Wei Fu' }, match: 'confirmed' }]);
  });

  test('at the talk holds too: who it is, who it is not, and what it is about', async () => {
    await run(`${morning}\nSecond#\nTime: 10:00am - 10:30am\nSpeakers: Somebody Else`);
    const [first, second] = await list();
    if (first === undefined || second === undefined) throw new Error('two talks were imported');
    expect([first.speakers[0]?.match, first.projects]).toEqual(['doubtful', []]);
    expect((await change(first.id, null, { people: [null] })).status).toBe(428);
    expect((await change(first.id, 1, { people: [] })).body.code).toBe('invalid-input');
    expect((await change(first.id, 1, { people: [copa.id] })).body.code).toBe('invalid-input');
    expect((await change(first.id, 1, { projectIds: [wei.id] })).body.code).toBe('invalid-input');
    const rejected = await change(first.id, 1, { people: [null], projectIds: [copa.id] });
    expect(rejected.body).toMatchObject({
      ...{ version: 2, speakers: [{ match: 'rejected' }] },
      projects: [{ name: 'Copacetic', match: 'confirmed' }],
    });
    const late = await change(first.id, 1, { people: [wei.id] });
    expect([late.status, late.body.current.version]).toEqual([409, 2]);
    await change(second.id, 1, { people: [wei.id] }).expect(200);
    const before = await list();
    const text = `${morning}\nSecond#\nTime: 10:00am - 10:30am\nSpeakers: Somebody Else`;
    expect(await run(text)).toMatchObject({ unchanged: 2, undecided: 0 });
    expect(await list()).toEqual(before);
    await run(text.replaceAll('9:30', '9:40').replaceAll('10:30', '10:40'));
    const links = (all: TalkRow[]) => all.map(({ speakers, projects }) => ({ speakers, projects }));
    expect(links(await list())).toEqual(links(before));
  });
});

describe('a calendar', () => {
  const moment = (time: string) => ({ date: '2025-11-12', time, label: null, offset: null });
  const talk = (title: string, from: string, to: string) => ({
    ...{ title, from: moment(from), to: moment(to), room: 'Hall A', track: '', speakers: [] },
  });

  test('keeps a talk by its name there, whatever else changes', async () => {
    await run(
      printIcs([talk('Copa', '09:00', '09:30'), talk('Lunch', '12:00', '13:00')], 'America/New_York'),
    );
    const [before] = await list();
    const moved = printIcs(
      [talk('Renamed, and later', '16:00', '16:30'), talk('Lunch', '12:00', '13:00')],
      'America/New_York',
    );
    expect(await run(moved)).toMatchObject({ created: 0, changed: 1, unchanged: 1, archived: 0 });
    expect((await list()).find(({ id }) => id === before?.id)?.title).toBe('Renamed, and later');
  });

  test('in a zone of its own asks whose clock it is', async () => {
    const text = printIcs([talk('Copa', '09:00', '09:30')], 'Europe/Berlin');
    expect((await preview(text)).zone).toMatchObject({
      labels: [{ label: 'Europe/Berlin', says: 'UTC+1', eventSays: 'UTC−5', agrees: false }],
      mustDecide: true,
    });
  });
});

test('5,000 sessions, then again', { timeout: 120_000 }, async () => {
  const blocks = Array.from({ length: 5_000 }, (_, at) =>
    [
      `Session ${at} 🚀 שלום#`,
      `Time: ${8 + (at % 4)}:00am EST - ${1 + (at % 8)}:${String(at % 60).padStart(2, '0')}pm EST`,
      `Speakers: Ann Poe${at} (Acme); Dan Roe${at} (Role, Company)`,
      `Venue: Room ${at}`,
      `Description: ${'word '.repeat(100)}`,
    ].join('\r\n'),
  );
  const text = ['Wednesday, November 12, 2025', ...blocks].join('\r\n');
  expect(await run(text)).toMatchObject({ created: 5_000, problems: 0 });
  expect(await run(text)).toMatchObject({ created: 0, changed: 0, unchanged: 5_000 });
  expect(await db.talkSpeaker.count()).toBe(10_000);
});
