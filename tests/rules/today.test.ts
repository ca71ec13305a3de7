import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hereOf } from '#contracts/attendance';
import type { NamedFact } from '#server/now/rules';
import { givenName } from '#server/today/given-name';
import { type PlannedShift, todayOf, wallOf } from '#server/today/rules';

const at = (time: string, date = '2025-11-11') => Date.parse(`${date}T${time}:00-05:00`);
const booth = { id: 'copa', slug: 'copa', name: 'Copa' };
const slot = { startsAt: at('10:30'), endsAt: at('17:00'), kiosk: '5B' };
const person = (name: string, answer: PlannedShift['people'][number]['answer'] = null) => ({
  personId: name,
  name,
  answer,
});
const shift = (from: string, to: string, people: PlannedShift['people'] = [], minimum = 1): PlannedShift => ({
  ...{ id: `${from}-${to}`, boothId: 'copa', minimum, target: 2, people },
  ...{ startsAt: at(from), endsAt: at(to) },
});
const fact = (
  name: string,
  kind: NamedFact['kind'],
  time: string,
  more: Partial<NamedFact> = {},
): NamedFact => ({
  ...{ boothId: 'copa', booth: 'Copa', personId: name, name, who: name, deviceId: null, device: null },
  ...{ kind, at: at(time), shiftId: null, startsAt: null, endsAt: null, present: null },
  isUncertain: false,
  ...more,
});
const seen = (time: string, shifts: PlannedShift[], facts: NamedFact[] = [], slots = [slot]) => {
  const now = at(time);
  return todayOf({ booth, slots, shifts, facts, here: hereOf(facts, shifts, slots, now), now });
};
const kindsOf = (of: ReturnType<typeof seen>) => of.warnings.map(({ kind, missing }) => [kind, missing]);

describe('a booth today', () => {
  const day = [
    shift('10:30', '14:00', [person('Ana'), person('Ben')]),
    shift('14:00', '17:00', [person('Eve')]),
  ];

  test('says who is here, who of the shift came, and who is next', () => {
    const facts = [
      fact('Ana', 'check-in', '10:25'),
      fact('Ben', 'absence', '10:50', { shiftId: '10:30-14:00' }),
    ];
    const of = seen('11:00', day, facts);
    expect(of.here.map(({ name }) => name)).toEqual(['Ana']);
    expect(of.running[0]?.people.map(({ name, state }) => [name, state])).toEqual([
      ['Ana', 'came'],
      ['Ben', 'absent'],
    ]);
    expect(of.next?.people.map(({ name, state }) => [name, state])).toEqual([['Eve', 'unknown']]);
    expect(of).toMatchObject({ kiosk: '5B', slot: { state: 'running' }, warnings: [] });
  });

  test('warns once a shift runs for five minutes and nobody is here, and at once when too few are', () => {
    expect(kindsOf(seen('10:34', day))).toEqual([]);
    expect(kindsOf(seen('10:35', day))).toEqual([['nobody-here', 1]]);
    const two = [shift('10:30', '17:00', [person('Ana'), person('Ben')], 2)];
    expect(kindsOf(seen('11:00', two, [fact('Ana', 'check-in', '10:30')]))).toEqual([['short', 1]]);
  });

  test('nobody is here since the last one left, by a check-out or by what was stated', () => {
    const stayed = [fact('Ana', 'check-in', '12:00'), fact('Ana', 'check-out', '12:12')];
    const leftAt = (facts: NamedFact[]) => seen('12:20', day, facts).warnings[0]?.leftAt;
    expect(leftAt([])).toBeNull();
    expect(leftAt([fact('Ana', 'check-in', '09:00'), fact('Ana', 'check-out', '10:00')])).toBeNull();
    expect(leftAt(stayed)).toBe('2025-11-11T17:12:00.000Z');
    const stated = { startsAt: at('10:45'), endsAt: at('12:15'), present: true };
    expect(leftAt([...stayed, fact('Ben', 'statement', '12:16', stated)])).toBe('2025-11-11T17:15:00.000Z');
    const nobody = { startsAt: at('10:45'), endsAt: at('12:15'), present: false };
    expect(leftAt([...stayed, fact('Ben', 'statement', '12:16', nobody)])).toBe('2025-11-11T17:12:00.000Z');
  });

  test('a hole that begins within a day is told to its end', () => {
    const holesAt = (time: string) =>
      todayOf({ ...{ booth, slots: [slot], shifts: [], facts: [], here: [] }, now: at(time, '2025-11-10') })
        .warnings;
    expect(holesAt('10:29')).toEqual([]);
    expect(holesAt('12:00')).toMatchObject([{ kind: 'unplanned', endsAt: '2025-11-11T22:00:00.000Z' }]);
  });

  test('somebody who did not come and then came is here', () => {
    const facts = [
      fact('Ben', 'absence', '10:50', { shiftId: '10:30-14:00' }),
      fact('Ben', 'check-in', '11:00'),
    ];
    expect(seen('11:05', day, facts).running[0]?.people[1]).toMatchObject({ name: 'Ben', state: 'came' });
  });

  test('warns of shifts within a day that have too few, those who declined left out', () => {
    const thin = [
      shift('10:30', '14:00', [person('Ana')]),
      shift('14:00', '17:00', [person('Eve', 'declined')]),
    ];
    expect(kindsOf(seen('10:00', thin))).toEqual([['unfilled', 1]]);
    expect(seen('10:00', thin).next?.people).toHaveLength(1);
  });

  test('warns of parts of a slot without a shift, from a quarter of an hour on', () => {
    expect(kindsOf(seen('10:30', [shift('10:30', '14:00', [person('Ana')])]))).toEqual([['unplanned', null]]);
    const nearly = [shift('10:40', '17:00', [person('Ana')])];
    expect(kindsOf(seen('10:00', nearly))).toEqual([]);
  });

  test('who stays on fills the hole until then: of a shift that lacks people, and where no shift is', () => {
    const next = shift('14:00', '16:00', [], 1);
    const ana = [
      fact('Ana', 'check-in', '10:30'),
      fact('Ana', 'extension', '12:00', { endsAt: at('15:00') }),
    ];
    const plan = [shift('10:30', '14:00', [person('Ana')]), next];
    const holes = (facts: NamedFact[], shifts = plan) =>
      seen('13:00', shifts, facts).warnings.map(({ kind, startsAt, missing }) => [
        kind,
        new Date(Date.parse(startsAt) - 5 * 3_600_000).toISOString().slice(11, 16),
        missing,
      ]);
    const last = ['unplanned', '16:00', null];
    expect(holes(ana.slice(0, 1))).toEqual([['unfilled', '14:00', 1], last]);
    expect(holes(ana)).toEqual([['unfilled', '15:00', 1], last]);
    const toTheEnd = [...ana, fact('Ana', 'extension', '12:10', { endsAt: at('17:00') })];
    expect(holes(toTheEnd)).toEqual([]);
    const takenBack = [...toTheEnd, fact('Ana', 'extension', '12:20', { endsAt: at('14:00') })];
    expect(holes(takenBack)).toEqual([['unfilled', '14:00', 1], last]);
    // Who is on the next shift anyway is no second person.
    const two = [shift('10:30', '14:00', [person('Ana')]), shift('14:00', '17:00', [person('Ana')], 2)];
    expect(holes(toTheEnd, two)).toEqual([['unfilled', '14:00', 1]]);
  });

  test('unplanned stretches and shifts fill the slot that is to come, without overlap', () => {
    const time = fc.integer({ min: 0, max: 26 }).map((half) => at('10:30') + half * 15 * 60_000);
    fc.assert(
      fc.property(fc.array(fc.tuple(time, time), { maxLength: 6 }), (pairs) => {
        const shifts = pairs
          .map(([one, other], place) => ({
            ...shift('10:30', '17:00', [person('Ana')]),
            ...{ id: `${place}`, startsAt: Math.min(one, other), endsAt: Math.max(one, other) },
          }))
          .filter(({ startsAt, endsAt }) => startsAt < endsAt);
        const holes = seen('10:00', shifts).warnings.filter(({ kind }) => kind === 'unplanned');
        const isIn = (quarter: number, list: { startsAt: number; endsAt: number }[]) =>
          list.some(({ startsAt, endsAt }) => startsAt <= quarter && quarter < endsAt);
        const stretches = holes.map(({ startsAt, endsAt }) => ({
          startsAt: Date.parse(startsAt),
          endsAt: Date.parse(endsAt),
        }));
        for (let quarter = slot.startsAt; quarter < slot.endsAt; quarter += 15 * 60_000)
          expect(isIn(quarter, stretches)).toBe(!isIn(quarter, shifts));
      }),
    );
  });
});

describe('a wall', () => {
  const facts = [fact('Ana Medina', 'check-in', '10:25')];
  const day = [
    shift('10:30', '14:00', [person('Ana Medina')], 2),
    shift('14:00', '17:00', [person('Eve Ito')]),
  ];
  const today = { asOf: '', breaks: [], booths: [seen('11:00', day, facts)] };

  test('shows first names, and how many are missing; no ids', () => {
    const [copa] = wallOf(today, true);
    expect(copa).toMatchObject({ here: 1, hereNames: ['Ana'], missingNow: 1, next: { names: ['Eve'] } });
    expect(JSON.stringify(copa)).not.toMatch(/Medina|Ito|personId|copa"/);
  });

  test('without names shows figures only', () => {
    expect(wallOf(today, false)[0]).toMatchObject({ here: 1, hereNames: [], next: { names: [] } });
    expect(
      wallOf({ asOf: '', breaks: [], booths: [seen('11:00', [shift('14:00', '17:00')])] }, true)[0]?.next,
    ).toMatchObject({ people: 0, names: [] });
  });

  test.each([
    ['Mauricio Vásquez Bernal', 'Mauricio'],
    ['  Prince ', 'Prince'],
    ['Walk-in Wanda', 'Wanda'],
    ['walk up: Wanda Fisher', 'Wanda'],
    ['Wanda (walk-in)', 'Wanda'],
    ['Dr. Ana Medina', 'Ana'],
    ['Prof. Dr. Ana Medina', 'Ana'],
    ['Medina, Ana', 'Ana'],
    ['Ana Medina, PhD', 'Ana'],
    ['Jean-Luc Roux', 'Jean-Luc'],
    ['Ludwig van Beethoven', 'Ludwig'],
    ['de la Cruz', 'de la Cruz'],
    ['Abu Bakr Ali', 'Abu Bakr'],
    ['Abd al Rahman Said', 'Abd al Rahman'],
    ['J. Blanquicet', 'J.'],
    ['Maintainer R', 'Maintainer R'],
    ['Guest', 'Guest'],
    ['山田 太郎', '太郎'],
    ['王小明', '王小明'],
    ['김 민수', '민수'],
    ['יעל כהן', 'יעל'],
    ['Ольга Иванова', 'Ольга'],
    ['🎉 Wanda', 'Wanda'],
    ['🎉', '🎉'],
  ])('calls %s %s', (name, called) => expect(givenName(name)).toBe(called));

  test('always calls somebody something, with nothing that is not in the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
        fc.pre(name.trim() !== '');
        const called = givenName(name);
        expect(called).not.toBe('');
        for (const word of called.split(/\s+/)) expect(name).toContain(word);
      }),
    );
  });
});
