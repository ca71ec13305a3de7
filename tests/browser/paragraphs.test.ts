import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashSecret } from '#server/access/secrets';
import { createPavilionToday } from '../fixtures/pavilion-today.ts';
import { createAccount, createPersonalLink, createRepresentative } from '../fixtures/people.ts';
import { PHONE } from '../fixtures/tablet-in-browser.ts';
import { openWeb, sees } from '../setup/web.ts';

const web = await openWeb();
const { db, request, openContext, openAs } = web;
const { event, copa, drasi } = await createPavilionToday(db);
const NEXT_MONTH = new Date(Date.now() + 30 * 86_400_000);

function createSaid(boothId: string, text: string) {
  const at = new Date();
  const fact = { id: randomUUID(), eventId: event.id, boothId, contentHash: hashSecret(text) };
  const times = { tappedAt: at, occurredAt: at, receivedAt: at };
  return db.feedback.create({ data: { ...fact, ...times, kind: 'question', text } });
}

test('a paragraph is begun from what was said, survives a reload and a lost network, and is made one with another', async () => {
  const carol = await createRepresentative(db, 'Carol', [copa]);
  const dan = await createRepresentative(db, 'Dan', [copa]);
  await createSaid(copa.id, 'Does it patch Windows?');
  const { secret } = await createPersonalLink(db, event.id, carol.id, NEXT_MONTH);
  const others = await createPersonalLink(db, event.id, dan.id, NEXT_MONTH);
  const page = await (await openContext(PHONE)).newPage();
  await page.goto(`/tablet/?paragraph#${secret}`);
  const form = page.getByRole('form', { name: 'Paragraph of Copa' });
  const field = form.getByRole('textbox');
  const held = () =>
    db.highlight.findMany({ where: { boothId: copa.id }, select: { body: true, state: true } });

  await form.getByText('A start, to be edited.').waitFor();
  expect(await field.inputValue()).toBe('Visitors asked:\n\n- Does it patch Windows?');
  await form.getByRole('button', { name: 'It is ready: Copa' }).click();
  await form.getByText('This is still the start as it was made.').waitFor();
  expect(await held()).toEqual([]);

  await field.fill('Many asked about Windows.');
  await form.getByText('kept on this phone, and not sent yet').waitFor();
  await page.reload();
  await form.waitFor();
  expect(await field.inputValue()).toBe('Many asked about Windows.');
  await web.shut();
  await form.getByRole('button', { name: 'Save draft: Copa' }).click();
  await form.getByText('The server did not answer. What you typed stays on this phone.').waitFor();
  await web.reopen();
  await form.getByRole('button', { name: 'Save draft: Copa' }).click();
  await form.getByText('The draft is on the server.').waitFor();
  expect(await held()).toEqual([{ body: 'Many asked about Windows.', state: 'draft' }]);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);

  await field.fill('Many asked about Windows, some about Arm.');
  await request
    .post('/api/v1/personal-links/paragraph-texts')
    .send({ secret: others.secret, boothId: copa.id, body: 'By Dan.', basedOn: 'Many asked about Windows.' })
    .expect(200);
  await form.getByRole('button', { name: 'It is ready: Copa' }).click();
  await form.getByText('Nothing was replaced: both texts are on the server.').waitFor();
  expect(await field.inputValue()).toBe('By Dan.');
  await form.getByText('Many asked about Windows, some about Arm.').waitFor();
  await form.getByRole('button', { name: 'Put both into the field' }).click();
  expect(await field.inputValue()).toBe('By Dan.\n\nMany asked about Windows, some about Arm.');
  await form.getByRole('button', { name: 'It is ready: Copa' }).click();
  await form.getByText('It is on the server, ready, and waits for approval.').waitFor();
  expect(await held()).toEqual([
    { body: 'By Dan.\n\nMany asked about Windows, some about Arm.', state: 'ready' },
  ]);
  expect(await db.highlightText.count({ where: { archivedAt: null } })).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);

  const markdown = 'By **Dan**.\n\n- Windows\n- Arm';
  await db.highlight.updateMany({ data: { state: 'approved', approvedAt: new Date(), body: markdown } });
  await page.reload();
  await sees(page, 'Approved. It stays as it is; for a change ask a program manager.');
  expect(await form.getByRole('button').count()).toBe(0);
  expect(await form.getByRole('listitem').allTextContents()).toEqual(['Windows', 'Arm']);
  expect(await form.locator('blockquote b').textContent()).toBe('Dan');
  await page.context().close();
});

test('a manager writes, approves and sends back, and sees both texts when somebody else was faster', async () => {
  await createAccount(db, 'Mia', { role: 'manager' });
  await createSaid(drasi.id, 'Can it watch a queue?');
  const page = await openAs('Mia', `/events/${event.slug}/paragraphs?missing=true`);
  const held = () => db.highlight.findFirstOrThrow({ where: { boothId: drasi.id } });
  await page.getByRole('button', { name: 'Write: Drasi' }).click();
  const field = page.getByLabel('Paragraph of Drasi', { exact: true });
  await sees(page, 'A start, to be edited.');
  expect(await field.inputValue()).toBe('Visitors asked:\n\n- Can it watch a queue?');
  expect(await page.getByRole('button', { name: /^(Approve|Mark as ready)$/ }).count()).toBe(0);
  await page.getByRole('button', { name: 'Begin with an empty field' }).click();
  expect(await field.inputValue()).toBe('');
  await field.fill('Demos all day.');
  await page.reload();
  await expect.poll(() => field.inputValue()).toBe('Demos all day.');
  await page.getByRole('button', { name: 'Approve' }).click();
  await sees(page, 'Paragraph of Drasi: approved.');
  expect(await held()).toMatchObject({ body: 'Demos all day.', state: 'approved', version: 1 });
  await page.getByRole('button', { name: 'Close: Drasi' }).waitFor({ state: 'detached' });

  await page.getByText('Still missing only').click();
  await page.getByRole('button', { name: 'Back to draft…' }).click();
  await page.getByLabel('What is to be changed').fill('Name the demos.');
  await page.getByRole('button', { name: 'Make it a draft' }).click();
  await sees(page, 'To be changed: Name the demos.');
  await field.fill('Demos of queries, all day.');
  await db.highlight.updateMany({ where: { boothId: drasi.id }, data: { body: 'By a lead.', version: 9 } });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await sees(page, 'Somebody changed this text meanwhile.');
  const both = page.getByRole('alert').filter({ hasText: 'Somebody else wrote while you were typing' });
  await both.getByText('By a lead.').waitFor();
  await both.getByText('Demos of queries, all day.').waitFor();
  await both.getByRole('button', { name: 'Save yours, keep theirs beside it' }).click();
  await page.getByRole('region', { name: 'Also written about Drasi' }).getByText('By a lead.').waitFor();
  expect(await held()).toMatchObject({ body: 'Demos of queries, all day.', state: 'draft', version: 10 });
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('written'))),
  ).toEqual([]);
  await page.context().close();
});

test('from the start page a message with a link goes to one person, whose phone opens at the paragraph', async () => {
  await createAccount(db, 'Max', { role: 'manager' });
  await createRepresentative(db, 'Fay', [drasi]);
  const page = await openAs('Max', '/?missing=true');
  await page.getByRole('button', { name: 'With a link…: Drasi' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('links that were made before go on working').waitFor();
  await dialog.getByLabel('Whom do you ask?').click();
  await page.getByRole('option', { name: 'Fay' }).click();
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  await page.getByRole('heading', { name: 'A message for Fay' }).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Copy message' }).click();
  await sees(page, 'Message for Fay copied.');
  const link = await page.getByLabel('Personal link').inputValue();
  await page.context().close();

  const phone = await (await openContext(PHONE)).newPage();
  await phone.goto(link.replace('/tablet/#', '/tablet/?paragraph#'));
  await phone.getByRole('form', { name: 'Paragraph of Drasi' }).waitFor();
  const [first] = await phone.getByRole('heading', { level: 2 }).allTextContents();
  expect(first).toContain('Your booth’s paragraph');
  await phone.context().close();
});

test('a summary is shared with a password, read by whoever has both, and ended', async () => {
  await createAccount(db, 'Mona', { role: 'manager' });
  await db.highlight.updateMany({ where: { boothId: copa.id }, data: { archivedAt: new Date() } });
  const approved = { body: 'Patched images all day.', state: 'approved' };
  await db.highlight.create({ data: { eventId: event.id, boothId: copa.id, ...approved } });
  const page = await openAs('Mona', `/events/${event.slug}/summary`);
  const card = page.getByRole('region', { name: 'Share the summary' });
  await card.getByRole('button', { name: 'Make a link' }).click();
  await page.getByLabel('Password (optional)').fill('as long as it needs to be');
  await page.getByRole('button', { name: 'Make the link' }).click();
  const address = await page.getByLabel('Address of the summary').inputValue();
  await page.getByRole('button', { name: 'Done' }).click();
  await card.getByText('names of representatives, with a password').waitFor();

  const reader = await (await openContext(PHONE)).newPage();
  await reader.goto(address);
  const field = reader.locator('input[name=password]');
  await field.fill('something else');
  await reader.getByRole('button', { name: 'Read the summary' }).click();
  await sees(reader, 'The password is not right.');
  await field.fill('as long as it needs to be');
  await reader.getByRole('button', { name: 'Read the summary' }).click();
  await sees(reader, 'Patched images all day.');
  await reader.getByRole('heading', { level: 1, name: /^What Copa heard at / }).waitFor();
  expect(await reader.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);

  await card.getByRole('button', { name: /^End the link of/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End the link' }).click();
  await sees(page, 'Show ended links (1)');
  await reader.reload();
  await sees(reader, 'This link shows nothing any more.');
  await reader.context().close();
  await page.context().close();
});
