import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { allEndpoints } from '#contracts/all';
import type { Endpoint } from '#contracts/endpoint';
import { summaryFormats } from '#contracts/report';
import { hashSecret, newSecret, SHARE_PREFIX } from '#server/access/secrets';
import { createTablet, send } from '../fixtures/devices.ts';
import { buildEverything } from '../fixtures/everything.ts';
import { createPersonalLink } from '../fixtures/people.ts';
import { permissions } from '../fixtures/permissions.ts';
import { createTestApp, TEST_NOW } from '../setup/app.ts';
import { listen } from '../setup/live.ts';
import { readPdf } from '../setup/pdf.ts';

const { app, db, as, request } = await createTestApp();
const of = await buildEverything(db);
const tablet = await createTablet(db, of.eventId, [of.boothId]);
const origin = await listen(app);
const CONTACT = /Visitor Vimes|vimes@visitor\.test/;
const contact = {
  ...{ name: 'Visitor Vimes', address: 'vimes@visitor.test', consentText: 'You may write to me.' },
  givenAt: TEST_NOW.toISOString(),
};
await db.contact.create({
  data: { followUpId: of.followUpId, ...contact, purgeAt: new Date('2026-05-12') },
});
// One that the record could not take: it is kept as it was sent.
const refused = { type: 'follow-up', boothId: of.boothId, what: 'x'.repeat(1001), contact };
await send(request, tablet, [{ id: crypto.randomUUID(), tappedAt: TEST_NOW.toISOString(), ...refused }]);

/** What an answer says, whatever it is packed in. */
async function textOf(answer: Response): Promise<string> {
  const type = answer.headers.get('Content-Type') ?? '';
  if (type.includes('event-stream')) {
    const reader = answer.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    await reader?.cancel();
    return new TextDecoder().decode(value);
  }
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (type.includes('pdf')) return (await readPdf(bytes)).pages.join('\n');
  if (!/zip|sheet/.test(type)) return new TextDecoder().decode(bytes);
  return Object.values(unzipSync(bytes))
    .map((file) => strFromU8(file))
    .join('\n');
}

type Headers = Record<string, string>;

/** Everything that can be read, of this event. */
const reading = allEndpoints.filter(
  ({ method, access }) => method === 'get' && ['read', 'lead', 'manager', 'owner', 'device'].includes(access),
);
const pathOf = (endpoint: Endpoint) => {
  const values: Record<string, string> = {
    event: 'atlanta',
    ...permissions[endpoint.name]?.path?.(of),
  };
  return endpoint.path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? name);
};
const summaries = [
  ...summaryFormats.map((format) => `summary.${format}`),
  ...['summary.md?edition=post', 'summary.md?edition=brief', 'feedback.csv', 'follow-ups.csv'],
].map((path) => `/api/v1/events/atlanta/${path}`);

async function readAll(headers: Headers): Promise<{ path: string; status: number; text: string }[]> {
  const answers = [];
  for (const path of new Set([...reading.map(pathOf), ...summaries])) {
    const answer = await fetch(`${origin}${path}`, { headers });
    answers.push({ path, status: answer.status, text: await textOf(answer) });
  }
  return answers;
}

const leaking = (answers: { path: string; text: string }[]) =>
  answers.filter(({ text }) => CONTACT.test(text)).map(({ path }) => path);

test.each([
  ['a viewer', () => as('viewer')],
  ['the lead of another booth', () => as('lead', of.otherBoothId)],
  ['a tablet at the very booth', async () => tablet.headers],
])('%s reads a visitor’s name and address nowhere', { timeout: 60_000 }, async (_, headersOf) => {
  const answers = await readAll(await headersOf());
  expect(answers.some(({ status }) => status === 200)).toBe(true);
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  expect(leaking(answers)).toEqual([]);
});

test('an owner reads them on the board and among what needs attention, and in no file', {
  timeout: 60_000,
}, async () => {
  const answers = await readAll({ ...(await as('owner')) });
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  expect(leaking(answers)).toEqual([
    '/api/v1/events/atlanta/follow-ups',
    `/api/v1/follow-ups/${of.followUpId}`,
    '/api/v1/events/atlanta/refused-items',
  ]);
});

test('neither a personal link nor a shared summary says them, in no format', {
  timeout: 60_000,
}, async () => {
  const { secret } = await createPersonalLink(db, of.eventId, of.personId, new Date('2026-11-28'));
  const share = newSecret(SHARE_PREFIX);
  await db.shareLink.create({
    data: {
      ...{ eventId: of.eventId, shows: 'summary', tokenHash: hashSecret(share) },
      expiresAt: new Date('2026-11-28'),
    },
  });
  await db.highlight.updateMany({ data: { state: 'approved' } });
  const asked: [string, string][] = [
    ...summaryFormats.map((format): [string, string] => [`personal-links/summary.${format}`, secret]),
    ...[`personal-links/paragraphs`, 'personal-links/shifts'].map((path): [string, string] => [path, secret]),
    ['shared-summary', share],
  ];
  for (const [path, sent] of asked) {
    const answer = await fetch(`${origin}/api/v1/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ secret: sent }),
    });
    expect([path, answer.status]).toEqual([path, 200]);
    expect([path, await textOf(answer)]).toEqual([path, expect.not.stringMatching(CONTACT)]);
  }
});

test('nobody in between keeps an answer for somebody else', async () => {
  for (const path of ['follow-ups', 'feedback-board', 'report', 'follow-ups.csv']) {
    const answer = await fetch(`${origin}/api/v1/events/atlanta/${path}`, {
      headers: { ...(await as('owner')) },
    });
    await answer.body?.cancel();
    expect([path, answer.headers.get('Cache-Control')]).toEqual([
      path,
      expect.stringMatching(/^(no-store|private, no-cache)$/),
    ]);
  }
});
