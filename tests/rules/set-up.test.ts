import { describe, expect, it } from 'vitest';
import type { HeadCountRow } from '#contracts/head-counts';
import { freeSlug, slugFrom } from '#contracts/slugs';
import { NoAnswer, Refusal } from '#web/api/client.ts';
import { boothWords } from '#web/dashboard/set-up/accounts/all-booths.ts';
import { plateOf } from '#web/dashboard/set-up/booths/plates.ts';
import { type Holdings, missingSteps, sectionsFor } from '#web/dashboard/set-up/checklist.ts';
import { daysOffered, dayToBeginWith } from '#web/dashboard/set-up/day-shown.ts';
import {
  eventMistakes,
  eventValues,
  newEventBody,
  newEventMistakes,
} from '#web/dashboard/set-up/events/event-form.ts';
import {
  enteredWords,
  headCountChange,
  headCountInputs,
  headCountValues,
} from '#web/dashboard/set-up/head-counts/head-count-form.ts';
import { breaksFrom, breaksText } from '#web/dashboard/set-up/hours/breaks.ts';
import { labelsIn, listed, projectCalled } from '#web/dashboard/set-up/names.ts';
import { fieldProblems } from '#web/dashboard/set-up/parts/field-problems.ts';
import { type Field, numberMistakes, numberOrNull } from '#web/dashboard/set-up/parts/fields.ts';
import { archivingWords, personValues } from '#web/dashboard/set-up/people/person-fields.ts';
import {
  nextRepresentative,
  standsForWords,
} from '#web/dashboard/set-up/representatives/representative-form.ts';
import { outsideSlotWords } from '#web/dashboard/set-up/shifts/outside-slot.ts';
import { nextShift, shiftInputs } from '#web/dashboard/set-up/shifts/shift-form.ts';
import { slotMistake } from '#web/dashboard/set-up/slots/conflicts.ts';
import { nextDayField, nextDayNote, stretchOn, whenValues } from '#web/dashboard/set-up/when.ts';

const copa = { id: 'copa', name: 'Copa' };
const drasi = { id: 'drasi', name: 'Drasi' };
const oras = { id: 'oras', name: 'ORAS' };

const complete: Holdings = {
  isOver: false,
  days: 2,
  dates: 2,
  booths: [copa, drasi, oras],
  slots: ['copa', 'drasi', 'oras'],
  representatives: ['copa', 'drasi', 'oras'],
  shifts: ['copa', 'drasi', 'oras'],
  headCounts: [],
  kiosks: 2,
  devices: 1,
  refused: null,
  uncertain: 0,
};
const words = (of: Partial<Holdings>) => missingSteps({ ...complete, ...of }).map((step) => step.missing);

it('a long list begins with today while the event runs, else with its first day', () => {
  const atlanta = { startsOn: '2025-11-10', endsOn: '2025-11-13' };
  expect(dayToBeginWith(atlanta, '2025-11-12')).toBe('2025-11-12');
  expect(dayToBeginWith(atlanta, '2025-11-09')).toBe('2025-11-10');
  expect(dayToBeginWith(atlanta, '2026-01-01')).toBe('2025-11-10');
});

it('days before and after the event are offered where they hold something', () => {
  const event = { startsOn: '2025-11-12', endsOn: '2025-11-13' };
  const around = ['2025-11-14', '2025-11-12', '2025-11-11', '2025-11-14'];
  expect(daysOffered(event, []).join()).toBe('2025-11-12,2025-11-13');
  expect(daysOffered(event, around).join()).toBe('2025-11-11,2025-11-12,2025-11-13,2025-11-14');
});

describe('a shift beside its booth’s slots', () => {
  const on = (from: string, to: string, boothId = 'copa') => ({
    boothId,
    startsAt: `2025-11-11T${from}:00-05:00`,
    endsAt: `2025-11-11T${to}:00-05:00`,
  });
  const slots = [
    on('12:30', '14:00'),
    on('10:30', '12:30'),
    on('15:00', '17:00'),
    on('09:00', '20:00', 'drasi'),
  ];
  it.each([
    ['10:30', '14:00', null],
    ['13:00', '16:00', 'partly outside the slot'],
    ['09:00', '11:00', 'partly outside the slot'],
    ['14:00', '15:00', 'no slot then'],
    ['18:00', '19:00', 'no slot then'],
  ])('%s–%s: %s', (from, to, words) => expect(outsideSlotWords(on(from, to), slots)).toBe(words));
  it('says nothing of a booth without slots', () =>
    expect(outsideSlotWords(on('09:00', '10:00', 'oras'), slots)).toBeNull());
});

describe('the checklist', () => {
  it('is empty when an event can run', () => expect(words({})).toEqual([]));

  it('begins with what was sent and is not in the record, then with uncertain times', () => {
    expect(words({ refused: '1', uncertain: 1, slots: [] })).toEqual([
      '1 item needs attention',
      '1 stretch has uncertain times',
      '3 booths have no slot',
    ]);
    expect(words({ refused: '20+', uncertain: 2 })).toEqual([
      '20+ items need attention',
      '2 stretches have uncertain times',
    ]);
  });

  it('begins with opening hours', () => {
    const steps = missingSteps({
      ...complete,
      days: 0,
      booths: [],
      slots: [],
      representatives: [],
      shifts: [],
      kiosks: 0,
    });
    expect(steps.map((step) => step.section)).toEqual(['hours', 'booths', 'kiosks']);
    expect(steps[0]?.missing).toBe('No opening hours yet');
  });

  it('counts the days that are left', () =>
    expect(words({ dates: 4 })).toEqual(['2 days have no opening hours']));

  it('comes in the order of the sections, from left to right', () => {
    const none = { days: 0, kiosks: 0, devices: 0, slots: [], representatives: [], shifts: [] };
    const steps = missingSteps({ ...complete, ...none }).map(({ section }) => section);
    const sections = sectionsFor({ booths: true }).filter((section) => steps.includes(section));
    expect(steps).toEqual(sections);
    expect(steps).toHaveLength(6);
  });

  it('names one or two booths, and counts more', () => {
    expect(words({ slots: ['copa', 'drasi'] })).toEqual(['ORAS has no slot']);
    expect(words({ slots: ['copa'] })).toEqual(['Drasi and ORAS have no slot']);
    expect(words({ slots: [] })).toEqual(['3 booths have no slot']);
  });

  it('asks only for booths, figures and people when the event is over and was never planned here', () => {
    const past = { isOver: true, days: 0, dates: 4, kiosks: 0, devices: 0, slots: [], shifts: [] };
    expect(words({ ...past, booths: [], representatives: [] })).toEqual(['No booths yet']);
    expect(words({ ...past, headCounts: ['copa'] })).toEqual(['Drasi and ORAS have no figure']);
  });
});

describe('what an account may open', () => {
  it('is everything for whoever looks after booths, and nothing that is refused for a viewer', () => {
    expect(sectionsFor({ booths: true })).toEqual(expect.arrayContaining(['visits', 'attention', 'times']));
    const ofViewer = sectionsFor({ booths: false });
    expect(ofViewer).toContain('facts');
    for (const section of ['visits', 'attention', 'times']) expect(ofViewer).not.toContain(section);
  });

  it('names the booth of a token, and says that it is gone only once that is known', () => {
    const choices = [{ value: 'copa', label: 'Copa, KubeCon' }];
    expect(boothWords(null, { choices, state: 'ready' })).toBe('every booth');
    expect(boothWords('copa', { choices, state: 'ready' })).toBe('Copa, KubeCon');
    expect(boothWords('drasi', { choices, state: 'ready' })).toBe('A booth taken off the list');
    for (const state of ['loading', 'failed'] as const)
      expect(boothWords('copa', { choices: [], state })).toBe('one booth');
  });
});

describe('names', () => {
  it('propose a slug', () => {
    expect(slugFrom('KubeCon + CloudNativeCon NA 2026')).toBe('kubecon-cloudnativecon-na-2026');
    expect(slugFrom('  Zürich Café! ')).toBe('zurich-cafe');
    expect(slugFrom(`${'a'.repeat(79)} b`)).toBe('a'.repeat(79));
    expect(freeSlug('c', ['c', 'c-2', 'cd'])).toBe('c-3');
    expect(freeSlug('a'.repeat(80), ['a'.repeat(80)])).toBe(`${'a'.repeat(78)}-2`);
  });

  it('of kiosks are taken apart, each once', () => {
    expect(labelsIn('5B, 11A,13\n5b;  P-13B ')).toEqual(['5B', '11A', '13', 'P-13B']);
    expect(labelsIn(' , ')).toEqual([]);
  });

  it('of a project may be an alias', () => {
    const projects = [
      { name: 'Copacetic', aliases: ['Copa'] },
      { name: 'Drasi', aliases: [] },
    ];
    expect(projectCalled(projects, ' copa ')?.name).toBe('Copacetic');
    expect(projectCalled(projects, 'Istio')).toBeUndefined();
  });

  it('are listed as people say them', () => {
    expect(listed(['Copa'])).toBe('Copa');
    expect(listed(['Copa', 'Drasi', 'ORAS'])).toBe('Copa, Drasi and ORAS');
  });
});

describe('breaks, one a line', () => {
  const zone = 'America/New_York';

  it('are read and shown the same way', () => {
    const breaks = breaksFrom('12:00-13:00 Lunch\n\n 9:30 to 9:45 ', '2025-11-11', zone);
    expect(breaks).toEqual({
      ok: true,
      body: [
        { startsAt: '2025-11-11T17:00:00Z', endsAt: '2025-11-11T18:00:00Z', label: 'Lunch' },
        { startsAt: '2025-11-11T14:30:00Z', endsAt: '2025-11-11T14:45:00Z', label: 'Break' },
      ],
    });
    expect(breaksText(breaks.ok ? breaks.body : [], zone)).toBe('12:00–13:00 Lunch\n09:30–09:45 Break');
  });

  it('that cannot be read name their line', () => {
    expect(breaksFrom('12:00 lunch', '2025-11-11', zone)).toEqual({
      ok: false,
      mistakes: { breaks: '“12:00 lunch” is not a break. Write it as 12:00–13:00 Lunch.' },
    });
    expect(breaksFrom('25:00-26:00', '2025-11-11', zone)).toMatchObject({ ok: false });
  });
});

describe('a slot', () => {
  const names = { booth: (id: string) => id.toUpperCase(), kiosk: () => '5B', zone: 'America/New_York' };
  const morning = { startsAt: '2025-11-11T15:30:00Z', endsAt: '2025-11-11T18:30:00.000Z' };
  const copaAt5b = { id: 'slot-1', boothId: 'copa', kioskId: 'kiosk-5b', ...morning };

  it('names the booth that has the kiosk', () => {
    expect(slotMistake({ boothId: 'drasi', kioskId: 'kiosk-5b', ...morning }, [copaAt5b], names)).toEqual({
      ok: false,
      mistakes: { kioskId: 'COPA has kiosk 5B 10:30–13:30. Choose another kiosk or other hours.' },
    });
  });

  it('may follow at the same moment, be elsewhere, or have no kiosk yet', () => {
    const after = { startsAt: '2025-11-11T18:30:00Z', endsAt: '2025-11-11T22:00:00Z' };
    expect(slotMistake({ boothId: 'drasi', kioskId: 'kiosk-5b', ...after }, [copaAt5b], names)).toBeNull();
    expect(slotMistake({ boothId: 'drasi', kioskId: 'kiosk-7', ...morning }, [copaAt5b], names)).toBeNull();
    const unplaced = { ...copaAt5b, kioskId: null };
    expect(slotMistake({ boothId: 'drasi', kioskId: null, ...morning }, [unplaced], names)).toBeNull();
  });

  it('of one booth is one at a time, but may be changed itself', () => {
    expect(slotMistake({ boothId: 'copa', kioskId: null, ...morning }, [copaAt5b], names)).toMatchObject({
      mistakes: { from: expect.stringContaining('COPA has a slot 10:30–13:30 already') },
    });
    expect(slotMistake({ ...copaAt5b, kioskId: 'kiosk-7' }, [copaAt5b], names)).toBeNull();
  });

  it('gives its booth the plate of the first kiosk', () => {
    const later = { boothId: 'copa', kioskId: 'kiosk-7', startsAt: '2025-11-12T15:30:00Z' };
    const kiosks = [
      { id: 'kiosk-5b', label: '5B' },
      { id: 'kiosk-7', label: '7' },
    ];
    expect(plateOf('copa', [later, copaAt5b], kiosks)).toBe('5B');
    expect(plateOf('drasi', [later, copaAt5b], kiosks)).toBeNull();
  });
});

describe('shifts', () => {
  const typed = {
    boothIds: ['copa', 'drasi'],
    dates: ['2025-11-12', '2025-11-11'],
    date: '',
    from: '10:30',
    to: '13:30',
    ...{ overnight: false, fromSecond: false, toSecond: false },
    minimum: '1',
    target: '2',
  };

  it('are made for each booth on each day', () => {
    const made = shiftInputs(typed, 'America/New_York');
    expect(made.ok && made.body.map(({ boothId, startsAt }) => `${boothId} ${startsAt}`)).toEqual([
      'copa 2025-11-11T15:30:00Z',
      'copa 2025-11-12T15:30:00Z',
      'drasi 2025-11-11T15:30:00Z',
      'drasi 2025-11-12T15:30:00Z',
    ]);
  });

  it('go on where the last one ended, and with other booths once the hall closes', () => {
    const blank = { ...typed, boothIds: [], dates: [], from: '10:00', to: '17:00' };
    const morning = { ...typed, from: '10:00', to: '13:00' };
    expect(nextShift(morning, blank)).toEqual({ ...typed, from: '13:00', to: '17:00' });
    const afternoon = { ...typed, from: '13:00', to: '17:00' };
    expect(nextShift(afternoon, blank)).toEqual({ ...afternoon, boothIds: [] });
    const night = { ...typed, from: '22:00', to: '02:00', overnight: true };
    expect(nextShift(night, blank)).toEqual({ ...night, boothIds: [] });
    expect(nextShift(morning, { ...blank, from: '', to: '' })).toEqual({ ...morning, boothIds: [] });
  });

  it('hope for at least the minimum', () => {
    expect(shiftInputs({ ...typed, minimum: '3' }, 'America/New_York')).toEqual({
      ok: false,
      mistakes: { target: 'Must be at least 3.' },
    });
  });
});

describe('a form', () => {
  it('shows the words of the server at the field they speak of', () => {
    const refusal = new Refusal(
      400,
      {
        type: 'about:blank',
        title: 'Invalid input',
        status: 400,
        code: 'invalid-input',
        detail: 'body.name: must not be empty',
        issues: [
          { path: 'body.name', message: 'must not be empty' },
          { path: 'body.breaks.0.label', message: 'must be one line' },
          { path: 'query.limit', message: 'must be at most 200' },
        ],
      },
      null,
    );
    expect(fieldProblems(refusal, ['name', 'breaks', 'limit'])).toEqual({
      name: 'Must not be empty',
      breaks: 'Must be one line',
    });
    expect(fieldProblems(new NoAnswer(), ['name'])).toEqual({});
  });

  it('does not send a number that is none', () => {
    const fields: Field<{ goal: string; name: string }>[] = [
      { name: 'goal', label: 'Goal', kind: 'number' },
      { name: 'name', label: 'Name', kind: 'line' },
    ];
    expect(numberMistakes(fields, { goal: '80', name: 'Copa' })).toEqual({});
    expect(numberMistakes(fields, { goal: '', name: 'Copa' })).toEqual({});
    expect(numberMistakes(fields, { goal: '-1', name: 'Copa' })).toEqual({});
    expect(numberOrNull('−1')).toBe(-1);
    expect(numberMistakes(fields, { goal: '8o', name: 'Copa' })).toEqual({ goal: 'Type a whole number.' });
    expect(numberMistakes(fields, { goal: '1.5', name: 'Copa' })).toEqual({ goal: 'Type a whole number.' });
  });
});

describe('an end before the start', () => {
  const note = (from: string, to: string, date = '', dates: string[] = []) =>
    nextDayNote({ from, to, date, dates });

  it('is named with its day', () => {
    expect(note('22:00', '02:00', '2025-11-12')).toBe('Ends on Thursday 13 November, the next day.');
    expect(note('10:00', '10:00', '', ['2025-11-12'])).toBe('Ends on Thursday 13 November, the next day.');
    expect(note('22:00', '02:00', '', ['2025-11-12', '2025-11-13'])).toBe('Ends on the next day, each time.');
    expect(note('22:00', '02:00')).toBe('Ends on the next day.');
  });

  it('is a question as long as nobody said whether it is meant', () => {
    const asked = { from: '14:05', to: '09:00', date: '2025-11-12', overnight: false };
    expect(nextDayNote(asked)).toBe('09:00 is not after 14:05. Is it on Thursday 13 November, the next day?');
    expect(nextDayNote({ ...asked, overnight: true })).toBe('Ends on Thursday 13 November, the next day.');
  });

  it('is taken once somebody says so, and asked about before', () => {
    const hours = { from: '18:00', to: '17:00' };
    expect(stretchOn('2025-11-12', { ...hours, overnight: false }, 'UTC')).toEqual({
      ...{ ok: false, at: 'overnight' },
      why: '17:00 is not after 18:00. Tick this, or change the hours.',
    });
    expect(stretchOn('2025-11-12', { ...hours, overnight: true }, 'UTC')).toMatchObject({
      ...{ ok: true, endsAt: '2025-11-13T17:00:00Z' },
    });
    expect(stretchOn('2025-11-12', { from: '10:00', to: '17:00', overnight: false }, 'UTC').ok).toBe(true);
    const { when } = nextDayField('It ends on the next day');
    expect(when?.({ ...hours, overnight: false })).toBe(true);
    expect(when?.({ from: '10:00', to: '17:00', overnight: false })).toBe(false);
  });

  it('is known of what ended on the next day already', () => {
    const night = { startsAt: '2025-11-12T22:00:00Z', endsAt: '2025-11-13T02:00:00Z' };
    const usual = { dates: ['2025-11-12'], from: '10:00', to: '17:00' };
    expect(whenValues(night, 'UTC', usual)).toMatchObject({
      ...{ dates: [], date: '2025-11-12', from: '22:00', to: '02:00', overnight: true },
    });
    expect(whenValues(null, 'UTC', usual)).toMatchObject({ ...usual, date: '', overnight: false });
  });

  it('is not said of an end after the start, or of half a stretch', () => {
    expect(note('10:00', '17:00', '2025-11-12')).toBeNull();
    expect(note('10:00', '', '2025-11-12')).toBeNull();
    expect(note('', '17:00', '2025-11-12')).toBeNull();
  });
});

describe('a new event', () => {
  const typed = { ...eventValues(null), name: 'KubeCon', timeZone: 'UTC', startsOn: '2026-11-10' };
  const wrongIn = (given: Partial<typeof typed>) => newEventMistakes({ ...typed, ...given });

  it('needs a name, a zone and a first day, and says all of it at once', () => {
    expect(wrongIn({})).toEqual({});
    expect(wrongIn({ name: '', timeZone: '', startsOn: '', venue: 'x'.repeat(121) })).toEqual({
      name: 'Must not be empty',
      timeZone: 'Choose the time zone of the venue.',
      startsOn: 'Choose the first day.',
      venue: 'Must be at most 120 characters',
    });
    expect(wrongIn({ endsOn: '2026-11-09', slug: 'Kube Con' })).toEqual({
      endsOn: 'Choose the first day or a later one.',
      slug: 'Must be lower-case letters, digits and single hyphens',
    });
    expect(wrongIn({ name: '会议' })).toEqual({
      slug: 'Must be lower-case letters, digits and single hyphens',
    });
  });

  it('lasts one day unless a last one was chosen', () => {
    expect(newEventBody(typed)).toMatchObject({ slug: 'kubecon', endsOn: '2026-11-10' });
  });

  it('has facts that may not be emptied', () => {
    expect(eventMistakes({ ...typed, countingRule: '', sourceUrl: 'example', endsOn: '' })).toEqual({
      countingRule: 'Must not be empty',
      sourceUrl: 'Must be an address that begins with https:// or http://',
      endsOn: 'Choose the last day.',
    });
  });
});

describe('representatives, one after the other', () => {
  const blank = { ...personValues(null), who: 'known', personId: '', boothIds: [], position: '0' };

  it('do not take over the booths of the one before', () => {
    const ashna = { ...blank, who: 'new', name: 'Ashna', boothIds: ['copa', 'drasi'] };
    expect(nextRepresentative(ashna, blank)).toEqual({ ...blank, who: 'new' });
  });

  it('are named with their booths once they are saved', () => {
    const rows = [
      { personName: 'Ashna', boothId: 'Copa' },
      { personName: 'Ashna', boothId: 'Drasi' },
    ];
    expect(standsForWords(rows, (id) => id)).toBe('Ashna stands for Copa and Drasi.');
  });
});

describe('a head count', () => {
  const change = (given: { likely: string; high?: string }) =>
    headCountChange({ ...headCountValues(null, 'UTC'), ...given }, 'UTC');

  it('of nobody is exact, unless there is a range', () => {
    expect(change({ likely: '0' })).toMatchObject({ body: { likely: 0, approximate: false } });
    expect(change({ likely: '0', high: '5' })).toMatchObject({ body: { approximate: true, high: 5 } });
    expect(change({ likely: '75' })).toMatchObject({ body: { likely: 75, approximate: true } });
  });

  it('keeps the seconds of a stretch that nobody changed', () => {
    const stretch = { startsAt: '2025-11-12T17:30:00Z', endsAt: '2025-11-12T18:05:43.001Z' };
    const row: HeadCountRow = {
      ...{ receivedAt: stretch.endsAt, by: { kind: 'device' as const, name: 'Tablet 3' } },
      ...{ id: 'one', version: 1, updatedAt: stretch.endsAt, archivedAt: null, tappedAt: stretch.endsAt },
      ...{ boothId: 'copa', likely: 9, approximate: true, low: null, high: null, source: 'judged' },
      ...{ wording: '', sourceUrl: null, overlaps: [], ...stretch },
    };
    expect(enteredWords(row, 'UTC')).toBe('on Tablet 3, Wed 12 Nov 18:05');
    expect(enteredWords({ ...row, by: { kind: 'account', name: 'Mia' } }, 'UTC')).toBe(
      'by Mia, Wed 12 Nov 18:05',
    );
    expect(enteredWords({ ...row, by: null }, 'UTC')).toBe('Wed 12 Nov 18:05');
    const values = headCountValues(row, 'UTC');
    expect(headCountChange({ ...values, likely: '10' }, 'UTC', row)).toMatchObject({ body: stretch });
    expect(headCountChange({ ...values, to: '18:06' }, 'UTC', row)).toMatchObject({
      body: { startsAt: '2025-11-12T17:30:00Z', endsAt: '2025-11-12T18:06:00Z' },
    });
  });

  it('says at once that booth and figure are missing', () => {
    expect(headCountInputs(headCountValues(null, 'UTC'), 'UTC')).toEqual({
      ok: false,
      mistakes: { boothId: 'Choose a booth.', likely: 'Type a whole number.' },
    });
  });
});

it('archiving somebody names the shifts that are ahead, and asks nothing where there are none', () => {
  expect(archivingWords(0)).toBeNull();
  expect(archivingWords(1)).toMatch(/^They are on 1 shift that is still ahead, .* link and calendar end\./);
  expect(archivingWords(3)).toMatch(/^They are on 3 shifts that are still ahead/);
});
