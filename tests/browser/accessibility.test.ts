import type { Page } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import { seedDatabase } from '#prisma/seed';
import { createOwnerLink } from '#server/invites/store';
import { createTablet, send, visit } from '../fixtures/devices.ts';
import { createAccount, PASSWORD } from '../fixtures/people.ts';
import { counterOf, tabletsOf } from '../fixtures/tablet-in-browser.ts';
import { violations } from '../setup/axe.ts';
import { openWeb } from '../setup/web.ts';

const web = await openWeb();
const { db, options, openContext, url } = web;
const { url: ownerLink } = await createOwnerLink(db, new Date(), url);
await seedDatabase(options, 'all');
const olga = await createAccount(db, 'Olga', { role: 'owner' });
const simulated = await db.event.findFirstOrThrow({
  where: { simulated: true },
  include: { booths: { orderBy: { name: 'asc' } } },
});
await sendWhatIsNotTaken();
const published = await db.event.findFirstOrThrow({ where: { simulated: false } });
const at = (path: string) => `/events/${simulated.slug}/${path}`;

const screens = [
  ['start', '/'],
  ['now, simulated', at('now')],
  ['now, whole event', at('now?day=all')],
  ['now, past', `/events/${published.slug}/now`],
  ['today, simulated', at('today')],
  ['today, over', `/events/${published.slug}/today`],
  ['engagement, simulated', at('engagement')],
  ['engagement, past', `/events/${published.slug}/engagement?tables=ranking`],
  ['coverage, simulated', at('coverage')],
  ['coverage, without slots', `/events/${published.slug}/coverage`],
  ['conflicts, simulated', at('conflicts')],
  ['conflicts, past', `/events/${published.slug}/conflicts`],
  ['feedback, simulated', at('feedback')],
  ['feedback, nothing found', at('feedback?search=nowhere')],
  ['paragraphs, one of them open', at(`paragraphs?booth=${simulated.booths[0]?.slug}`)],
  ['follow-ups, simulated', at('follow-ups')],
  ['summary, simulated', at('summary')],
  ['summary, past', `/events/${published.slug}/summary`],
  ['summary, the post', at('summary?edition=post')],
  ...['events', 'events/new', 'projects', 'people', 'accounts', 'tokens'].map((page) => [
    `set-up, ${page}`,
    `/set-up/${page}`,
  ]),
  ...['facts', 'hours', 'spreadsheet', 'kiosks', 'booths', 'representatives', 'slots', 'shifts'].map(
    (page) => [`set-up of the event, ${page}`, at(`set-up/${page}`)],
  ),
  ...['talks?day=all', 'talks/import'].map((page) => [`set-up of the event, ${page}`, at(`set-up/${page}`)]),
  ['set-up of the event, talks of the past', `/events/${published.slug}/set-up/talks?day=all`],
  ['set-up of the event, grid of shifts', at('set-up/shifts?view=grid')],
  ...['devices', 'topics', 'visits', 'head-counts', 'attention', 'times'].map((page) => [
    `set-up of the event, ${page}`,
    at(`set-up/${page}`),
  ]),
] as [string, string][];

/** An address without a page, whose title no screen has. */
const NOWHERE = '/nowhere';

test('the check sees faults in every look', async () => {
  const page = await (await openContext()).newPage();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  await page.evaluate(() => {
    const faint = document.createElement('p');
    faint.append('hardly to be read');
    faint.style.cssText = 'color: #777; background: #888';
    document.querySelector('main')?.append(faint, document.createElement('button'));
  });
  const found = await violations(page);
  expect(found.filter((fault) => fault.includes('color-contrast at'))).toHaveLength(4);
  expect(found.filter((fault) => fault.includes('button-name at'))).toHaveLength(2);
  await page.context().close();
});

describe('nothing stands in the way of whoever is not signed in', () => {
  test.each([
    ['sign-in', '/sign-in', 'Sign in'],
    ['welcome', ownerLink, 'Make my account'],
  ])('%s', async (_name, path, button) => {
    const page = await (await openContext()).newPage();
    await page.goto(path);
    await page.getByRole('button', { name: button }).waitFor();
    // Our styles hold over the kit's, also on the page that loads first: the card keeps its parts apart.
    expect(await page.locator('main > :last-child').evaluate((card) => getComputedStyle(card).display)).toBe(
      'grid',
    );
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });
});

test.each([
  ['wall', 'wall', 'listitem'],
  ['summary', 'shared', 'article'],
] as const)('nothing stands in the way of whoever looks at a shared %s', async (shows, path, role) => {
  const context = await openContext();
  await context.request.post('/api/v1/session', { data: { email: olga.email, password: PASSWORD } });
  const made = await context.request.post(`/api/v1/events/${simulated.slug}/share-links`, {
    data: { shows },
    headers: { origin: url },
  });
  const page = await context.newPage();
  await page.goto(`/${path}${new URL((await made.json()).url).hash}`);
  await page.getByRole(role).first().waitFor();
  expect(await violations(page)).toEqual([]);
  await context.close();
});

describe('nothing stands in the way of whoever works at the dashboard', async () => {
  const context = await openContext({ reducedMotion: 'reduce' });
  await context.request.post('/api/v1/session', { data: { email: olga.email, password: PASSWORD } });
  const page = await context.newPage();

  test('an address without a page', async () => {
    await page.goto(NOWHERE);
    await settled(page);
    expect(await violations(page)).toEqual([]);
  });

  test.each(screens)('%s', async (_name, path) => {
    await goWithin(page, path);
    await settled(page);
    expect(await violations(page)).toEqual([]);
  });

  test('a dialog with a mistake in it', async () => {
    await page.goto(at('set-up/booths'));
    await page.getByRole('button', { name: 'Add a booth' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Goal').fill('many');
    await dialog.getByRole('button', { name: 'Add a booth' }).click();
    await page.locator('[aria-invalid="true"]').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('what needs attention, discarded and told', async () => {
    await page.goto(at('set-up/attention'));
    await page.getByRole('button', { name: /^Discard…, 1 item: This event has no such topic/ }).click();
    await page.getByLabel('Why').fill('A practice tap');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Discard it' }).click();
    await page.getByText(/^1 discarded\./).waitFor();
    await page.getByRole('button', { name: 'Show them' }).click();
    await page.getByRole('row', { name: /Discarded by Olga/ }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('the account menu', async () => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Account of Olga' }).click();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe('nothing stands in the way of whoever counts', async () => {
  const context = await openContext({ reducedMotion: 'reduce' });
  const { connect } = tabletsOf(web, { event: simulated });

  test('connect', async () => {
    const page = await context.newPage();
    await page.goto('/tablet/');
    await page.getByLabel(/^Code/).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  test('each form of Notes, with a mistake, a draft and something recorded', async () => {
    const page = await connect(simulated.booths[0]?.id ?? '', context);
    await page.getByRole('link', { name: 'Notes', exact: true }).click();
    await page.getByLabel('What did they say?').waitFor();
    await page.getByRole('button', { name: 'Record feedback' }).click();
    await page.getByRole('alert').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('What did they say?').fill('Is it said before?');
    await page.getByRole('button', { name: 'Record feedback' }).click();
    await page.getByText('Feedback is on the server.').waitFor();
    const forms = page.getByRole('group', { name: 'What to write' });
    await forms.getByText('Follow-up').click();
    await page.getByLabel('What was promised?').fill('Send the slides');
    await page.getByText('They have seen it and agreed').click();
    await page.getByLabel('Their name').waitFor();
    expect(await violations(page)).toEqual([]);
    await forms.getByText('Note').click();
    await page.getByRole('textbox', { name: /next shift/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await forms.getByText('Paragraph').click();
    await page.getByRole('textbox', { name: /paragraph/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  test('capture, keypad, shift and status, with and without a network', async () => {
    const page = await connect(simulated.booths[0]?.id ?? '', context);
    await counterOf(page).click();
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Other' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('link', { name: 'Shift', exact: true }).click();
    await page.getByLabel('Somebody else').fill('Sam');
    await page.getByRole('button', { name: 'Check in', exact: true }).click();
    await page.getByText(/^Checked in Sam/).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Set a PIN (Sam)' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('link', { name: 'Count', exact: true }).click();
    await context.setOffline(true);
    await counterOf(page).click();
    await page.getByText(/^Offline/).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Status', exact: true }).click();
    await page.getByRole('heading', { name: 'Sending' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Recent', exact: true }).click();
    await page
      .getByRole('button', { name: /^Correct/ })
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page
      .getByRole('button', { name: /^Take back/ })
      .first()
      .click();
    await page.getByText(/^taken back/).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

/** For the page of what needs attention: two reasons, one with the server's own words. For the summary: a text beside a paragraph. */
async function sendWhatIsNotTaken(): Promise<void> {
  const [one, other] = simulated.booths;
  if (one === undefined || other === undefined) throw new Error('the simulated event has no booths');
  const tablet = await createTablet(db, simulated.id, [one.id]);
  const tappedAt = new Date().toISOString();
  const items = [visit(other.id, { tappedAt }), visit(one.id, { tappedAt, topics: ['no-such-topic'] })];
  const paragraph = {
    id: uuidv7(),
    type: 'highlight',
    boothId: one.id,
    tappedAt,
    body: 'Written beside it.',
  };
  await send(web.request, tablet, [...items, paragraph], { sentAt: tappedAt });
}

/**
 * Goes to another page as a link does: loading the dashboard again is most of the time that a screen takes. By way of
 * nowhere, so that the title tells when the page is another one.
 */
async function goWithin(page: Page, path: string): Promise<void> {
  if (!page.url().startsWith(url)) {
    await page.goto(NOWHERE);
    await settled(page);
  }
  for (const to of [NOWHERE, path]) {
    if (new URL(page.url()).pathname === to) continue;
    const before = await page.title();
    await page.evaluate((address) => history.pushState(null, '', address), to);
    await expect.poll(() => page.title(), { interval: 20 }).not.toBe(before);
  }
}

/** The page is drawn, and nothing is still a shape of what comes. */
async function settled(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await expect.poll(() => page.locator('[aria-label$=" is loading"]').count()).toBe(0);
}
