import { describe, expect, test } from 'vitest';
import { createPavilion, wednesday } from '../fixtures/pavilion.ts';
import { createPersonalLink, createRepresentative } from '../fixtures/people.ts';
import { createTestApp } from '../setup/app.ts';

const { db, request, as } = await createTestApp({ publicUrl: 'https://pavilion.example.org' });
const { event, copa, drasi, kiosk } = await createPavilion(db);
const [manager, leadOfCopa] = [await as('manager'), await as('lead', copa.id)];
const carol = await createRepresentative(db, 'Carol', [copa]);
const link = await createPersonalLink(db, event.id, carol.id, new Date('2026-11-28'));
const at = { eventId: event.id, boothId: copa.id };
await db.slot.create({
  data: { ...at, kioskId: kiosk.id, startsAt: wednesday('10:30'), endsAt: wednesday('17:00') },
});
const shift = await db.shift.create({
  data: { ...at, startsAt: wednesday('15:00'), endsAt: wednesday('16:00') },
});
const assignment = await db.assignment.create({ data: { ...at, shiftId: shift.id, personId: carol.id } });

const say = (path: string, body: object) =>
  request.post(`/api/v1/personal-links/${path}`).send({ secret: link.secret, ...body });
const read = (url: string) => request.get(new URL(url).pathname);
const field = (text: string, name: string) => new RegExp(`^${name}[:;](.*)\r?$`, 'm').exec(text)?.[1];
const change = (path: string, version: number, body: object) =>
  request.patch(`/api/v1${path}`).set(manager).set('If-Match', `${version}`).send(body).expect(200);

describe('a person’s calendar', () => {
  test('is made by the link, at the same address each time, and kept as a hash', async () => {
    const [one, other] = [(await say('feed', {})).body.url, (await say('feed', {})).body.url];
    expect(one).toMatch(/^https:\/\/pavilion\.example\.org\/api\/v1\/calendars\/pvf_[\w-]{43}\.ics$/);
    expect(other).toBe(one);
    expect(await db.feedLink.count()).toBe(1);
  });

  test('holds the shift in UTC, updates it in place, and cancels what is declined or gone', async () => {
    const { url } = (await say('feed', {})).body;
    const first = await read(url);
    expect(first.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(first.text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]+END:VCALENDAR(\r\n)?$/);
    expect(field(first.text, 'DTSTART')).toBe('20251112T200000Z');
    expect(field(first.text, 'DTEND')).toBe('20251112T210000Z');
    expect(field(first.text, 'SUMMARY')).toBe('Copa: your shift');
    expect(field(first.text, 'LOCATION')).toContain('Kiosk 5B');
    expect(first.text).toContain('Wed 12 Nov\\, 15:00–16:00 (America/New_York)');
    expect(field(first.text, 'STATUS')).toBe('TENTATIVE');
    expect((await read(url)).text).toBe(first.text);

    await say('answers', { assignmentId: assignment.id, answer: 'confirmed' });
    const confirmed = (await read(url)).text;
    await change(`/shifts/${shift.id}`, 1, { startsAt: wednesday('15:30') });
    const moved = (await read(url)).text;
    await say('answers', { assignmentId: assignment.id, answer: 'declined' });
    const declined = (await read(url)).text;
    expect([confirmed, moved, declined].map((text) => field(text, 'STATUS'))).toEqual([
      'CONFIRMED',
      'TENTATIVE',
      'CANCELLED',
    ]);
    expect(field(moved, 'DTSTART')).toBe('20251112T203000Z');
    const all = [first.text, confirmed, moved, declined];
    expect(new Set(all.map((text) => field(text, 'UID'))).size).toBe(1);
    const sequences = all.map((text) => Number(field(text, 'SEQUENCE')));
    expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
    expect(new Set(sequences).size).toBe(4);
  });

  test('ends with its link', async () => {
    const other = await createPersonalLink(db, event.id, carol.id, new Date('2026-11-28'));
    const { url } = (await request.post('/api/v1/personal-links/feed').send({ secret: other.secret })).body;
    expect((await read(url)).status).toBe(200);
    await request.put(`/api/v1/personal-links/${other.id}/revocation`).set(manager).expect(200);
    const gone = await read(url);
    expect([gone.status, gone.body.code]).toEqual([404, 'not-found']);
    expect(gone.body.detail).toBe('There is no such calendar, or it was ended. Ask for a new address.');
  });
});

describe('a calendar of a booth, or of the event', () => {
  const make = (boothId: string | null, by = manager) =>
    request.post('/api/v1/events/atlanta/feeds').set(by).send({ boothId });

  test('names who is on each shift and how many are hoped for', async () => {
    await db.shift.create({
      data: {
        ...{ eventId: event.id, boothId: drasi.id },
        ...{ startsAt: wednesday('11:00'), endsAt: wednesday('12:00') },
      },
    });
    await say('answers', { assignmentId: assignment.id, answer: 'confirmed' });
    const ofCopa = await make(copa.id, leadOfCopa);
    expect([ofCopa.status, ofCopa.body.boothName]).toEqual([201, 'Copa']);
    const { text } = await read(ofCopa.body.url);
    expect([field(text, 'SUMMARY'), field(text, 'STATUS')]).toEqual(['Copa: Carol (1 of 2)', 'CONFIRMED']);
    const whole = await read((await make(null)).body.url);
    expect(whole.text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(whole.text).toContain('SUMMARY:Drasi: nobody yet (0 of 2)');
  });

  test('is made and ended by those whose booth it is', async () => {
    expect((await make(drasi.id, leadOfCopa)).body.code).toBe('not-your-booth');
    expect((await make(null, leadOfCopa)).body.code).toBe('not-allowed');
    const { body } = await make(drasi.id);
    const revoke = (by: typeof manager) => request.put(`/api/v1/feeds/${body.id}/revocation`).set(by);
    expect((await revoke(leadOfCopa)).body.code).toBe('not-your-booth');
    const own = await request.get('/api/v1/events/atlanta/feeds').set(leadOfCopa);
    expect(own.body.items.map((row: { boothId: string }) => row.boothId)).toEqual([copa.id]);
    expect((await revoke(manager)).body.revokedAt).not.toBeNull();
    expect((await read(body.url)).status).toBe(404);
    expect(
      JSON.stringify((await request.get('/api/v1/events/atlanta/feeds').set(manager)).body),
    ).not.toContain('pvf_');
  });

  test('knows nobody of the archive, whose own calendar and link end until they are taken out', async () => {
    const own = (await say('feed', {})).body.url;
    const ofCopa = (await make(copa.id)).body.url;
    const before = (await read(ofCopa)).text;
    const archive = (version: number, method: 'put' | 'delete') =>
      request[method](`/api/v1/people/${carol.id}/archive`)
        .set(manager)
        .set('If-Match', `${version}`)
        .expect(200);
    await archive(1, 'put');
    const after = (await read(ofCopa)).text;
    expect(field(before, 'SUMMARY')).toBe('Copa: Carol (1 of 2)');
    expect(field(after, 'SUMMARY')).toBe('Copa: nobody yet (0 of 2)');
    expect(Number(field(after, 'SEQUENCE'))).toBeGreaterThan(Number(field(before, 'SEQUENCE')));
    expect((await read(own)).status).toBe(404);
    expect((await say('shifts', {})).body.code).toBe('invalid-link');
    await archive(2, 'delete');
    expect(field((await read(own)).text, 'STATUS')).toBe('CONFIRMED');
  });
});
