import { beforeEach, describe, expect, test } from 'vitest';
import { createFirstOwnerLink, createOwnerLink } from '#server/invites/store';
import { createBooth, createEvent } from '../fixtures/atlanta.ts';
import { createAccount, PASSWORD } from '../fixtures/people.ts';
import { createTestApp } from '../setup/app.ts';
import { openBrowser, signIn } from '../setup/signed-in.ts';

const PUBLIC_URL = 'http://pavilion.example.org';
const { app, db, request, as, time } = await createTestApp({ publicUrl: PUBLIC_URL });
const [owner, manager] = [await as('owner'), await as('manager')];
const atlanta = await createEvent(db);
const copa = await createBooth(db, atlanta.id, 'Copa');
const drasi = await createBooth(db, atlanta.id, 'Drasi');
const start = time.now;

beforeEach(async () => {
  time.now = start;
  await db.membership.deleteMany();
  await db.invite.deleteMany();
  await db.account.deleteMany();
});

const LENA = { email: 'Lena@copa.test', role: 'lead', boothIds: [copa.id] };
const invite = (by: { Authorization: string }, body: object = LENA) =>
  request.post('/api/v1/invites').set(by).send(body);
const secretOf = (url: string) => new URL(url).hash.slice(1);
const look = (secret: string) => request.post('/api/v1/invites/look').send({ secret });
const redeem = (secret: string, given: object = {}) =>
  request
    .post('/api/v1/invites/redemptions')
    .send({ secret, password: PASSWORD, email: 'lena@copa.test', name: 'Lena', ...given });

describe('an invitation', () => {
  test('is a link to copy, with the secret in the fragment and only its hash kept', async () => {
    const { status, body } = await invite(manager);
    expect(status).toBe(201);
    expect(body).toMatchObject({ email: 'lena@copa.test', role: 'lead', boothIds: [copa.id], usedAt: null });
    expect(body.url).toMatch(/^http:\/\/pavilion\.example\.org\/welcome#pvl_[\w-]{43}$/);
    const list = await request.get('/api/v1/invites').set(manager);
    expect(list.body.items).toHaveLength(1);
    expect(list.text).not.toContain('pvl_');
    const stored = JSON.stringify(await db.invite.findMany());
    expect(stored).not.toContain(secretOf(body.url));
  });

  test('is looked at without being used, then makes an account and signs in', async () => {
    const secret = secretOf((await invite(manager)).body.url);
    for (const _ of [1, 2])
      expect((await look(secret)).body).toEqual({
        purpose: 'invite',
        email: 'lena@copa.test',
        role: 'lead',
      });

    const done = await redeem(secret, { email: 'LENA@copa.test' });
    expect(done.status).toBe(201);
    expect(done.body).toMatchObject({
      email: 'lena@copa.test',
      name: 'Lena',
      role: 'lead',
      boothIds: [copa.id],
    });
    expect(done.headers['set-cookie']?.[0]).toMatch(/^pavilion=/);
    expect((await request.get('/api/v1/invites').set(manager)).body.items).toEqual([]);
  });

  test('works once, also for two at the same moment', async () => {
    const secret = secretOf((await invite(manager)).body.url);
    const answers = await Promise.all(['Lena', 'Lene', 'Leni'].map((name) => redeem(secret, { name })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400, 400]);
    expect(await db.account.count()).toBe(1);
    expect((await look(secret)).body).toMatchObject({
      code: 'invalid-link',
      detail: 'This link was used already. Sign in, or ask for a new one.',
    });
  });

  test('expires after a week', async () => {
    const secret = secretOf((await invite(manager)).body.url);
    time.now = new Date(start.getTime() + 7 * 86_400_000);
    const late = await redeem(secret);
    expect(late.status).toBe(400);
    expect(late.body).toMatchObject({
      code: 'invalid-link',
      detail: 'This link has expired. Ask for a new one.',
    });
    expect((await request.get('/api/v1/invites').set(manager)).body.items).toEqual([]);
  });

  test('can be taken back', async () => {
    const { body } = await invite(manager);
    const revoked = await request.put(`/api/v1/invites/${body.id}/revocation`).set(manager);
    expect(revoked.body.revokedAt).toBe(start.toISOString());
    expect((await redeem(secretOf(body.url))).body.detail).toContain('taken back');
  });

  test('of the same address replaces the first', async () => {
    const [first, second] = [await invite(manager), await invite(manager)];
    expect((await redeem(secretOf(first.body.url))).body.code).toBe('invalid-link');
    expect((await redeem(secretOf(second.body.url))).status).toBe(201);
  });

  test('that lacks a name or has a short password is not used up', async () => {
    const secret = secretOf((await invite(manager)).body.url);
    const nameless = await redeem(secret, { name: undefined });
    expect(nameless.status).toBe(400);
    expect(nameless.body.issues).toEqual([{ path: 'body.name', message: 'must not be empty' }]);
    for (const password of ['short', ' '.repeat(12), '\u3000\t'.repeat(6)])
      expect((await redeem(secret, { password })).body.code).toBe('invalid-input');
    expect((await redeem(secret)).status).toBe(201);
  });

  test('whose address got an account meanwhile is not used up', async () => {
    const secret = secretOf((await invite(manager)).body.url);
    const lena = await createAccount(db, 'Lena', { role: 'viewer', email: 'lena@copa.test' });
    expect((await redeem(secret)).body.code).toBe('taken');
    await db.account.update({ where: { id: lena.id }, data: { email: 'moved@copa.test' } });
    expect((await redeem(secret)).status).toBe(201);
  });

  test('makes an account for the address that was invited, and for no other', async () => {
    const secret = secretOf((await invite(manager)).body.url);
    const other = await redeem(secret, { email: 'mallory@evil.test' });
    expect(other.status).toBe(400);
    expect(other.body).toMatchObject({
      code: 'wrong-email',
      detail:
        'This invitation is for lena@copa.test. Leave the address as it is, or ask for an invitation to yours.',
    });
    expect(await db.account.count()).toBe(0);
    const done = await redeem(secret, { email: undefined });
    expect([done.status, done.body.email]).toEqual([201, 'lena@copa.test']);
  });

  test('leaves out a booth that was archived meanwhile', async () => {
    const both = { ...LENA, boothIds: [copa.id, drasi.id] };
    const secret = secretOf((await invite(manager, both)).body.url);
    await db.booth.update({ where: { id: drasi.id }, data: { archivedAt: start } });
    expect((await redeem(secret)).body.boothIds).toEqual([copa.id]);
    await db.booth.update({ where: { id: drasi.id }, data: { archivedAt: null } });
  });

  test('is not redeemed from another site', async () => {
    const secret = secretOf((await invite(manager)).body.url);
    const foreign = await request
      .post('/api/v1/invites/redemptions')
      .set('Origin', 'https://evil.test')
      .send({ secret, password: PASSWORD, email: 'lena@copa.test', name: 'Lena' });
    expect(foreign.body.code).toBe('wrong-origin');
    expect((await redeem(secret)).status).toBe(201);
  });
});

describe('who invites whom', () => {
  test('a manager invites leads and viewers, an owner everybody', async () => {
    const roles = ['owner', 'manager', 'lead', 'viewer'];
    const codesOf = async (by: { Authorization: string }) =>
      Promise.all(
        roles.map(async (role) => {
          const boothIds = role === 'lead' ? [copa.id] : [];
          const { body } = await invite(by, { email: `${role}@copa.test`, role, boothIds });
          return body.code ?? 'invited';
        }),
      );
    expect(await codesOf(manager)).toEqual(['not-allowed', 'not-allowed', 'invited', 'invited']);
    expect(await codesOf(owner)).toEqual(['invited', 'invited', 'invited', 'invited']);
  });

  test('a manager cannot take back the invitation of a manager', async () => {
    const { body } = await invite(owner, { email: 'mona@copa.test', role: 'manager' });
    const refused = await request.put(`/api/v1/invites/${body.id}/revocation`).set(manager);
    expect(refused.body.code).toBe('not-allowed');
    expect((await look(secretOf(body.url))).status).toBe(200);
  });

  test('a lead needs a booth that exists, nobody else may have one', async () => {
    expect((await invite(manager, { ...LENA, boothIds: [] })).body.issues[0].path).toBe('body.boothIds');
    expect((await invite(manager, { ...LENA, role: 'viewer' })).body.issues[0].path).toBe('body.boothIds');
    expect((await invite(manager, { ...LENA, boothIds: [atlanta.id] })).body.code).toBe('not-found');
  });

  test('an address that has an account is not invited again, whatever its case', async () => {
    await createAccount(db, 'Lena', { role: 'viewer', email: 'lena@copa.test' });
    expect((await invite(manager)).body.code).toBe('taken');
  });
});

describe('the owner’s link', () => {
  test('makes the first owner; an earlier one is worth nothing', async () => {
    const first = await createOwnerLink(db, start, PUBLIC_URL);
    const second = await createOwnerLink(db, start, PUBLIC_URL);
    expect((await request.get('/api/v1/session')).body.hasOwner).toBe(false);
    expect((await look(secretOf(first.url))).body.code).toBe('invalid-link');
    expect((await look(secretOf(second.url))).body).toEqual({ purpose: 'owner', email: null, role: 'owner' });
    const done = await redeem(secretOf(second.url), { email: 'olga@pavilion.test', name: 'Olga' });
    expect(done.body).toMatchObject({ name: 'Olga', role: 'owner' });
    expect((await request.get('/api/v1/session')).body.hasOwner).toBe(true);
  });

  test('of servers that start at once is one that works; the others say where to look', async () => {
    const links = await Promise.all(
      Array.from({ length: 6 }, () => createFirstOwnerLink(db, start, PUBLIC_URL)),
    );
    const answers = await Promise.all(links.map((link) => look(secretOf(link?.url ?? ''))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400, 400, 400]);
    const replaced = answers.find(({ status }) => status === 400);
    expect(replaced?.body.detail).toContain('Open the last that Pavilion printed');
    const working = links[answers.findIndex(({ status }) => status === 200)]?.url ?? '';
    await Promise.all([
      redeem(secretOf(working), { email: 'otto@pavilion.test', name: 'Otto' }),
      createFirstOwnerLink(db, start, PUBLIC_URL),
    ]);
    const open = await db.invite.count({ where: { purpose: 'owner', usedAt: null, revokedAt: null } });
    expect(open + (await db.account.count({ where: { role: 'owner' } }))).toBe(1);
  });

  test('gives a locked-out owner the own account back', async () => {
    const olga = await createAccount(db, 'Olga', { role: 'owner' });
    const stolen = await signIn(app, olga.email, PASSWORD);
    const { url } = await createOwnerLink(db, start, PUBLIC_URL);
    const done = await redeem(secretOf(url), {
      email: olga.email,
      name: 'Olga',
      password: 'a brand new password',
    });
    expect(done.body).toMatchObject({ id: olga.id, role: 'owner' });
    expect((await stolen.get('/api/v1/session')).body.account).toBeNull();
    await signIn(app, olga.email, 'a brand new password');
  });
});

test('a link that was mistyped says so', async () => {
  const answer = await openBrowser(app).post('/api/v1/invites/look').send({ secret: 'pvl_nothing' });
  expect(answer.status).toBe(400);
  expect(answer.body.detail).toBe('This link is not known. Copy all of it, or ask for a new one.');
});
