import type { Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { counterOf, figureOf, PHONE, TABLET, tabletsOf } from '../fixtures/tablet-in-browser.ts';
import { openWeb, sees } from '../setup/web.ts';

const web = await openWeb();
const { db } = web;
const pavilion = await createPavilionToday(db);
const { copa, event } = pavilion;
const { connect, visitorsOf } = tabletsOf(web, pavilion);
for (const [slug, label] of [
  ['patching', 'Patching'],
  ['podman', 'Podman'],
] as const)
  await db.topic.create({ data: { eventId: event.id, slug, label, boothId: copa.id } });
await db.talk.create({
  data: {
    ...{ eventId: event.id, title: 'Patching in place' },
    startsAt: new Date(Date.now() - 7_200_000),
    endsAt: new Date(Date.now() - 6_000_000),
    projects: { create: { projectId: copa.projectId } },
  },
});

const page = await connect(copa.id);
const chip = (name: string) => page.getByRole('button', { name, exact: true });
const isOn = (name: string) => chip(name).getAttribute('aria-pressed');
const visitsOfCopa = () =>
  db.visit.findMany({
    where: { boothId: copa.id },
    include: { topics: { include: { topic: true } } },
    orderBy: { id: 'asc' },
  });
const summaries = async () =>
  (await visitsOfCopa()).map(({ standingSize, standingAudience, topics, standingTalkId }) =>
    [
      standingSize,
      standingAudience,
      ...topics.map(({ topic }) => topic.slug).sort(),
      ...(standingTalkId === null ? [] : ['talk']),
    ].join(' '),
  );
const open = (screen: string) => page.getByRole('link', { name: screen, exact: true }).click();
const allSent = (on: Page) => sees(on, /^All sent/);

describe('who it was', () => {
  test('is said of the visit that is selected, and only of that', async () => {
    await sees(page, 'Once somebody is counted, say here who it was.');
    expect(await chip('User').count()).toBe(0);
    await page.getByRole('button', { name: 'Count 2 visitors' }).click();
    await chip('User').click();
    await chip('Patching').click();
    await chip('Came from a talk').click();
    await expect.poll(() => isOn('Came from a talk')).toBe('true');
    await counterOf(page).click();
    // The new visit says nothing yet, whatever was said of the last one: but a hand that just chose is not overtaken.
    await expect.poll(() => isOn('User')).toBe('true');
    await page.getByRole('radio', { name: /^1 visitor at/ }).check({ force: true });
    await expect.poll(() => isOn('User')).toBe('false');
    await chip('Newcomer').click();
    await expect.poll(summaries).toEqual(['2 user patching talk', '1 newcomer']);
    await chip('Newcomer').press('Space');
    await expect.poll(summaries).toEqual(['2 user patching talk', '1 ']);
    expect(await figureOf(page)).toBe(3);
  });

  test('of an earlier visit, which lands in its own hour', async () => {
    await page.getByRole('button', { name: 'Earlier' }).click();
    const sheet = page.getByRole('dialog', { name: 'An earlier visit at Copa' });
    expect(await sheet.getByRole('button', { name: 'Choose when it was' }).isDisabled()).toBe(true);
    await sheet.getByLabel(/^How many visitors/).fill('12');
    await sheet.getByRole('button', { name: 'At a time' }).click();
    await sheet.getByLabel('Time', { exact: true }).fill(wallOf(Date.now() + 3_600_000));
    await sees(page, /is still to come/);
    await sheet.getByRole('button', { name: '1 h ago' }).click();
    await sheet.getByRole('button', { name: 'Student' }).click();
    await sheet.getByRole('button', { name: /^Count 12 visitors at/ }).click();
    await sees(page, /^Counted 12 visitors/);
    await expect.poll(() => visitorsOf(copa.id)).toBe(15);
    const [, , late] = await visitsOfCopa();
    expect(late).toMatchObject({ precision: 'hour', standingAudience: 'student' });
    const hoursAgo = (Number(late?.tappedAt) - Number(late?.occurredAt)) / 3_600_000;
    expect(hoursAgo).toBeCloseTo(1, 1);
  });
});

test('a second device at the booth is named with what it counted', async () => {
  const second = await connect(copa.id);
  await second.getByRole('button', { name: 'Count 5 visitors' }).click();
  await allSent(second);
  await open('Status');
  await page.getByRole('button', { name: 'Send now' }).click();
  await open('Count');
  const who = page.getByRole('region', { name: 'Who is counting' });
  await expect
    .poll(() => who.getByRole('listitem').allTextContents())
    .toEqual(['This tablet 15', 'Tablet 5']);
  expect(await figureOf(page)).toBe(20);
  await second.context().close();
});

describe('without a network', () => {
  test('any visit is corrected, taken back and counted again, and leaves in that order later', async () => {
    // From then on the page opens without a network.
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.context().setOffline(true);
    await open('Recent');
    await page.getByRole('button', { name: /^Correct 2 visitors/ }).click();
    const sheet = page.getByRole('dialog', { name: /^2 visitors at/ });
    expect(await sheet.getByRole('button', { name: 'Change this visit' }).isDisabled()).toBe(true);
    await sheet.getByRole('button', { name: 'One more' }).click();
    await sheet.getByRole('button', { name: 'Podman' }).click();
    await sheet.getByRole('button', { name: 'Change this visit' }).click();
    await page.getByRole('button', { name: /^Take back 12 visitors/ }).click();
    await page.getByRole('button', { name: /^Take back 1 visitor / }).click();
    await page.getByRole('button', { name: /^Count it again: 1 visitor/ }).click();
    await expect.poll(() => page.getByRole('listitem').count()).toBe(4);
    await open('Count');
    await sees(page, /^Offline: [45] saved on this tablet/);
    expect(await figureOf(page)).toBe(9);
    await page.reload();
    expect(await figureOf(page)).toBe(9);
    await page.context().setOffline(false);
    await allSent(page);
    await expect.poll(() => visitorsOf(copa.id)).toBe(9);
    expect(await figureOf(page)).toBe(9);
    await expect.poll(summaries).toEqual(['3 user patching podman talk', '1 ', '12 student', '5 ', '1 ']);
    const { length } = (await visitsOfCopa()).filter(({ undone }) => undone);
    expect(length).toBe(2);
  });

  test('a sheet is left with Escape, and nothing changes', async () => {
    await open('Recent');
    await page.getByRole('button', { name: /^Correct 3 visitors/ }).click();
    await page.getByRole('button', { name: 'One more' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await allSent(page);
    expect(await visitorsOf(copa.id)).toBe(9);
  });
});

test('a tablet that lives in another time zone shows and takes the times of the event', async () => {
  const { drasi } = pavilion;
  const elsewhere = await web.openContext({ ...TABLET, timezoneId: 'Pacific/Auckland' });
  const tablet = await connect(drasi.id, elsewhere);
  expect(await tablet.evaluate(() => new Date().getTimezoneOffset())).not.toBe(offsetOfEvent());
  const before = Date.now();
  await counterOf(tablet).click();
  await allSent(tablet);
  const times = `(${[before, Date.now()].map(wallOf).join('|')})`;
  await sees(tablet, new RegExp(`^last one ${times}$`));
  await sees(tablet, new RegExp(`^All sent ${times}`));
  await tablet.getByRole('button', { name: 'Earlier' }).click();
  const sheet = tablet.getByRole('dialog', { name: 'An earlier visit at Drasi' });
  await sheet.getByRole('button', { name: 'At a time' }).click();
  const earlier = wallOf(before - 90 * 60_000);
  await sheet.getByLabel('Time', { exact: true }).fill(earlier);
  await sheet.getByRole('button', { name: `Count 1 visitor at ${earlier}` }).click();
  await expect.poll(() => visitorsOf(drasi.id)).toBe(2);
  const visits = await db.visit.findMany({ where: { boothId: drasi.id }, orderBy: { occurredAt: 'asc' } });
  const halfHoursAgo = visits.map(({ occurredAt }) =>
    Math.round((before - occurredAt.getTime()) / 1_800_000),
  );
  expect(halfHoursAgo).toEqual([3, expect.closeTo(0)]);
  await tablet.getByRole('link', { name: 'Recent', exact: true }).click();
  await sees(tablet, new RegExp(`^${earlier}`));
  await elsewhere.close();
});

test('a phone shows the last visits to choose from; topics and talks of the chosen one stand under More…', async () => {
  const phone = await connect(pavilion.drasi.id);
  await phone.setViewportSize(PHONE.viewport);
  await db.talk.create({
    data: {
      ...{ eventId: event.id, title: 'Change as it happens' },
      startsAt: new Date(Date.now() - 7_200_000),
      endsAt: new Date(Date.now() - 6_000_000),
      projects: { create: { projectId: pavilion.drasi.projectId } },
    },
  });
  await db.topic.create({ data: { eventId: event.id, slug: 'queries', label: 'Queries' } });
  for (const size of [2, 3, 4, 5])
    await phone.getByRole('button', { name: `Count ${size} visitors` }).click();
  const tape = phone.getByRole('group', { name: 'Visit that these answers belong to' });
  await expect.poll(() => tape.getByRole('radio').count()).toBe(3);
  for (const visit of await tape.locator('label:visible').all()) {
    const box = await visit.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(48);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(PHONE.viewport.height);
  }
  await phone.getByRole('link', { name: 'Status', exact: true }).click();
  await phone.getByRole('button', { name: 'Send now' }).click();
  await phone.getByRole('link', { name: 'Count', exact: true }).click();
  await tape.getByText('+4').click();
  await phone.getByRole('button', { name: 'Newcomer', exact: true }).click();
  await phone.getByRole('button', { name: 'More about this visit' }).click();
  const sheet = phone.getByRole('dialog', { name: /^4 visitors at/ });
  await sheet.getByRole('button', { name: 'Queries' }).click();
  await sheet.getByRole('button', { name: /Change as it happens$/ }).click();
  await sheet.getByRole('button', { name: 'Change this visit' }).click();
  const chosen = () =>
    db.visit.findFirst({
      where: { boothId: pavilion.drasi.id, partySize: 4 },
      select: { standingAudience: true, standingTalkId: true, topics: { select: { topic: true } } },
    });
  await expect.poll(chosen).toMatchObject({
    standingAudience: 'newcomer',
    standingTalkId: expect.any(String),
    topics: [{ topic: { slug: 'queries' } }],
  });
  // One that is older than those in sight, chosen and then overtaken by taps, stays in sight as long as it is selected.
  await counterOf(phone).click();
  await expect.poll(() => tape.getByRole('radio', { name: /^4 visitors/ }).isChecked()).toBe(true);
  expect(await tape.getByRole('radio').count()).toBe(3);
  await phone.context().close();
});

/** Minutes, as a browser says it: positive west of Greenwich. */
function offsetOfEvent(): number {
  const { offsetNanoseconds } = Temporal.Now.zonedDateTimeISO(event.timeZone);
  return -offsetNanoseconds / 60e9;
}

/** What the clock on the wall of the event shows. */
function wallOf(atMs: number): string {
  const { timeZone } = event;
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(atMs);
}
