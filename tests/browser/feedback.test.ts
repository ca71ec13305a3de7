import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { seedDatabase } from '#prisma/seed';
import { createAccount } from '../fixtures/people.ts';
import { readCsv } from '../setup/csv.ts';
import { fileOf, openWeb, sees } from '../setup/web.ts';

const { db, options, openAs } = await openWeb();
await seedDatabase(options, 'sample');
await createAccount(db, 'Mona', { role: 'manager' });
await createAccount(db, 'Vera', { role: 'viewer' });
const PATH = '/events/pavilion-rehearsal/feedback';
const ARM = 'Does it run on Arm machines?';
const INTEL = 'Does it run on Arm machines, or only on Intel?';
let page: Page;

afterEach(() => page.context().close());

const groups = () => page.getByRole('region', { name: 'What was said' }).getByRole('listitem');
const inAddress = (name: string) => new URL(page.url()).searchParams.get(name);

test('a manager finds the same question at three booths, merges it, and takes it apart again', async () => {
  page = await openAs('Mona', PATH);
  const arm = groups().filter({ hasText: ARM }).first();
  await arm.getByText('Mosswire').waitFor();
  const mentions = async () =>
    Number.parseInt((await arm.getByText(/^\d+mentions$/).textContent()) ?? '', 10);
  const before = await mentions();
  await page.getByRole('button', { name: `Merge: ${ARM} and ${INTEL}` }).press('Enter');
  await arm.getByText(INTEL).waitFor();
  expect(await mentions()).toBe(before + 4);
  await arm.getByText(/^Merged by Mona, /).waitFor();
  await page.getByRole('button', { name: `Take apart: ${INTEL}` }).click();
  await page.getByRole('button', { name: `Merge: ${ARM} and ${INTEL}` }).waitFor();
  expect(await db.feedbackMerge.count({ where: { undoneAt: { not: null } } })).toBe(1);

  await page.route('**/api/v1/**/feedback-merges', (route) => route.abort());
  await page.getByRole('button', { name: `They differ: ${ARM} and ${INTEL}` }).click();
  await sees(page, 'The server did not answer, so it is not known whether this was done.');
  await page.unroute('**/api/v1/**/feedback-merges');
  await page.getByRole('button', { name: `They differ: ${ARM} and ${INTEL}` }).click();
  const apart = page.getByRole('region', { name: 'Kept apart' });
  await apart.getByText(/^Kept apart by Mona, /).waitFor();
  await apart.getByRole('button', { name: /^Propose again: / }).click();
  await page.getByRole('button', { name: `They differ: ${ARM} and ${INTEL}` }).waitFor();
  expect(await apart.count()).toBe(0);
});

test('filters stand in the address, the file follows them, and nothing found says what was chosen', async () => {
  page = await openAs('Mona', PATH);
  await page.getByRole('button', { name: 'Security' }).click();
  await page.waitForURL(/topic=security/);
  await page.getByLabel('Without an answer').check();
  await page.waitForURL(/unanswered/);
  await page.goBack();
  await expect.poll(() => page.getByLabel('Without an answer').isChecked()).toBe(false);
  expect(inAddress('topic')).toBe('security');
  await page.goForward();
  await expect.poll(() => groups().count()).toBe(2);
  expect([inAddress('topic'), inAddress('unanswered')]).toEqual(['security', 'true']);
  const file = await fileOf(page, () => page.getByRole('link', { name: 'Download CSV' }).click());
  expect(file.name).toMatch(/^pavilion-rehearsal-feedback-.*\.csv$/);
  expect(readCsv(file.text).map(({ text }) => text)).toEqual([
    'Signed packages by default',
    'Sign packages by default',
  ]);
  await page.reload();
  await page.getByLabel('Words').fill('no such word');
  await sees(page, 'Chosen is topic: Security, without an answer, words: no such word.');
  await page.getByRole('button', { name: 'Clear filters' }).last().click();
  await expect.poll(() => groups().count()).toBeGreaterThan(15);
});

test('two who answer at once see both answers, and a question goes to another project', async () => {
  page = await openAs('Mona', `${PATH}?search=object`);
  const text = 'Is there a plan for object storage?';
  await page.getByRole('button', { name: `Answer…: ${text}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Answer', { exact: true }).fill('<b>Next</b> year.');
  await db.feedback.updateMany({ where: { text }, data: { answer: 'This year.', version: 2 } });
  await dialog.getByRole('button', { name: 'Save the answer' }).click();
  await dialog.getByText('It is now This year.. You typed <b>Next</b> year..').waitFor();
  await dialog.getByRole('button', { name: 'Save mine instead' }).click();
  await sees(page, 'Answer <b>Next</b> year.');
  await page.getByRole('button', { name: `Refer…: ${text}` }).click();
  await dialog.getByLabel('Project', { exact: true }).fill('Quill');
  await page.getByRole('option', { name: 'Quillcrate' }).click();
  await dialog.getByRole('button', { name: 'Refer it' }).click();
  await sees(page, /^Referred to Quillcrate by Mona, /);
});

test('what was written down in a hurry is corrected, taken off the board and put back', async () => {
  page = await openAs('Mona', `${PATH}?search=object`);
  const text = 'Is there a plan for object storage?';
  await page.getByRole('button', { name: `Correct…: ${text}` }).click();
  const dialog = page.getByRole('dialog');
  const field = dialog.getByLabel('What was said');
  await field.fill('');
  await dialog.getByRole('button', { name: 'Save the correction' }).click();
  await dialog.getByText('Write what was said, or put it into the archive.').waitFor();
  const better = 'Is there a plan for <b>object</b> storage?';
  await field.fill(better);
  await dialog.getByRole('button', { name: 'Save the correction' }).click();
  await dialog.waitFor({ state: 'detached' });
  await groups().getByText(better).waitFor();

  await page.getByRole('button', { name: `Correct…: ${better}` }).click();
  await dialog.getByRole('button', { name: 'Put it into the archive' }).click();
  await sees(page, `“${better}” is in the archive.`);
  await sees(page, 'Nothing like this was said');
  const archive = page.getByRole('region', { name: 'In the archive' });
  await archive.getByRole('button', { name: 'Show it' }).click();
  await archive.getByRole('button', { name: `Take it out: ${better}` }).click();
  await groups().getByText(better).waitFor();
  await archive.getByText('Nothing is in it.').waitFor();
});

test('the boards say that a device may still hold something', async () => {
  const { id: eventId } = await db.event.findUniqueOrThrow({ where: { slug: 'pavilion-rehearsal' } });
  const device = await db.device.findFirstOrThrow({
    where: { eventId, revokedAt: null, placements: { some: { endedAt: null } } },
  });
  const report = { deviceId: device.id, clientVersion: '1.0.0', unsent: 3, reportedAt: new Date() };
  await db.deviceReport.create({ data: report });
  page = await openAs('Mona', PATH);
  await sees(page, 'A device has not sent everything, so more may come.');
  const file = await fileOf(page, () => page.getByRole('link', { name: 'Download CSV' }).click());
  expect(file.name).toMatch(/-feedback-simulated-provisional-/);
});

test('whoever only reads sees no buttons that change something, on a phone too', async () => {
  page = await openAs('Vera', PATH, { viewport: { width: 390, height: 844 } });
  await groups().first().waitFor();
  expect(
    await page.getByRole('button', { name: /^(Answer|Correct|Merge|Refer|Same as|Show it)/ }).count(),
  ).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
});

test('follow-ups: what is overdue, by whom, done and open again, and two changes at once are shown', async () => {
  page = await openAs('Mona', '/events/pavilion-rehearsal/follow-ups');
  await sees(page, /^6 open, 1 overdue, 2 done$/);
  await sees(page, '2 of 2 done within 30 days (100 %). 6 more have time left.');
  await sees(page, 'visitor-a@example.org');
  await page.getByRole('combobox', { name: 'State' }).click();
  await page.getByRole('option', { name: 'Overdue' }).click();
  const what = 'Try it on an Arm board and tell them';
  const rows = page.getByRole('row').filter({ has: page.getByRole('cell') });
  await expect.poll(() => rows.count()).toBe(1);
  expect(inAddress('state')).toBe('overdue');
  await page.getByRole('button', { name: `Change ${what}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Who does it').fill('Sam');
  await db.followUp.updateMany({ where: { what }, data: { issueUrl: null, version: 2 } });
  await dialog.getByRole('button', { name: 'Save the change' }).click();
  await dialog.getByText(/It is now nothing, it was https:.* This stays\./).waitFor();
  await dialog.getByRole('button', { name: 'Save mine as well' }).click();
  await rows.getByText('Sam').waitFor();
  await page.getByRole('button', { name: `Done: ${what}` }).press('Enter');
  await sees(page, 'Nothing is like this. Chosen is overdue.');
  const file = await fileOf(page, () => page.getByRole('link', { name: 'Download CSV' }).click());
  expect(readCsv(file.text)).toEqual([]);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByRole('button', { name: `Not done after all: ${what}` }).click();
  await page.getByRole('button', { name: `Done: ${what}` }).waitFor();
});

test('follow-ups: one is added by hand; whoever only reads sees no contact, no buttons, and when it grows old', async () => {
  page = await openAs('Mona', '/events/pavilion-rehearsal/follow-ups');
  await page.getByRole('button', { name: 'Add a follow-up' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What was promised').fill('=Send <i>it</i>');
  await dialog.getByRole('button', { name: 'Add a follow-up' }).click();
  await dialog.getByText('Choose the booth.').waitFor();
  await dialog.getByLabel('Booth').fill('Moss');
  await page.getByRole('option', { name: 'Mosswire' }).click();
  await dialog.getByRole('button', { name: 'Add a follow-up' }).click();
  await sees(page, '=Send <i>it</i>');
  await page.context().close();
  const phone = { viewport: { width: 390, height: 844 } };
  page = await openAs('Vera', '/events/pavilion-rehearsal/follow-ups', phone);
  await sees(page, 'given; the booth lead sees it');
  expect(await page.getByText('visitor-a@example.org').count()).toBe(0);
  expect(await page.getByRole('button', { name: /^(Add|Change|Done|Archive)/ }).count()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);

  await page.clock.install();
  await page.reload();
  await sees(page, '=Send <i>it</i>');
  await page.route('**/follow-ups**', (route) => route.abort());
  await page.clock.fastForward(61_000);
  await page
    .getByText(/tries again by itself every 10 s\. What stands below was read before that\.$/)
    .waitFor();
  await sees(page, '=Send <i>it</i>');
  await page.unroute('**/follow-ups**');
  await page.clock.fastForward(11_000);
  await page.getByRole('alert').waitFor({ state: 'detached' });
});
