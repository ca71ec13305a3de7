import fc from 'fast-check';
import { expect, test } from 'vitest';
import { piecesOf } from '#server/slots/pieces';
import { readStretches } from '#server/slots/reading';
import type { EventClock } from '#server/tables/place';

const day = (date: string, opens: string, closes: string) => ({
  date,
  opensAt: Date.parse(`${date}T${opens}:00-05:00`),
  closesAt: Date.parse(`${date}T${closes}:00-05:00`),
});
const atlanta: EventClock = {
  timeZone: 'America/New_York',
  startsOn: '2025-11-10',
  endsOn: '2025-11-13',
  days: [
    day('2025-11-11', '10:45', '19:45'),
    day('2025-11-12', '10:30', '17:00'),
    day('2025-11-13', '10:30', '14:00'),
  ],
};
const wall = (instant: string | null) =>
  instant === null ? null : new Date(Date.parse(instant) - 5 * 3_600_000).toISOString().slice(0, 16);
const read = (text: string) =>
  readStretches(text, atlanta).map(({ label, startsAt, endsAt, doubts }) => [
    label,
    wall(startsAt),
    wall(endsAt)?.slice(11) ?? null,
    doubts,
  ]);

test('the e-mail of an organiser, with each doubt beside it', () => {
  const mail = [
    'Hello, these are the kiosk hours.',
    'Tuesday, November 11: AM 10:45 AM – 3:00 PM, PM 3:30 – 7:45 PM',
    'Wednesday, November 12',
    '  AM: 10:30 AM - 1:30 PM',
    '  Transition 1:30 – 2:00',
    '  PM: 2:00 PM - 5:00 PM',
    'Thursday, November 13: AM 10:30 AM – 12:00 PM (Transition 1:30 – 12:00), PM 12:30 – 2:00',
    'Friday, November 21: AM 10:00 AM – 12:00 PM',
  ].join('\r\n');
  expect(read(mail)).toEqual([
    ['', null, null, ['Could not be read.']],
    ['AM', '2025-11-11T10:45', '15:00', []],
    ['PM', '2025-11-11T15:30', '19:45', []],
    ['AM', '2025-11-12T10:30', '13:30', []],
    ['Transition', '2025-11-12T13:30', '14:00', ['A transition is no slot of a booth.']],
    ['PM', '2025-11-12T14:00', '17:00', []],
    ['AM', '2025-11-13T10:30', '12:00', []],
    [
      'Transition',
      null,
      null,
      [
        expect.stringMatching(/outside the opening hours or ends before it starts/),
        'A transition is no slot of a booth.',
      ],
    ],
    ['PM', '2025-11-13T12:30', '14:00', []],
    ['AM', null, null, [expect.stringMatching(/^November 21 is not within the event/i)]],
  ]);
});

test('other ways to write it, and what is no time', () => {
  expect(read('10:00-12:00')).toEqual([['', null, null, ['No day is named before it.']]]);
  expect(read('2025-11-12 10:30-17:00')).toEqual([['', '2025-11-12T10:30', '17:00', []]]);
  expect(read('Wed 12 Nov from 9 am to noon')).toEqual([
    [expect.any(String), '2025-11-12T09:00', '12:00', ['This is not within the opening hours.']],
  ]);
  expect(read('Thursday, November 12: 10:30 AM – 12:00 PM')[0]?.[3]).toEqual([
    '2025-11-12 is a Wednesday, not a Thursday.',
  ]);
  const unread = ['', null, null, ['Could not be read.']];
  expect(read('Call 555-1234.')).toEqual([unread]);
  expect(read('November 12\nCall 555-1234.')).toEqual([unread]);
  expect(read('3-7')).toEqual([['', null, null, ['No day is named before it.']]]);
});

test('an afternoon that is named is one, also where the doors close earlier; a day beside the event is a doubt', () => {
  expect(read('November 12: PM 3:30 – 7:45 PM')).toEqual([
    [
      'PM',
      '2025-11-12T15:30',
      '19:45',
      ['AM or PM is missing: read as 15:30–19:45.', 'This is not within the opening hours.'],
    ],
  ]);
  expect(read('November 14: 10:00 AM – 1:00 PM')[0]?.[3]).toContain(
    'This is after the last day of the event.',
  );
});

test('hours written with an h or without minutes are read, and nothing is left out without a word', () => {
  const times = (text: string) => read(text).map((one) => one.slice(1));
  expect(times('2025-11-12\n11h–13h30')).toEqual([['2025-11-12T11:00', '13:30', []]]);
  expect(times('November 12\nfrom 11 to 13')).toEqual([['2025-11-12T11:00', '13:00', []]]);
  expect(times('Wednesday, November 12: AM 10:30 – 2, PM 2 - 5')).toEqual([
    ['2025-11-12T10:30', '14:00', []],
    ['2025-11-12T14:00', '17:00', []],
  ]);
  expect(times('November 12: 10 – 1')[0]).toEqual([
    '2025-11-12T10:00',
    '13:00',
    ['This is not within the opening hours.'],
  ]);
  expect(times('November 10: 10 – 1')[0]?.[2]).toEqual(['AM or PM is missing: read as 10:00–13:00.']);
  expect(readStretches('November 12\nSee you there\nnoon to close', atlanta)).toMatchObject([
    { text: 'noon to close', line: 3, date: '2025-11-12', startsAt: null, doubts: ['Could not be read.'] },
  ]);
});

test('where hours are open for both halves of the day, the missing half is a doubt', () => {
  const long = { ...atlanta, days: [day('2025-11-12', '08:00', '22:00')] };
  expect(readStretches('November 12: 9:00-10:00', long)[0]?.doubts).toEqual([
    'AM or PM is missing: read as 09:00–10:00.',
  ]);
  expect(readStretches('November 12: 10:00-12:00', long)[0]?.doubts).toEqual([]);
});

const on = (text: string) => read(text).map(([, startsAt, , doubts]) => [startsAt, doubts]);

test.each([' / ', '; ', '. ', ', ', ' | ', ' '])(
  'several days on a line, with %o between, each have their own',
  (gap) => {
    const first = 'Tuesday, November 11: AM 10:45 AM – 3:00 PM, PM 3:30 – 7:45 PM';
    for (const second of ['Wednesday, November 12', '11/12', 'Nov 12', '2025-11-12', '12 Nov'])
      expect(on(`${first}${gap}${second}: AM 10:30 – 1:30, PM 2:00 PM – 5:00 PM`)).toEqual([
        ['2025-11-11T10:45', []],
        ['2025-11-11T15:30', gap === ' ' ? expect.any(Array) : []],
        ['2025-11-12T10:30', []],
        ['2025-11-12T14:00', []],
      ]);
  },
);

test('a day that may be meant for the times before it, or is named in passing, is a doubt', () => {
  const after = 'A day is named after the times: check which day is meant.';
  const passing = 'The day is named in passing: check that it is 2025-11-12.';
  expect(on('10:45 AM – 3:00 PM on November 11')).toEqual([['2025-11-11T10:45', [after]]]);
  expect(on('November 11: 11 AM – 2 PM, 2 PM – 4 PM on November 12')).toEqual([
    ['2025-11-11T11:00', []],
    ['2025-11-11T14:00', [after]],
  ]);
  expect(on('November 11\nWe will tell you more on Wednesday\n11:00 – 14:00')).toEqual([
    ['2025-11-12T11:00', [passing]],
  ]);
  for (const days of ['November 11-12', '11-12 November', 'Nov 11, 12 and 13, 2025', 'Nov 11 – Nov 13'])
    expect(on(`${days}: 11 AM – 2 PM`)).toEqual([
      [null, [`${days} are several days: write each with its own times.`]],
    ]);
  expect(on('November 11\n11-12-2025\n11 – 14')).toEqual([['2025-11-12T11:00', []]]);
});

test('what stands beside the times is a label, a word that joins them is none', () => {
  const labels = (text: string) => read(`November 13\n${text}`).map(([label]) => label);
  expect(labels('10:30 – 12:00 and 12:30 – 2')).toEqual(['', '']);
  expect(labels('10:30 – 12:00, 1:30 – 12:00 Transition, and PM 12:30 – 2')).toEqual([
    '',
    'Transition',
    'PM',
  ]);
  expect(labels('(1:30 – 12:00, Transition)\nSlot 1: 11 – 12')).toEqual(['Transition', 'Slot 1']);
});

test('each run of digits is part of a day, of a stretch, or of what could not be read', () => {
  const two = fc.integer({ min: 0, max: 31 }).map(String);
  const clock = fc
    .tuple(two, fc.constantFrom('', ':00', ':30', '.15', ' AM', 'pm', ':45 PM'))
    .map((all) => all.join(''));
  const dash = fc.constantFrom(' – ', '-', ' to ', ' and ', ', ');
  const dates = ['Tuesday, November 11', '2025-11-12', '11/13', '13 Nov', 'Nov 12-13', 'Wed', 'day 2'];
  const part = fc.oneof(
    fc.tuple(clock, dash, clock).map((all) => all.join('')),
    fc.constantFrom(
      ...dates,
      'AM',
      'Transition',
      'noon',
      'Kiosk 5B',
      'pages 3-7',
      '555-1234',
      '½',
      '٣',
      '7.2',
      'x1',
    ),
    fc.string({ maxLength: 6 }),
    two,
  );
  const gap = fc.constantFrom(' ', ': ', ', ', ' / ', '; ', '\n', '');
  const text = fc
    .array(
      fc.tuple(part, gap).map((all) => all.join('')),
      { maxLength: 12 },
    )
    .map((all) => all.join(''));
  fc.assert(
    fc.property(text, (pasted) => {
      const lines = pasted.normalize('NFKC').split(/\r\n|\r|\n/);
      const read = readStretches(pasted, atlanta);
      const digits = (words: string) => words.match(/\p{N}/gu) ?? [];
      for (const [at, line] of lines.entries()) {
        const pieces = piecesOf(line, atlanta);
        expect(pieces.map((piece) => piece.text).join('')).toBe(line);
        const days = pieces.filter(({ kind }) => kind === 'day').map((piece) => piece.text);
        const listed = read.filter((one) => one.line === at + 1).flatMap((one) => [one.text, one.label]);
        const shown = [...days, ...listed].flatMap(digits);
        for (const digit of digits(line)) {
          const found = shown.indexOf(digit);
          expect(found, `${digit} of ${line}`).not.toBe(-1);
          shown.splice(found, 1);
        }
      }
    }),
    { numRuns: 500, examples: [['1 0 – 0 Transition 0 ']] },
  );
});
