import { expect, test } from 'vitest';
import { seedDatabase } from '#prisma/seed';
import { createAccount } from '../fixtures/people.ts';
import { fileOf, openWeb, sees } from '../setup/web.ts';

const web = await openWeb();
const { db, sql, openAs, openContext } = web;
await seedDatabase({ sql, clock: () => new Date() }, 'all');
await createAccount(db, 'Mona', { role: 'manager' });
const POST = '/events/kubecon-na-2025/summary?edition=post';

test('a writer chooses the booths, writes beside the preview, and takes the post away', async () => {
  const page = await openAs('Mona', POST);
  const post = page.getByRole('article', { name: 'The post' });
  const parts = page.getByRole('navigation', { name: 'Parts of the post' });
  await post
    .getByRole('heading', { name: 'What ten projects heard at KubeCon + CloudNativeCon NA 2025' })
    .waitFor();
  const booths = () => post.getByRole('heading', { level: 4 }).allTextContents();
  expect((await booths()).slice(0, 3)).toEqual(['containerd', 'Copacetic', 'Drasi']);

  await parts.getByRole('button', { name: 'Drasi' }).click();
  await sees(page, 'Representative: Nandita Valsan');
  const field = page.getByRole('textbox', { name: 'Paragraph of Drasi' });
  await field.fill('**Typed just now.**\n\n<script>alert(1)</script>');
  await post.getByText('Typed just now.').waitFor();
  await post.getByText('<script>alert(1)</script>').waitFor();
  expect(await db.highlight.count({ where: { body: { contains: 'Typed just now' } } })).toBe(0);
  await page.getByRole('button', { name: 'Discard what was typed' }).click();
  await post.getByText('Aman Singh').waitFor();

  await page.getByRole('button', { name: 'Move up' }).click();
  await expect.poll(async () => (await booths()).slice(0, 3)).toEqual(['containerd', 'Drasi', 'Copacetic']);
  expect(new URL(page.url()).searchParams.get('booths')).toMatch(/^containerd,drasi,copacetic,/);
  await parts.getByRole('button', { name: 'Istio' }).click();
  await page.getByRole('checkbox', { name: 'In the post' }).uncheck();
  await expect.poll(booths).not.toContain('Istio');
  await page.getByRole('checkbox', { name: 'Approved texts only' }).check();
  await expect.poll(() => post.getByText('not approved yet').count()).toBe(0);

  await page.getByRole('checkbox', { name: 'Front matter in the Markdown' }).check();
  await page.getByRole('button', { name: 'Download' }).click();
  const markdown = page.getByRole('menuitem', { name: 'Markdown' });
  const { name, text } = await fileOf(page, () => markdown.click());
  expect(name).toMatch(/^kubecon-na-2025-9-of-10-booths-post-.*\.md$/);
  expect(text).toMatch(/^---\nlayout: post\n/);
  expect(text.match(/^### .*$/gm)?.slice(0, 3)).toEqual(['### containerd', '### Drasi', '### Copacetic']);

  await page.reload();
  await expect.poll(async () => (await booths()).slice(0, 2)).toEqual(['containerd', 'Drasi']);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy as rich text' }).click();
  await sees(page, 'The post is copied');
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return Promise.all(['text/html', 'text/plain'].map(async (kind) => (await item?.getType(kind))?.text()));
  });
  expect(copied[0]).toContain('<h3');
  expect(copied[0]).toContain('Representative: Nandita Valsan');
  expect(copied[1]).toContain('\n\nDrasi\n\nRepresentative: Nandita Valsan\n');
});

test('a section is begun from what an earlier event said, and a phone shows all of it', async () => {
  const why = { section: 'why', event: { slug: 'pavilion-rehearsal' } };
  await db.highlight.deleteMany({ where: why });
  const page = await openAs('Mona', '/events/pavilion-rehearsal/summary?edition=post&part=section-why');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Take from KubeCon + CloudNativeCon NA 2025' }).click();
  await sees(page, 'Taken from KubeCon + CloudNativeCon NA 2025, as a draft.');
  await page.getByRole('article', { name: 'The post' }).getByText('We come to the pavilion for').waitFor();
  expect(await db.highlight.findMany({ where: why, select: { state: true } })).toEqual([{ state: 'draft' }]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test('two events are compared by a file', async () => {
  const page = await openAs('Mona', '/events/pavilion-rehearsal/summary');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Download' }).click();
  await page.getByRole('menuitem', { name: 'Compared with another event…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare with which event?' });
  const link = dialog.getByRole('link', { name: 'Download the comparison' });
  const { name, text } = await fileOf(page, () => link.click());
  expect(name).toMatch(/^pavilion-rehearsal-compared-with-kubecon-na-2025-simulated-.*\.md$/);
  expect(text).toMatch(/\| Copacetic +\| +no booth \| +~75 \|/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test('the HTML file opens by itself, with scripts off, and asks for nothing', async () => {
  const page = await openAs('Mona', '/events/pavilion-rehearsal/summary');
  await page.getByRole('button', { name: 'Download' }).click();
  const file = page.getByRole('menuitem', { name: /^HTML/ });
  const { text: html } = await fileOf(page, () => file.click());
  const alone = await (await openContext({ javaScriptEnabled: false, colorScheme: 'dark' })).newPage();
  const asked: string[] = [];
  alone.on('request', (request) => asked.push(request.url()));
  await alone.setContent(html);
  await alone.getByRole('img', { name: /^Most visitors, / }).waitFor();
  expect(asked).toEqual([]);
  expect(await alone.title()).toMatch(/^Simulated · /);
  await alone.setViewportSize({ width: 390, height: 844 });
  expect(await alone.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
