import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { without } from '#contracts/stretches';
import type { Plan, PlannedAssignment, PlannedShift, PlannedTalk } from '#server/conflicts/plan';
import { aboutDay, conflictsOf } from '#server/conflicts/rules';
import { whenWords } from '#web/dashboard/conflicts/when-words.ts';

const thursday = (time: string) => Date.parse(`2025-11-13T${time}:00-05:00`);
const at = (from: string, to: string) => ({ startsAt: thursday(from), endsAt: thursday(to) });

const person = (name: string, given: Partial<PlannedAssignment> = {}): PlannedAssignment => ({
  ...{ id: name, name, standing: 'maintainer', isArchived: false, hasDeclined: false, hasOffered: false },
  ...given,
});
const ana = person('Ana');
const ben = person('Ben');

const shift = (
  boothId: string,
  from: string,
  to: string,
  people: PlannedAssignment[],
  given: Partial<PlannedShift> = {},
): PlannedShift => ({
  ...{ id: `${boothId} ${from}`, boothId, ...at(from, to), minimum: 1, target: 1, people },
  ...given,
});

const talk = (who: string, from: string, to: string, given: Partial<PlannedTalk> = {}): PlannedTalk => ({
  ...{
    id: `talk ${who}`,
    title: 'etcd and beyond',
    room: 'B2',
    personId: who,
    isConfirmed: true,
    ...at(from, to),
  },
  ...given,
});

const plan = (given: Partial<Plan>): Plan => ({
  timeZone: 'America/New_York',
  booths: ['Notary Project', 'ORAS', 'Copa'].map((name) => ({ boothId: name, name })),
  ...{ slots: [], openings: [], shifts: [], representatives: [], talks: [] },
  ...given,
});

const told = (given: Partial<Plan>) => conflictsOf(plan(given)).map(({ kind, words }) => `${kind}: ${words}`);

test('a plan in which everything fits has no conflict', () => {
  const all = at('10:30', '14:00');
  expect(
    told({
      slots: [{ boothId: 'Copa', ...all }],
      openings: [all],
      shifts: [shift('Copa', '10:30', '12:00', [ana]), shift('Copa', '12:00', '14:00', [ben])],
      talks: [talk('Ana', '12:15', '12:45')],
      representatives: [{ ...ana, boothId: 'Copa' }],
    }),
  ).toEqual([]);
});

test('a conflict is of the days that it touches, and of those of its shifts', () => {
  const hour = 3_600_000;
  const day = { startsAt: thursday('00:00'), endsAt: thursday('00:00') + 24 * hour };
  const next = { startsAt: day.endsAt, endsAt: day.endsAt + 24 * hour };
  const night = { startsAt: thursday('22:00'), endsAt: day.endsAt + 2 * hour };
  const shifts = [
    shift('Copa', '22:00', '23:00', [ana], night),
    shift('ORAS', '22:30', '23:00', [ana], { startsAt: day.endsAt + hour, endsAt: day.endsAt + 2 * hour }),
  ];
  const all = conflictsOf(plan({ shifts }));
  expect(all.map(({ kind }) => kind)).toEqual(['double-booked']);
  // They meet after midnight, and one of them begins before.
  expect(aboutDay(all, shifts, day)).toEqual(all);
  expect(aboutDay(all, shifts, next)).toEqual(all);
  const before = { startsAt: day.startsAt - 24 * hour, endsAt: day.startsAt };
  expect(aboutDay(all, shifts, before)).toEqual([]);
});

test('each names the shifts that it is about, the one that mends it too', () => {
  const shifts = [
    shift('Copa', '09:00', '13:30', [ana]),
    shift('ORAS', '13:00', '16:00', [ana]),
    shift('Copa', '16:45', '18:30', [ana], { minimum: 2 }),
  ];
  const about = conflictsOf(plan({ shifts, talks: [talk('Ana', '17:00', '17:30')] }));
  expect(about.map(({ kind, shiftIds }) => `${kind}: ${shiftIds.join(', ')}`).toSorted()).toEqual([
    'below-minimum: Copa 16:45',
    'double-booked: Copa 09:00, ORAS 13:00',
    'no-break: Copa 09:00, ORAS 13:00',
    'on-stage: Copa 16:45',
    'too-long-a-day: Copa 09:00, ORAS 13:00, Copa 16:45',
  ]);
});

describe('one person', () => {
  test('cannot be at two booths at once, nor on two shifts of one; shifts one after the other are fine', () => {
    expect(
      told({
        shifts: [
          shift('Notary Project', '10:30', '12:00', [ana]),
          shift('Notary Project', '11:00', '12:00', [ana]),
          shift('ORAS', '11:30', '13:00', [ana]),
          shift('Copa', '13:00', '14:00', [ana]),
        ],
      }),
    ).toEqual([
      'twice-at-once: Ana has two shifts at Notary Project at the same time, Thu 13 Nov, 11:00–12:00.',
      'double-booked: Ana is to be at Notary Project and at ORAS at once, Thu 13 Nov, 11:30–12:00.',
      'double-booked: Ana is to be at Notary Project and at ORAS at once, Thu 13 Nov, 11:30–12:00.',
    ]);
  });

  test('hands over to others while both are there', () => {
    const [ana1, ben1, ana2] = [
      shift('Copa', '10:30', '12:15', [ana]),
      shift('Copa', '12:00', '14:15', [ben]),
      shift('Copa', '14:00', '15:00', [ana]),
    ];
    expect(told({ shifts: [ana1, ben1, ana2] })).toEqual([]);
    expect(told({ shifts: [ana1, { ...ben1, people: [ben, ana] }] })).toEqual([
      'twice-at-once: Ana has two shifts at Copa at the same time, Thu 13 Nov, 12:00–12:15.',
    ]);
  });

  test('cannot be on stage during a shift, and needs a quarter of an hour each way', () => {
    const shifts = [shift('Copa', '10:30', '12:00', [ana])];
    expect(told({ shifts, talks: [talk('Ana', '11:00', '11:30')] })).toEqual([
      'on-stage: Ana is on stage Thu 13 Nov, 11:00–11:30 (“etcd and beyond”, B2), during the shift at Copa, 10:30–12:00. With 15 min to get there and 15 min back they are away 10:45–11:45.',
    ]);
    expect(told({ shifts, talks: [talk('Ana', '12:14', '12:30')] })).toEqual([
      expect.stringContaining('too close to the shift at Copa'),
    ]);
    expect(told({ shifts, talks: [talk('Ana', '12:15', '12:30'), talk('Ben', '11:00', '11:30')] })).toEqual(
      [],
    );
  });

  test('has at most eight hours a day and six without a break', () => {
    const shifts = (second: [string, string]) => [
      shift('Copa', '08:00', '13:00', [ana]),
      shift('Copa', ...second, [ana]),
    ];
    expect(told({ shifts: shifts(['13:30', '16:30']) })).toEqual([]);
    expect(told({ shifts: shifts(['13:30', '16:45']) })).toEqual([
      'too-long-a-day: Ana is on shifts for 8 h 15 in one day, Thu 13 Nov, 08:00–16:45; 8 h 00 is the most.',
    ]);
    expect(told({ shifts: shifts(['13:20', '14:00']) })).toEqual([]);
    expect(told({ shifts: shifts(['13:20', '14:10']) })).toEqual([
      'no-break: Ana has no break of 30 min in 6 h 10, Thu 13 Nov, 08:00–14:10; 6 h 00 at once is the most.',
    ]);
  });

  test('may staff a kiosk as maintainer, contributor or ambassador', () => {
    const guest = person('Gus', { standing: 'other' });
    expect(
      told({ shifts: [shift('Copa', '10:30', '12:00', [guest]), shift('Copa', '13:00', '14:00', [guest])] }),
    ).toEqual([
      'not-eligible: Gus is to staff Copa (2 shifts) and is not listed as maintainer, contributor or ambassador.',
    ]);
  });
});

describe('where no shifts are known', () => {
  const talks = [talk('Ana', '11:00', '11:30'), talk('Ben', '15:00', '15:30')];
  const representatives = [ana, ben].map((one) => ({ ...one, boothId: 'Copa' }));

  test('whoever stands for a booth is on stage while its kiosk, or the pavilion, is open', () => {
    const open = at('10:30', '14:00');
    expect(told({ talks, representatives, openings: [open] })).toEqual([
      'on-stage-while-open: Ana, who stands for Copa, is on stage Thu 13 Nov, 11:00–11:30 (“etcd and beyond”, B2), while the pavilion is open. No shifts are known that day.',
    ]);
    const slots = [{ boothId: 'Copa', ...at('12:30', '14:00') }];
    expect(told({ talks, representatives, openings: [open], slots })).toEqual([]);
  });

  test('unknown hours are said to be unknown', () => {
    const found = conflictsOf(plan({ talks, representatives }));
    expect(found.map(({ mend }) => mend.page)).toEqual(['hours', 'hours']);
    expect(found[0]?.words).toContain('its hours are not entered');
  });

  test('one talk of somebody who stands for two booths is one; a booth with shifts that day is not asked', () => {
    const both = ['Notary Project', 'ORAS'].map((boothId) => ({ ...ana, boothId }));
    const [first, ...more] = conflictsOf(plan({ talks, representatives: both }));
    expect([first?.booths.map(({ name }) => name), more]).toEqual([['Notary Project', 'ORAS'], []]);
    expect(told({ talks, representatives, shifts: [shift('Copa', '13:00', '14:00', [ben])] })).toEqual([]);
  });

  test('a match that nobody confirmed is named as such', () => {
    const guess = [talk('Ana', '11:00', '11:30', { isConfirmed: false })];
    expect(told({ talks: guess, representatives })[0]).toContain('if the speaker is this person');
  });
});

describe('a shift', () => {
  test('lies within its slot and the opening hours; each part is named once', () => {
    expect(
      told({
        slots: [{ boothId: 'Copa', ...at('10:00', '12:00') }],
        openings: [at('10:30', '14:00')],
        shifts: [shift('Copa', '09:30', '12:30', [ana])],
      }),
    ).toEqual([
      'outside-slot: The shift at Copa, Thu 13 Nov, 09:30–12:30, is outside its slot, 10:00–12:00: 09:30–10:00.',
      'outside-hours: The shift at Copa, Thu 13 Nov, 09:30–12:30, is outside the opening hours, 10:30–14:00: 10:00–10:30.',
      'outside-slot: The shift at Copa, Thu 13 Nov, 09:30–12:30, is outside its slot, 10:00–12:00: 12:00–12:30.',
    ]);
    expect(
      told({ openings: [at('10:30', '14:00')], shifts: [shift('Copa', '15:00', '16:00', [ana])] }),
    ).toEqual([
      'outside-hours: The shift at Copa, Thu 13 Nov, 15:00–16:00, is outside the opening hours, 10:30–14:00: all of it.',
    ]);
  });

  test('is told the dates of what is on another day', () => {
    const DAY_MS = 86_400_000;
    const { startsAt, endsAt } = at('22:00', '02:00');
    const slots = [
      { boothId: 'Copa', startsAt, endsAt: endsAt + DAY_MS },
      { boothId: 'ORAS', startsAt: startsAt - DAY_MS, endsAt: startsAt - DAY_MS + 3_600_000 },
    ];
    const long = { ...shift('Copa', '22:00', '23:00', [ana]), endsAt: endsAt + DAY_MS + 3_600_000 };
    expect(told({ slots, shifts: [long, shift('ORAS', '10:00', '11:00', [ana])] })).toEqual([
      'outside-slot: The shift at ORAS, Thu 13 Nov, 10:00–11:00, is outside its slot, Wed 12 Nov, 22:00–23:00: all of it.',
      'outside-slot: The shift at Copa, Thu 13 Nov, 22:00 – Fri 14 Nov, 03:00, is outside its slot, Thu 13 Nov, 22:00 – Fri 14 Nov, 02:00: Fri 14 Nov, 02:00–03:00.',
    ]);
  });

  test('has its minimum of people; who declined and was not replaced is named', () => {
    const gone = person('Gus', { hasDeclined: true });
    const kept = person('Ida', { isArchived: true });
    expect(told({ shifts: [shift('Copa', '10:30', '12:00', [])] })).toEqual([
      'below-minimum: Of the shift at Copa, Thu 13 Nov, 10:30–12:00: nobody is on it, at least 1 should be.',
    ]);
    expect(told({ shifts: [shift('Copa', '10:30', '12:00', [gone])] })).toEqual([
      'declined: Gus declined the shift at Copa, Thu 13 Nov, 10:30–12:00, and nobody came in their place: 0 of 1 hoped for are on it.',
    ]);
    expect(told({ shifts: [shift('Copa', '10:30', '12:00', [gone, ana])] })).toEqual([]);
    expect(told({ shifts: [shift('Copa', '10:30', '12:00', [kept, ana])] })).toEqual([
      'person-archived: Ida is in the archive and still on the shift at Copa, Thu 13 Nov, 10:30–12:00.',
    ]);
  });
});

test('what spans several days is dated with both on the page', () => {
  const when = (startsAt: string, endsAt: string) => whenWords({ startsAt, endsAt }, 'America/New_York');
  expect(when('2026-11-30T15:45:00Z', '2026-11-30T18:30:00Z')).toBe('Mon 30, 10:45–13:30');
  expect(when('2026-11-30T15:45:00Z', '2026-12-02T18:30:00Z')).toBe('Mon 30, 10:45 – Wed 2, 13:30');
});

test('a conflict is another one as soon as its time is', () => {
  const subjectOf = (to: string) =>
    conflictsOf(plan({ shifts: [shift('Copa', '10:30', to, [])] }))[0]?.subject;
  expect(subjectOf('12:00')).toBe(subjectOf('12:00'));
  expect(subjectOf('12:00')).not.toBe(subjectOf('12:30'));
});

describe('whatever the plan', () => {
  const anyStretch = fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 30 }))
    .map(([from, long]) => ({
      startsAt: thursday('00:00') + from * 30 * 60_000,
      endsAt: thursday('00:00') + (from + long) * 30 * 60_000,
    }));

  test('without is what is left: nothing of the others, and all of the rest', () => {
    fc.assert(
      fc.property(anyStretch, fc.array(anyStretch, { maxLength: 5 }), (whole, others) => {
        const left = without(whole, others);
        for (let at = whole.startsAt; at < whole.endsAt; at += 30 * 60_000) {
          const isIn = (one: { startsAt: number; endsAt: number }) => one.startsAt <= at && at < one.endsAt;
          expect(left.some(isIn)).toBe(!others.some(isIn));
        }
      }),
    );
  });

  test('no conflict is found twice, and each has a time and a sentence', () => {
    const anyShift = fc
      .record({
        boothId: fc.constantFrom('Notary Project', 'ORAS', 'Copa'),
        within: anyStretch,
        people: fc.subarray([
          ana,
          ben,
          person('Gus', { standing: 'other' }),
          person('Ida', { hasDeclined: true }),
        ]),
        minimum: fc.nat(2),
      })
      .map(({ within, ...rest }) => ({ ...rest, ...within, target: rest.minimum + 1 }));
    fc.assert(
      fc.property(
        fc.array(anyShift, { maxLength: 6 }),
        fc.array(anyStretch, { maxLength: 3 }),
        fc.array(anyStretch, { maxLength: 3 }),
        (shifts, openings, talks) => {
          const given = plan({
            openings,
            shifts: shifts.map((one, place) => ({ ...one, id: `shift ${place}` })),
            talks: talks.map((one, place) => ({
              ...talk('Ana', '10:00', '11:00'),
              ...one,
              id: `talk ${place}`,
            })),
            representatives: [{ ...ana, boothId: 'Copa' }],
          });
          const all = conflictsOf(given);
          expect(new Set(all.map(({ kind, subject }) => `${kind} ${subject}`)).size).toBe(all.length);
          for (const { startsAt, endsAt, words } of all) {
            expect(startsAt).toBeLessThan(endsAt);
            expect(words).toMatch(/^[A-Z].*\.$/);
          }
        },
      ),
    );
  });
});

test('the work grows as the plan does: four times the shifts, people and talks take about four times as many looks', () => {
  const looksAt = (size: number) => {
    let looks = 0;
    const watched = <Item extends object>(item: Item): Item =>
      new Proxy(item, {
        get: (target, key) => {
          looks += 1;
          return Reflect.get(target, key);
        },
      });
    const many = Array.from({ length: size }, (_, place) => place);
    const people = many.map((place) => person(`Person ${place}`));
    // Two at a time at each of ten booths; at a tenth of the shifts nobody, as in a plan that is not finished.
    const shifts = many.map((place) => ({
      ...shift(
        `Booth ${place % 10}`,
        '10:00',
        '12:00',
        place % 10 === 3 ? [] : people.slice(place, place + 2),
      ),
      startsAt: thursday('00:00') + Math.floor(place / 10) * 3_600_000,
      endsAt: thursday('00:00') + Math.floor(place / 10) * 3_600_000 + 3_600_000,
      id: `shift ${place}`,
    }));
    conflictsOf(
      plan({
        booths: many.map((place) => watched({ boothId: `Booth ${place}`, name: `Booth ${place}` })),
        slots: many.map((place) => watched({ boothId: `Booth ${place}`, ...at('10:00', '20:00') })),
        shifts: shifts.map((one) => watched({ ...one, people: one.people.map(watched) })),
        representatives: people.map((one, place) => watched({ ...one, boothId: `Booth ${place}` })),
        talks: people.map(({ id }) => watched(talk(id, '11:00', '11:30', { id: `talk ${id}` }))),
      }),
    );
    return looks;
  };
  expect(looksAt(800) / looksAt(200)).toBeLessThan(6);
});
