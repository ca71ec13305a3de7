import { beforeEach, describe, expect, test } from 'vitest';
import { createOwnerLink } from '#server/invites/store';
import { createBooth, createEvent } from '../fixtures/atlanta.ts';
import { createAccount, PASSWORD } from '../fixtures/people.ts';
import { createTestApp } from '../setup/app.ts';
import { signIn } from '../setup/signed-in.ts';

const { app, db, request, as, databaseUrl, time } = await createTestApp({ trustProxy: true });
const manager = await as('manager');
const atlanta = await createEvent(db);
const copa = await createBooth(db, atlanta.id, 'Copa');
const olga = await createAccount(db, 'Olga', { role: 'owner' });
const otto = await createAccount(db, 'Otto', { role: 'owner' });

const HALL = '203.0.113.5';
const HOTEL = '198.51.100.9';

beforeEach(async () => {
  await db.rateLimit.deleteMany();
});

const tryPassword = (email: string, password: string, address = HALL) =>
  request.post('/api/v1/session').set('X-Forwarded-For', address).send({ email, password });
const tryCode = (code: string, address = HALL) =>
  request.post('/api/v1/devices/enrolment').set('X-Forwarded-For', address).send({ code, name: 'Tablet' });
const makeCode = async (): Promise<string> => {
  const path = `/api/v1/events/${atlanta.slug}/enrolment-codes`;
  return (
    await request
      .post(path)
      .set(manager)
      .send({ boothIds: [copa.id] })
  ).body.code;
};
const times = <T>(count: number, run: (index: number) => PromiseLike<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => run(index)));
const statusesOf = (answers: { status: number }[]) =>
  Object.fromEntries(
    [...new Set(answers.map(({ status }) => status))].map((status) => [
      status,
      answers.filter((answer) => answer.status === status).length,
    ]),
  );

describe('wrong passwords', () => {
  test('are looked at ten times; then everybody there waits a quarter of an hour for this account', async () => {
    const answers = await times(30, () => tryPassword(olga.email, 'a wrong guess'));
    expect(statusesOf(answers)).toEqual({ 401: 10, 429: 20 });
    const refused = await tryPassword(olga.email, PASSWORD);
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({
      code: 'too-many-requests',
      detail: 'Too many wrong attempts. Try again in 15 minutes.',
    });
    const wait = Number(refused.headers['retry-after']);
    expect(wait).toBeGreaterThan(800);
    expect(wait).toBeLessThanOrEqual(900);
  });

  test('of a stranger lock the owner out at the stranger’s address only', async () => {
    await times(30, () => tryPassword(olga.email, 'a wrong guess'));
    expect((await tryPassword(olga.email, PASSWORD, HOTEL)).status).toBe(201);
    expect((await tryPassword(otto.email, PASSWORD)).status).toBe(201);
  });

  test('are remembered after a restart', async () => {
    await times(12, () => tryPassword(olga.email, 'a wrong guess'));
    const restarted = await createTestApp({ databaseUrl, trustProxy: true });
    const answer = await restarted.request
      .post('/api/v1/session')
      .set('X-Forwarded-For', HALL)
      .send({ email: olga.email, password: PASSWORD });
    expect(answer.status).toBe(429);
  });

  test('are forgotten when the time is over', async () => {
    await times(12, () => tryPassword(olga.email, 'a wrong guess'));
    await db.rateLimit.updateMany({ data: { expire: Date.now() - 1 } });
    expect((await tryPassword(olga.email, PASSWORD)).status).toBe(201);
  });

  test('from very many addresses close the door, but not a session, and not a one-time link', async () => {
    const laptop = await signIn(app, olga.email, PASSWORD);
    for (let network = 1; network <= 10; network += 1)
      await times(10, () => tryPassword(olga.email, 'a wrong guess', `192.0.2.${network}`));
    expect((await tryPassword(olga.email, PASSWORD, HOTEL)).status).toBe(429);
    expect((await laptop.get('/api/v1/accounts')).status).toBe(200);
    const { url } = await createOwnerLink(db, time.now, 'http://pavilion.test');
    const redeemed = await request.post('/api/v1/invites/redemptions').send({
      secret: new URL(url).hash.slice(1),
      email: olga.email,
      name: 'Olga',
      password: PASSWORD,
    });
    expect(redeemed.status).toBe(201);
  });

  test('of somebody who is signed in are counted too', async () => {
    const laptop = await signIn(app, otto.email, PASSWORD);
    const answers = await times(12, () =>
      laptop.put('/api/v1/session/password').send({ current: 'a wrong guess', next: 'long enough to pass' }),
    );
    expect(statusesOf(answers)).toEqual({ 401: 10, 429: 2 });
  });
});

test('right passwords are not counted', async () => {
  for (let turn = 0; turn < 15; turn += 1) expect((await tryPassword(olga.email, PASSWORD)).status).toBe(201);
});

describe('behind one address', () => {
  test('twenty tablets connect, each after two mistyped codes', async () => {
    const codes = await times(20, makeCode);
    const answers = await times(20, async (index) => {
      await tryCode(`WRNG-${String(index).padStart(2, '2')}A`);
      await tryCode(`WRNG-${String(index).padStart(2, '2')}B`);
      return tryCode(codes[index] ?? '');
    });
    expect(statusesOf(answers)).toEqual({ 201: 20 });
  });

  test('two hundred wrong codes are the end of guessing there; a right code and a right link still get in', async () => {
    const answers = [];
    for (let round = 0; round < 21; round += 1)
      answers.push(...(await times(10, (index) => tryCode(`GUES-${round}X${index}`))));
    expect(statusesOf(answers)).toEqual({ 400: 200, 429: 10 });
    const code = await makeCode();
    expect((await tryCode(code)).status).toBe(201);
    const link = new URL((await createOwnerLink(db, time.now, 'http://pavilion.test')).url).hash.slice(1);
    const look = (secret: string) =>
      request.post('/api/v1/invites/look').set('X-Forwarded-For', HALL).send({ secret });
    expect((await look(link)).status).toBe(200);
    const refused = await tryCode('GUES-WRNG');
    expect(refused.status).toBe(429);
    expect(refused.headers['retry-after']).toBeDefined();
    // Links are counted apart: what was guessed of codes hides nothing about them.
    expect((await look('pvl_guess')).status).toBe(400);
    const password = PASSWORD;
    const used = { secret: link, email: 'oda@pavilion.test', name: 'Oda', password };
    expect((await request.post('/api/v1/invites/redemptions').send(used)).status).toBe(201);
    const again = await look(link);
    expect(again.body).toMatchObject({ code: 'invalid-link' });
    expect(again.body.detail).toMatch(/^This link was used already/);
    expect((await tryCode('GUES-WRNG', HOTEL)).status).toBe(400);
  });
});

test('one wrong code is looked at ten times, from wherever it is tried', async () => {
  const answers = await times(15, (index) => tryCode('SAME-CODE', `192.0.2.${index}`));
  expect(statusesOf(answers)).toEqual({ 400: 10, 429: 5 });
});

test.each(['/api/v1/invites/look', '/api/v1/personal-links/look'])(
  'wrong links at %s are counted',
  async (path) => {
    const answers = await times(12, () => request.post(path).send({ secret: 'pvl_guess' }));
    expect(statusesOf(answers)).toEqual({ 400: 10, 429: 2 });
  },
);
