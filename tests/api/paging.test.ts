import { describe, expect, test } from 'vitest';
import { everyNoun } from '../fixtures/every-noun.ts';
import { createTestApp } from '../setup/app.ts';

const app = await createTestApp();
const { event, amsterdam, kioskElsewhere, manager, nouns } = await everyNoun(app);

/** The ids of all pages of two. */
async function readPages(list: string): Promise<string[][]> {
  const pages: string[][] = [];
  let cursor = '';
  do {
    const { status, body } = await manager.read(`${list}?limit=2${cursor}`);
    expect(status).toBe(200);
    pages.push(body.items.map(({ id }: { id: string }) => id));
    cursor = body.next === null ? '' : `&cursor=${body.next}`;
  } while (cursor !== '');
  return pages;
}

describe.each(nouns)('$tag', ({ list, valid }) => {
  test('are read in pages: each row once, in the order of the whole list', async () => {
    for (let made = 0; made < 5; made++) expect((await manager.create(list, await valid())).status).toBe(201);
    const whole = (await manager.read(list)).body.items.map(({ id }: { id: string }) => id);
    expect(whole.length).toBeGreaterThanOrEqual(5);
    const pages = await readPages(list);
    expect(pages.flat()).toEqual(whole);
    expect(pages.slice(0, -1).every((page) => page.length === 2)).toBe(true);
    expect(pages.at(-1)?.length).toBeGreaterThan(0);
  });

  test('a cursor that is of no row of the list is refused', async () => {
    for (const cursor of ['019a5f0e-7c1b-7d6e-9a55-0c2b8f3d1e77', kioskElsewhere.id]) {
      const answer = await manager.read(`${list}?cursor=${cursor}`);
      expect([answer.status, answer.body.code]).toEqual([400, 'bad-cursor']);
    }
    for (const query of ['cursor=1', 'limit=0', 'limit=201', 'limit=two', 'archived=maybe', 'sort=name']) {
      const answer = await manager.read(`${list}?${query}`);
      expect([query, answer.status, answer.body.code]).toEqual([query, 400, 'invalid-input']);
    }
    const { body } = await manager.read(`${list}?limit=two`);
    expect(body.detail).toBe('query.limit: must be a whole number between 1 and 200');
  });
});

test('a row that was archived between two pages does not take its neighbour along', async () => {
  const list = `/events/${amsterdam.slug}/kiosks`;
  for (const label of ['2', '3', '4', '5']) await manager.create(list, { label });
  const first = await manager.read(`${list}?limit=2`);
  expect(first.body.items.map(({ label }: { label: string }) => label)).toEqual(['1', '2']);
  await manager.archive(`/kiosks/${first.body.next}`, 1);
  const second = await manager.read(`${list}?limit=2&cursor=${first.body.next}`);
  expect(second.body.items.map(({ label }: { label: string }) => label)).toEqual(['3', '4']);
  const last = await manager.read(`${list}?limit=2&cursor=${second.body.next}`);
  expect(last.body).toMatchObject({ items: [{ label: '5' }], next: null });
});

test("a lead's pages hold the own booths only", async () => {
  const { body: booths } = await manager.read(`/events/${event.slug}/booths`);
  const [own] = booths.items;
  const lead = await app.as('lead', own.id);
  const { body } = await app.request.get(`/api/v1/events/${event.slug}/booths?limit=1`).set(lead);
  expect(body).toMatchObject({ items: [{ id: own.id }], next: null });
  const other = await app.request
    .get(`/api/v1/events/${event.slug}/booths?cursor=${booths.items[1].id}`)
    .set(lead);
  expect(other.body.code).toBe('bad-cursor');
});
