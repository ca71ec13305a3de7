import type { Page } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { afterEach, expect, test } from 'vitest';
import { engagement } from '#contracts/engagement';
import { offeredSectors } from '#contracts/visitor-words';
import { seedDatabase } from '#prisma/seed';
import { createBooth, createEvent } from '../fixtures/atlanta.ts';
import { createTablet, send, visit } from '../fixtures/devices.ts';
import { createAccount, PASSWORD } from '../fixtures/people.ts';
import { linesOf } from '../setup/pdf.ts';
import { openWeb, sees } from '../setup/web.ts';

const { db, options, openContext, request } = await openWeb();
await seedDatabase(options, 'sample');
const vera = await createAccount(db, 'Vera', { role: 'viewer' });
const event = await db.event.findFirstOrThrow({ include: { booths: { orderBy: { name: 'asc' } } } });
const path = `/events/${event.slug}/engagement`;
let page: Page;

afterEach(() => page.context().close());

async function open(query = '', viewport = { width: 1440, height: 900 }): Promise<Page> {
  const context = await openContext({ viewport });
  await context.request.post('/api/v1/session', { data: { email: vera.email, password: PASSWORD } });
  const opened = await context.newPage();
  await opened.goto(path + query);
  await opened.getByRole('heading', { name: 'Engagement' }).waitFor();
  return opened;
}

const read = async (query: string) =>
  engagement.parse(await (await page.request.get(`/api/v1${path}${query}`)).json());
const band = () => page.getByRole('region', { name: 'Figures in short' });

test('presses filter, the address keeps them, Back takes the last one away, and a copied link shows the same', async () => {
  page = await open();
  const [booth] = event.booths;
  await page.getByRole('button', { name: new RegExp(`^Kiosk .*${booth?.name}`) }).click();
  await page.waitForURL(/booth=/);
  await page.getByRole('button', { name: /^user/ }).click();
  await page.waitForURL(/audience=user/);
  const of = await read(new URL(page.url()).search);
  expect([of.ofTapped, of.booths.length]).toEqual([true, 1]);
  await band().getByText(String(of.total.visitors), { exact: true }).first().waitFor();
  await band()
    .getByText(/of those tapped: a head count cannot be split/)
    .waitFor();
  const address = page.url();
  await page.goBack();
  await page.waitForURL((url) => !url.search.includes('audience'));
  await page.goto(address);
  await band()
    .getByText(/of those tapped/)
    .waitFor();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.waitForURL((url) => !/booth|audience/.test(url.search));
  // A link to the last hour means the last hour whenever it is opened.
  const lastHour = page.getByRole('button', { name: 'Last hour' });
  await lastHour.click();
  await page.waitForURL((url) => url.searchParams.get('last') === 'hour' && !url.searchParams.has('from'));
  await page.reload();
  await expect.poll(() => lastHour.getAttribute('aria-pressed')).toBe('true');
  const hours = await read('?last=hour');
  await band().getByText(String(hours.total.visitors), { exact: true }).first().waitFor();
  await lastHour.click();
  await page.waitForURL((url) => !url.searchParams.has('last'));
  // It is offered beside every other range too, while the event runs.
  await page.goto(`${path}?day=${hours.choices.days[0]}`);
  await lastHour.waitFor();
});

test('each chart is a table of the same figures and a file, a comparison too', async () => {
  const [one, other] = event.booths;
  page = await open(`?booth=${one?.slug}&compare=booth:${other?.slug}&rank=staffed`);
  await page.getByRole('heading', { name: `Compared with ${other?.name}` }).waitFor();
  await page.getByRole('button', { name: 'Visitors by hour: show as table' }).click();
  await page.waitForURL(/tables=booth-hours/);
  const of = await read(`?booth=${one?.slug}`);
  const cells = page.getByRole('region', { name: 'Visitors by hour' }).locator('tbody td:nth-child(2)');
  await cells.first().waitFor();
  const shown = (await cells.allInnerTexts()).map((text) => Number(text.replace('~', '')) || 0);
  expect(shown.reduce((a, b) => a + b, 0)).toBe(of.total.visitors);
  for (const title of ['Visitors by hour', 'Ranking', 'Who came', `Compared with ${other?.name}`]) {
    const link = page.getByRole('link', { name: `${title}: download as CSV` });
    const answer = await page.request.get((await link.getAttribute('href')) ?? '');
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(await answer.text()).toContain(one?.slug);
  }
});

test('a comparison of a day that runs has one set of figures: hours make up what compares, that and the rest the total', async () => {
  page = await open();
  // The last day with a record is the one that runs.
  const day = (await read('')).days.at(-1);
  await page.goto(`${path}?day=${day?.date}&compare=previous-day`);
  const chart = page.getByRole('img', { name: /^Visitors by hours since the opening/ });
  const inWords = (await chart.getAttribute('aria-label')) ?? '';
  await page.getByRole('button', { name: /^Compared with .*: show as table$/ }).click();
  const rows = page.getByRole('region', { name: /^Compared with .*, table$/ }).locator('tbody tr');
  await rows.first().waitFor();
  const cells = await rows.evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')),
  );
  const numberOf = (text = '') => Number.parseInt(text.replace('~', ''), 10) || 0;
  const compared = cells.findIndex(([name]) => name === 'Compared');
  expect([compared > 0, cells.at(-1)?.[0]]).toEqual([true, 'Total']);
  for (const column of [1, 2]) {
    const figures = cells.map((row) => numberOf(row[column]));
    const sum = (some: number[]) => some.reduce((a, b) => a + b, 0);
    expect(sum(figures.slice(0, compared))).toBe(figures[compared]);
    expect(sum(figures.slice(compared, -1))).toBe(figures.at(-1));
  }
  expect(inWords).toMatch(/: ~?\d+.* here, ~?\d+.* for .*; (about )?(\d+ (more|fewer) than|as many as) /);
  await band()
    .getByText(/ (more|fewer|as many) .*on /)
    .waitFor();
});

test('a counted 0, nobody who fits, nothing yet, no booth and no answer are told apart', async () => {
  const waiting = await createBooth(db, event.id, 'Waiting');
  const tablet = await createTablet(db, event.id, [waiting.id], 'Tablet of Waiting');
  const now = new Date(Date.now() - 1_000).toISOString();
  const arrived = { id: uuidv7(), boothId: waiting.id, type: 'check-in', tappedAt: now, name: 'Ana' };
  await send(request, tablet, [arrived], { sentAt: now });
  page = await open('?booth=waiting');
  await band().getByText('0', { exact: true }).first().waitFor();
  await page.goto(`${path}?booth=waiting&audience=press`);
  await sees(page, 'Nobody fits these filters');
  await page.route('**/api/v1/**/engagement?*', (route) => route.abort());
  await page.goto(`${path}?booth=waiting`);
  await sees(page, 'The server did not answer');
  await page.unroute('**/api/v1/**/engagement?*');
  await page.getByRole('button', { name: 'Try now' }).click();
  await band().waitFor();
  const atlanta = await createEvent(db);
  await page.goto('/events/atlanta/engagement');
  await page.getByRole('heading', { name: 'Engagement' }).waitFor();
  await sees(page, 'No booths yet');
  await createBooth(db, atlanta.id, 'Copa');
  await page.reload();
  await sees(page, 'Nothing is recorded yet');
  await page.goto('/events/atlanta/engagement?day=2025-11-11');
  await sees(page, 'Head counts of the whole event do not say when people came');
  await page.getByRole('button', { name: 'Show the whole event' }).click();
  await sees(page, 'Nothing is recorded yet');
});

test('on a phone: another day, nobody who fits, a wrong address, and a visit that arrives meanwhile', async () => {
  page = await open('', { width: 390, height: 844 });
  await page.getByRole('button', { name: 'Next day' }).click();
  await page.waitForURL(/day=/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  // The list of sectors is of all that the other filters leave.
  const { sectors } = await read('?audience=press');
  const unsaid = offeredSectors.find((one) => sectors.every(({ key }) => key !== one));
  await page.goto(`${path}?audience=press&sector=${unsaid}`);
  await sees(page, 'Nobody fits these filters');
  await page.goto(`${path}?day=garbage`);
  await sees(page, 'This cannot be shown');
  await page.goto(`${path}?booth=nowhere`);
  await sees(page, 'There is no such booth.');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  const { total } = await read('');
  await band().getByText(String(total.visitors), { exact: true }).first().waitFor();
  // A booth at which nobody gave a head count.
  const booth = (await read('')).booths.find(({ figure }) => !figure.approximate && figure.visitors !== null);
  const tablet = await createTablet(db, event.id, [booth?.boothId ?? '']);
  const now = new Date(Date.now() - 1_000).toISOString();
  await send(request, tablet, [visit(booth?.boothId ?? '', { tappedAt: now, partySize: 5 })], {
    sentAt: now,
  });
  await band()
    .getByText(String((total.visitors ?? 0) + 5), { exact: true })
    .first()
    .waitFor();
});

test('on paper no hour and no booth is cut off, neither of the chart nor of its table', async () => {
  page = await open();
  const right = (name: RegExp, part: string) =>
    page
      .getByRole('region', { name })
      .locator(part)
      .first()
      .evaluate((element) => Math.floor(element.getBoundingClientRect().right));
  const paper = { width: 718, height: 1000 };
  await page.getByRole('img', { name: /visitors by hour/ }).waitFor();
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(paper);
  await expect.poll(() => right(/^Visitors by hour and booth$/, 'svg')).toBeLessThanOrEqual(paper.width);
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${path}?compare=booth:${event.booths[0]?.slug}`);
  await page.getByRole('img', { name: /hours since the opening/ }).waitFor();
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize(paper);
  await expect.poll(() => right(/^Hours since the opening$/, 'svg')).toBeLessThanOrEqual(paper.width);
  await page.goto(`${path}?tables=booth-hours`);
  await page.getByRole('region', { name: 'Visitors by hour, table' }).waitFor();
  expect(await page.getByRole('columnheader').count()).toBeGreaterThan(event.booths.length);
  expect(await right(/^Visitors by hour, table$/, 'table')).toBeLessThanOrEqual(paper.width);
});

test('on paper what compares, and what is left out, stands above the card that follows', async () => {
  page = await open('', { width: 390, height: 844 });
  // Of one day the clock is so high that it moves to the second sheet, and the comparison to the third.
  await page.goto(`${path}?day=${(await read('')).choices.days[1]}&compare=previous-day`);
  await page.getByRole('img', { name: /hours since the opening/ }).waitFor();
  const lines = await linesOf(await page.pdf({ format: 'A4', printBackground: true }));
  const [legend, ranking] = ['hours since the opening', 'Ranking'].map((text) =>
    lines.findIndex((line) => line.text.includes(text)),
  );
  expect(legend).toBeGreaterThan(0);
  expect(ranking).toBeGreaterThan(legend ?? Number.POSITIVE_INFINITY);
});
