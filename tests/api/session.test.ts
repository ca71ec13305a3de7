import { randomUUID } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { createEvent } from '../fixtures/atlanta.ts';
import { createAccount, PASSWORD } from '../fixtures/people.ts';
import { createTestApp } from '../setup/app.ts';
import { listen, openDashboard } from '../setup/live.ts';
import { cookieOf, openBrowser, signIn } from '../setup/signed-in.ts';

const { app, db, request, as, options, databaseUrl } = await createTestApp();
const olga = await createAccount(db, 'Olga', { role: 'owner' });

/** Shorter than the five seconds after which everybody is asked again anyhow. */
const WAIT = { timeout: 4_000, interval: 25 };

const whoIs = async (browser: ReturnType<typeof openBrowser>) =>
  (await browser.get('/api/v1/session')).body.account?.name ?? null;

describe('signing in', () => {
  test('with the right password, whatever the case of the address', async () => {
    const browser = openBrowser(app);
    const answer = await browser
      .post('/api/v1/session')
      .send({ email: ' OLGA@pavilion.test ', password: PASSWORD });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: olga.id,
      email: 'olga@pavilion.test',
      name: 'Olga',
      role: 'owner',
      boothIds: [],
    });
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^pavilion=.*HttpOnly; SameSite=Lax$/);
    expect(await whoIs(browser)).toBe('Olga');
    const row = await db.account.findUniqueOrThrow({ where: { id: olga.id } });
    expect(row.signedInAt).toEqual(options.clock());
  });

  test.each([
    ['a wrong password', 'olga@pavilion.test', 'not the password'],
    ['an unknown address', 'nobody@pavilion.test', PASSWORD],
    ['an address with a wildcard', 'olg_@pavilion.test', PASSWORD],
    ['an address that cannot be stored', 'olga\u0000@pavilion.test', PASSWORD],
  ])('with %s gets the same answer', async (_what, email, password) => {
    const answer = await request.post('/api/v1/session').send({ email, password });
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({
      code: 'wrong-credentials',
      detail: 'The e-mail address or the password is not right.',
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('an unknown address takes as long as a wrong password', async () => {
    const timeOf = async (email: string) => {
      const start = performance.now();
      await request.post('/api/v1/session').send({ email, password: 'not the password' });
      return performance.now() - start;
    };
    await timeOf('warm-up@pavilion.test');
    expect(await timeOf('nobody.else@pavilion.test')).toBeGreaterThan(5);
  });

  test('gives a new session id: one planted before is worth nothing', async () => {
    const browser = await signIn(app, 'olga@pavilion.test', PASSWORD);
    const [before] = await db.session.findMany({ orderBy: { expire: 'desc' }, take: 1 });
    const again = await browser
      .post('/api/v1/session')
      .send({ email: 'olga@pavilion.test', password: PASSWORD });
    expect(again.status).toBe(201);
    expect(await db.session.findUnique({ where: { sid: before?.sid ?? '' } })).toBeNull();
  });

  test('a closed account cannot sign in', async () => {
    const carl = await createAccount(db, 'Carl', { role: 'viewer' });
    await db.account.update({ where: { id: carl.id }, data: { archivedAt: new Date() } });
    const answer = await request
      .post('/api/v1/session')
      .send({ email: 'carl@pavilion.test', password: PASSWORD });
    expect(answer.body.code).toBe('wrong-credentials');
  });

  test('is refused from another site, so that nobody is signed in as somebody else', async () => {
    const send = (headers: Record<string, string>) =>
      request
        .post('/api/v1/session')
        .set({ Host: 'pavilion.test', ...headers })
        .send({ email: 'olga@pavilion.test', password: PASSWORD });
    expect((await send({ Origin: 'https://evil.test' })).body.code).toBe('wrong-origin');
    expect((await send({ Origin: 'null' })).body.code).toBe('wrong-origin');
    expect((await send({ 'Sec-Fetch-Site': 'cross-site' })).body.code).toBe('wrong-origin');
    expect((await send({ Origin: 'http://pavilion.test' })).status).toBe(201);
    expect((await send({})).status).toBe(201);
  });
});

describe('a session', () => {
  test('of nobody says whether there is an owner', async () => {
    const answer = await request.get('/api/v1/session');
    expect(answer.body).toEqual({ account: null, hasOwner: true });
    const withToken = await request.get('/api/v1/session').set(await as('owner'));
    expect(withToken.body.account).toBeNull();
  });

  test('writes only from our own pages', async () => {
    const browser = await signIn(app, 'olga@pavilion.test', PASSWORD);
    const foreign = await browser
      .post('/api/v1/tokens')
      .set('Origin', 'https://evil.test')
      .send({ name: 'stolen', role: 'owner' });
    expect(foreign.body.code).toBe('wrong-origin');
    const own = await browser.post('/api/v1/tokens').send({ name: 'mine', role: 'viewer' });
    expect(own.status).toBe(201);
  });

  test('ends when its owner signs out', async () => {
    const Cookie = await cookieOf(app, 'olga@pavilion.test', PASSWORD);
    const send = (method: 'get' | 'delete') =>
      request[method]('/api/v1/session').set({
        Cookie,
        Host: 'pavilion.test',
        Origin: 'http://pavilion.test',
      });
    expect((await send('get')).body.account.name).toBe('Olga');
    const left = await send('delete');
    expect(left.status).toBe(204);
    expect(left.headers['set-cookie']?.[0]).toMatch(/^pavilion=;.*Expires=Thu, 01 Jan 1970/);
    expect((await send('get')).body.account).toBeNull();
    expect((await send('delete')).body.code).toBe('not-signed-in');
  });

  test('survives a new password; the other sessions of the account end', async () => {
    const laptop = await signIn(app, 'olga@pavilion.test', PASSWORD);
    const phone = await signIn(app, 'olga@pavilion.test', PASSWORD);
    const next = 'another very long one';
    const wrong = await laptop.put('/api/v1/session/password').send({ current: 'nonsense', next });
    expect(wrong.body.code).toBe('wrong-credentials');
    const short = await laptop.put('/api/v1/session/password').send({ current: PASSWORD, next: 'short' });
    expect(short.body.code).toBe('invalid-input');

    expect((await laptop.put('/api/v1/session/password').send({ current: PASSWORD, next })).status).toBe(204);
    expect(await whoIs(laptop)).toBe('Olga');
    expect(await whoIs(phone)).toBeNull();
    await signIn(app, 'olga@pavilion.test', next);
    await laptop.put('/api/v1/session/password').send({ current: next, next: PASSWORD });
  });

  test.each([
    ['its owner signs out', (ours: string) => ours, { method: 'DELETE', path: '', body: undefined }],
    [
      'another session sets a new password',
      (_ours: string, other: string) => other,
      { method: 'PUT', path: '/password', body: { current: PASSWORD, next: PASSWORD } },
    ],
  ])('that watches live figures is ended when %s', async (_when, by, { method, path, body }) => {
    const origin = await listen(app);
    const { slug } = await createEvent(db, `e-${randomUUID()}`);
    const [ours, other] = [
      await cookieOf(app, 'olga@pavilion.test', PASSWORD),
      await cookieOf(app, 'olga@pavilion.test', PASSWORD),
    ];
    const live = await openDashboard(`${origin}/api/v1/events/${slug}/live`, { Cookie: ours });
    await vi.waitFor(() => expect(live.messages.length).toBeGreaterThan(0), WAIT);
    const answer = await fetch(`${origin}/api/v1/session${path}`, {
      method,
      headers: { Cookie: by(ours, other), Origin: origin, 'Content-Type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    expect(answer.status).toBe(204);
    await vi.waitFor(() => expect(live.state.isOpen).toBe(false), WAIT);
  });

  test('behind a proxy that ends TLS gets a Secure cookie, and is not begun past it', async () => {
    const { request: proxied } = await createTestApp({ databaseUrl, publicUrl: 'https://pavilion.test' });
    const answer = await proxied
      .post('/api/v1/session')
      .set({ 'X-Forwarded-Proto': 'https', Origin: 'https://pavilion.test' })
      .send({ email: 'olga@pavilion.test', password: PASSWORD });
    expect(answer.status).toBe(201);
    expect(answer.headers['set-cookie']?.[0]).toContain('Secure');

    const plain = await proxied
      .post('/api/v1/session')
      .send({ email: 'olga@pavilion.test', password: PASSWORD });
    expect(plain.status).toBe(403);
    expect(plain.body.detail).toBe('Sign in at https://pavilion.test: this address is not encrypted.');
  });
});
