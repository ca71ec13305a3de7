import { expect, test } from 'vitest';
import { allEndpoints } from '#contracts/all';
import { buildEverything, type Everything } from '../fixtures/everything.ts';
import { permissions } from '../fixtures/permissions.ts';
import { createTestApp } from '../setup/app.ts';

const { request, db, as } = await createTestApp();
const pavilion = await buildEverything(db);
const owner = await as('owner');
await db.event.update({ where: { slug: 'atlanta' }, data: { archivedAt: new Date() } });

/** What belongs to no event. */
const ofNoEvent = ['projects', 'people', 'accounts', 'invites', 'session', 'tokens'];

/** What must go on while an event is in the archive, and why. */
const goesOn: Record<string, string> = {
  'create-events': 'makes another one',
  'archive-events': 'is about the archive itself',
  'restore-events': 'is about the archive itself',
  'revoke-device': 'takes something away from whoever has it',
  'revoke-enrolment-code': 'takes something away from whoever has it',
  'revoke-personal-link': 'takes something away from whoever has it',
  'revoke-share-link': 'takes something away from whoever has it',
  'revoke-feed': 'takes something away from whoever has it',
  'preview-schedule': 'stores nothing',
  'preview-table': 'stores nothing',
  'read-slots-text': 'stores nothing',
  'hand-in-items': 'answers item by item, and keeps what is refused',
  'repair-refused-items': 'answers item by item, and keeps what is refused',
  'discard-refused-items': 'puts nothing into the record',
};

/** Where the table's body would be refused for another reason. */
const bodies: Record<string, (of: Everything) => object> = {
  'change-days': () => ({ breaks: [] }),
  'create-highlights': (of) => ({ boothId: of.spareBoothId }),
};

const writes = allEndpoints.filter(
  ({ method, access, tag }) =>
    method !== 'get' && ['lead', 'manager', 'owner'].includes(access) && !ofNoEvent.includes(tag),
);

test('what goes on is there', () => {
  expect(writes.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(goesOn)));
});

test.each(writes.filter(({ name }) => !(name in goesOn)))('in an archived event: $name', async (endpoint) => {
  const given = permissions[endpoint.name];
  const values: Record<string, string> = { event: 'atlanta', ...given?.path?.(pavilion) };
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? name);
  const answer = await request[endpoint.method](path)
    .set({ ...owner, 'If-Match': '1' })
    .send((bodies[endpoint.name] ?? given?.body)?.(pavilion) as object | undefined);
  expect([answer.status, answer.body.code]).toEqual([409, 'archived']);
  expect(answer.body.detail).toMatch(/\barchive\b/);
});
