import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hereOf } from '#contracts/attendance';
import type { DeviceState } from '#contracts/devices';
import type { OwnFact } from '#web/tablet/outbox/database.ts';
import { knownFacts } from '#web/tablet/shift/known-facts.ts';
import { afterAttempt, newPin, PIN, waitMs, wrongWords } from '#web/tablet/shift/pin-rules.ts';
import { contradictionWords, holeWords, leftWords, onWords } from '#web/tablet/shift/shift-words.ts';
import { candidatesOf, holesOf, personNamed, staffingOf } from '#web/tablet/shift/staffing.ts';
import { takeoverQuestion } from '#web/tablet/shift/takeover-rules.ts';

const ZONE = 'America/New_York';
const at = (time: string, day = '12') => `2025-11-${day}T${time}:00-05:00`;
const ms = (time: string, day = '12') => Date.parse(at(time, day));
const iso = (atMs: number) => new Date(atMs).toISOString();
const slot = (from: string, until: string, day = '12') => ({
  startsAt: at(from, day),
  endsAt: at(until, day),
  kiosk: '5B',
});
const booth = (id: string, slots: ReturnType<typeof slot>[]) => ({
  ...{ id, slug: id, name: id === 'copa' ? 'Copa' : 'Drasi', goal: null, kiosk: '5B', slots, topics: [] },
});
const copa = booth('copa', [slot('10:30', '13:30')]);
const drasi = booth('drasi', [slot('14:00', '17:00')]);
const shift = (id: string, from: string, until: string, personIds: string[] = [], minimum = 1) => ({
  ...{ id, boothId: 'copa', startsAt: at(from), endsAt: at(until), minimum, target: 2, personIds },
});

const stateWith = (more: Partial<DeviceState> = {}): DeviceState => ({
  device: { id: 'tablet', name: 'Tablet 1', kind: 'tablet', personId: null },
  event: {
    ...{
      id: 'atlanta',
      slug: 'atlanta',
      name: 'Atlanta',
      timeZone: ZONE,
      simulated: false,
      isArchived: false,
    },
    ...{ countingRule: '', startsOn: '2025-11-11', endsOn: '2025-11-13' },
  },
  days: [],
  booths: [copa],
  shifts: [shift('first', '10:30', '12:00', ['ana']), shift('second', '12:00', '13:30', ['ben'])],
  people: [
    { id: 'ana', name: 'Ana Medina' },
    { id: 'ben', name: 'Ben Okoro' },
    { id: 'yi', name: 'Yi Zha' },
  ],
  ...{ topics: [], notes: [], figures: [], neighbours: [drasi], serverVersion: '1' },
  ...{ feedback: [], paragraphs: [], consentText: '', counting: [], talks: [] },
  attendance: [],
  representatives: [{ boothId: 'copa', personIds: ['ana', 'ben', 'yi'] }],
  ...more,
});

type Known = DeviceState['attendance'][number];
const fact = (id: string, kind: Known['kind'], time: string | number, more: Partial<Known> = {}): Known => ({
  ...{ id, kind, boothId: 'copa', booth: 'Copa', personId: 'ana', name: 'Ana Medina', shiftId: null },
  ...{
    at: typeof time === 'number' ? iso(time) : at(time),
    until: null,
    deviceId: 'tablet',
    device: 'Tablet 1',
  },
  ...more,
});
const own = ({ id, kind, boothId, personId, name, at: tappedAt, until }: Known): OwnFact => {
  const who = personId === null ? { name } : { personId };
  const item =
    kind === 'extension'
      ? { type: kind, id, boothId, tappedAt, until: until ?? tappedAt, ...who }
      : { type: kind, id, boothId, tappedAt, ...who };
  return { id, boothId, tappedAt, item };
};

function look(
  time: string,
  attendance: Known[] = [],
  more: Partial<DeviceState> = {},
  facts: OwnFact[] = [],
) {
  const state = stateWith({ attendance, ...more });
  const nowMs = ms(time);
  const staffing = staffingOf({
    state,
    booth: copa,
    facts: knownFacts({ state, facts, offsetMs: 0, nowMs }),
    nowMs,
  });
  return {
    state,
    staffing,
    holes: holesOf({ booth: copa, nowMs }, staffing).map((hole) => holeWords(hole, ZONE)),
  };
}
const names = (of: ReturnType<typeof look>) => of.staffing.onNow.map(({ checkIn }) => checkIn.name);

describe('who is on', () => {
  test('what this device recorded counts at once, by the true clock', () => {
    const facts = [own(fact('1', 'check-in', '10:40'))];
    const state = stateWith();
    const known = knownFacts({ state, facts, offsetMs: 120_000, nowMs: ms('11:00') });
    expect(known).toMatchObject([{ at: ms('10:42'), name: 'Ana Medina', deviceId: 'tablet' }]);
    expect(names(look('11:00', [], {}, facts))).toEqual(['Ana Medina']);
    expect(names(look('12:00', [], {}, facts))).toEqual([]);
  });

  test('until when, and for how long still', () => {
    const [one] = look('11:38', [fact('1', 'check-in', '10:40')]).staffing.onNow;
    if (one === undefined) throw new Error('Ana is on');
    expect(onWords(one, ZONE)).toBe('since 10:40, shift until 12:00');
    expect(leftWords(one.endsAt - ms('11:38'))).toBe('22 min left');
    expect(leftWords(80 * 60_000)).toBe('1 h 20 left');
    const until = { until: at('12:30') };
    const [longer] = look('12:10', [fact('1', 'check-in', '10:40'), fact('2', 'extension', '11:50', until)])
      .staffing.onNow;
    expect(longer && onWords(longer, ZONE)).toBe('since 10:40, stays on until 12:30');
    const back = fact('3', 'extension', '11:51', { until: at('12:00') });
    const [asPlanned] = look('11:55', [
      ...[back, fact('1', 'check-in', '10:40'), fact('2', 'extension', '11:50', until)],
    ]).staffing.onNow;
    expect(asPlanned && onWords(asPlanned, ZONE)).toBe('since 10:40, shift until 12:00');
  });

  test('whoever forgot to check out stands among those who were here, until the end of the shift', () => {
    const { onNow, earlier } = look('12:20', [
      fact('1', 'check-in', '10:40'),
      fact('2', 'check-in', '10:45', { personId: null, name: 'A walk-up' }),
      fact('3', 'check-out', '11:00', { personId: null, name: 'a WALK-UP' }),
    ]).staffing;
    expect(onNow).toEqual([]);
    expect(earlier).toMatchObject([
      { checkIn: { name: 'Ana Medina' }, endsAt: ms('12:00'), checkOut: null },
      { checkIn: { name: 'A walk-up' }, endsAt: ms('11:00'), checkOut: { id: '3' } },
    ]);
  });

  const anyFact = fc
    .record({
      id: fc.integer({ min: 0, max: 9 }),
      kind: fc.constantFrom('check-in', 'check-out', 'extension'),
      minute: fc.integer({ min: 0, max: 200 }),
      who: fc.constantFrom(['ana', 'Ana Medina'], ['ben', 'Ben Okoro'], [null, 'A walk-up']),
      stays: fc.integer({ min: 0, max: 60 }),
    })
    .map(({ id, kind, minute, who: [personId, name], stays }) => {
      const startsAt = ms('10:00') + minute * 60_000;
      const until = kind === 'extension' ? iso(startsAt + stays * 60_000) : null;
      return fact(String(id), kind as Known['kind'], startsAt, {
        ...{ personId: personId ?? null, name: name ?? '', until },
      });
    });
  const someFacts = fc.uniqueArray(anyFact, { selector: ({ id }) => id, maxLength: 8 });

  test('is the same in any order of arrival, however often a fact came, from the server or from this device', () => {
    fc.assert(
      fc.property(
        someFacts,
        fc.infiniteStream(fc.nat()),
        fc.integer({ min: 0, max: 260 }),
        (facts, chance, minute) => {
          const random = () => chance.next().value ?? 0;
          const nowMs = ms('10:00') + minute * 60_000;
          const onFrom = (state: DeviceState, held: OwnFact[]) => {
            const known = knownFacts({ state, facts: held, offsetMs: 0, nowMs });
            const staffing = staffingOf({ state, booth: copa, facts: known, nowMs });
            const on = staffing.onNow.map(({ checkIn, since, endsAt }) => [checkIn.id, since, endsAt]);
            return {
              known: known.map(({ id }) => id),
              on,
              earlier: staffing.earlier.map(({ checkIn }) => checkIn.id),
            };
          };
          const told = onFrom(stateWith({ attendance: facts }), []);
          const shuffled = facts.map((one) => [random(), one] as const).toSorted(([a], [b]) => a - b);
          const mixed = [...shuffled, ...shuffled.slice(0, 2)].map(([, one]) => one);
          const attendance = mixed.filter((one) => Number(one.id) % 3 > 0);
          expect(
            onFrom(stateWith({ attendance }), mixed.filter((one) => Number(one.id) % 3 < 2).map(own)),
          ).toEqual(told);
        },
      ),
    );
  });

  test('is what the server says of the same facts', () => {
    fc.assert(
      fc.property(someFacts, fc.integer({ min: 0, max: 260 }), (facts, minute) => {
        const nowMs = ms('10:00') + minute * 60_000;
        const state = stateWith({ attendance: facts });
        const staffing = staffingOf({
          ...{ state, booth: copa, nowMs },
          facts: knownFacts({ state, facts: [], offsetMs: 0, nowMs }),
        });
        // As the page Now reads them from the database.
        const rows = facts
          .map((one) => ({
            ...{ id: one.id, kind: one.kind, shiftId: null, startsAt: null, present: null },
            ...{ who: one.personId ?? one.name.toLowerCase(), at: Date.parse(one.at) },
            endsAt: one.until === null ? null : Date.parse(one.until),
          }))
          .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
        const duties = state.shifts.map(({ id, startsAt, endsAt }) => ({
          ...{ id, startsAt: Date.parse(startsAt), endsAt: Date.parse(endsAt) },
        }));
        const slots = copa.slots.map(({ startsAt, endsAt }) => ({
          ...{ startsAt: Date.parse(startsAt), endsAt: Date.parse(endsAt) },
        }));
        const here = hereOf(rows, duties, slots, nowMs);
        expect(staffing.onNow.map(({ checkIn, since }) => [checkIn.id, since])).toEqual(
          here.map(({ checkIn, since }) => [checkIn.id, since]),
        );
      }),
    );
  });
});

describe('two entries for one person', () => {
  const phone = { deviceId: 'phone', device: 'Ana’s phone' };
  const wordsOf = (attendance: Known[]) =>
    look('11:00', attendance).staffing.onNow.map((one) => contradictionWords(one, ZONE));

  test('by two devices count once, and both stand there', () => {
    const twice = [fact('1', 'check-in', '10:40'), fact('2', 'check-in', '10:45', phone)];
    expect(wordsOf(twice)).toEqual([
      'Checked in by several devices: 10:40 on Tablet 1, 10:45 on Ana’s phone. Both are kept, and Ana Medina counts once.',
    ]);
    expect(wordsOf([fact('1', 'check-in', '10:40'), fact('2', 'check-in', '10:45')])).toEqual([null]);
  });

  test('at two booths are told, also of a booth that this device does not know', () => {
    const elsewhere = { ...phone, boothId: 'flux', booth: 'Flux' };
    const both = [fact('1', 'check-in', '10:40'), fact('2', 'check-in', '10:45', elsewhere)];
    expect(wordsOf(both)).toEqual([
      'Also checked in elsewhere: 10:40 at Copa on Tablet 1, 10:45 at Flux on Ana’s phone. Both are kept. Check out where Ana Medina is not.',
    ]);
    expect(wordsOf([...both, fact('3', 'check-out', '10:50', elsewhere)])).toEqual([null]);
  });
});

describe('who is next, and the hole ahead', () => {
  test('the next shift, whoever is missing from this one, and who may check in, in that order', () => {
    const seen = look('11:00');
    expect(seen.staffing.next.map(({ id }) => id)).toEqual(['second']);
    expect(seen.staffing.expected.map(({ name }) => name)).toEqual(['Ana Medina']);
    const offered = candidatesOf({ state: seen.state, booth: copa }, seen.staffing);
    expect(offered.map(({ name, shift }) => [name, shift?.id])).toEqual([
      ['Ana Medina', 'first'],
      ['Ben Okoro', 'second'],
      ['Yi Zha', undefined],
    ]);
    const here = look('11:00', [fact('1', 'check-in', '10:40')]);
    expect(candidatesOf({ state: here.state, booth: copa }, here.staffing).map(({ name }) => name)).toEqual([
      'Ben Okoro',
      'Yi Zha',
    ]);
    expect(personNamed(seen.state, ' yi zha ')).toEqual({ personId: 'yi', name: 'Yi Zha' });
    expect(personNamed(seen.state, ' Sam ')).toEqual({ personId: null, name: 'Sam' });
  });

  test.each<[string, Partial<DeviceState>, string[]]>([
    ['nothing is missing', {}, []],
    ['no shifts: nothing is planned', { shifts: [] }, []],
    [
      'an empty shift',
      { shifts: [shift('a', '10:30', '12:00', ['ana']), shift('b', '12:00', '13:30')] },
      ['Nobody from 12:00 to 13:30'],
    ],
    [
      'too few',
      { shifts: [shift('a', '10:30', '12:00', ['ana'], 2)] },
      ['1 person from 11:00 to 12:00, 2 needed'],
    ],
    [
      'nobody between two shifts',
      { shifts: [shift('a', '10:30', '12:00', ['ana']), shift('b', '12:30', '13:30', ['ben'])] },
      ['Nobody from 12:00 to 12:30'],
    ],
  ])('%s', (_case, more, expected) => {
    expect(look('11:00', [], more).holes).toEqual(expected);
  });

  test('whoever stays on fills it', () => {
    const shifts = [shift('a', '10:30', '12:00', ['ana']), shift('b', '12:00', '13:30')];
    const stays = [fact('1', 'check-in', '10:40'), fact('2', 'extension', '11:00', { until: at('12:30') })];
    expect(look('11:10', stays, { shifts }).holes).toEqual(['Nobody from 12:30 to 13:30']);
  });
});

describe('who takes over', () => {
  const ask = (time: string, more: Partial<DeviceState> = {}, from = copa, day = '12') =>
    takeoverQuestion({ state: stateWith(more), booth: from, nowMs: ms(time, day) });

  test('is asked from the end of the slot on, also in the break between the two', () => {
    expect(ask('13:29')).toBeNull();
    expect(ask('13:30')).toMatchObject({
      neighbour: { name: 'Drasi' },
      endedAt: ms('13:30'),
      startsAt: ms('14:00'),
    });
    expect(ask('16:59')).toMatchObject({ neighbour: { id: 'drasi' } });
    expect(ask('17:00')).toBeNull();
  });

  test('is asked the other way round too, once the neighbour’s slot runs', () => {
    expect(ask('10:00', { booths: [drasi], neighbours: [copa] }, drasi)).toBeNull();
    expect(ask('10:30', { booths: [drasi], neighbours: [copa] }, drasi)).toMatchObject({
      ...{ neighbour: { name: 'Copa' }, endedAt: null },
    });
    expect(ask('13:45', { booths: [drasi], neighbours: [copa] }, drasi)).toBeNull();
  });

  test('is not asked of a phone, nor when the booth itself is next, nor in the evening before', () => {
    expect(ask('13:40', { device: { id: 'p', name: 'Phone', kind: 'phone', personId: null } })).toBeNull();
    const twice = booth('copa', [slot('10:30', '13:30'), slot('13:45', '13:55')]);
    expect(ask('13:40', { booths: [twice] }, twice)).toBeNull();
    const tomorrow = booth('drasi', [slot('10:30', '17:00', '13')]);
    expect(ask('18:00', { neighbours: [tomorrow] })).toBeNull();
    expect(ask('09:00', { neighbours: [tomorrow] }, copa, '13')).toMatchObject({ endedAt: ms('13:30') });
    expect(ask('13:40', { neighbours: [] })).toBeNull();
  });
});

describe('a PIN', () => {
  const minute = 60_000;

  test('is four to six digits, and kept as a hash of its own', async () => {
    expect(['123', '1234', '123456', '1234567', '12a4'].map((pin) => PIN.test(pin))).toEqual([
      ...[false, true, true, false, false],
    ]);
    const [one, other] = [await newPin('ana', '1234'), await newPin('ben', '1234')];
    expect(JSON.stringify(one)).not.toContain('1234"');
    expect(one.hash).not.toBe(other.hash);
    expect((await afterAttempt({ ...one, wrong: 3 }, '1234', 0)).wrong).toBe(0);
    expect(await afterAttempt(one, '4321', 77)).toMatchObject({ wrong: 1, lastWrongAtMs: 77 });
  });

  test('may be wrong four times; from the fifth on each one doubles the wait', async () => {
    const wrong = (times: number) => ({ who: 'ana', salt: '', hash: '', wrong: times, lastWrongAtMs: 0 });
    const waits = [0, 4, 5, 6, 7, 30].map((times) => waitMs(wrong(times), 0) / minute);
    expect(waits).toEqual([0, 0, 1, 2, 4, 60]);
    expect(waitMs(wrong(5), 59_000)).toBe(1000);
    expect(waitMs(wrong(5), 61_000)).toBe(0);
    // The clock was set back by a day.
    expect(waitMs({ ...wrong(5), lastWrongAtMs: 86_400_000 }, 0)).toBe(minute);
    expect(wrongWords(wrong(4), 0)).toBe('That is not the PIN. 1 more try before a wait.');
    expect(wrongWords(wrong(6), 0)).toBe('6 wrong PINs. The next try is possible in 2 min.');
  });
});
