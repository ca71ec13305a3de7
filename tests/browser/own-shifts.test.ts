import { expect, test } from 'vitest';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { createPersonalLink, createRepresentative } from '../fixtures/people.ts';
import { PHONE } from '../fixtures/tablet-in-browser.ts';
import { fileOf, openWeb, sees } from '../setup/web.ts';

const web = await openWeb();
const { db, openContext } = web;
const { event, copa, drasi } = await createPavilionToday(db);
const NEXT_MONTH = new Date(Date.now() + 30 * 86_400_000);
const HOUR_MS = 3_600_000;

const carol = await createRepresentative(db, 'Carol', [copa, drasi]);
const dan = await createRepresentative(db, 'Dan', [copa]);
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS);
const shiftOf = (boothId: string, from: number) =>
  db.shift.create({
    data: { eventId: event.id, boothId, startsAt: inHours(from), endsAt: inHours(from + 1) },
  });

test('a personal link shows the shifts, takes answers and an open shift, and gives a calendar', async () => {
  const [own, free] = [await shiftOf(copa.id, 1), await shiftOf(drasi.id, 3)];
  const at = { eventId: event.id, boothId: copa.id, shiftId: own.id };
  const mine = await db.assignment.create({ data: { ...at, personId: carol.id } });
  await db.assignment.create({ data: { ...at, personId: dan.id } });
  const { secret } = await createPersonalLink(db, event.id, carol.id, NEXT_MONTH);
  const page = await (await openContext(PHONE)).newPage();
  await page.goto(`/tablet/#${secret}`);
  const shifts = page.getByRole('region', { name: 'Your shifts' });
  await shifts.getByText('Copa, kiosk 5B, with Dan').waitFor();
  const said = async () => {
    const responses = await db.assignmentResponse.findMany({
      where: { assignmentId: mine.id },
      orderBy: { id: 'asc' },
    });
    return responses.map(({ kind, note }) => [kind, note]);
  };

  await shifts.getByRole('button', { name: /^I will be there: Copa/ }).click();
  await shifts.getByText('You will be there.').waitFor();
  await shifts.getByRole('button', { name: /^I cannot: Copa/ }).click();
  await page.keyboard.type('My flight is late.');
  await page.keyboard.press('Enter');
  await shifts.getByText('You said that you cannot. “My flight is late.”').waitFor();
  expect(await said()).toEqual([
    ['confirmed', ''],
    ['declined', 'My flight is late.'],
  ]);

  await shifts.getByRole('button', { name: /^Take it: Drasi/ }).click();
  await shifts.getByRole('heading', { name: 'Open shifts of your booths' }).waitFor({ state: 'detached' });
  expect(await db.assignment.count({ where: { shiftId: free.id, personId: carol.id } })).toBe(1);

  await shifts.getByRole('button', { name: 'Put them into my calendar' }).click();
  const address = await shifts.getByLabel('Address of your calendar').inputValue();
  const calendar = await (
    await fetch(address.replace(/^https?:\/\/[^/]+/, new URL(page.url()).origin))
  ).text();
  expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await page.context().close();
});

test('a personal link gives the summary of its booths, before a phone is connected and on it', async () => {
  const gil = await createRepresentative(db, 'Gil', [copa, drasi]);
  const { secret } = await createPersonalLink(db, event.id, gil.id, NEXT_MONTH);
  const page = await (await openContext(PHONE)).newPage();
  await page.goto(`/tablet/#${secret}`);
  const summary = page.getByRole('region', { name: 'Your booths’ summary' });
  const press = (words: string) => summary.getByRole('button', { name: words }).click();
  const sheet = await fileOf(page, () => press('Spreadsheet (XLSX)'));
  expect(sheet.name).toMatch(/^today-summary-.*\.xlsx$/);
  await page.getByRole('button', { name: 'Connect this phone' }).click();
  await page.getByRole('link', { name: 'Shift', exact: true }).click();
  const brief = await fileOf(page, () => press('One page (PDF)'));
  expect([brief.name, brief.text.slice(0, 5)]).toEqual([
    expect.stringMatching(/^today-brief-.*\.pdf$/),
    '%PDF-',
  ]);
  await page.context().setOffline(true);
  await press('One page (PDF)');
  await summary.getByText('The server did not answer. Try again once there is a network.').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await page.context().close();
});

test('somebody who was faster leaves words, and the list as it is can be read again', async () => {
  const shift = await shiftOf(copa.id, 6);
  await db.shift.update({ where: { id: shift.id }, data: { target: 1 } });
  const { secret } = await createPersonalLink(db, event.id, dan.id, NEXT_MONTH);
  const page = await (await openContext(PHONE)).newPage();
  await page.goto(`/tablet/#${secret}`);
  const take = page.getByRole('button', { name: /^Take it: Copa/ });
  await take.waitFor();
  const at = { eventId: event.id, boothId: copa.id, shiftId: shift.id };
  await db.assignment.create({ data: { ...at, personId: carol.id } });
  await take.click();
  await sees(page, /This shift is not open to you any more\. Look at the list again\./);
  expect(await db.assignment.count({ where: { shiftId: shift.id } })).toBe(1);
  await page.context().close();
});

test('a shift that ended while the page was open is not answered any more', async () => {
  const eve = await createRepresentative(db, 'Eve', [copa]);
  const shift = await shiftOf(copa.id, 9);
  const at = { eventId: event.id, boothId: copa.id, shiftId: shift.id };
  const { id } = await db.assignment.create({ data: { ...at, personId: eve.id } });
  const { secret } = await createPersonalLink(db, event.id, eve.id, NEXT_MONTH);
  const page = await (await openContext(PHONE)).newPage();
  await page.goto(`/tablet/#${secret}`);
  const confirm = page.getByRole('button', { name: /^I will be there: Copa/ });
  await confirm.waitFor();
  await db.shift.update({ where: { id: shift.id }, data: { startsAt: inHours(-2), endsAt: inHours(-1) } });
  await confirm.click();
  await sees(page, /This shift is over since .* tell whoever plans the booth\./);
  expect(await db.assignmentResponse.count({ where: { assignmentId: id } })).toBe(0);
  await page.context().close();
});

test('a link that was ended shows nothing of the shifts any more on a page that is open', async () => {
  const fay = await createRepresentative(db, 'Fay', [copa]);
  const shift = await shiftOf(copa.id, 12);
  await db.assignment.create({
    data: { eventId: event.id, boothId: copa.id, shiftId: shift.id, personId: fay.id },
  });
  const { secret, id } = await createPersonalLink(db, event.id, fay.id, NEXT_MONTH);
  const page = await (await openContext(PHONE)).newPage();
  await page.goto(`/tablet/#${secret}`);
  const own = page.getByRole('button', { name: /^I will be there: Copa/ });
  await own.waitFor();
  await db.personalLink.update({ where: { id }, data: { revokedAt: new Date() } });
  // As when somebody comes back to the page.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await own.waitFor({ state: 'detached' });
  await sees(page, /link/);
  await page.context().close();
});
