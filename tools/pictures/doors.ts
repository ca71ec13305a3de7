import type { Page } from 'playwright-core';
import { EVENT } from '../stage.ts';
import { endOf, goTo, type Look, openPage, type Photographer, take } from './photographer.ts';
import { post } from './record.ts';

/** What somebody sees who is not signed in. */
export async function takeDoors(photographer: Photographer, look: Look) {
  const page = await openPage(photographer.browser, look);
  const shot = (name: string) => take(page, photographer.folder, `${name}-${endOf(look)}`);
  await goTo(page, photographer, '/sign-in');
  await shot('sign-in');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await shot('sign-in-nothing-typed');
  await signInWrongly(page);
  await shot('sign-in-wrong-password');
  await goTo(page, photographer, '/welcome#used');
  await shot('link-used');
  await page.goto(await makeInvite(photographer, endOf(look)));
  await page.getByRole('button', { name: 'Make my account' }).click();
  await shot('invite-nothing-typed');
  await page.goto(await makeWall(photographer));
  await page.getByRole('listitem').first().waitFor();
  await shot('wall');
  await page.context().close();
}

async function signInWrongly(page: Page) {
  await page.getByLabel('E-mail').fill('flora@pavilion.example');
  await page.getByLabel('Password', { exact: true }).fill('a kiosk by the window');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').filter({ hasText: /./ }).waitFor();
}

async function makeWall(photographer: Photographer): Promise<string> {
  const made = await post(photographer, `/api/v1/events/${EVENT}/share-links`, { shows: 'wall' });
  return String((made as { url?: unknown }).url);
}

async function makeInvite(photographer: Photographer, name: string): Promise<string> {
  const made = await post(photographer, '/api/v1/invites', {
    email: `${name}@pavilion.example`,
    role: 'viewer',
  });
  return String((made as { url?: unknown }).url);
}
