import { expect, test } from 'vitest';
import { createPavilion } from '../fixtures/pavilion.ts';
import { countRows } from '../fixtures/rows.ts';
import { createTestApp } from '../setup/app.ts';

const { db, sql, request, as } = await createTestApp();
const { copa, drasi, kiosk } = await createPavilion(db);
const manager = await as('manager');
const AT = '/api/v1/events/atlanta/slots';
const read = (text: string) => request.post(`${AT}/reading`).set(manager).send({ text });

test("the organiser's text is read in the event's zone, and stored only when somebody gives a stretch to a booth", async () => {
  const before = await countRows(sql);
  const { body } = await read('Wednesday, November 12: AM 10:30 AM – 1:30 PM, PM 2:00 – 5:00 PM').expect(200);
  expect(body.stretches).toMatchObject([
    {
      label: 'AM',
      date: '2025-11-12',
      startsAt: '2025-11-12T15:30:00.000Z',
      endsAt: '2025-11-12T18:30:00.000Z',
      doubts: [],
    },
    { label: 'PM', startsAt: '2025-11-12T19:00:00.000Z' },
  ]);
  expect(await countRows(sql)).toBe(before);
  const [{ startsAt, endsAt }] = body.stretches;
  const give = (boothId: string) =>
    request.post(AT).set(manager).send({ boothId, kioskId: kiosk.id, startsAt, endsAt });
  await give(copa.id).expect(201);
  const refused = await give(drasi.id);
  expect([refused.status, refused.body.code]).toEqual([409, 'kiosk-taken']);
  expect(refused.body.detail).toContain('Copa has kiosk 5B');
});

test.each(['', ' ', '\u0000', 'x'.repeat(20_001)])('%o is refused', async (text) => {
  const refused = await read(text);
  expect([refused.status, refused.body.code]).toEqual([400, 'invalid-input']);
});
