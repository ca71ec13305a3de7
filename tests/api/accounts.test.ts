import { beforeEach, describe, expect, test } from 'vitest';
import { createBooth, createEvent } from '../fixtures/atlanta.ts';
import { createAccount, PASSWORD } from '../fixtures/people.ts';
import { createTestApp } from '../setup/app.ts';
import { openBrowser, signIn } from '../setup/signed-in.ts';

const { app, db, request, as, time } = await createTestApp();
const owner = await as('owner');
const atlanta = await createEvent(db);
const copa = await createBooth(db, atlanta.id, 'Copa');
const drasi = await createBooth(db, atlanta.id, 'Drasi');

beforeEach(async () => {
  await db.membership.deleteMany();
  await db.invite.deleteMany();
  await db.account.deleteMany();
});

const change = (id: string, version: number, body: object) =>
  request.patch(`/api/v1/accounts/${id}`).set(owner).set('If-Match', String(version)).send(body);
const close = (id: string, version: number) =>
  request.put(`/api/v1/accounts/${id}/archive`).set(owner).set('If-Match', String(version));
const isSignedIn = async (browser: ReturnType<typeof openBrowser>) =>
  (await browser.get('/api/v1/session')).body.account !== null;

describe('accounts', () => {
  test('are listed without anything secret', async () => {
    await createAccount(db, 'Olga', { role: 'owner' });
    await createAccount(db, 'Lena', { role: 'lead', boothIds: [copa.id] });
    const list = await request.get('/api/v1/accounts').set(owner);
    expect(list.body.items.map((row: { name: string }) => row.name)).toEqual(['Lena', 'Olga']);
    expect(list.body.items[0]).toMatchObject({ role: 'lead', boothIds: [copa.id], signedInAt: null });
    expect(list.text).not.toMatch(/argon2|password/i);
  });

  test('a lead gets other booths, and a changed role ends the sessions', async () => {
    const lena = await createAccount(db, 'Lena', { role: 'lead', boothIds: [copa.id] });
    const browser = await signIn(app, lena.email, PASSWORD);
    const moved = await change(lena.id, 1, { boothIds: [drasi.id] });
    expect(moved.body).toMatchObject({ boothIds: [drasi.id], version: 2 });
    expect(await isSignedIn(browser)).toBe(false);

    const again = await signIn(app, lena.email, PASSWORD);
    const promoted = await change(lena.id, 2, { role: 'manager' });
    expect(promoted.body).toMatchObject({ role: 'manager', boothIds: [], version: 3 });
    expect(await isSignedIn(again)).toBe(false);
  });

  test('a new name leaves everybody signed in', async () => {
    const lena = await createAccount(db, 'Lena', { role: 'viewer' });
    const browser = await signIn(app, lena.email, PASSWORD);
    expect((await change(lena.id, 1, { name: 'Lena B.' })).body.name).toBe('Lena B.');
    expect(await isSignedIn(browser)).toBe(true);
  });

  test('booths are for leads only, and must exist', async () => {
    const vera = await createAccount(db, 'Vera', { role: 'viewer' });
    const refused = await change(vera.id, 1, { boothIds: [copa.id] });
    expect(refused.status).toBe(400);
    expect(refused.body.issues[0].path).toBe('body.boothIds');
    const unknown = await change(vera.id, 1, { role: 'lead', boothIds: [vera.id] });
    expect(unknown.body.code).toBe('not-found');
    const row = await db.account.findUniqueOrThrow({ where: { id: vera.id } });
    expect(row).toMatchObject({ role: 'viewer', version: 1 });
  });

  test('a stale version changes nothing and ends no session', async () => {
    const mona = await createAccount(db, 'Mona', { role: 'manager' });
    await change(mona.id, 1, { name: 'Mona M.' });
    const browser = await signIn(app, mona.email, PASSWORD);
    const stale = await change(mona.id, 1, { role: 'viewer' });
    expect(stale.body).toMatchObject({ code: 'stale', currentVersion: 2, current: { name: 'Mona M.' } });
    expect(stale.text).not.toContain('argon2');
    expect(await isSignedIn(browser)).toBe(true);
  });

  test('a closed account is signed out, cannot sign in, and can be opened again', async () => {
    await createAccount(db, 'Olga', { role: 'owner' });
    const vera = await createAccount(db, 'Vera', { role: 'viewer' });
    const browser = await signIn(app, vera.email, PASSWORD);
    expect((await close(vera.id, 1)).body.archivedAt).toBe(time.now.toISOString());
    expect(await isSignedIn(browser)).toBe(false);
    const refused = await openBrowser(app)
      .post('/api/v1/session')
      .send({ email: vera.email, password: PASSWORD });
    expect(refused.body.code).toBe('wrong-credentials');

    const opened = await request
      .delete(`/api/v1/accounts/${vera.id}/archive`)
      .set(owner)
      .set('If-Match', '2');
    expect(opened.body.archivedAt).toBeNull();
    await signIn(app, vera.email, PASSWORD);
  });
});

describe('the last owner', () => {
  test('can neither be closed nor made something else', async () => {
    const olga = await createAccount(db, 'Olga', { role: 'owner' });
    expect((await change(olga.id, 1, { role: 'manager' })).body.code).toBe('last-owner');
    expect((await close(olga.id, 1)).body.code).toBe('last-owner');
    const otto = await createAccount(db, 'Otto', { role: 'owner' });
    expect((await close(olga.id, 1)).status).toBe(200);
    expect((await close(otto.id, 1)).body.code).toBe('last-owner');
  });

  test('stays, also when two owners demote each other at the same moment', async () => {
    const olga = await createAccount(db, 'Olga', { role: 'owner' });
    const otto = await createAccount(db, 'Otto', { role: 'owner' });
    const answers = await Promise.all([
      change(olga.id, 1, { role: 'viewer' }),
      change(otto.id, 1, { role: 'viewer' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await db.account.count({ where: { role: 'owner' } })).toBe(1);
  });

  test('keeps the session from which another role was given', async () => {
    const olga = await createAccount(db, 'Olga', { role: 'owner' });
    await createAccount(db, 'Otto', { role: 'owner' });
    const [laptop, phone] = [
      await signIn(app, olga.email, PASSWORD),
      await signIn(app, olga.email, PASSWORD),
    ];
    const answer = await laptop
      .patch(`/api/v1/accounts/${olga.id}`)
      .set('If-Match', '1')
      .send({ role: 'manager' });
    expect(answer.status).toBe(200);
    expect(await isSignedIn(laptop)).toBe(true);
    expect(await isSignedIn(phone)).toBe(false);
  });
});

describe('a password reset', () => {
  const resetOf = (id: string) => request.post(`/api/v1/accounts/${id}/password-resets`).set(owner);
  const redeem = (url: string, password: string) =>
    openBrowser(app)
      .post('/api/v1/invites/redemptions')
      .send({ secret: new URL(url).hash.slice(1), password });

  test('is a link to copy; it sets the password once and ends all sessions', async () => {
    const mona = await createAccount(db, 'Mona', { role: 'manager' });
    const before = await signIn(app, mona.email, PASSWORD);
    const { status, body } = await resetOf(mona.id);
    expect(status).toBe(201);
    expect(body.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/welcome#pvl_/);
    expect(await isSignedIn(before)).toBe(true);

    const done = await redeem(body.url, 'a brand new password');
    expect(done.status).toBe(201);
    expect(done.body.name).toBe('Mona');
    expect(await isSignedIn(before)).toBe(false);
    await signIn(app, mona.email, 'a brand new password');
    expect((await redeem(body.url, 'yet another password')).body.code).toBe('invalid-link');
  });

  test('replaces the one before it', async () => {
    const mona = await createAccount(db, 'Mona', { role: 'manager' });
    const [first, second] = [await resetOf(mona.id), await resetOf(mona.id)];
    expect((await redeem(first.body.url, 'a brand new password')).body.detail).toContain('replaced');
    expect((await redeem(second.body.url, 'a brand new password')).status).toBe(201);
  });

  test('is not made for a closed account, and not honoured once it is closed', async () => {
    const mona = await createAccount(db, 'Mona', { role: 'manager' });
    const { body } = await resetOf(mona.id);
    await close(mona.id, 1);
    expect((await redeem(body.url, 'a brand new password')).body.code).toBe('invalid-link');
    expect((await resetOf(mona.id)).body.code).toBe('archived');
  });
});
