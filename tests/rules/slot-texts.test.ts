import { expect, test } from 'vitest';
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
  const missing = (as: string) => `AM or PM is missing: read as ${as}.`;
  expect(read(mail)).toEqual([
    ['AM', '2025-11-11T10:45', '15:00', []],
    ['PM', '2025-11-11T15:30', '19:45', [missing('15:30–19:45')]],
    ['AM', '2025-11-12T10:30', '13:30', []],
    [
      'Transition',
      '2025-11-12T13:30',
      '14:00',
      [missing('13:30–14:00'), 'A transition is no slot of a booth.'],
    ],
    ['PM', '2025-11-12T14:00', '17:00', []],
    ['AM', '2025-11-13T10:30', '12:00', []],
    ['Transition', null, null, [expect.stringMatching(/outside the opening hours or ends before it starts/)]],
    ['PM', '2025-11-13T12:30', '14:00', [missing('12:30–14:00')]],
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
  expect(read('Call 555-1234.')).toEqual([]);
  expect(read('See pages 3-7 of the manual.')).toEqual([['', null, null, ['No times could be read here.']]]);
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

test('hours written with an h are read, and a line that may hold times is never left out without a word', () => {
  expect(read('2025-11-12\n11h–13h30').map((one) => one.slice(1, 3))).toEqual([
    ['2025-11-12T11:00', '13:30'],
  ]);
  expect(read('November 12\nfrom 11 to 13')).toEqual([['', null, null, ['No times could be read here.']]]);
  expect(read('See you there')).toEqual([]);
});
