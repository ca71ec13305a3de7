import { describe, expect, test } from 'vitest';
import { callsAs } from '../fixtures/calls.ts';
import { createPavilion, wednesday } from '../fixtures/pavilion.ts';
import { createTestApp } from '../setup/app.ts';

const app = await createTestApp();
const { event, copa, drasi, retired, kiosk, elsewhere, kioskElsewhere } = await createPavilion(app.db);
const manager = callsAs(app, await app.as('manager'));
const path = `/events/${event.slug}/slots`;

describe('slots', () => {
  test('two booths share a kiosk one after the other, never at once', async () => {
    const morning = {
      boothId: drasi.id,
      kioskId: kiosk.id,
      startsAt: wednesday('10:30'),
      endsAt: wednesday('13:00'),
    };
    expect((await manager.create(path, morning)).status).toBe(201);
    const late = {
      boothId: copa.id,
      kioskId: kiosk.id,
      startsAt: wednesday('12:30'),
      endsAt: wednesday('15:00'),
    };
    const taken = await manager.create(path, late);
    expect(taken.status).toBe(409);
    expect(taken.body).toMatchObject({
      code: 'kiosk-taken',
      detail: 'Drasi has kiosk 5B from Wed 12 Nov, 10:30 to Wed 12 Nov, 13:00 (America/New_York).',
    });
    const after = await manager.create(path, { ...late, startsAt: wednesday('13:00') });
    expect(after.status).toBe(201);

    const moved = await manager.change(`/slots/${after.body.id}`, 1, { startsAt: wednesday('12:00') });
    expect(moved.body.code).toBe('kiosk-taken');
    expect(moved.body.detail).toContain('Drasi');
  });

  test.each(['without a kiosk', 'at the same kiosk'])(
    'a booth is at one place at a time, and is not told that another has its kiosk: %s',
    async (where) => {
      const overlaps = await manager.create(path, {
        boothId: copa.id,
        kioskId: where === 'without a kiosk' ? null : kiosk.id,
        startsAt: wednesday('14:00'),
        endsAt: wednesday('16:00'),
      });
      expect(overlaps.status).toBe(409);
      expect(overlaps.body.code).toBe('slot-overlaps');
      expect(overlaps.body.detail).toContain('Copa has another slot from Wed 12 Nov, 13:00');
    },
  );

  test('a slot may wait for its kiosk, and give it back', async () => {
    const thursday = { startsAt: '2025-11-13T15:30:00Z', endsAt: '2025-11-13T19:00:00Z' };
    const { body: slot } = await manager.create(path, { boothId: copa.id, ...thursday });
    expect(slot.kioskId).toBeNull();
    const placed = await manager.change(`/slots/${slot.id}`, 1, { kioskId: kiosk.id });
    expect(placed.body).toMatchObject({
      kioskId: kiosk.id,
      startsAt: slot.startsAt,
      endsAt: slot.endsAt,
      version: 2,
    });
    const inUse = await manager.archive(`/kiosks/${kiosk.id}`, 1);
    expect(inUse.body.code).toBe('in-use');
    const freed = await manager.change(`/slots/${slot.id}`, 2, { kioskId: null });
    expect(freed.body.kioskId).toBeNull();
  });

  test('an archived slot frees the kiosk; restoring it is refused when somebody else has it', async () => {
    const tuesday = { kioskId: kiosk.id, startsAt: '2025-11-11T16:00:00Z', endsAt: '2025-11-11T18:00:00Z' };
    const { body: first } = await manager.create(path, { boothId: copa.id, ...tuesday });
    await manager.archive(`/slots/${first.id}`, 1);
    expect((await manager.create(path, { boothId: drasi.id, ...tuesday })).status).toBe(201);
    const restored = await manager.restore(`/slots/${first.id}`, 2);
    expect(restored.status).toBe(409);
    expect(restored.body).toMatchObject({ code: 'kiosk-taken' });
    expect(restored.body.detail).toContain('Drasi has kiosk 5B');
    expect((await manager.change(`/slots/${first.id}`, 2, { kioskId: null })).body.code).toBe('archived');
  });

  test('of two managers who give one kiosk away at once, one is told who has it', async () => {
    const monday = { kioskId: kiosk.id, startsAt: '2025-11-10T16:00:00Z', endsAt: '2025-11-10T18:00:00Z' };
    const answers = await Promise.all([
      manager.create(path, { boothId: copa.id, ...monday }),
      manager.create(path, { boothId: drasi.id, ...monday }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body.detail).toMatch(/^(Copa|Drasi) has kiosk 5B from Mon 10 Nov, 11:00/);
  });

  test('a day of grace lies before and after the event, in its own zone', async () => {
    const edge = (startsAt: string, endsAt: string) =>
      manager.create(path, { boothId: copa.id, startsAt, endsAt });
    expect((await edge('2025-11-09T05:00:00Z', '2025-11-09T08:00:00Z')).status).toBe(201);
    expect((await edge('2025-11-09T04:59:00Z', '2025-11-09T05:00:00Z')).body.code).toBe('outside-event');
    expect((await edge('2025-11-15T04:00:00Z', '2025-11-15T05:00:00Z')).status).toBe(201);
    expect((await edge('2025-11-15T04:00:00Z', '2025-11-15T05:00:01Z')).body.code).toBe('outside-event');
  });

  test.each([
    [
      'ends before it starts',
      { boothId: copa.id, startsAt: wednesday('15:00'), endsAt: wednesday('14:00') },
      400,
      'in-wrong-order',
    ],
    [
      'ends when it starts',
      { boothId: copa.id, startsAt: wednesday('15:00'), endsAt: wednesday('15:00') },
      400,
      'in-wrong-order',
    ],
    [
      'is of 1970',
      { boothId: copa.id, startsAt: '1970-01-01T00:00:00Z', endsAt: '1970-01-01T01:00:00Z' },
      400,
      'outside-event',
    ],
    [
      'is of 2100',
      { boothId: copa.id, startsAt: '2100-01-01T00:00:00Z', endsAt: '2100-01-01T01:00:00Z' },
      400,
      'outside-event',
    ],
    [
      "takes another event's kiosk",
      {
        boothId: copa.id,
        kioskId: kioskElsewhere.id,
        startsAt: wednesday('20:00'),
        endsAt: wednesday('21:00'),
      },
      400,
      'wrong-event',
    ],
    [
      "is for another event's booth",
      { boothId: elsewhere.id, startsAt: wednesday('20:00'), endsAt: wednesday('21:00') },
      400,
      'wrong-event',
    ],
    [
      'is for an archived booth',
      { boothId: retired.id, startsAt: wednesday('20:00'), endsAt: wednesday('21:00') },
      409,
      'archived',
    ],
  ])('a slot is refused that %s', async (_, body, status, code) => {
    const refused = await manager.create(path, body);
    expect(refused.status).toBe(status);
    expect(refused.body.code).toBe(code);
  });

  test('a lead reads the slots of the own booth and writes none', async () => {
    const lead = callsAs(app, await app.as('lead', drasi.id));
    const list = await lead.read(path);
    expect(list.body.items.length).toBeGreaterThan(0);
    for (const slot of list.body.items) expect(slot.boothId).toBe(drasi.id);
    const made = await lead.create(path, {
      boothId: drasi.id,
      startsAt: wednesday('20:00'),
      endsAt: wednesday('21:00'),
    });
    expect(made.status).toBe(403);
  });
});
