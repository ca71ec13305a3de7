import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatOf, parseSchedule } from '#server/schedule/parse';
import { readSpeakers } from '#server/schedule/speakers';
import { readDate, readRange } from '#server/schedule/times';
import type { WrittenSession } from '#server/schedule/written';
import { decodeText } from '#web/dashboard/set-up/talks/decode.ts';
import { printCsv, printIcs, printText } from '../fixtures/schedule.ts';

const text = (body: string) => parseSchedule(body, 'text', 2025);
const block = (title: string, time: string, more: string[] = []) =>
  [`${title}#`, `Time: ${time}`, ...more].join('\n');
const thursday = (...blocks: string[]) => ['Thursday, November 13, 2025', ...blocks].join('\n');

describe('what is printed is read back', () => {
  const word = fc.constantFrom(
    ...['Copa', 'ערב', 'مرحبا', '🚀', 'naïve', 'C++', '“quoted”', 'eBPF', 'K8s,', 'a;b', '"x"'],
  );
  const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((all) => all.join(' '));
  const name = fc.constantFrom(
    'Wei Fu',
    'José Ñandú',
    'Łukasz Żak',
    '김 민준',
    'Aurélie Vache-Roux',
    "Conan O'Brien",
  );
  const company = fc.constantFrom('', 'Engineer, Microsoft', 'Red Hat, Inc.', 'VP, Acme');
  const time = fc.integer({ min: 7 * 60, max: 20 * 60 }).map((all) => clock(all));
  const session = fc.record({
    ...{ title: words, room: fc.constantFrom('', 'Hall A', 'Building B | Level 2'), start: time },
    track: fc.constantFrom('', 'AI + ML', 'SECURITY'),
    day: fc.integer({ min: 11, max: 13 }),
    minutes: fc.integer({ min: 5, max: 180 }),
    speakers: fc.uniqueArray(fc.record({ name, affiliation: company }), {
      maxLength: 3,
      selector: (one) => one.name,
    }),
  });
  const sessions = fc.array(session, { minLength: 1, maxLength: 12 }).map((all) =>
    all
      .toSorted((a, b) => a.day - b.day)
      .map(({ day, start, minutes, ...rest }) => {
        const moment = (at: string) => ({ date: `2025-11-${day}`, time: at, label: null, offset: null });
        const [hour = 0, minute = 0] = start.split(':').map(Number);
        return { ...rest, from: moment(start), to: moment(clock(hour * 60 + minute + minutes)) };
      }),
  );
  function clock(minutes: number): string {
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  }
  const essence = (
    all: readonly Pick<WrittenSession, 'title' | 'room' | 'track' | 'speakers' | 'from' | 'to'>[],
  ) =>
    all.map(({ title, room, track, speakers, from, to }) => ({
      ...{ title, room, track, speakers },
      when: [from.date, from.time, to.time],
    }));

  test('as text, with any line ends', () => {
    fc.assert(
      fc.property(sessions, fc.constantFrom('\n', '\r\n', '\r'), (all, lineEnd) => {
        const printed = printText(all, lineEnd);
        expect(formatOf(printed)).toBe('text');
        const read = text(printed);
        expect([read.problems, essence(read.sessions)]).toEqual([[], essence(all)]);
      }),
    );
  });

  test('as a table, with each separator', () => {
    fc.assert(
      fc.property(sessions, fc.constantFrom(',', ';', '\t'), (all, delimiter) => {
        const printed = `\ufeff${printCsv(all, delimiter)}`;
        expect(formatOf(printed)).toBe('csv');
        const read = parseSchedule(printed, 'csv', 2025);
        expect([read.problems, essence(read.sessions)]).toEqual([[], essence(all)]);
      }),
    );
  });

  test('as a calendar', () => {
    fc.assert(
      fc.property(sessions, (all) => {
        const printed = printIcs(all, 'America/New_York');
        expect(formatOf(printed)).toBe('ics');
        const read = parseSchedule(printed, 'ics', 2025);
        expect([read.problems, essence(read.sessions)]).toEqual([[], essence(all)]);
        expect(read.sessions.map(({ from }) => from.offset)).toEqual(all.map(() => -300));
      }),
    );
  });

  test('of rows whose lines end in several ways, none is lost', () => {
    const head = 'Title,Date,Start,End\n';
    const row = (at: number) => `Talk ${at},2025-11-13,10:00,10:30`;
    const { sessions: read } = parseSchedule(`${head}${row(1)}\r\n${row(2)}\r${row(3)}\n`, 'csv', 2025);
    expect(read.map(({ line, title }) => [line, title])).toEqual(
      [2, 3, 4].map((line) => [line, `Talk ${line - 1}`]),
    );
  });

  test('nothing that somebody may paste stops the reading', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        ...[
          'A#',
          'Time: 9:00am - 9:30am',
          'Time:',
          'Speakers: (((',
          'BEGIN:VEVENT',
          'END:VEVENT',
          '"',
          'Title,Date,Start,End',
          '2025-13-45',
          'DTSTART:2025',
        ],
      ),
    );
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 30 }),
        fc.constantFrom('text', 'csv', 'ics'),
        (lines, format) => {
          const text = lines.join('\n');
          const { sessions: read, problems } = parseSchedule(text, format, 2025);
          // What is pasted may hold line ends of any kind itself.
          const last = text.split(/\r\n|\r|\n/).length;
          for (const one of [...read, ...problems]) expect(one.line).toBeLessThanOrEqual(last);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('a block that cannot be read takes no other with it', () => {
  test.each([
    ['no time', 'Broken#\nVenue: A', 2, /no line “Time/],
    ['a time that is not known yet', block('Broken', 'TBA'), 3, /not known yet/],
    ['no end', block('Broken', '9:00am EST'), 3, /end is missing/],
    ['words for a time', block('Broken', 'after lunch'), 3, /“after lunch” is not a time/],
    ['an impossible time', block('Broken', '25:00 - 26:00'), 3, /is not a time/],
    ['no length', block('Broken', '9:00am - 9:00am'), 3, /ends when it starts/],
    ['no title', '#\nTime: 9:00am - 9:30am', 2, /no title/],
  ])('%s', (_what, broken, line, what) => {
    const read = text(thursday(broken, block('Last', '4:00pm - 4:30pm')));
    expect(read.sessions.map(({ title }) => title)).toEqual(['Last']);
    expect(read.problems).toHaveLength(1);
    expect(read.problems[0]?.what).toMatch(what);
    expect(read.problems[0]?.line).toBe(line);
  });

  test('a session above the first date', () => {
    const { sessions, problems } = text(
      `Conference#\n${block('Early', '9:00am - 9:30am')}\n2025-11-13\n${block('Late', '9:00am - 9:30am')}`,
    );
    expect(sessions.map(({ title }) => title)).toEqual(['Late']);
    expect(problems).toEqual([
      { line: 2, title: 'Early', what: expect.stringContaining('No date stands above it') },
    ]);
  });

  test('in a table: a quotation mark that nobody closes, a row without a date, columns that nobody knows', () => {
    const rows = [
      'Title,Date,Start,End',
      '"Open,2025-11-13,9:00,9:30',
      'Good,2025-11-13,10:00,10:30',
      'Undated,,10:00,10:30',
      'Last,2025-11-13,"11:00",11:30',
    ];
    const { sessions, problems } = parseSchedule(rows.join('\n'), 'csv', 2025);
    expect(sessions.map(({ title, line }) => [title, line])).toEqual([
      ['Good', 3],
      ['Last', 5],
    ]);
    expect(problems.map(({ line, what }) => [line, what])).toEqual([
      [2, expect.stringContaining('quotation mark')],
      [4, 'It has no date.'],
    ]);
    const unknown = parseSchedule('Wer,Was\nA,B', 'csv', 2025);
    expect(unknown.problems[0]).toMatchObject({
      line: 1,
      what: expect.stringContaining('None of them was found'),
    });
  });

  test('in a calendar: a line that is none, a whole day, an entry that was cut off; what is cancelled is left out', () => {
    const entry = (title: string, ...lines: string[]) => [
      'BEGIN:VEVENT',
      `SUMMARY:${title}`,
      ...lines,
      'END:VEVENT',
    ];
    const times = ['DTSTART:20251113T160000Z', 'DTEND:20251113T163000Z'];
    const lines = [
      'BEGIN:VCALENDAR',
      ...entry('Good', ...times),
      ...entry('Garbled', 'no colon here'),
      ...entry('Whole day', 'DTSTART;VALUE=DATE:20251113'),
      ...entry('Off', ...times, 'STATUS:CANCELLED'),
      'BEGIN:VEVENT',
      'SUMMARY:Cut',
    ];
    const read = parseSchedule(lines.join('\r\n'), 'ics', 2025);
    expect(read.sessions.map(({ title, isExact }) => [title, isExact])).toEqual([['Good', true]]);
    expect(read.problems.map(({ line, title }) => [line, title])).toEqual([
      [7, 'Garbled'],
      [11, 'Whole day'],
      [21, null],
    ]);
    expect(read.notes).toEqual(['1 of the file is cancelled and left out.']);
  });
});

describe('times', () => {
  test.each([
    ['9:00am EST - 9:30am EST', '09:00', '09:30', 0],
    ['12:00am - 1:00am', '00:00', '01:00', 1],
    ['11:30pm – 12:00am', '23:30', '00:00', 0],
    ['12:00pm - 1:00pm', '12:00', '13:00', 0],
    ['11:00 - 1:00pm', '11:00', '13:00', 1],
    ['1:00 - 2:00pm', '13:00', '14:00', 1],
    ['11:30am - 12:15', '11:30', '12:15', 1],
    ['13:45–14:15', '13:45', '14:15', 0],
    ['1:45 - 2:15', '01:45', '02:15', 1],
    ['noon to 1 pm', '12:00', '13:00', 0],
    ['9.00 a.m. - 9.30 a.m.', '09:00', '09:30', 0],
  ])('%s', (written, from, to, doubts) => {
    const range = readRange(written);
    expect(range).toMatchObject({ from, to });
    expect(typeof range === 'string' ? [] : range.doubts).toHaveLength(doubts);
  });

  test('dates in several ways; a weekday that is another is said', () => {
    for (const written of [
      'Thursday, November 13, 2025',
      'Thu 13 Nov 2025',
      '2025-11-13',
      '13.11.2025',
      '11/13/2025',
      'November 13th',
    ])
      expect(readDate(written, 2025)?.date).toBe('2025-11-13');
    expect(readDate('Friday, November 13, 2025', 2025)?.doubts).toHaveLength(1);
    expect(readDate('3/4/2025', 2025)?.doubts).toHaveLength(1);
    for (const none of ['February 30, 2025', 'Lunch', '13', 'Monday'])
      expect(readDate(none, 2025)).toBeNull();
  });
});

describe('speakers', () => {
  const read = (line: string) =>
    readSpeakers(line).speakers.map(({ name, affiliation }) => `${name}|${affiliation}`);

  test.each([
    ['A Bee & C Dee (Engineer, Acme); E Eff (VP, Foo)', ['A Bee|Acme', 'C Dee|Acme', 'E Eff|VP, Foo']],
    ['A Bee & C Dee (Engineer, Red Hat, Inc.)', ['A Bee|Red Hat, Inc.', 'C Dee|Red Hat, Inc.']],
    [
      'Jesse Poe (Argo & Kargo Creator & Co-Founder & CTO, Akuity)',
      ['Jesse Poe|Argo & Kargo Creator & Co-Founder & CTO, Akuity'],
    ],
    ['Ann Poe (AMD & Dan Roe, AWS)', ['Ann Poe|AMD', 'Dan Roe|AWS']],
    ['Ann Poe (Lead, Inc Mirantis - USA)', ['Ann Poe|Lead, Inc Mirantis - USA']],
    ['Ann Poe', ['Ann Poe|']],
    ['TBA', []],
  ])('%s', (line, expected) => expect(read(line)).toEqual(expected));

  test('a name that is the rest of the title is no speaker', () => {
    expect(readSpeakers('Where Are We Heading? - Ann Poe (SUSE & Dan Roe, 8gears)')).toMatchObject({
      subtitle: 'Where Are We Heading?',
      speakers: [{ name: 'Ann Poe' }, { name: 'Dan Roe' }],
    });
    expect(readSpeakers('Intro (Updates, and More - Ann Poe & Dan Roe, Ant Group)')).toMatchObject({
      subtitle: 'Intro, Updates, and More',
      speakers: [
        { name: 'Ann Poe', affiliation: 'Ant Group' },
        { name: 'Dan Roe', affiliation: 'Ant Group' },
      ],
    });
  });
});

test('files in other encodings', () => {
  const words = 'Größe, Zoë';
  const utf16 = Buffer.from(`\ufeff${words}`, 'utf16le');
  expect(decodeText(utf16)).toEqual({ text: words, encoding: 'UTF-16' });
  expect(decodeText(Buffer.from(words, 'utf16le'))).toEqual({ text: words, encoding: 'UTF-16' });
  expect(decodeText(Buffer.from(utf16).swap16())).toEqual({ text: words, encoding: 'UTF-16' });
  expect(decodeText(Buffer.from(words, 'latin1'))).toEqual({ text: words, encoding: 'Windows-1252' });
  expect(decodeText(Buffer.from(`\ufeff${words}`))).toEqual({ text: words, encoding: 'UTF-8' });
});
