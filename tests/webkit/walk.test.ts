import { expect, test } from 'vitest';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { createAccount, PASSWORD } from '../fixtures/people.ts';
import { serveWeb } from '../setup/web.ts';
import { button, field, link, openWebKit, text } from '../setup/webkit.ts';

const { db, request, as, url, shut, reopen } = await serveWeb();
const { event, copa } = await createPavilionToday(db);
const { find, press, type, read, go, reload, run, resize } = await openWebKit();

const counter = button('Count one visitor.');
const figure = async () => Number(await read(`${counter}//*[@data-digits]`));
const row = (visitors: string) =>
  `//tr[contains(., 'Copa')]/td[starts-with(normalize-space(), '${visitors}')]`;
const visitors = async () => {
  const visits = await db.visit.findMany({ where: { boothId: copa.id, undone: false } });
  return visits.reduce((sum, visit) => sum + visit.standingSize, 0);
};

test('a tablet connects, counts and takes back', async () => {
  const { body } = await request
    .post(`/api/v1/events/${event.slug}/enrolment-codes`)
    .set(await as('manager'))
    .send({ boothIds: [copa.id] })
    .expect(201);
  await resize(1180, 820);
  await go(`${url}/tablet/#${body.code}`);
  await press(button('Connect this tablet'));
  await find(text('All sent'));
  for (let tap = 0; tap < 5; tap += 1) await press(counter);
  await press(button('Undo'));
  await press(button('Count 3 visitors'));
  await expect.poll(figure).toBe(7);
  await expect.poll(visitors).toBe(7);
});

test('the counter is large, and nothing stands beside the screen, on a tablet and on a phone', async () => {
  for (const [width, height] of [
    [1180, 820],
    [390, 844],
  ] as const) {
    await resize(width, height);
    const { width: wide, height: high } = await (await find(counter)).getRect();
    expect(Math.min(wide, high)).toBeGreaterThanOrEqual(96);
    expect(await run('return document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  }
  await resize(1180, 820);
});

test('without the server it counts, opens again if its page was kept, and sends everything later, once', async () => {
  const isKept = await run<boolean>('return navigator.serviceWorker?.controller != null');
  await shut();
  await press(counter);
  await press(counter);
  await find(text('Offline: 2 saved on this tablet'));
  if (isKept) {
    await reload();
    await find(text('Offline: 2 saved on this tablet'));
    await expect.poll(figure).toBe(9);
  }
  await press(counter);
  await reopen();
  await find(text('All sent'));
  await expect.poll(visitors).toBe(10);
  expect(await db.visit.count({ where: { boothId: copa.id } })).toBe(9);
  await reload();
  await expect.poll(figure).toBe(10);
});

test('keys count too, and a visit is corrected later', async () => {
  await (await find(counter)).sendKeys('\uE007');
  await expect.poll(visitors).toBe(11);
  await press(link('Recent'));
  await press(button('Take back 3 visitors'));
  await find(text('taken back'));
  await expect.poll(visitors).toBe(8);
});

test('what is being typed stays over a reload', async () => {
  await press(link('Notes'));
  await type(field('What did they say?'), 'Does it patch Windows images?');
  // It is written a quarter of a second after the last key.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await reload();
  const typed = async () => (await find(field('What did they say?'))).getProperty('value');
  await expect.poll(typed).toBe('Does it patch Windows images?');
  await press(button('Record feedback'));
  await find(text('Feedback is on the server.'));
});

test('the dashboard shows it, live', async () => {
  await createAccount(db, 'Olga', { role: 'owner' });
  await resize(1440, 900);
  await go(`${url}/events/${event.slug}/now`);
  await type(field('E-mail'), 'olga@pavilion.test');
  await type(field('Password'), PASSWORD);
  await press(button('Sign in'));
  await find(row('8'));
  await go(`${url}/tablet/`);
  await press(counter);
  // "All sent" still stands there of what was sent before.
  await expect.poll(visitors).toBe(9);
  await go(`${url}/events/${event.slug}/now`);
  await find(row('9'));
});
