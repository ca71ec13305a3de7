import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createBooth, createEvent } from '../fixtures/atlanta.ts';
import { createAccount, PASSWORD } from '../fixtures/people.ts';
import { createTestApp } from '../setup/app.ts';
import { signIn } from '../setup/signed-in.ts';

const logged: string[] = [];
const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
const { app, db, request, as, time } = await createTestApp({ log });
const owner = await as('owner');
const atlanta = await createEvent(db);
const copa = await createBooth(db, atlanta.id, 'Copa');
const drasi = await createBooth(db, atlanta.id, 'Drasi');

const make = (body: object) => request.post('/api/v1/tokens').set(owner).send(body);
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
const seenBy = async (token: string) =>
  (await request.get(`/api/v1/events/${atlanta.slug}/booths`).set(bearer(token))).body;

test('a token is shown once and opens what its role opens', async () => {
  const { status, body } = await make({ name: 'wall screen', role: 'viewer' });
  expect(status).toBe(201);
  expect(body.token).toMatch(/^pvt_[\w-]{43}$/);
  expect((await seenBy(body.token)).items).toHaveLength(2);
  const list = await request.get('/api/v1/tokens').set(owner);
  expect(list.text).not.toContain(body.token);
  expect(list.body.items.find((row: { id: string }) => row.id === body.id)).toMatchObject({
    name: 'wall screen',
    role: 'viewer',
    boothId: null,
    lastUsedAt: time.now.toISOString(),
  });
  const write = await request
    .post(`/api/v1/events/${atlanta.slug}/kiosks`)
    .set(bearer(body.token))
    .send({ label: '1A' });
  expect(write.body.code).toBe('not-allowed');
});

test('a token of a lead is for one booth', async () => {
  expect((await make({ name: 'x', role: 'lead' })).body.issues[0].path).toBe('body.boothId');
  expect((await make({ name: 'x', role: 'manager', boothId: copa.id })).body.issues[0].path).toBe(
    'body.boothId',
  );
  expect((await make({ name: 'x', role: 'lead', boothId: atlanta.id })).body.code).toBe('not-found');
  const { body } = await make({ name: 'Copa', role: 'lead', boothId: copa.id });
  expect((await seenBy(body.token)).items.map((booth: { name: string }) => booth.name)).toEqual(['Copa']);
  const other = await request.get(`/api/v1/booths/${drasi.id}`).set(bearer(body.token));
  expect(other.body.code).toBe('not-your-booth');
});

test('a revoked token is worth nothing at once', async () => {
  const { body } = await make({ name: 'old', role: 'manager' });
  expect((await seenBy(body.token)).items).toHaveLength(2);
  const revoked = await request.put(`/api/v1/tokens/${body.id}/revocation`).set(owner);
  expect(revoked.body.revokedAt).toBe(time.now.toISOString());
  expect((await seenBy(body.token)).code).toBe('not-signed-in');
  const again = await request.put(`/api/v1/tokens/${body.id}/revocation`).set(owner);
  expect(again.body.revokedAt).toBe(revoked.body.revokedAt);
});

test('a token expires', async () => {
  const past = await make({ name: 'x', role: 'viewer', expiresAt: '2025-01-01T00:00:00Z' });
  expect(past.body.issues[0].path).toBe('body.expiresAt');
  const expiresAt = new Date(time.now.getTime() + 60_000).toISOString();
  const { body } = await make({ name: 'short', role: 'viewer', expiresAt });
  expect((await seenBy(body.token)).items).toHaveLength(2);
  time.now = new Date(time.now.getTime() + 60_000);
  expect((await seenBy(body.token)).code).toBe('not-signed-in');
});

test('a token outranks a cookie', async () => {
  const olga = await createAccount(db, 'Olga', { role: 'owner' });
  const browser = await signIn(app, olga.email, PASSWORD);
  const { body } = await browser.post('/api/v1/tokens').send({ name: 'mine', role: 'viewer' });
  const answer = await browser
    .post('/api/v1/tokens')
    .set(bearer(body.token))
    .send({ name: 'x', role: 'owner' });
  expect(answer.body.code).toBe('not-allowed');
});

test('neither the log nor the audit trail ever shows a secret', async () => {
  const { body } = await make({ name: 'secretive', role: 'viewer' });
  const olga = await db.account.findFirstOrThrow({ where: { name: 'Olga' } });
  const reset = await request.post(`/api/v1/accounts/${olga.id}/password-resets`).set(owner);
  const secret = new URL(reset.body.url).hash.slice(1);
  await request.post('/api/v1/invites/redemptions').send({ secret, password: 'an unheard-of secret' });
  await request.post('/api/v1/session').send({ email: olga.email, password: 'a mistyped secret' });
  const link = await request
    .post(`/api/v1/events/${atlanta.slug}/enrolment-codes`)
    .set(owner)
    .send({ boothIds: [copa.id] });
  await request.post('/api/v1/devices/enrolment').send({ code: link.body.code, name: 'Tablet' });

  const audit = await db.auditEntry.findMany();
  expect(audit.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['create-token', 'redeem-invite', 'create-enrolment-code', 'post-enrolment']),
  );
  const kept =
    JSON.stringify(audit) +
    logged.join('') +
    JSON.stringify(await db.rateLimit.findMany({ select: { key: true } }));
  for (const hidden of [body.token, secret, 'unheard-of', 'mistyped', link.body.code, olga.email])
    expect(kept).not.toContain(hidden);
});
