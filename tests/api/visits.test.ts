import { text } from 'node:stream/consumers';
import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import type { VisitRow } from '#contracts/visits';
import { connectSql } from '#server/database/sql';
import { presentEvent } from '#server/events/store';
import { visitLines } from '#server/reports/visit-lines';
import { createBooth } from '../fixtures/atlanta.ts';
import { callsAs } from '../fixtures/calls.ts';
import { correction, createTablet, send, undo, visit } from '../fixtures/devices.ts';
import { createPavilion, wednesday } from '../fixtures/pavilion.ts';
import { createAccount, PASSWORD } from '../fixtures/people.ts';
import { createTestApp } from '../setup/app.ts';
import { readCsv } from '../setup/csv.ts';
import { signIn } from '../setup/signed-in.ts';

const app = await createTestApp();
const { request, db, sql, time } = app;
const { event, amsterdam, copa, drasi, elsewhere } = await createPavilion(db);
const patching = await db.topic.create({ data: { eventId: event.id, slug: 'patching', label: 'Patching' } });
const talk = await db.talk.create({
  data: {
    eventId: event.id,
    title: 'Patching at scale',
    startsAt: wednesday('11:00'),
    endsAt: wednesday('11:30'),
  },
});
const manager = callsAs(app, await app.as('manager'));
const path = `/events/${event.slug}/visits`;
const WHY = 'A child mashed the button.';

let made = 0;
async function newBooth() {
  made += 1;
  const booth = await createBooth(db, event.id, `Booth ${made}`);
  const tablet = await createTablet(db, event.id, [booth.id], `Tablet of booth ${made}`);
  const tap = async (...given: Parameters<typeof visit>[1][]) => {
    const items = given.map((one) => visit(booth.id, one));
    const answer = await send(request, tablet, items);
    expect(answer.body.receipts.map(({ outcome }: { outcome: string }) => outcome)).toEqual(
      items.map(() => 'stored'),
    );
    return items.map(({ id }) => id);
  };
  return { booth, tablet, tap };
}

const list = async (query: string, who = manager) => (await who.read(`${path}?${query}`)).body;
const rowOf = async (boothId: string, visitId: string): Promise<VisitRow> =>
  (await list(`boothId=${boothId}`)).items.find(({ id }: VisitRow) => id === visitId);
const undosOf = (visitIds: string[]) => visitIds.map((visitId) => ({ id: uuidv7(), visitId }));
const takeBack = (visitIds: string[], who = manager) =>
  who.create(`${path}/undos`, { undos: undosOf(visitIds), reason: WHY });
const correct = (visitId: string, set: object, who = manager) =>
  who.create(`${path}/corrections`, { id: uuidv7(), visitId, set, reason: 'Heard wrong.' });

/** What the page Now says of a booth today, and what a recount of its visits says. */
async function figures(boothId: string) {
  const now = (await manager.read(`/events/${event.slug}/now?day=2025-11-12`)).body;
  const shown = now.booths.find((booth: { boothId: string }) => booth.boothId === boothId);
  const [recount] = await sql<{ visitors: number }[]>`
    select coalesce(sum(standing_size), 0)::int as visitors from visits where booth_id = ${boothId} and not undone`;
  const [rollup] = await sql<{ visitors: number }[]>`
    select coalesce(sum(visitors), 0)::int as visitors from visit_rollups where booth_id = ${boothId}`;
  return { now: shown.figure.visitors, recount: recount?.visitors, rollup: rollup?.visitors };
}

describe('the list of visits', () => {
  test('says of each what was tapped, what stands, and who said what about it', async () => {
    const { booth, tablet } = await newBooth();
    const item = visit(booth.id, {
      ...{ tappedAt: wednesday('12:00'), partySize: 2, audience: 'newcomer', sector: 'finance' },
      ...{ topics: [patching.slug], talkId: talk.id, happenedAt: wednesday('11:40'), precision: 'minutes' },
    });
    const change = correction(item, { partySize: 3, sector: null, topics: [] }, wednesday('12:01'));
    await send(request, tablet, [item, change, undo(item)]);
    const sender = { id: tablet.id, name: `Tablet of booth ${made}` };
    const by = { kind: 'device', name: sender.name };
    expect(await rowOf(booth.id, item.id)).toEqual({
      id: item.id,
      boothId: booth.id,
      sender: { kind: 'device', ...sender },
      tappedAt: wednesday('12:00'),
      happenedAt: wednesday('11:40'),
      precision: 'minutes',
      receivedAt: time.now.toISOString(),
      occurredAt: wednesday('11:40'),
      timeUncertain: false,
      tappedSize: 2,
      partySize: 3,
      audience: 'newcomer',
      sector: null,
      topics: [],
      talk: { id: talk.id, title: talk.title },
      undone: { at: time.now.toISOString(), by, reason: null },
      corrections: [
        {
          id: change.id,
          at: wednesday('12:01'),
          by,
          reason: null,
          set: { partySize: 3, sector: null, topics: [] },
        },
      ],
    });
  });

  test('is narrowed to a booth, a device and a stretch; the totals are of all of it, the pages newest first', async () => {
    const { booth, tap, tablet } = await newBooth();
    const other = await createTablet(db, event.id, [booth.id]);
    const ids = await tap(
      ...['10:00', '10:10', '10:20', '10:30'].map((at) => ({ tappedAt: wednesday(at), partySize: 2 })),
    );
    await send(request, other, [visit(booth.id, { tappedAt: wednesday('10:15') })]);
    await takeBack([ids[3] ?? '']);
    const all = await list(`boothId=${booth.id}`);
    expect(all.totals).toEqual({ visits: 4, visitors: 7, takenBack: 1 });
    const stretch = `from=${wednesday('10:10')}&to=${wednesday('10:30')}`;
    const some = await list(`boothId=${booth.id}&deviceId=${tablet.id}&${stretch}`);
    expect(some.items.map(({ id }: VisitRow) => id)).toEqual([ids[2], ids[1]]);
    expect(some.totals).toEqual({ visits: 2, visitors: 4, takenBack: 0 });
    const first = await list(`boothId=${booth.id}&limit=2`);
    const second = await list(`boothId=${booth.id}&limit=3&cursor=${first.next}`);
    expect([...first.items, ...second.items]).toEqual(all.items);
    expect(second.next).toBeNull();
    expect(first.totals).toEqual(all.totals);
  });

  test("holds a lead's own booths only, and nothing of another event", async () => {
    const { booth, tap } = await newBooth();
    const [id = ''] = await tap({});
    const lead = callsAs(app, await app.as('lead', booth.id));
    const seen = await list('', lead);
    expect(seen.items.map((row: VisitRow) => row.id)).toEqual([id]);
    expect(seen.totals.visits).toBe(1);
    expect(await list(`boothId=${drasi.id}`, lead)).toMatchObject({ items: [], totals: { visits: 0 } });
    const abroad = await manager.read(`/events/${amsterdam.slug}/visits?boothId=${booth.id}`);
    expect(abroad.body.items).toEqual([]);
    expect((await manager.read(`${path}?cursor=${uuidv7()}`)).body.code).toBe('bad-cursor');
  });

  test('says which part of a question it does not understand', async () => {
    for (const query of [
      'from=yesterday',
      'to=2025-11-12',
      'boothId=1',
      'deviceId=x',
      'limit=201',
      'cursor=1',
    ])
      expect((await list(query)).code).toBe('invalid-input');
    const turned = { undos: undosOf([uuidv7()]), reason: 'x\u0000' };
    expect((await manager.create(`${path}/undos`, turned)).body.code).toBe('invalid-input');
  });

  test('does not call a time uncertain that a person stated since', async () => {
    const { booth, tablet } = await newBooth();
    const item = visit(booth.id, { tappedAt: wednesday('13:00') });
    await send(request, tablet, [item], { clockOffsetMs: undefined, sentAt: wednesday('13:10') });
    expect(await rowOf(booth.id, item.id)).toMatchObject({ timeUncertain: true });
    await correct(item.id, { happenedAt: wednesday('12:30') });
    expect(await rowOf(booth.id, item.id)).toMatchObject({
      timeUncertain: false,
      occurredAt: wednesday('12:30'),
    });
  });
});

describe('visits that are taken back', () => {
  test('are in no figure any more, stay on the record with who and why, and a recount agrees', async () => {
    const { booth, tap } = await newBooth();
    const ids = await tap({ partySize: 2 }, {}, {}, { partySize: 4 });
    expect(await figures(booth.id)).toEqual({ now: 8, recount: 8, rollup: 8 });
    const lena = await createAccount(db, 'Lena', { role: 'lead', boothIds: [booth.id] });
    const browser = await signIn(app.app, lena.email, PASSWORD);
    const undos = undosOf(ids.slice(0, 3));
    const answer = await browser.post(`/api/v1${path}/undos`).send({ undos, reason: WHY });
    expect(answer.body.results).toEqual(undos.map(({ visitId }) => ({ visitId, outcome: 'taken-back' })));
    expect(await figures(booth.id)).toEqual({ now: 4, recount: 4, rollup: 4 });
    const { items, totals } = await list(`boothId=${booth.id}`);
    expect(totals).toEqual({ visits: 1, visitors: 4, takenBack: 3 });
    expect(items.find(({ id }: VisitRow) => id === ids[0]).undone).toEqual({
      at: time.now.toISOString(),
      by: { kind: 'account', name: 'Lena' },
      reason: WHY,
    });
    const kept = await db.visitUndo.findUniqueOrThrow({ where: { id: undos[0]?.id ?? '' } });
    expect(kept).toMatchObject({ accountId: lena.id, deviceId: null, tokenId: null, reason: WHY });
  });

  test('twice by the same request are taken back once, also later and when the booth was archived meanwhile', async () => {
    const { booth, tap } = await newBooth();
    const ids = await tap({}, {});
    const body = { undos: undosOf(ids), reason: WHY };
    const first = await manager.create(`${path}/undos`, body);
    time.now = new Date(time.now.getTime() + 60_000);
    await db.booth.update({ where: { id: booth.id }, data: { archivedAt: time.now } });
    const second = await manager.create(`${path}/undos`, body);
    expect([second.status, second.body]).toEqual([200, first.body]);
    expect(await db.visitUndo.count({ where: { visitId: { in: ids } } })).toBe(2);
  });

  test('by somebody else before are told apart, and keep who took them back', async () => {
    const { booth, tablet, tap } = await newBooth();
    const [mine = '', theirs = ''] = await tap({}, {});
    await send(request, tablet, [undo({ id: theirs, boothId: booth.id })]);
    const { body } = await takeBack([mine, theirs]);
    expect(body.results).toEqual([
      { visitId: mine, outcome: 'taken-back' },
      { visitId: theirs, outcome: 'already-taken-back' },
    ]);
    expect((await rowOf(booth.id, theirs)).undone?.by?.kind).toBe('device');
    expect(await db.visitUndo.count({ where: { visitId: theirs } })).toBe(1);
    expect((await takeBack([theirs])).body.results[0].outcome).toBe('already-taken-back');
  });

  test('by two managers at once have one fact each, and the figure goes down once', async () => {
    const { booth, tap } = await newBooth();
    const ids = await tap(...Array.from({ length: 20 }, () => ({ partySize: 2 })));
    const answers = await Promise.all([1, 2, 3, 4].map(() => takeBack(ids)));
    const outcomes = answers.flatMap(({ body }) =>
      body.results.map((one: { outcome: string }) => one.outcome),
    );
    expect(outcomes.filter((outcome) => outcome === 'taken-back')).toHaveLength(20);
    expect(outcomes.filter((outcome) => outcome === 'already-taken-back')).toHaveLength(60);
    expect(await db.visitUndo.count({ where: { visitId: { in: ids } } })).toBe(20);
    expect(await figures(booth.id)).toMatchObject({ recount: 0, rollup: 0 });
  });

  test('of another booth, another event or never counted are refused, and then none is taken back', async () => {
    const { booth, tap } = await newBooth();
    const away = await newBooth();
    const [own = ''] = await tap({});
    const [foreign = ''] = await away.tap({});
    const lead = callsAs(app, await app.as('lead', booth.id));
    expect((await takeBack([own, foreign], lead)).body.code).toBe('not-your-booth');
    const tablet = await createTablet(db, amsterdam.id, [elsewhere.id]);
    const abroad = visit(elsewhere.id, { happenedAt: wednesday('12:00'), precision: 'hour' });
    await send(request, tablet, [abroad]);
    for (const visitId of [abroad.id, uuidv7()])
      expect((await takeBack([own, visitId])).body.code).toBe('not-found');
    expect((await takeBack([own], callsAs(app, await app.as('viewer')))).body.code).toBe('not-allowed');
    expect((await rowOf(booth.id, own)).undone).toBeNull();
  });

  test('of an archived booth or event stay, and the visit is named', async () => {
    const { booth, tap } = await newBooth();
    const away = await newBooth();
    const [gone = ''] = await tap({ tappedAt: wednesday('13:05') });
    const [still = ''] = await away.tap({});
    await db.booth.update({ where: { id: booth.id }, data: { archivedAt: time.now } });
    const answer = await takeBack([still, gone]);
    expect([answer.status, answer.body.code]).toEqual([409, 'archived']);
    expect(answer.body.detail).toContain(`The visit at ${booth.name} of Wed 12 Nov, 13:05 stays as it is.`);
    expect((await rowOf(away.booth.id, still)).undone).toBeNull();
    await db.event.update({ where: { id: event.id }, data: { archivedAt: time.now } });
    expect((await takeBack([still])).body.code).toBe('archived');
    await db.event.update({ where: { id: event.id }, data: { archivedAt: null } });
    expect((await takeBack([still])).status).toBe(200);
  });

  test('are 1 to 500 at once, each once, with a reason', async () => {
    const { booth, tablet } = await newBooth();
    const items = Array.from({ length: 500 }, () => visit(booth.id));
    await send(request, tablet, items);
    const undos = undosOf(items.map(({ id }) => id));
    const refused = [
      { undos: [], reason: WHY },
      { undos: [...undos, ...undosOf([uuidv7()])], reason: WHY },
      { undos: [undos[0], { ...undos[1], visitId: undos[0]?.visitId }], reason: WHY },
      { undos: [undos[0], { ...undos[1], id: undos[0]?.id }], reason: WHY },
      { undos, reason: '  ' },
      { undos },
    ];
    for (const body of refused)
      expect((await manager.create(`${path}/undos`, body)).body.code).toBe('invalid-input');
    expect(await figures(booth.id)).toMatchObject({ recount: 500, rollup: 500 });
    expect((await manager.create(`${path}/undos`, { undos, reason: WHY })).status).toBe(200);
    expect(await figures(booth.id)).toMatchObject({ recount: 0, rollup: 0 });
  });

  test('need an id that was used for nothing else', async () => {
    const { tap } = await newBooth();
    const [first = '', second = ''] = await tap({}, {});
    const [fact] = undosOf([first]);
    await manager.create(`${path}/undos`, { undos: [fact], reason: WHY });
    for (const body of [
      { undos: [{ id: fact?.id, visitId: second }], reason: WHY },
      { undos: [fact], reason: 'Another reason.' },
      { undos: [{ id: first, visitId: second }], reason: WHY },
    ])
      expect((await manager.create(`${path}/undos`, body)).body.code).toBe('taken');
  });
});

describe('a visit that is corrected', () => {
  test('counts as corrected in every figure, and says what was tapped, who corrected it and why', async () => {
    const { booth, tap } = await newBooth();
    const [id = ''] = await tap({ partySize: 9, tappedAt: wednesday('13:00') });
    const set = {
      partySize: 2,
      audience: 'student',
      sector: 'education',
      topics: ['patching'],
      talkId: talk.id,
    };
    const mona = await createAccount(db, 'Mona', { role: 'manager' });
    const browser = await signIn(app.app, mona.email, PASSWORD);
    const body = {
      id: uuidv7(),
      visitId: id,
      set: { ...set, happenedAt: wednesday('12:10') },
      reason: 'Two came.',
    };
    const answer = await browser.post(`/api/v1${path}/corrections`).send(body);
    const { talkId: _, ...stands } = set;
    expect(answer.body).toMatchObject({
      ...stands,
      id,
      tappedSize: 9,
      occurredAt: wednesday('12:10'),
      undone: null,
    });
    expect(answer.body.corrections).toEqual([
      {
        id: body.id,
        at: time.now.toISOString(),
        by: { kind: 'account', name: 'Mona' },
        reason: 'Two came.',
        set: { ...set, occurredAt: wednesday('12:10') },
      },
    ]);
    expect(await figures(booth.id)).toEqual({ now: 2, recount: 2, rollup: 2 });
    const kept = await db.visitCorrection.findUniqueOrThrow({ where: { id: body.id } });
    expect(kept).toMatchObject({ accountId: mona.id, deviceId: null, tokenId: null });
    const again = await browser.post(`/api/v1${path}/corrections`).send(body);
    expect(again.body).toEqual(answer.body);
  });

  test('to a time outside the event or in the future, or to what there is not, is refused and named', async () => {
    const { booth, tap } = await newBooth();
    const [id = ''] = await tap({ tappedAt: wednesday('13:20') });
    const later = new Date(time.now.getTime() + 10 * 60_000).toISOString();
    const cases: [object, number, string, string?][] = [
      [{ happenedAt: '2025-11-01T15:00:00Z' }, 400, 'outside-event', 'body.set.happenedAt'],
      [{ happenedAt: later }, 400, 'in-the-future', 'body.set.happenedAt'],
      [{ topics: ['no-such-topic'] }, 400, 'invalid-input', 'body.set.topics'],
      [{ talkId: uuidv7() }, 400, 'invalid-input', 'body.set.talkId'],
    ];
    for (const [set, status, code, field] of cases) {
      const answer = await correct(id, set);
      expect([answer.status, answer.body.code, answer.body.issues[0].path]).toEqual([status, code, field]);
      expect(answer.body.detail).toContain(`The visit at ${booth.name} of Wed 12 Nov, 13:20 stays as it is.`);
    }
    for (const set of [{}, { partySize: 0 }, { partySize: 501 }, { audience: 'child' }, { name: 'Ana' }])
      expect((await correct(id, set)).body.code).toBe('invalid-input');
    expect((await rowOf(booth.id, id)).corrections).toEqual([]);
  });

  test('of another booth is refused, one of another event is not found', async () => {
    const { tap } = await newBooth();
    const [id = ''] = await tap({});
    const lead = callsAs(app, await app.as('lead', copa.id));
    expect((await correct(id, { partySize: 2 }, lead)).body.code).toBe('not-your-booth');
    expect((await correct(uuidv7(), { partySize: 2 })).body.code).toBe('not-found');
  });
});

describe('the file of visits', () => {
  test('holds every visit as it stands, in more portions than one, and no formula', async () => {
    const booth = await createBooth(db, event.id, 'File');
    const tablet = await createTablet(db, event.id, [booth.id], '=1+1, "big"');
    const items = Array.from({ length: 3 }, () => visit(booth.id, { partySize: 2 }));
    await send(request, tablet, [...items, undo({ id: items[0]?.id ?? '', boothId: booth.id })]);
    await sql`
      insert into visits (id, event_id, booth_id, device_id, tapped_at, received_at, occurred_at, party_size, standing_size, topic_ids, content_hash)
      select gen_random_uuid(), ${event.id}, ${booth.id}, device_id, tapped_at, received_at, occurred_at + n * interval '1 second', 1, 1, '{}', content_hash
      from visits, generate_series(1, 4500) n where id = ${items[1]?.id ?? ''}`;
    const lead = await app.as('lead', booth.id);
    const answer = await request.get(`/api/v1${path}.csv`).set(lead).expect(200);
    expect(answer.headers['content-disposition']).toContain('atlanta-visits-2025-11-12.csv');
    const rows = readCsv(answer.text);
    expect(rows).toHaveLength(4_503);
    expect(rows.reduce((sum, row) => sum + Number(row.visitors), 0)).toBe(4_506);
    expect(rows.filter((row) => row.taken_back === 'yes').map((row) => row.visit)).toEqual([items[0]?.id]);
    expect(rows[0]).toMatchObject({
      ...{ event: 'atlanta', time_zone: 'America/New_York', sender: `'=1+1, "big"`, booth: booth.slug },
      ...{ occurred_at: '2025-11-12T19:00:00.000Z', local_time: '2025-11-12 14:00:00' },
      ...{ event_name: event.name, range_from: '2025-11-10', range_to: '2025-11-13' },
      ...{ made_at: time.now.toISOString(), simulated: 'no', provisional: 'no' },
    });
  });

  test('ends its statement when whoever reads it leaves, and says that it broke', async () => {
    const alone = connectSql(app.databaseUrl, { max: 1 });
    const question = {
      event: presentEvent(event),
      booths: 'all',
      isProvisional: false,
      now: time.now,
    } as const;
    let portions = 0;
    for await (const _ of visitLines(alone, question)) {
      portions += 1;
      if (portions === 2) break;
    }
    // The only connection is free again.
    expect(await alone`select 1 as one`).toEqual([{ one: 1 }]);
    const nowhere = { ...question, event: { ...presentEvent(event), timeZone: 'Nowhere/Land' } };
    await expect(text(visitLines(alone, nowhere))).rejects.toThrow('Nowhere/Land');
    await alone.end();
  });
});
