import { gzipSync } from 'node:zlib';
import type { Response } from 'playwright-core';
import { hashPassword } from '#server/access/passwords';
import { connectSql } from '#server/database/sql';
import { openChromium } from '#tools/chromium';
import type { Result } from './method.ts';
import type { Stage } from './stage.ts';

const credentials = { email: 'bench@example.org', password: 'the password of a bench' };

/** What a manager's browser, empty but for the session, asks for until the start page stands: all of it, and the JavaScript. */
export async function dashboardEntry(stage: Stage): Promise<Result> {
  await addManager(stage);
  const browser = await openChromium();
  try {
    const context = await browser.newContext({ baseURL: stage.pavilionUrl });
    const signedIn = await context.request.post('/api/v1/session', { data: credentials });
    if (signedIn.status() !== 201) throw new Error(`signing in was answered with ${signedIn.status()}`);
    const page = await context.newPage();
    const answers: Response[] = [];
    page.on('response', (answer) => answers.push(answer));
    await page.goto('/', { waitUntil: 'networkidle' });
    // The event's name: nobody sees it who is not signed in.
    await page.getByText('Bench').first().waitFor();
    const scripts = answers.filter((answer) => new URL(answer.url()).pathname.endsWith('.js'));
    const measured = await kilobytes(scripts);
    const react = await kilobytes(scripts.filter((answer) => answer.url().includes('/assets/react-')));
    return resultOf(answers.length, scripts.length, measured, react);
  } finally {
    await browser.close();
  }
}

async function addManager({ databaseUrl }: Stage): Promise<void> {
  const sql = connectSql(databaseUrl, { max: 1 });
  await sql`
    insert into accounts (id, email, name, role, password_hash, updated_at)
    values (gen_random_uuid(), ${credentials.email}, 'Manager', 'manager', ${await hashPassword(credentials.password)}, now())`;
  await sql.end();
}

/** As gzip makes them, however they came. */
async function kilobytes(scripts: Response[]): Promise<number> {
  const bodies = await Promise.all(scripts.map((script) => script.body()));
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1_000;
}

function resultOf(requests: number, scripts: number, measured: number, referenceValue: number): Result {
  const ratio = measured / referenceValue;
  return {
    ...{ name: `dashboard entry JavaScript, gzip: ${scripts} of ${requests} requests`, unit: 'kB' },
    ...{ reference: 'React and react-dom alone', measured, referenceValue, ratio, interval: [ratio, ratio] },
    ...{ goal: null, control: 1, verdict: 'no goal' },
  };
}
