import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { besideDate, readDate } from '#server/tables/dates';
import { readHours } from '#server/tables/hours';
import { readList } from '#server/tables/lists';
import { foldName, nameIndex } from '#server/tables/names';
import { type EventClock, placeHours } from '#server/tables/place';
import { readSeparated } from '#server/tables/separated';
import { takeApart } from '#server/tables/taking-apart';

const atlanta: EventClock = {
  timeZone: 'America/New_York',
  startsOn: '2025-11-10',
  endsOn: '2025-11-13',
  days: [
    {
      date: '2025-11-11',
      opensAt: Date.parse('2025-11-11T15:45:00Z'),
      closesAt: Date.parse('2025-11-12T00:45:00Z'),
    },
  ],
};

test('every row is a row, whatever ends the lines of each', () => {
  const cells = fc.array(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 2, maxLength: 2 });
  const row = fc.tuple(cells, fc.constantFrom('\n', '\r\n', '\r'));
  fc.assert(
    fc.property(fc.array(row, { minLength: 1 }), fc.constantFrom('\t', ',', ';'), (rows, between) => {
      const text = rows.map(([of, end]) => of.join(between) + end).join('');
      expect(readSeparated(text)).toEqual(rows.map(([of]) => of));
    }),
  );
  expect(readSeparated('a,"b\nc"\r\nd,"e\r\nf"\n')).toEqual([
    ['a', 'b\nc'],
    ['d', 'e\r\nf'],
  ]);
});

describe('times', () => {
  const first = (text: string) => {
    const [hours] = readHours(text);
    return hours === undefined ? null : [hours.from / 60, hours.to === null ? null : hours.to / 60];
  };

  test.each([
    ['10:45 AM – 3:00 PM', [10.75, 15]],
    ['10:45-15:00', [10.75, 15]],
    ['10:45 – 3:00 PM', [10.75, 15]],
    ['3:30 – 7:45 PM', [15.5, 19.75]],
    ['11-1pm', [11, 13]],
    ['10.30–13.30', [10.5, 13.5]],
    ['10h45 - 15h00', [10.75, 15]],
    ['from 9am to noon', [9, 12]],
    ['noon – 5 p.m.', [12, 17]],
    ['12:00am – 1:00am', [0, 1]],
    ['12:00 PM - 12:00am', [12, 24]],
    ['20:00–24:00', [20, 24]],
    ['22:00-02:00', [22, 26]],
    ['08:00–13:00 (+1)', [8, 37]],
    ['1045-1500', [10.75, 15]],
    ['10:45', [10.75, null]],
    ['９:30 - 11:00', [9.5, 11]],
  ])('%s', (text, wanted) => expect(first(text)).toEqual(wanted));

  test.each(['', 'Ana', '25:00', '10:75', '12', '10:00 - 11:00 - 12:00', '2025-11-11', 'Lunch', '13:00 PM-'])(
    '%o is none',
    (text) => expect(readHours(text)).toEqual([]),
  );

  test('without AM or PM the opening hours decide, and it is said', () => {
    const placed = placeHours('2025-11-11', readHours('3:30 – 7:45') as never, atlanta);
    expect(placed).toEqual({
      startsAt: new Date('2025-11-11T20:30:00Z'),
      endsAt: new Date('2025-11-12T00:45:00Z'),
      note: 'read as 15:30–19:45, when the pavilion is open',
    });
  });

  test('an end before the start is a slip, unless it is a short night or said to be one', () => {
    const place = (text: string) => placeHours('2025-11-11', readHours(text) as never, atlanta);
    expect(place('18:00-17:00')).toEqual({ why: 'the end, 17:00, must come after the start, 18:00' });
    expect(place('10:00-10:00')).toHaveProperty('why');
    expect(place('22:00-02:00')).toHaveProperty('endsAt', new Date('2025-11-12T07:00:00Z'));
    expect(place('18:00-17:00 (+1)')).toHaveProperty('endsAt', new Date('2025-11-12T22:00:00Z'));
  });

  test('on a day with a clock change a time that is left out is none, and one that comes twice is the first', () => {
    const zurich = { timeZone: 'Europe/Zurich', startsOn: '2025-03-28', endsOn: '2025-10-28', days: [] };
    const place = (date: string, text: string) => placeHours(date, readHours(text) as never, zurich);
    expect(place('2025-03-30', '02:30-04:00')).toEqual({
      why: '02:30 does not exist on 2025-03-30: clocks go forward',
    });
    expect(place('2025-10-26', '02:30-04:00')).toEqual({
      startsAt: new Date('2025-10-26T00:30:00Z'),
      endsAt: new Date('2025-10-26T03:00:00Z'),
      note: '02:30 comes twice on 2025-10-26: the first is taken',
    });
    expect(place('2025-10-26', '00:00-24:00')).toMatchObject({
      startsAt: new Date('2025-10-25T22:00:00Z'),
      endsAt: new Date('2025-10-26T23:00:00Z'),
    });
  });

  test('any two times of a day, written in any of the usual ways, are read as they are', () => {
    const two = (number: number) => String(number).padStart(2, '0');
    const half = (minutes: number) => {
      const hour = Math.floor(minutes / 60);
      return `${hour % 12 === 0 ? 12 : hour % 12}:${two(minutes % 60)} ${hour < 12 ? 'AM' : 'PM'}`;
    };
    const full = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
    fc.assert(
      fc.property(
        fc.nat(1438),
        fc.nat(1438),
        fc.constantFrom('–', '-', ' - ', ' to ', ' — '),
        (a, b, dash) => {
          const [from, to] = a < b ? [a, b] : [b, a + 1];
          for (const write of [half, full])
            expect(readHours(`${write(from)}${dash}${write(to)}`)[0]).toEqual({ from, to });
        },
      ),
    );
  });
});

describe('dates', () => {
  test.each([
    ['2025-11-11', '2025-11-11'],
    ['Tuesday, November 11', '2025-11-11'],
    ['Tue 11 Nov 2025', '2025-11-11'],
    ['Nov. 11th', '2025-11-11'],
    ['11/11/2025', '2025-11-11'],
    ['12/11/2025', '2025-11-12'],
    ['11/13/25', '2025-11-13'],
    ['13.11.', '2025-11-13'],
    ['Wednesday', '2025-11-12'],
    ['thurs', '2025-11-13'],
    ['Day 2', '2025-11-11'],
    ['Pavilion, Tuesday (Nov 11)', '2025-11-11'],
    ['12-Nov-25', '2025-11-12'],
    ['12-11-2025', '2025-11-12'],
    ['2025/11/12', '2025-11-12'],
    ['10 Nov 25', '2025-11-10'],
    ['12 Nov 10–12', '2025-11-12'],
    ['9–11 Nov 12', '2025-11-12'],
    ['12 Nov 1030', '2025-11-12'],
    ['12.11. 10.30', '2025-11-12'],
  ])('%s', (text, date) => expect(readDate(text, atlanta)).toEqual({ date }));

  test.each([
    ['Tuesday, November 12', '2025-11-12 is a Wednesday, not a Tuesday'],
    ['2025-12-24', '2025-12-24 is not within the event, 2025-11-10 to 2025-11-13'],
    ['2025-11-31', '2025-11-31 is no date'],
    ['31 november', '31 November is no date'],
    ['SEPTEMBER 31', 'September 31 is no date'],
    ['Sunday', 'the event has no Sunday'],
    ['12 Nov 10', '12 Nov 10 may be 2025-11-12 or 2025-11-10: write it like 2025-11-12'],
    ['12-Nov-24', '12-Nov-24 is not within the event, 2025-11-10 to 2025-11-13'],
  ])('%s cannot be', (text, why) => expect(readDate(text, atlanta)).toEqual({ why }));

  test('a date that may be two asks to be written plainly', () => {
    const long = { startsOn: '2025-03-01', endsOn: '2025-04-28' };
    expect(readDate('03/04/2025', long)).toEqual({
      why: '03/04/2025 may be 2025-03-04 or 2025-04-03: write it like 2025-03-04',
    });
  });

  test('a day keeps its date whatever time of a clock stands before or after it', () => {
    const two = (number: number) => String(number).padStart(2, '0');
    const days: ((day: number) => string)[] = [
      (day) => `${day} Nov`,
      (day) => `Nov ${day}`,
      (day) => `${day}. November 2025`,
      (day) => `November ${day}th, 2025`,
      (day) => `the ${day}th of Nov`,
      (day) => `${day}-Nov-2025`,
      (day) => `${day}-Nov`,
      (day) => `2025-11-${two(day)}`,
      (day) => `11/${day}/2025`,
      (day) => `${day}.11.2025`,
      (day) => `${day}.11.`,
      (day) => `Day ${day - 9}`,
      (day) => ['Mon', 'Tuesday', 'wed', 'THURS'][day - 10] ?? '',
    ];
    const hour = (of: number) => (of % 12 === 0 ? 12 : of % 12);
    const times: ((of: number, minute: number) => string)[] = [
      (of, minute) => `${of}:${two(minute)}`,
      (of, minute) => `${two(of)}:${two(minute)}:00`,
      (of, minute) => `${hour(of)}:${two(minute)} ${of < 12 ? 'am' : 'PM'}`,
      (of, minute) => `${hour(of)}:${two(minute)}${of < 12 ? 'a.m.' : 'p.m.'}`,
      (of, minute) => `${hour(of)}.${two(minute)} ${of < 12 ? 'am' : 'pm'}`,
      (of, minute) => `${of}.${two(minute)}`,
      (of, minute) => `${two(of)}h${two(minute)}`,
      (of) => `${hour(of)} ${of < 12 ? 'am' : 'pm'}`,
      (of) => `${hour(of)}${of < 12 ? 'AM' : 'PM'}`,
      (of) => `${of} Uhr`,
      (of) => `${hour(of)} o'clock`,
    ];
    const two$ = fc.constantFrom('–', '-', ' - ', ' to ', ' until ');
    fc.assert(
      fc.property(
        ...([fc.integer({ min: 10, max: 13 }), fc.constantFrom(...days), fc.constantFrom(...times)] as const),
        ...([fc.nat(22), fc.nat(59), fc.constantFrom(' ', ', ', '; ', '\n', ' | ', ' @ ')] as const),
        ...([fc.constantFrom('none', 'full', 'bare'), two$, fc.boolean()] as const),
        (day, writeDay, writeTime, of, minute, between, range, dash, isFirst) => {
          const end = range === 'none' ? '' : dash + writeTime(of + 1, minute);
          const time = `${range === 'bare' ? hour(of) : writeTime(of, minute)}${end}`;
          const [date, isBare] = [writeDay(day), range === 'bare'];
          // "10-1 Nov", "13. November 2025-11 Uhr": nobody could tell either.
          fc.pre(!(isBare && between === ' ' && /\d$/.test(time)));
          const text = isFirst ? `${time}${between}${date}` : `${date}${between}${time}`;
          expect([text, readDate(text, atlanta)]).toEqual([text, { date: `2025-11-${two(day)}` }]);
        },
      ),
      { numRuns: 500 },
    );
  });

  test.each([
    ['12 Nov 10:30', '10:30'],
    ['2025-11-12T10:30', '10:30'],
    ['10:30, Wed 12 Nov', '10:30'],
    ['12-Nov-25 10:30 am', '10:30 am'],
    ['10:30', '10:30'],
    ['10 – 12', '10 – 12'],
  ])('beside the day of %o stands %o', (text, rest) => expect(besideDate(text)).toBe(rest));

  test('midnight, where somebody may have meant noon, is a remark', () => {
    const layout = {
      kind: 'shifts' as const,
      headerRow: null,
      columns: ['booth', 'date', 'time'] as const,
      date: null,
    };
    const rows = [
      ['Copa', '12 Nov', '11:00 AM – 12:00 AM'],
      ['Copa', '12 Nov', '11:00 AM – 12:00 PM'],
    ];
    const { notes } = readList({ name: '', rows }, { ...layout, columns: [...layout.columns] }, atlanta);
    expect(notes).toEqual([
      { at: 'C1', message: '“11:00 AM – 12:00 AM”: 12:00 AM is midnight; noon is 12:00 PM.' },
    ]);
  });

  test('a start and an end may say their day in any way', () => {
    const layout = {
      kind: 'shifts',
      headerRow: null,
      columns: ['booth', 'start', 'end'],
      date: null,
    } as const;
    const rows = [
      ['Copa', '12 Nov 10:30', '12:00'],
      ['Copa', '2025-11-12T10:30', '2025-11-12T12:00'],
      ['Copa', 'Wed 10:30', 'Wed 12:00'],
      ['Copa', '12-Nov-25 10:30 PM', '13-Nov-25 1:00 AM'],
    ];
    const { shifts, problems } = readList(
      { name: '', rows },
      { ...layout, columns: [...layout.columns] },
      atlanta,
    );
    const said = shifts.map(({ startsAt, endsAt }) => `${startsAt.toISOString()} ${endsAt.toISOString()}`);
    const morning = '2025-11-12T15:30:00.000Z 2025-11-12T17:00:00.000Z';
    expect(problems).toEqual([]);
    expect(said).toEqual([morning, morning, morning, '2025-11-13T03:30:00.000Z 2025-11-13T06:00:00.000Z']);
  });

  test.each(['Ana Medina', '10.45', '10:45', 'Copa', '5B', '', '10:30 Nov', '10.30.'])('%o is none', (text) =>
    expect(readDate(text, atlanta)).toBeNull(),
  );
});

describe('names', () => {
  const row = (id: string, name: string, aliases: string[] = [], isArchived = false) => ({
    ...{ id, name, aliases, isArchived, also: '' },
  });
  const index = nameIndex([
    row('1', 'Mauricio Vásquez Bernal'),
    row('2', 'Ana Medina'),
    row('3', 'Ana Okoro'),
    row('4', 'Łukasz Strauß'),
    row('5', 'Copa', ['Copacetic']),
    row('6', 'Toddy Mladenov'),
  ]);
  const found = (name: string) => {
    const { why, candidates } = index.find(name);
    return [why, candidates.map(({ id }) => id).join()];
  };

  test.each([
    ['Mauricio Vásquez Bernal', 'same', '1'],
    ['mauricio  vasquez-bernal', 'accents', '1'],
    ['Lukasz Strauss', 'accents', '4'],
    ['copacetic', 'alias', '5'],
    ['Mauricio Bernal', 'alike', '1'],
    ['Medina, Ana', 'alike', '2'],
    ['A. Medina', 'alike', '2'],
    ['Ana', 'alike', '2,3'],
    ['Tody Mladenov', 'alike', '6'],
    ['Toddy Mladenvo', 'alike', '6'],
    ['Wei Fu', 'unknown', ''],
    ['Ana Bernal', 'unknown', ''],
  ])('%s', (name, why, ids) => expect(found(name)).toEqual([why, ids]));

  test('one letter more, less, other or swapped is alike; folding twice folds once', () => {
    const word = fc.stringMatching(/^[a-z]{4,8}$/);
    fc.assert(
      fc.property(word, word, fc.nat(20), fc.constantFrom('drop', 'add', 'other'), (first, last, at, how) => {
        const name = `${first} ${last}`;
        const place = at % first.length;
        const rest = name.slice(place + 1);
        const changed = {
          drop: name.slice(0, place) + rest,
          add: `${name.slice(0, place)}q${name.slice(place)}`,
          other: `${name.slice(0, place)}q${rest}`,
        }[how];
        const { candidates } = nameIndex([row('x', name)]).find(changed);
        expect(candidates.map(({ id }) => id)).toEqual(['x']);
        expect(foldName(foldName(changed))).toBe(foldName(changed));
      }),
    );
  });

  test('five thousand names among five thousand are looked up within a second or two', () => {
    const many = Array.from({ length: 5_000 }, (_, at) => row(`${at}`, `Person${at} Family${at * 7}`));
    const began = performance.now();
    const big = nameIndex(many);
    for (const { name } of many) big.find(`${name}x`);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  const apart = (text: string, known: string[] = []) => {
    const { names, open } = takeApart({ at: 'B7', text }, (name) => known.includes(name));
    return [names.map((one) => one.text), open];
  };
  test.each([
    ['Ana Medina, Ben Okoro', ['Ana Medina', 'Ben Okoro'], 0],
    ['Ana Medina & Ben Okoro / Wei Fu', ['Ana Medina', 'Ben Okoro', 'Wei Fu'], 0],
    ['Ana Medina and Ben Okoro', ['Ana Medina', 'Ben Okoro'], 0],
    ['1. Ana Medina\n2. Ben Okoro', ['Ana Medina', 'Ben Okoro'], 0],
    ['Ana Medina (Microsoft)', ['Ana Medina'], 0],
    ['Ana Medina?', ['Ana Medina'], 0],
    ['Ana, TBD', ['Ana'], 1],
    ['?', [], 1],
    ['TBD', [], 1],
    ['–', [], 0],
    ['Sandra Anderson', ['Sandra Anderson'], 0],
  ])('%o in a cell', (text, names, open) => expect(apart(text)).toEqual([names, open]));

  test('two who are known and whom nothing parts are two, and that is said', () => {
    const known = ['Ana Medina', 'Ben Okoro'];
    expect(apart('Ana Medina Ben Okoro', known)).toEqual([known, 0]);
    expect(apart('Ana Medina Ben Roux', known)).toEqual([['Ana Medina Ben Roux'], 0]);
    const { notes } = takeApart({ at: 'B7', text: 'Ana Medina Ben Okoro' }, (name) => known.includes(name));
    expect(notes).toEqual(['“Ana Medina Ben Okoro” is read as Ana Medina and Ben Okoro']);
  });

  test('who is known by such a name is one person', () => {
    expect(apart('Medina, Ana', ['Ana Medina'])).toEqual([['Ana Medina'], 0]);
    expect(apart('Sam Poe, PhD\nBen Okoro', ['Sam Poe, PhD'])).toEqual([['Sam Poe, PhD', 'Ben Okoro'], 0]);
  });
});
