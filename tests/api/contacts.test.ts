import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { purgeContacts } from '#server/contacts/store';
import { createBooth, createEvent } from '../fixtures/atlanta.ts';
import { createTablet, receiptsOf, send } from '../fixtures/devices.ts';
import { createTestApp } from '../setup/app.ts';

const { db, request, sql } = await createTestApp();
const atlanta = await createEvent(db);
const copa = await createBooth(db, atlanta.id, 'Copa');
const drasi = await createBooth(db, atlanta.id, 'Drasi');
const tablet = await createTablet(db, atlanta.id, [copa.id]);
const givenAt = '2025-11-12T18:00:00.000Z';
const followUp = (boothId: string) => ({
  ...{ id: uuidv7(), type: 'follow-up', boothId, tappedAt: givenAt, what: 'Send the slides' },
  contact: { name: 'Visitor V', address: 'v@visitor.test', consentText: 'You may write to me.', givenAt },
});

test('a contact is deleted six months after it was given, and what was promised stays', async () => {
  const [taken, refused] = [followUp(copa.id), followUp(drasi.id)];
  const receipts = await receiptsOf(send(request, tablet, [taken, refused]));
  expect(receipts.map(({ outcome }) => outcome)).toEqual(['stored', 'refused']);
  const read = async () => {
    const contact = await db.contact.findUniqueOrThrow({ where: { followUpId: taken.id } });
    const kept = await db.refusedItem.findFirstOrThrow({ where: { itemId: refused.id } });
    return { contact, raw: kept.raw };
  };
  expect(await purgeContacts(sql, new Date('2026-05-12T17:00:00Z'))).toBe(0);
  expect((await read()).contact).toMatchObject({ name: 'Visitor V', purgedAt: null });
  const later = new Date('2026-05-12T21:00:00Z');
  expect(await purgeContacts(sql, later)).toBe(1);
  const { contact, raw } = await read();
  expect(contact).toMatchObject({
    name: '',
    address: '',
    consentText: 'You may write to me.',
    purgedAt: later,
  });
  expect(raw).not.toMatch(/Visitor V|v@visitor\.test/);
  expect(JSON.parse(raw)).toMatchObject({ id: refused.id, what: 'Send the slides' });
  expect(await db.followUp.findUniqueOrThrow({ where: { id: taken.id } })).toMatchObject({
    what: 'Send the slides',
  });
  expect(await purgeContacts(sql, later)).toBe(0);
});
