import { describe, expect, test } from 'vitest';
import { allEndpoints } from '#contracts/all';
import { everyNoun } from '../fixtures/every-noun.ts';
import { createTestApp } from '../setup/app.ts';

const app = await createTestApp();
const { manager, nouns } = await everyNoun(app);
const who = await app.as('manager');

test('every noun with a version is in the table', () => {
  const ofOthers = ['devices', 'accounts', 'highlight-texts', 'uncertain-times', 'talks'];
  const tags = allEndpoints
    .filter((one) => one.isVersioned && !ofOthers.includes(one.tag))
    .map(({ tag }) => tag);
  expect(new Set(tags)).toEqual(new Set(nouns.map(({ tag }) => tag)));
});

test('no endpoint that changes a row takes a change of nothing', () => {
  const changing = allEndpoints.filter(({ method }) => method === 'patch');
  expect(changing.map(({ tag }) => tag)).toEqual(expect.arrayContaining(['devices', 'accounts', 'kiosks']));
  for (const { name, body } of changing) {
    const issues = body.safeParse({}).error?.issues ?? [];
    expect([name, issues.map(({ message }) => message)]).toEqual([
      name,
      ['nothing to change: send at least one field'],
    ]);
  }
});

describe.each(nouns)('$tag', (noun) => {
  const { list, row, valid } = noun;
  const make = async () => {
    const made = await manager.create(list, await valid());
    expect(made.status).toBe(201);
    return { path: row(made.body), made: made.body };
  };

  test('without the version nothing changes: 428', async () => {
    const change = noun.change();
    const { path, made } = await make();
    const answers = [
      await app.request.patch(`/api/v1${path}`).set(who).send(change),
      await app.request.put(`/api/v1${path}/archive`).set(who),
      await app.request.delete(`/api/v1${path}/archive`).set(who),
    ];
    for (const answer of answers) expect([answer.status, answer.body.code]).toEqual([428, 'version-missing']);
    for (const version of ['latest', '*', '-1', '1.5', '"1', 'W/1', '"1", "2"']) {
      const answer = await app.request.patch(`/api/v1${path}`).set(who).set('If-Match', version).send(change);
      expect([version, answer.status, answer.body.code]).toEqual([version, 400, 'invalid-input']);
    }
    expect((await manager.read(path)).body).toEqual(made);
  });

  test('its ETag is the version to send back; what it tells of others is never "not modified"', async () => {
    const { path, made } = await make();
    const read = await manager.read(path);
    expect([read.headers.etag, read.body]).toEqual(['"1"', made]);
    const again = await app.request.get(`/api/v1${path}`).set(who).set('If-None-Match', '"1"');
    expect([again.status, again.body]).toEqual([200, made]);
    const change = (etag: string) =>
      app.request.patch(`/api/v1${path}`).set(who).set('If-Match', etag).send(noun.change());
    const changed = await change(read.headers.etag ?? '');
    expect([changed.status, changed.headers.etag]).toEqual([200, '"2"']);
    expect((await change('W/"2"')).status).toBe(200);
  });

  test('with a stale version nothing changes: 409, both versions, and the row as it is', async () => {
    const change = noun.change();
    const { path } = await make();
    const changed = await manager.change(path, 1, change);
    expect([changed.status, changed.body.version]).toEqual([200, 2]);
    expect(changed.body).toMatchObject(change);
    const answers = [
      await manager.change(path, 1, change),
      await manager.archive(path, 1),
      await manager.restore(path, 1),
      await manager.change(path, 3, change),
    ];
    for (const answer of answers) {
      expect([answer.status, answer.body.code]).toEqual([409, 'stale']);
      expect(answer.body.currentVersion).toBe(2);
      expect(answer.body.current).toEqual(changed.body);
    }
    expect(answers[0]?.body.sentVersion).toBe(1);
    expect((await manager.read(path)).body).toEqual(changed.body);
  });

  test('a change of nothing is refused, and the version stays: 400', async () => {
    const { path, made } = await make();
    const answer = await manager.change(path, 1, {});
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid-input']);
    expect(answer.body.detail).toContain('nothing to change');
    expect((await manager.read(path)).body).toEqual(made);
  });

  test('of two changes at once one is stale', async () => {
    const change = noun.change();
    const { path } = await make();
    const answers = await Promise.all([manager.change(path, 1, change), manager.change(path, 1, change)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await manager.read(path)).body.version).toBe(2);
  });

  test('what is in the archive is not changed, is not listed, and comes back', async () => {
    const change = noun.change();
    const { path, made } = await make();
    const archived = await manager.archive(path, 1);
    expect([archived.status, archived.body.version]).toEqual([200, 2]);
    expect(archived.body.archivedAt).not.toBeNull();
    const refused = await manager.change(path, 2, change);
    expect([refused.status, refused.body.code]).toEqual([409, 'archived']);
    const ids = async (query: string) => {
      const { body } = await manager.read(`${list}?limit=200${query}`);
      return body.items.map(({ id }: { id: string }) => id);
    };
    expect(await ids('')).not.toContain(made.id);
    expect(await ids('&archived=true')).toContain(made.id);
    const restored = await manager.restore(path, 2);
    expect(restored.body).toEqual({ ...made, version: 3, updatedAt: restored.body.updatedAt });
  });
});
