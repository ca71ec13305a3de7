import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { createPersonalLink } from '../fixtures/people.ts';
import { counterOf, PHONE, tabletsOf } from '../fixtures/tablet-in-browser.ts';
import { openWeb, sees } from '../setup/web.ts';

const web = await openWeb();
const { db, openContext } = web;
const pavilion = await createPavilionToday(db);
const { event, copa, drasi, ana } = pavilion;
await db.topic.create({ data: { eventId: event.id, slug: 'patching', label: 'Patching' } });
const { connect } = tabletsOf(web, pavilion);

const open = (page: Page, section: string) =>
  page.getByRole('navigation').getByRole('link', { name: section, exact: true }).click();
const choose = (page: Page, form: RegExp) => page.getByRole('radio', { name: form }).check({ force: true });
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const said = (page: Page) => page.getByLabel('What did they say?');
const saidBefore = (page: Page) => page.getByRole('region', { name: 'Said before' });
const status = (page: Page) => page.getByRole('form').getByRole('status');

describe('without a network', async () => {
  const page = await connect(copa.id);
  await open(page, 'Notes');
  await said(page).waitFor();
  await page.context().setOffline(true);
  afterAll(() => page.context().close());

  test('feedback is kept, and said to be on this tablet and nowhere else', async () => {
    await press(page, 'Record feedback');
    await sees(page, 'Write down first what they said.');
    await said(page).pressSequentially('Does it patch Windows images?');
    await page.getByRole('radio', { name: 'Request' }).check({ force: true });
    await page.getByRole('checkbox', { name: 'Patching' }).check({ force: true });
    await page.getByLabel('What did you answer?').fill('Linux only so far.');
    await press(page, 'Record feedback');
    await sees(page, 'Feedback kept on this tablet. It is sent by itself.');
    await sees(page, 'Offline: 1 saved on this tablet');
    expect(await said(page).inputValue()).toBe('');
    expect(await db.feedback.count()).toBe(0);
  });

  test('what was said before is found while one types, and counts once more at a press', async () => {
    await said(page).pressSequentially('windows');
    await saidBefore(page).getByText('request, said once').waitFor();
    await press(page, '+1 for: Does it patch Windows images?');
    await saidBefore(page).getByText('request, said 2 times').waitFor();
    await saidBefore(page)
      .getByText(/^\+1 for “Does it patch.* kept on this tablet/)
      .waitFor();
    await press(page, 'Undo');
    await saidBefore(page).getByText('request, said once').waitFor();
    await saidBefore(page)
      .getByText(/^\+1 taken back for “Does it patch.* kept on this tablet/)
      .waitFor();
    await press(page, '+1 for: Does it patch Windows images?');
    await saidBefore(page).getByText('request, said 2 times').waitFor();
    await said(page).fill('something else');
    await saidBefore(page).getByText('Nothing like it so far. Record it below.').waitFor();
    await press(page, 'Discard draft');
    await expect.poll(() => said(page).inputValue()).toBe('');
    await expect.poll(() => draftsOf(page)).toEqual([]);
    const typed = 'Something else entirely';
    await said(page).fill(typed);
    await page.getByText('Praise', { exact: true }).click();
    await press(page, 'Discard draft');
    await sees(page, 'Draft discarded.');
    await press(page, 'Undo');
    expect(await said(page).inputValue()).toBe(typed);
    expect(await page.getByRole('radio', { name: 'Praise' }).isChecked()).toBe(true);
    await expect.poll(async () => JSON.stringify(await draftsOf(page))).toContain(typed);
    await press(page, 'Discard draft');
    await expect.poll(() => draftsOf(page)).toEqual([]);
  });

  test('a follow-up holds a contact only once the consent text was ticked', async () => {
    await choose(page, /^Follow-up/);
    await page.getByLabel('What was promised?').fill('Send the slides');
    await page.getByLabel('Who does it?').selectOption({ label: 'Ana Medina' });
    await page.getByText(/organisers of Pavilion Days can read them/).waitFor();
    expect(await page.getByLabel('E-mail or other address').count()).toBe(0);
    const agreed = page.getByRole('checkbox', { name: 'They have seen it and agreed' });
    await agreed.check({ force: true });
    await page.getByLabel('Their name').fill('Vi');
    await agreed.uncheck({ force: true });
    await agreed.check({ force: true });
    expect(await page.getByLabel('Their name').inputValue()).toBe('');
    await press(page, 'Record follow-up');
    await sees(page, 'Write down name and address, or take the tick away.');
    await page.getByLabel('Their name').fill('Vi Visitor');
    await page.getByLabel('E-mail or other address').fill('vi@example.org');
    expect(JSON.stringify(await draftsOf(page))).not.toContain('vi@example.org');
    await press(page, 'Record follow-up');
    await sees(page, 'Follow-up kept on this tablet. It is sent by itself.');
    await page.getByRole('region', { name: 'Promised before' }).getByText('Ana Medina').waitFor();
    await sees(page, 'Offline: 5 saved on this tablet');
  });

  test('what is being typed stays over another screen and a reload, the contact apart', async () => {
    await page.getByLabel('What was promised?').fill('Ask about Arm');
    await page.getByRole('checkbox', { name: 'They have seen it and agreed' }).check({ force: true });
    await page.getByLabel('Their name').fill('Nobody’s business');
    await open(page, 'Count');
    await counterOf(page).waitFor();
    await open(page, 'Notes');
    expect(await page.getByLabel('What was promised?').inputValue()).toBe('Ask about Arm');
    expect(await page.getByLabel('Their name').count()).toBe(0);
    await page.context().setOffline(false);
    await page.reload();
    await page.getByLabel('What was promised?').waitFor();
    expect(await page.getByLabel('What was promised?').inputValue()).toBe('Ask about Arm');
    await page.getByRole('radio', { name: /^Follow-up.*draft/ }).waitFor({ state: 'attached' });
  });

  test('all of it reaches the server by itself', async () => {
    await sees(page, /^All sent/);
    const [feedback] = await db.feedback.findMany({ include: { topics: { include: { topic: true } } } });
    expect(feedback).toMatchObject({
      boothId: copa.id,
      kind: 'request',
      text: 'Does it patch Windows images?',
      answer: 'Linux only so far.',
      topics: [{ topic: { slug: 'patching' } }],
    });
    expect(await db.feedbackMention.count({ where: { feedbackId: feedback?.id ?? '', undone: false } })).toBe(
      1,
    );
    const [followUp] = await db.followUp.findMany({ include: { contact: true } });
    expect(followUp).toMatchObject({
      what: 'Send the slides',
      owner: 'Ana Medina',
      ownerId: ana.id,
      contact: { name: 'Vi Visitor', address: 'vi@example.org' },
    });
    expect(followUp?.contact?.consentText).toContain('deleted after 6 months');
    await press(page, 'Discard draft');
    await choose(page, /^Feedback/);
    await saidBefore(page).getByText('request, said 2 times').waitFor();
    expect(await draftsOf(page)).toEqual([]);
  });
});

test('a note for the next shift is shown to it on another tablet until it is read there', async () => {
  const one = await connect(copa.id);
  await open(one, 'Notes');
  await choose(one, /^Note/);
  await one.getByRole('textbox', { name: /next shift have to know/ }).fill('Stickers are below the table.');
  await press(one, 'Leave note');
  await sees(one, 'Note for the next shift is on the server.');
  expect(await before(one).count()).toBe(0);

  const two = await connect(copa.id);
  await open(two, 'Notes');
  await before(two).getByText('Stickers are below the table.').waitFor();
  await two.context().setOffline(true);
  await press(two, /^Read note of/);
  await before(two).waitFor({ state: 'detached' });
  await two.context().setOffline(false);
  await two.reload();
  await said(two).waitFor();
  expect(await before(two).count()).toBe(0);
  await writeOver(one, two);
  await one.context().close();
  await two.context().close();
});

const before = (page: Page) => page.getByRole('region', { name: 'Notes from the shift before' });
const paragraph = (page: Page) => page.getByRole('textbox', { name: 'The booth’s paragraph' });

/** Two tablets write the same paragraph, the second without having seen the first. */
async function writeOver(one: Page, two: Page) {
  await choose(two, /^Paragraph/);
  await two.getByText('Nothing is written yet').waitFor();
  await two.context().setOffline(true);
  await paragraph(two).fill('By the second tablet.');
  await press(two, 'Record paragraph');
  await sees(two, 'Paragraph kept on this tablet. It is sent by itself.');

  await choose(one, /^Paragraph/);
  await paragraph(one).fill('By the first tablet.');
  await press(one, 'Record paragraph');
  await sees(one, 'Paragraph is on the server.');
  await one.getByRole('heading', { name: 'A draft' }).waitFor();
  expect(await paragraph(one).inputValue()).toBe('By the first tablet.');

  await two.context().setOffline(false);
  await sees(two, '1 text from here stands beside the paragraph. The people who edit it see both.');
  await expect.poll(() => paragraph(two).inputValue()).toBe('By the first tablet.');
  const [held] = await db.highlight.findMany({ where: { boothId: copa.id } });
  expect(held).toMatchObject({ body: 'By the first tablet.', state: 'draft' });
  const beside = await db.highlightText.findMany({ where: { boothId: copa.id, archivedAt: null } });
  expect(beside).toMatchObject([{ body: 'By the second tablet.', basedOn: '' }]);
}

test('a phone with several booths says for which it writes, and a browser without room keeps the text', async () => {
  const context = await openContext(PHONE);
  const { secret } = await createPersonalLink(db, event.id, ana.id, new Date(Date.now() + 86_400_000));
  const page = await context.newPage();
  await page.goto(`/tablet/#${secret}`);
  await press(page, 'Connect this phone');
  await counterOf(page).waitFor();
  await open(page, 'Notes');
  await page.getByRole('radio', { name: 'Copa' }).check({ force: true });
  await said(page).fill('Only for Copa');
  await page.getByRole('radio', { name: 'Drasi' }).check({ force: true });
  await page.getByRole('button', { name: 'Record feedback for Drasi' }).waitFor();
  expect(await said(page).inputValue()).toBe('');
  await page.evaluate(FAIL_TO_WRITE);
  await said(page).fill('Only for Drasi');
  await sees(page, /^What you type is not kept/);
  await press(page, 'Record feedback for Drasi');
  await sees(page, 'Not recorded.');
  expect(await said(page).inputValue()).toBe('Only for Drasi');
  await page.evaluate('IDBObjectStore.prototype.add = window.add; IDBObjectStore.prototype.put = window.put');
  await press(page, 'Record feedback for Drasi');
  await status(page).getByText('Feedback is on the server.').waitFor();
  expect(await db.feedback.findMany({ where: { boothId: drasi.id } })).toMatchObject([
    { text: 'Only for Drasi' },
  ]);
  await page.getByRole('radio', { name: 'Copa' }).check({ force: true });
  expect(await said(page).inputValue()).toBe('Only for Copa');
  await context.close();
});

const FAIL_TO_WRITE = `for (const name of ['put', 'add']) {
  window[name] = IDBObjectStore.prototype[name];
  IDBObjectStore.prototype[name] = () => { throw new DOMException('The disk is full.', 'QuotaExceededError'); };
}`;

/** What this page's device holds of forms, past the app. */
function draftsOf(page: Page): Promise<unknown[]> {
  return page.evaluate(
    () =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open('pavilion-tablet');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('drafts').objectStore('drafts').getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
  );
}
