import { describe, expect, test } from 'vitest';
import { everyNoun } from '../fixtures/every-noun.ts';
import { createTestApp } from '../setup/app.ts';

const app = await createTestApp();
const { manager, nouns } = await everyNoun(app);
const onLiveScreens = nouns.filter(({ tag }) => !['events', 'projects', 'people'].includes(tag));

/** The versions of all events, added up. */
async function versions(): Promise<bigint> {
  const { _sum } = await app.db.eventVersion.aggregate({ _sum: { version: true } });
  return _sum.version ?? 0n;
}

describe.each(onLiveScreens)('$tag', ({ list, row, valid, change }) => {
  test('making, changing, archiving and restoring each move the version of the event by one', async () => {
    const body = await valid();
    const before = await versions();
    const { body: made } = await manager.create(list, body);
    expect(await versions()).toBe(before + 1n);
    await manager.change(row(made), 1, change());
    expect(await versions()).toBe(before + 2n);
    await manager.archive(row(made), 2);
    expect(await versions()).toBe(before + 3n);
    await manager.restore(row(made), 3);
    expect(await versions()).toBe(before + 4n);
  });

  test('what is refused moves nothing', async () => {
    const { body: made } = await manager.create(list, await valid());
    const before = await versions();
    expect((await manager.change(row(made), 9, change())).status).toBe(409);
    expect((await manager.archive(row(made), 9)).status).toBe(409);
    expect((await manager.create(list, {})).status).toBe(400);
    expect(await versions()).toBe(before);
  });

  test('in an event that is in the archive nothing changes', async () => {
    const [body, more] = [await valid(), await valid()];
    const { body: made } = await manager.create(list, body);
    const before = await versions();
    await app.db.event.updateMany({ data: { archivedAt: new Date() } });
    const refused = [
      await manager.create(list, more),
      await manager.change(row(made), 1, change()),
      await manager.archive(row(made), 1),
      await manager.restore(row(made), 1),
    ];
    await app.db.event.updateMany({ data: { archivedAt: null } });
    for (const answer of refused) {
      expect([answer.status, answer.body.code]).toEqual([409, 'archived']);
      expect(answer.body.detail).toMatch(/ is in the archive\. Take it out first\.$/);
    }
    expect((await manager.read(row(made))).body).toEqual(made);
    expect(await versions()).toBe(before);
  });
});
