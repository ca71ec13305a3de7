import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field } from '#web/dashboard/set-up/parts/fields.ts';
import { changedOnly, differences, merged } from '#web/dashboard/set-up/parts/merging.ts';
import { oneShiftTyped, oneShiftValues } from '#web/dashboard/set-up/shifts/grid/shift-dialog-form.ts';

type Booth = { name: string; kiosk: string; days: string[]; overnight: boolean };
const fields: Field<Booth>[] = [
  { name: 'name', label: 'Name', kind: 'line' },
  { name: 'kiosk', label: 'Kiosk no.', kind: 'one', choices: [{ value: 'k1', label: '5B' }] },
  { name: 'days', label: 'Days', kind: 'names' },
  { name: 'overnight', label: 'Ends on the next day', kind: 'yes', when: () => false },
];
const base: Booth = { name: 'Copa', kiosk: '', days: ['Tue'], overnight: false };

describe('two people who change one row', () => {
  it('are asked about the fields that both changed, and told of the rest', () => {
    const mine = { ...base, name: 'Copacetic', kiosk: 'k1', overnight: true };
    const theirs = { ...base, name: 'Project Copacetic', days: ['Tue', 'Wed'] };
    expect(differences(fields, { base, mine, theirs })).toEqual({
      both: [{ label: 'Name', was: 'Copa', mine: 'Copacetic', theirs: 'Project Copacetic' }],
      theirs: [{ label: 'Days', was: 'Tue', mine: 'Tue', theirs: 'Tue, Wed' }],
      mine: [{ label: 'Kiosk no.', was: 'nothing', mine: '5B', theirs: 'nothing' }],
    });
    expect(merged({ base, mine, theirs }, 'mine')).toEqual({ ...mine, days: ['Tue', 'Wed'] });
    expect(merged({ base, mine, theirs }, 'theirs')).toEqual({ ...theirs, kiosk: 'k1', overnight: true });
  });

  it('agree where both made it the same', () => {
    const same = { ...base, days: ['Wed'] };
    expect(differences(fields, { base, mine: same, theirs: same })).toEqual({
      ...{ both: [], theirs: [], mine: [] },
    });
  });

  const booth = fc.record({
    name: fc.constantFrom('Copa', 'Drasi', 'ORAS'),
    kiosk: fc.constantFrom('', 'k1'),
    days: fc.subarray(['Tue', 'Wed']),
    overnight: fc.boolean(),
  });

  it('lose nothing where they changed different fields', () => {
    fc.assert(
      fc.property(booth, booth, booth, fc.constantFrom('mine', 'theirs'), (from, mine, theirs, first) => {
        const made = merged({ base: from, mine, theirs }, first);
        for (const [name, value] of Object.entries(made)) {
          const [was, typed, now] = [from, mine, theirs].map((one) => JSON.stringify(Reflect.get(one, name)));
          const expected = typed === was ? now : now === was || first === 'mine' ? typed : now;
          expect(JSON.stringify(value)).toBe(expected);
        }
      }),
    );
  });

  it('send only what they changed themselves', () => {
    const body = { startsAt: 'ten', people: ['ana'], minimum: 2 };
    expect(changedOnly(body, { ...body, people: [], minimum: 1 })).toEqual({ people: ['ana'], minimum: 2 });
    expect(changedOnly(body, { ...body })).toEqual({});
  });
});

it('of a shift only what was typed is sent: the second 01:30 of the night stays the second', () => {
  const zone = 'America/New_York';
  const night = { boothId: 'copa', minimum: 1, target: 2 };
  const shift = { startsAt: Date.parse('2025-11-02T06:30Z'), endsAt: Date.parse('2025-11-02T09:00Z') };
  const before = oneShiftValues({ ...night, ...shift }, [], zone);
  expect(before).toMatchObject({ from: '01:30', to: '04:00' });
  expect(oneShiftTyped({ ...before, minimum: '2' }, before, zone)).toEqual({
    ok: true,
    body: { minimum: 2 },
  });
  expect(oneShiftTyped({ ...before, to: '05:00' }, before, zone)).toEqual({
    ok: true,
    body: { endsAt: '2025-11-02T10:00:00Z' },
  });
});
