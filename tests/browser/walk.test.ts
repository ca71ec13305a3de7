import { expect, test } from 'vitest';
import { seedDatabase } from '#prisma/seed';
import { createOwnerLink } from '#server/invites/store';
import { TABLET } from '../fixtures/tablet-in-browser.ts';
import { DESK, fileOf, openWeb } from '../setup/web.ts';

const { db, options, url, openContext } = await openWeb();

const EVENT = 'pavilion-rehearsal';
const BOOTH = 'Lanternfish';

test('a visit tapped at a booth is on the dashboard and in the exported summary', async () => {
  await seedDatabase(options, 'all');
  const { url: ownerLink } = await createOwnerLink(db, new Date(), url);

  const desk = await (await openContext(DESK)).newPage();
  await desk.goto(ownerLink);
  await desk.getByLabel('Name').fill('Program Manager');
  await desk.getByLabel('E-mail').fill('owner@example.org');
  await desk.getByLabel('Password').first().fill('a long enough password');
  await desk.getByRole('button', { name: 'Make my account' }).click();
  await desk.getByRole('heading', { name: 'What is still missing' }).waitFor();

  await desk.goto(`${url}/events/${EVENT}/set-up/devices`);
  await desk.getByRole('button', { name: 'Connect a tablet' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Booth').click();
  await desk.getByRole('option', { name: BOOTH }).click();
  await dialog.getByRole('button', { name: 'Make the code' }).click();
  const code = await desk.getByText(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/).textContent();

  const tablet = await (await openContext(TABLET)).newPage();
  await tablet.goto(`${url}/tablet/`);
  await tablet.getByLabel(/^Code/).fill(code ?? '');
  await tablet.getByRole('button', { name: 'Connect this tablet' }).click();
  const counter = tablet.getByRole('button', { name: /Visitors today/ });
  await counter.waitFor();

  await desk.goto(`${url}/events/${EVENT}/now?day=all`);
  const row = desk.getByRole('row', { name: new RegExp(BOOTH) });
  await row.waitFor();
  const before = await visitorsOf(BOOTH);
  for (let tap = 0; tap < 5; tap += 1) await counter.click();
  await tablet.getByRole('button', { name: 'Undo' }).click();
  await tablet.getByText(/^All sent/).waitFor();
  await expect.poll(() => visitorsOf(BOOTH)).toBe(before + 4);
  await row.getByText(String(before + 4), { exact: true }).waitFor();

  await desk.goto(`${url}/events/${EVENT}/summary`);
  await desk.getByRole('button', { name: 'Download' }).click();
  const link = desk.getByRole('menuitem', { name: 'Markdown' });
  const { text: markdown } = await fileOf(desk, () => link.click());
  expect(markdown).toMatch(new RegExp(`\\| *${BOOTH} *\\|.*\\b${before + 4}\\b`));
  expect(markdown).toContain('Simulated');
});

/** Straight from the visits, past every rollup. */
async function visitorsOf(name: string): Promise<number> {
  const booth = await db.booth.findFirstOrThrow({ where: { name, event: { slug: EVENT } } });
  const sum = await db.visit.aggregate({
    where: { boothId: booth.id, undone: false },
    _sum: { standingSize: true },
  });
  return sum._sum.standingSize ?? 0;
}
