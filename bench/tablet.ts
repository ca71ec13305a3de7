import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { hashSecret, newSecret, TOKEN_PREFIX } from '#server/access/secrets';
import { connectSql } from '#server/database/sql';
import { openChromium } from '#tools/chromium';
import type { Stage } from './stage.ts';

export interface OpenTablet {
  browser: Browser;
  page: Page;
  boothId: string;
  deviceId: string;
}

const code = z.object({ code: z.string() });

/** The real app in a real Chromium, connected to a booth of the stage as a person connects it. */
export async function openTablet(stage: Stage, booth: number): Promise<OpenTablet> {
  const boothId = stage.tablets[booth]?.boothId ?? '';
  const browser = await openChromium();
  const view = { baseURL: stage.pavilionUrl, viewport: { width: 1180, height: 820 } };
  const page = await (await browser.newContext(view)).newPage();
  await page.goto(`/tablet/#${await makeCode(stage, boothId)}`);
  await page.getByRole('button', { name: 'Connect this tablet' }).click();
  await page.getByRole('button', { name: /^Count one visitor/ }).waitFor();
  await page.getByText(/^All sent/).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  return { browser, page, boothId, deviceId: await newestDevice(stage) };
}

async function makeCode(stage: Stage, boothId: string): Promise<string> {
  const secret = newSecret(TOKEN_PREFIX);
  const sql = connectSql(stage.databaseUrl, { max: 1 });
  await sql`
    insert into tokens (id, name, role, token_hash)
    values (gen_random_uuid(), 'bench', 'manager', ${hashSecret(secret)})`;
  await sql.end();
  const answer = await fetch(`${stage.pavilionUrl}/api/v1/events/bench/enrolment-codes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
    body: JSON.stringify({ boothIds: [boothId] }),
  });
  return code.parse(await answer.json()).code;
}

async function newestDevice(stage: Stage): Promise<string> {
  const sql = connectSql(stage.databaseUrl, { max: 1 });
  const [row] = await sql<
    { id: string }[]
  >`select id from devices order by enrolled_at desc, id desc limit 1`;
  await sql.end();
  return row?.id ?? '';
}
