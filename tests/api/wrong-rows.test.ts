import { describe, expect, test } from 'vitest';
import { callsAs } from '../fixtures/calls.ts';
import { createPavilion, wednesday } from '../fixtures/pavilion.ts';
import { countRows } from '../fixtures/rows.ts';
import { createTestApp } from '../setup/app.ts';

const app = await createTestApp();
const { event, elsewhere, kioskElsewhere, retired, copa, ana } = await createPavilion(app.db);
const manager = callsAs(app, await app.as('manager'));
const UNKNOWN = '019a5f0e-7c1b-7d6e-9a55-0c2b8f3d1e77';

describe("another event's rows, the archive, and what is not there", () => {
  const times = { startsAt: wednesday('12:00'), endsAt: wednesday('13:00') };
  const figure = { source: 'door', approximate: false, likely: 5 };
  const ofBooth = (boothId: string): [string, Record<string, unknown>][] => [
    ['representatives', { boothId, personId: ana.id }],
    ['slots', { boothId, ...times }],
    ['shifts', { boothId, ...times }],
    ['topics', { boothId, slug: 'anything', label: 'Anything' }],
    ['head-counts', { boothId, ...figure }],
    ['feedback', { boothId, kind: 'praise', text: 'Good' }],
    ['highlights', { boothId }],
  ];

  test.each([
    ["another event's booth", elsewhere.id, 400, 'wrong-event'],
    ['an archived booth', retired.id, 409, 'archived'],
    ['an unknown booth', UNKNOWN, 404, 'not-found'],
  ])('%s is refused everywhere', async (_, boothId, status, code) => {
    const before = await countRows(app.sql);
    for (const [noun, body] of ofBooth(boothId)) {
      const answer = await manager.create(`/events/${event.slug}/${noun}`, body);
      expect([noun, answer.status, answer.body.code]).toEqual([noun, status, code]);
    }
    expect(await countRows(app.sql)).toBe(before);
  });

  test.each([
    [
      "another event's kiosk",
      'slots',
      { boothId: copa.id, kioskId: kioskElsewhere.id, ...times },
      400,
      'wrong-event',
    ],
    ['an unknown kiosk', 'slots', { boothId: copa.id, kioskId: UNKNOWN, ...times }, 404, 'not-found'],
    ['an unknown person', 'representatives', { boothId: copa.id, personId: UNKNOWN }, 404, 'not-found'],
    ['an unknown shift', 'assignments', { shiftId: UNKNOWN, personId: ana.id }, 404, 'not-found'],
    ['an unknown project', 'booths', { projectId: UNKNOWN }, 404, 'not-found'],
  ])('%s is refused', async (_, noun, body, status, code) => {
    const before = await countRows(app.sql);
    const answer = await manager.create(`/events/${event.slug}/${noun}`, body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await countRows(app.sql)).toBe(before);
  });

  test('an archived kiosk takes no slot', async () => {
    const { body: kiosk } = await manager.create(`/events/${event.slug}/kiosks`, { label: 'Old' });
    await manager.archive(`/kiosks/${kiosk.id}`, 1);
    const answer = await manager.create(`/events/${event.slug}/slots`, {
      boothId: copa.id,
      kioskId: kiosk.id,
      ...times,
    });
    expect([answer.status, answer.body.code]).toEqual([409, 'archived']);
  });

  test('an archived person takes neither booth nor shift', async () => {
    const { body: gone } = await manager.create('/people', { name: 'Gone' });
    const { body: shift } = await manager.create(`/events/${event.slug}/shifts`, {
      boothId: copa.id,
      ...times,
    });
    await manager.archive(`/people/${gone.id}`, 1);
    for (const [noun, body] of [
      ['representatives', { boothId: copa.id, personId: gone.id }],
      ['assignments', { shiftId: shift.id, personId: gone.id }],
    ] as const) {
      const answer = await manager.create(`/events/${event.slug}/${noun}`, body);
      expect([noun, answer.status, answer.body.code]).toEqual([noun, 409, 'archived']);
    }
  });
});
