import { afterEach, describe, expect, test } from 'vitest';
import { allEndpoints } from '#contracts/all';
import { everyNoun } from '../fixtures/every-noun.ts';
import { wednesday } from '../fixtures/pavilion.ts';
import { countRows } from '../fixtures/rows.ts';
import { createTestApp } from '../setup/app.ts';

const app = await createTestApp();
const { event, copa, manager, nouns } = await everyNoun(app);
const who = await app.as('manager');
const UNKNOWN = '019a5f0e-7c1b-7d6e-9a55-0c2b8f3d1e77';

/** Sends each body and expects it to be refused, with nothing kept. */
async function expectRefused(list: string, bodies: Record<string, unknown>[], code = 'invalid-input') {
  const before = await countRows(app.sql);
  for (const body of bodies) {
    const answer = await manager.create(list, body);
    expect({ sent: body, status: answer.status, code: answer.body.code }).toEqual({
      sent: body,
      status: 400,
      code,
    });
    expect(answer.headers['content-type']).toContain('application/problem+json');
  }
  expect(await countRows(app.sql)).toBe(before);
}

afterEach(async () => {
  expect((await app.request.get('/readyz')).status).toBe(200);
});

test('every noun that is made by POST under an event, or across events, is in the table', () => {
  const ours = [
    'devices',
    'invites',
    'tokens',
    'accounts',
    'personal-links',
    'feeds',
    'share-links',
    'staffing',
    'tables',
    'coverage',
    'conflicts',
    'session',
    'talks',
    'sync',
    'refused-items',
    'visits',
  ];
  const creating = allEndpoints.filter(({ method, tag }) => method === 'post' && !ours.includes(tag));
  expect(new Set(creating.map(({ tag }) => tag))).toEqual(new Set(nouns.map(({ tag }) => tag)));
});

describe.each(nouns)('$tag', ({ list, row, valid, texts }) => {
  test('what is not JSON, or not said to be, or too large is refused', async () => {
    const body = await valid();
    const before = await countRows(app.sql);
    const post = () => app.request.post(`/api/v1${list}`).set(who);
    const broken = await post().type('json').send('{"name": ');
    expect([broken.status, broken.body.code]).toEqual([400, 'not-json']);
    const bytes = Buffer.concat([Buffer.from('{"name":"Ren'), Buffer.from([0xe9]), Buffer.from('"}')]);
    const notUtf8 = await post()
      .type('json')
      .serialize((kept) => kept)
      .send(bytes);
    expect([notUtf8.status, notUtf8.body.code]).toEqual([400, 'not-json']);
    const text = await post().type('text').send(JSON.stringify(body));
    expect([text.status, text.body.code]).toEqual([415, 'not-json-type']);
    const form = await post().type('form').send('name=x');
    expect([form.status, form.body.code]).toEqual([415, 'not-json-type']);
    const latin = await post().set('Content-Type', 'application/json; charset=latin1').send('{}');
    expect([latin.status, latin.body.code]).toEqual([415, 'not-json-type']);
    const huge = await post().send({ name: 'x'.repeat(300_000) });
    expect([huge.status, huge.body.code]).toEqual([413, 'too-large']);
    for (const whole of ['null', '[]', '"text"', '1', 'true', '[{}]', '{}']) {
      const answer = await post().type('json').send(whole);
      expect([whole, answer.status, answer.body.code]).toEqual([whole, 400, 'invalid-input']);
    }
    const nothing = await post();
    expect([nothing.status, nothing.body.code]).toEqual([400, 'invalid-input']);
    expect(await countRows(app.sql)).toBe(before);
  });

  test('an unknown field, and a wrong type in any field, are refused by name', async () => {
    const body = await valid();
    await expectRefused(list, [
      { ...body, colour: 'red' },
      { ...body, ID: 1 },
      { ...body, version: 1 },
    ]);
    const wrong = Object.keys(body).flatMap((field) =>
      [{ a: 1 }, [[1]], Number.MAX_SAFE_INTEGER, '\u0000', -1.5].map((value) => ({
        ...body,
        [field]: value,
      })),
    );
    await expectRefused(list, wrong);
  });

  test('NUL, other control characters and half a character are refused in every text', async () => {
    const body = await valid();
    const bad = texts.flatMap((field) =>
      ['a\u0000b', 'a\u0007b', '\ud800', 'a\udc00b', '\ud83d x'].map((value) => ({
        ...body,
        [field]: value,
      })),
    );
    await expectRefused(list, bad);
  });

  test('a text of which nothing can be seen is refused', async () => {
    const body = await valid();
    const bad = texts.flatMap((field) =>
      ['\u200b', ' \u00ad', '\u2060'].map((value) => ({ ...body, [field]: value })),
    );
    await expectRefused(list, bad);
  });

  test('characters that turn the direction of writing are refused in every text, by name', async () => {
    const body = await valid();
    const bad = texts.flatMap((field) =>
      ['a\u202eb', '\u202aa', 'a\u2066', '\u2069'].map((value) => ({ ...body, [field]: `x${value}x` })),
    );
    await expectRefused(list, bad);
    for (const field of texts) {
      const answer = await manager.create(list, { ...body, [field]: 'Co\u202epa' });
      const [issue] = answer.body.issues;
      expect(issue.path).toBe(`body.${field}`);
      expect(issue.message).toContain('turns the direction of writing');
    }
  });

  test('SQL, HTML and letters of the world are words like any other: kept and given back as they are', async () => {
    for (const field of texts)
      for (const words of [
        "'); drop t--",
        '<b onx=1>&amp;',
        '{{7*7}} $(id)',
        '👩‍💻 ¿Qué? 量子',
        '\u200fעמדה قوقاز 5B\u200e',
        "O'Brien\\",
      ]) {
        const made = await manager.create(list, { ...(await valid()), [field]: words });
        expect([words, made.status, made.body[field]]).toEqual([words, 201, words]);
        const read = await manager.read(row(made.body));
        expect(read.body[field]).toBe(words);
      }
    expect((await manager.read(list)).status).toBe(200);
  });

  test('texts have an end', async () => {
    const body = await valid();
    await expectRefused(
      list,
      texts.map((field) => ({ ...body, [field]: 'x'.repeat(20_001) })),
    );
  });
});

test('where no body is wanted, an empty object does, and nothing else', async () => {
  const { body: kiosk } = await manager.create(`/events/${event.slug}/kiosks`, { label: 'Empty body' });
  const archive = (body: object) =>
    app.request.put(`/api/v1/kiosks/${kiosk.id}/archive`).set(who).set('If-Match', '1').send(body);
  for (const body of [{ archived: true }, []])
    expect([(await archive(body)).status, body]).toEqual([400, body]);
  expect((await archive({})).status).toBe(200);
});

describe('slugs, dates, zones and addresses', () => {
  const amsterdam = {
    slug: 'paris',
    name: 'Paris',
    timeZone: 'Europe/Paris',
    startsOn: '2024-03-19',
    endsOn: '2024-03-22',
  };

  test.each(['a/b', '../etc', 'Upper', 'with space', '', '-a', 'a--b', 'ä', 'a%2Fb', 'x'.repeat(81)])(
    'the slug %o is refused',
    async (slug) => {
      await expectRefused('/events', [{ ...amsterdam, slug }]);
      await expectRefused('/projects', [{ slug, name: 'Copa' }]);
      await expectRefused(`/events/${event.slug}/topics`, [{ slug, label: 'Copa' }]);
    },
  );

  test.each(['Mars/Olympus', 'EST5', '+02:00', 'Europe/', 'Europe/Paris; drop', ''])(
    'the zone %o is refused',
    (timeZone) => expectRefused('/events', [{ ...amsterdam, timeZone }]),
  );

  test.each(['2024-02-30', '0000-01-01', '9999-12-31', '2024-3-1', '20240319', 'tomorrow'])(
    'the date %o is refused',
    (date) =>
      expectRefused('/events', [
        { ...amsterdam, startsOn: date },
        { ...amsterdam, endsOn: date },
      ]),
  );

  test.each([
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59-12:00',
    '2025-11-12',
    '2025-11-12T25:00:00Z',
    '2025-11-12T12:00:00+23:59',
    '2025-11-12T12:00:60Z',
    'now',
  ])('the moment %o is refused', (moment) =>
    expectRefused(`/events/${event.slug}/slots`, [
      { boothId: copa.id, startsAt: moment, endsAt: wednesday('12:00') },
      { boothId: copa.id, startsAt: wednesday('12:00'), endsAt: moment },
    ]),
  );

  test.each(['javascript:alert(1)', 'ftp://example.org', 'https://', 'example.org', '//x'])(
    'the address %o is refused',
    (url) => expectRefused('/projects', [{ slug: 'copa-two', name: 'Copa', url }]),
  );

  test('a name of two lines is refused, whatever parts them', () =>
    expectRefused(
      '/people',
      ['\n', '\u2028', '\u2029'].map((end) => ({ name: `Ana${end}Medina` })),
    ));

  test('an event that ends before it starts is refused', () =>
    expectRefused('/events', [{ ...amsterdam, endsOn: '2024-03-18' }], 'in-wrong-order'));

  test('an id in the address that is none is refused, an unknown one is not found', async () => {
    for (const { tag } of nouns.filter((noun) => noun.tag !== 'events')) {
      for (const bad of ['1', 'a%2Fb', '%00', "'--"]) {
        const answer = await manager.read(`/${tag}/${bad}`);
        expect([tag, bad, answer.status, answer.body.code]).toEqual([tag, bad, 400, 'invalid-input']);
      }
      const unreadable = await manager.read(`/${tag}/%E0%A4%A`);
      expect(unreadable.status).toBe(400);
      const unknown = await manager.read(`/${tag}/${UNKNOWN}`);
      expect([tag, unknown.status, unknown.body.code]).toEqual([tag, 404, 'not-found']);
    }
    expect((await manager.read('/events/nowhere')).status).toBe(404);
    expect((await manager.read('/events/nowhere/kiosks')).status).toBe(404);
  });
});
