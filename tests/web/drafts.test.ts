import { Dexie } from 'dexie';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TabletDatabase } from '#web/tablet/outbox/database.ts';
import { COPA, createHall, createTestTablet, problem } from './hall.ts';

type Tablet = Awaited<ReturnType<typeof createTestTablet>>;

const running: Tablet[] = [];

beforeEach(() => void createHall());
afterEach(() => {
  for (const tablet of running.splice(0)) tablet.end();
  vi.unstubAllGlobals();
});

async function open(name?: string): Promise<Tablet> {
  const tablet = await createTestTablet(name);
  running.push(tablet);
  return tablet;
}

const draft = (form: string, text: string) => ({
  key: `${form} ${COPA}`,
  changedAt: '2025-11-11T16:00:00.000Z',
  fields: { text: [text] },
});
/** Seen past the app. */
const onDisk = async (name: string) => {
  const db = new TabletDatabase(name);
  const kept = await db.drafts.toArray();
  db.close();
  return kept.map(({ fields }) => fields.text?.[0]).sort();
};

test('drafts come back with the rest when the database is lost, also of a form that is closed', async () => {
  const first = await open();
  await first.drafts.put(draft('feedback', 'The CVE list'));
  first.end();
  first.db.close();
  const tablet = await open(first.name);
  await tablet.drafts.put(draft('note', 'The stickers are in the box'));
  await tablet.drafts.put(draft('follow-up', 'Was discarded'));
  await tablet.drafts.delete(`follow-up ${COPA}`);
  await Dexie.delete(tablet.name);
  await expect.poll(() => onDisk(tablet.name)).toEqual(['The CVE list', 'The stickers are in the box']);
});

test('drafts of a device that was handed back are not there for the next one', async () => {
  const tablet = await open();
  await tablet.drafts.put(draft('feedback', 'Of the old event'));
  vi.stubGlobal('fetch', async () => problem(401, 'device-revoked'));
  expect(await tablet.handBack()).toBeNull();
  await Dexie.delete(tablet.name);
  await expect.poll(async () => (await tablet.db.meta.get('this'))?.key).toBe('this');
  expect(await onDisk(tablet.name)).toEqual([]);
});
