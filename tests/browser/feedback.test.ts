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
});

test('filters stand in the address, the file follows them, and nothing found says what was chosen', async () => {
  page = await openAs('Mona', PATH);
  await page.getByRole('button', { name: 'Security' }).click();
  await page.getByLabel('Without an answer').check();
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

test('whoever only reads sees no buttons that change something, on a phone too', async () => {
  page = await openAs('Vera', PATH, { viewport: { width: 390, height: 844 } });
  await groups().first().waitFor();
  expect(await page.getByRole('button', { name: /^(Answer|Merge|Refer|Same as)/ }).count()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
});
