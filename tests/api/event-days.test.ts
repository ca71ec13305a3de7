import { describe, expect, test } from 'vitest';
import { callsAs } from '../fixtures/calls.ts';
import { createTestApp } from '../setup/app.ts';

const app = await createTestApp();
const manager = callsAs(app, await app.as('manager'));
await manager.create('/events', {
  slug: 'chicago',
  name: 'KubeCon NA 2023',
  timeZone: 'America/Chicago',
  startsOn: '2023-11-03',
  endsOn: '2023-11-06',
});
const days = '/events/chicago/days';

/** A day of the event; Chicago was at -05:00 until the clocks went back on Sunday 5 November 2023, then at -06:00. */
const friday = {
  date: '2023-11-03',
  opensAt: '2023-11-03T10:30:00-05:00',
  closesAt: '2023-11-03T20:00:00-05:00',
};

describe('days with opening hours', () => {
  test('are kept with their breaks and given back in UTC', async () => {
    const lunch = { startsAt: '2023-11-03T17:00:00Z', endsAt: '2023-11-03T18:00:00Z', label: 'Lunch' };
    const tea = { startsAt: '2023-11-03T20:00:00Z', endsAt: '2023-11-03T20:15:00Z' };
    const made = await manager.create(days, { ...friday, breaks: [lunch, tea] });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      date: '2023-11-03',
      opensAt: '2023-11-03T15:30:00.000Z',
      closesAt: '2023-11-04T01:00:00.000Z',
      breaks: [lunch, { ...tea, label: 'Break' }],
    });
    expect((await manager.read(`/days/${made.body.id}`)).body).toEqual(made.body);

    const again = await manager.create(days, friday);
    expect(again.body.code).toBe('taken');

    const later = await manager.change(`/days/${made.body.id}`, 1, { opensAt: '2023-11-03T16:00:00Z' });
    expect(later.body).toMatchObject({
      opensAt: '2023-11-03T16:00:00.000Z',
      breaks: made.body.breaks,
      version: 2,
    });
    const tooLate = await manager.change(`/days/${made.body.id}`, 2, { opensAt: '2023-11-03T17:30:00Z' });
    expect(tooLate.status).toBe(400);
    expect(tooLate.body.detail).toContain('Lunch');
  });

  test('restoring one is refused when another has taken its date', async () => {
    const saturday = {
      date: '2023-11-04',
      opensAt: '2023-11-04T15:00:00Z',
      closesAt: '2023-11-04T22:00:00Z',
    };
    const { body: first } = await manager.create(days, saturday);
    await manager.archive(`/days/${first.id}`, 1);
    expect((await manager.create(days, saturday)).status).toBe(201);
    const restored = await manager.restore(`/days/${first.id}`, 2);
    expect(restored.status).toBe(409);
    expect(restored.body.code).toBe('taken');
  });

  test('a day on which the clocks go back may have 25 hours, not 26', async () => {
    const sunday = { date: '2023-11-05', opensAt: '2023-11-05T05:00:00Z', closesAt: '2023-11-06T07:00:00Z' };
    const tooLong = await manager.create(days, sunday);
    expect(tooLong.body.code).toBe('invalid-input');
    const whole = await manager.create(days, { ...sunday, closesAt: '2023-11-06T06:00:00Z' });
    expect(whole.status).toBe(201);
  });

  const monday = { date: '2023-11-06', opensAt: '2023-11-06T15:00:00Z', closesAt: '2023-11-06T22:00:00Z' };
  const pause = (startsAt: string, endsAt: string) => ({
    startsAt: `2023-11-06T${startsAt}:00Z`,
    endsAt: `2023-11-06T${endsAt}:00Z`,
  });
  test.each([
    ['closes before it opens', { closesAt: '2023-11-06T14:00:00Z' }, 'in-wrong-order'],
    ['opens on another date there', { opensAt: '2023-11-06T05:59:00Z' }, 'outside-event'],
    [
      'lies after the event',
      { date: '2023-11-07', opensAt: '2023-11-07T15:00:00Z', closesAt: '2023-11-07T16:00:00Z' },
      'outside-event',
    ],
    ['has a break before it opens', { breaks: [pause('14:00', '15:30')] }, 'invalid-input'],
    ['has a break after it closes', { breaks: [pause('21:30', '22:30')] }, 'invalid-input'],
    ['has a break that ends before it starts', { breaks: [pause('18:00', '17:00')] }, 'in-wrong-order'],
    [
      'has breaks that overlap',
      { breaks: [pause('16:00', '17:00'), pause('16:30', '18:00')] },
      'invalid-input',
    ],
  ])('a day is refused that %s', async (_, given, code) => {
    const refused = await manager.create(days, { ...monday, ...given });
    expect(refused.status).toBe(400);
    expect(refused.body.code).toBe(code);
  });
});
