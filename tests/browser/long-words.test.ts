import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { createTablet, send, visit } from '../fixtures/devices.ts';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { createAccount, PASSWORD } from '../fixtures/people.ts';
import { openWeb } from '../setup/web.ts';

const word = (length: number) => 'Wolkenkratzer'.repeat(40).slice(0, length);

const { db, request, openContext } = await openWeb();
const { event, copa, drasi, ana, yesterday } = await createPavilionToday(db);
const olga = await createAccount(db, 'Olga', { role: 'owner' });
await fillWithLongWords();

/** The longest words that the contracts take, everywhere. */
async function fillWithLongWords() {
  const [long, now] = [word(120), new Date()];
  const tablet = await createTablet(db, event.id, [copa.id], word(60));
  await send(request, tablet, [visit(copa.id, { tappedAt: now.toISOString(), partySize: 4 })], {
    sentAt: now.toISOString(),
    unsent: 9,
  });
  const facts = { name: long, venue: long, city: long, countingRule: word(200) };
  await db.event.update({ where: { id: event.id }, data: facts });
  for (const { id } of [copa, drasi]) await db.booth.update({ where: { id }, data: { name: long } });
  await db.project.updateMany({ data: { name: long } });
  await db.person.update({ where: { id: ana.id }, data: { name: long, affiliation: long } });
  await db.kiosk.updateMany({ data: { label: word(20) } });
  const said = { eventId: event.id, boothId: copa.id, tappedAt: now, occurredAt: now, receivedAt: now };
  const contentHash = new Uint8Array([1]);
  await db.feedback.create({
    data: { id: idOf(1), ...said, kind: 'question', text: word(400), answer: word(400), contentHash },
  });
  const alike = { kind: 'question', text: word(399), contentHash };
  await db.feedback.create({ data: { id: idOf(4), ...said, ...alike } });
  // Two that are worded alike, and a topic.
  const said7 = { text: `${word(90)} nodes ${word(60)}`, kind: 'idea', contentHash };
  for (const number of [6, 7]) await db.feedback.create({ data: { id: idOf(number), ...said, ...said7 } });
  const topic = await db.topic.create({ data: { eventId: event.id, slug: 'long', label: word(60) } });
  await db.feedbackTopic.create({ data: { feedbackId: idOf(6), topicId: topic.id } });
  await db.feedbackMerge.create({
    data: { eventId: event.id, feedbackId: idOf(4), intoId: idOf(1), isSame: true, madeAt: now },
  });
  await db.feedbackMerge.create({
    data: { eventId: event.id, feedbackId: idOf(1), intoId: idOf(6), isSame: false, madeAt: now },
  });
  await db.feedbackReferral.create({
    data: {
      ...{ eventId: event.id, feedbackId: idOf(1), projectId: drasi.projectId },
      ...{ note: word(300), madeAt: now },
    },
  });
  const promised = { what: word(400), ownerId: ana.id, issueUrl: `https://${word(60)}.test/`, contentHash };
  const contact = { name: long, address: word(200), consentText: 'Yes', givenAt: now };
  await db.followUp.create({
    data: {
      ...{ id: idOf(5), ...said, ...promised },
      contact: { create: { ...contact, purgeAt: new Date(now.getTime() + 86_400_000) } },
    },
  });
  await db.headCount.create({
    data: {
      id: idOf(2),
      ...said,
      source: 'judged',
      approximate: true,
      ...{ likely: 12_000, low: 10_000, high: 14_000 },
      wording: word(150),
      contentHash,
    },
  });
  await db.attendanceFact.create({
    data: { id: idOf(3), ...said, kind: 'check-in', personId: ana.id, contentHash },
  });
  const body = `${word(300)}\n\n- ${word(300)}`;
  for (const [boothId, section] of [
    [copa.id, 'booth'],
    [null, 'introduction'],
  ] as const)
    await db.highlight.create({ data: { eventId: event.id, boothId, section, body, state: 'approved' } });
  await db.event.create({
    data: {
      slug: 'last-year',
      name: long,
      city: long,
      timeZone: 'Europe/Paris',
      startsOn: new Date('2025-03-23'),
      endsOn: new Date('2025-03-26'),
      booths: { create: { slug: 'copa', name: long, projectId: copa.projectId } },
    },
  });
}

function idOf(number: number): string {
  return `019a5f0e-7c1b-7d6e-9a55-00000000000${number}`;
}

const WIDTHS = [390, 820, 960, 1180, 1440];

describe('a word without an end breaks, from a phone to a wide screen', () => {
  test.each([
    ['the start page', '/'],
    ['now', '/events/today/now'],
    ['now, a past day', `/events/today/now?day=${yesterday}`],
    ['now, the whole event', '/events/today/now?day=all'],
    ['feedback', '/events/today/feedback'],
    ['follow-ups', '/events/today/follow-ups'],
    ['the summary', '/events/today/summary'],
    ['the summary of last year', '/events/last-year/summary'],
  ])('%s', async (_name, path) => {
    const context = await openContext();
    await context.request.post('/api/v1/session', { data: { email: olga.email, password: PASSWORD } });
    const page = await context.newPage();
    await page.goto(path);
    await page.locator('main h1').waitFor();
    // Lists of choices are there before they are opened.
    await page.locator('main').getByText('Wolkenkratzer').filter({ visible: true }).last().waitFor();
    await expect.poll(() => page.locator('[aria-label$=" is loading"]').count()).toBe(0);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      // What is drawn for a width is drawn again a moment after the width is another.
      await expect.poll(() => cutOff(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
    await context.close();
  });
});

/** Text of the page that reaches over the edge of its card, where it is clipped, or of the screen. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement;
      const card = element?.closest(
        '[aria-label="Figures in short"] > div, section, article, nav, main, header',
      );
      const style = element && getComputedStyle(element);
      const isDrawn =
        element?.checkVisibility() && style?.clipPath === 'none' && !style.clip.startsWith('rect');
      // Dots at the end are meant, drawings keep their own places, and the bar of sections scrolls sideways.
      if (!card || !isDrawn || style?.textOverflow === 'ellipsis') continue;
      if (element?.closest('svg, nav[aria-label="Sections"]')) continue;
      const range = document.createRange();
      range.selectNode(texts.currentNode);
      const edge = Math.min(innerWidth, card.getBoundingClientRect().right);
      const over = range.getBoundingClientRect().right - edge;
      if (over > 1) found.push(`${Math.round(over)} px over in ${element?.className}: ${range}`.slice(0, 90));
    }
    return found;
  });
}
