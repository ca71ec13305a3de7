import type { Page } from 'playwright-core';
import { endOf, goTo, type Look, openDashboard, type Photographer, take } from './photographer.ts';
import { conflicts, coverage, now, ofEvent, start } from './screens.ts';

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();

interface Dialog {
  name: string;
  path: string;
  open: (page: Page) => Promise<void>;
}

const dialogs: readonly Dialog[] = [
  { name: 'account-menu', path: start.path, open: (page) => press(page, /^Account of/) },
  {
    name: 'password',
    path: start.path,
    open: async (page) => {
      await press(page, /^Account of/);
      await press(page, 'Change password…');
      await page.getByRole('button', { name: 'Change password', exact: true }).click();
    },
  },
  { name: 'event-switch', path: now.path, open: (page) => press(page, /Pavilion Rehearsal/) },
  { name: 'add-booth', path: ofEvent('set-up/booths'), open: (page) => press(page, 'Add a booth') },
  { name: 'archived', path: ofEvent('set-up/topics'), open: (page) => press(page, /^Archive/) },
  { name: 'add-slots', path: ofEvent('set-up/slots'), open: (page) => press(page, 'Add slots') },
  { name: 'add-shifts', path: ofEvent('set-up/shifts'), open: (page) => press(page, 'Add shifts') },
  { name: 'assign', path: ofEvent('set-up/shifts'), open: (page) => press(page, /^Assign people/) },
  { name: 'add-days', path: ofEvent('set-up/hours'), open: (page) => press(page, /^Change/) },
  {
    name: 'add-representative',
    path: ofEvent('set-up/representatives'),
    open: (page) => press(page, 'Add a representative'),
  },
  {
    name: 'head-count',
    path: ofEvent('set-up/head-counts'),
    open: (page) => press(page, 'Add one for certain hours'),
  },
  {
    name: 'code',
    path: ofEvent('set-up/devices'),
    open: async (page) => {
      await press(page, 'Connect a tablet');
      await page.getByRole('dialog').getByLabel('Booth').click();
      await page.getByRole('option', { name: 'Lanternfish' }).click();
      await press(page, 'Make the code');
      await page.getByLabel('Address for the tablet').waitFor();
    },
  },
  {
    name: 'choices',
    path: ofEvent('set-up/slots'),
    open: async (page) => {
      await press(page, 'Add slots');
      await page.getByRole('dialog').getByLabel('Booth').click();
      await page.getByRole('option', { name: 'Harrowgate' }).hover();
    },
  },
  { name: 'hours-as-table', path: now.path, open: (page) => press(page, 'Table') },
  { name: 'evidence', path: coverage.path, open: openEvidence },
  {
    name: 'statement',
    path: coverage.path,
    open: async (page) => {
      await openEvidence(page);
      await press(page, /^State who was at Yarrowdeck/);
    },
  },
  { name: 'leave-it', path: conflicts.path, open: (page) => press(page, /^Leave it as it is/) },
  {
    name: 'change-and-record',
    path: ofEvent('set-up/attention'),
    open: (page) => press(page, /^Change and record/),
  },
  {
    name: 'shift',
    path: ofEvent('set-up/times'),
    open: async (page) => {
      await press(page, /^Shift/);
      await page.getByRole('dialog').getByLabel('Shift by').click();
      await page.getByRole('option', { name: '1 h earlier' }).click();
    },
  },
  {
    name: 'many-codes',
    path: ofEvent('set-up/devices'),
    open: (page) => press(page, 'Codes for many tablets'),
  },
  {
    name: 'sheet-of-codes',
    path: ofEvent('set-up/devices'),
    open: async (page) => {
      await press(page, 'Codes for many tablets');
      await press(page, 'Make the sheet');
      await page.getByRole('button', { name: 'Print the sheet' }).waitFor();
    },
  },
  { name: 'discard', path: ofEvent('set-up/attention'), open: (page) => press(page, /^Discard/) },
  { name: 'take-back', path: ofEvent('set-up/visits'), open: takeBack },
  { name: 'correct-visit', path: ofEvent('set-up/visits'), open: (page) => press(page, /^Correct/) },
  { name: 'hand-in', path: ofEvent('set-up/devices'), open: handIn },
  { name: 'disconnect', path: ofEvent('set-up/devices'), open: (page) => press(page, /^Disconnect/) },
  { name: 'place', path: ofEvent('set-up/devices'), open: (page) => press(page, /^Move or rename/) },
  { name: 'invite', path: '/set-up/accounts', open: (page) => press(page, 'Invite somebody') },
  { name: 'token', path: '/set-up/tokens', open: (page) => press(page, 'Make a token') },
  { name: 'add-project', path: '/set-up/projects', open: (page) => press(page, 'Add a project') },
];

async function openEvidence(page: Page): Promise<void> {
  await page.locator('summary').filter({ hasText: 'Yarrowdeck' }).first().click();
}

async function takeBack(page: Page): Promise<void> {
  await page.getByLabel(/^Choose (all|the newest)/).check();
  await press(page, 'Take back…');
}

/** A file of a device that this event does not have. */
async function handIn(page: Page): Promise<void> {
  await press(page, 'Hand in a file');
  const content = {
    ...{ format: 'pavilion-unsent-items', version: 1, savedAt: '2026-11-11T13:40:00Z', clockOffsetMs: null },
    ...{
      device: { id: 'none', name: 'Tablet of the other hall' },
      items: [{ type: 'visit' }, { type: 'undo' }],
    },
  };
  const buffer = Buffer.from(JSON.stringify(content));
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'saved.json', mimeType: 'application/json', buffer });
}

/** Every dialog and menu, open. */
export async function takeDialogs(photographer: Photographer, look: Look) {
  const page = await openDashboard(photographer, look);
  page.setDefaultTimeout(10_000);
  for (const { name, path, open } of dialogs) {
    await goTo(page, photographer, path);
    await open(page).catch((error: unknown) => console.error(`dialog-${name}: ${error}`));
    await take(page, photographer.folder, `dialog-${name}-${endOf(look)}`);
  }
  await page.context().close();
}
