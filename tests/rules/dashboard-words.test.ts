import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { hoursAndMinutes } from '#contracts/durations';
import { type Figure, notRecorded } from '#contracts/figures';
import { FigureText, ProvisionalLegend } from '#web/dashboard/parts/FigureText.tsx';
import { Prose } from '#web/dashboard/parts/Prose.tsx';
import { staffedWords } from '#web/dashboard/parts/staffed-words.ts';
import { dateRange, zoneName } from '#web/dashboard/parts/times.ts';
import {
  boothsToAsk,
  canBeSentLink,
  countedTally,
  inOrderOfUse,
  isPublishedOnly,
  messageFor,
  messageWithLink,
  type OverviewBooth,
  type OverviewEvent,
  paragraphTally,
  staffedTally,
} from '#web/dashboard/start-page/missing.ts';
import { countedWords } from '#web/dashboard/summary/counted.ts';
import { reportBooth } from '../fixtures/report.ts';

const ATLANTA = 'America/New_York';
const counted = (visitors: number, more: Partial<Figure> = {}): Figure => ({
  ...notRecorded,
  visitors,
  ...more,
});

describe('a figure on screen', () => {
  const drawn = (figure: Figure) =>
    renderToStaticMarkup(createElement(FigureText, { figure })).replaceAll(/<[^>]+>/g, '');

  test('keeps exact, about, partial, nobody and not recorded apart', () => {
    expect(drawn(counted(75))).toBe('75');
    expect(drawn(counted(75, { approximate: true, low: 70, high: 80 }))).toBe('about ~75(70–80)');
    expect(drawn(counted(75, { recordedDays: 2, days: 3 }))).toBe('75(2 of 3 days)');
    expect(drawn(counted(0))).toBe('0');
    expect(drawn(notRecorded)).toBe('not recorded');
  });

  test('says that it is provisional to who cannot see the dashed line, and below the table what that means', () => {
    const behind = counted(343, { provisional: true });
    expect(drawn(behind)).toBe('343, provisional');
    const legend = (figures: Figure[]) =>
      renderToStaticMarkup(createElement(ProvisionalLegend, { figures })).replaceAll(/<[^>]+>/g, ' ');
    expect(legend([counted(75), behind])).toMatch(/provisional: a device has not sent everything/);
    expect(legend([counted(75), { ...notRecorded, provisional: true }])).toBe('');
  });
});

describe('a paragraph', () => {
  const drawn = (text: string) => renderToStaticMarkup(createElement(Prose, { text }));

  test('shows bold, italic, lists and links', () => {
    const html = drawn(
      '**Federal** agencies and _banks_, see [the site](https://copa.example/a).\n- one\n- two',
    );
    expect(html).toContain('<b>Federal</b>');
    expect(html).toContain('<em>banks</em>');
    expect(html).toContain('href="https://copa.example/a"');
    expect(html).toContain('<ul><li dir="auto">one</li><li dir="auto">two</li></ul>');
  });

  test('never lets markup or a script link through', () => {
    const html = drawn(
      '<img src=x onerror=alert(1)> [go](javascript:alert(1)) ![](https://x.example/pixel.png)',
    );
    expect(html).not.toContain('<img');
    expect(html).not.toContain('href="javascript');
    expect(html).toContain('&lt;img src=x');
  });

  test('leaves snake_case names and lone stars alone', () => {
    expect(drawn('set max_retry_count to 2 * 3')).toContain('set max_retry_count to 2 * 3');
  });
});

describe('times as the event reads them', () => {
  test('names the zone by the city, and the days once', () => {
    const event = { city: 'Atlanta', timeZone: ATLANTA, startsOn: '2025-11-10', endsOn: '2025-11-13' };
    expect(zoneName(event)).toBe('Atlanta time (EST)');
    const nowhere = { ...event, city: '', timeZone: 'America/Los_Angeles' };
    expect(zoneName(nowhere)).toBe('Los Angeles time (PST)');
    const paris = { city: 'Paris', timeZone: 'Europe/Paris' };
    // Clocks go forward on 29 March 2026, between one and three in the morning.
    const during = (startsOn: string, endsOn: string) => zoneName({ ...paris, startsOn, endsOn });
    expect(during('2026-03-27', '2026-03-28')).toBe('Paris time (GMT+1)');
    expect(during('2026-03-27', '2026-03-29')).toBe('Paris time (GMT+1, then GMT+2)');
    expect(during('2026-03-29', '2026-03-29')).toBe('Paris time (GMT+1, then GMT+2)');
    expect(during('2026-03-30', '2026-03-31')).toBe('Paris time (GMT+2)');
    expect(zoneName({ ...event, startsOn: '2025-11-01', endsOn: '2025-11-03' })).toBe(
      'Atlanta time (EDT, then EST)',
    );
    expect(dateRange('2025-11-10', '2025-11-13')).toBe('10–13 November 2025');
    expect(dateRange('2025-10-30', '2025-11-02')).toBe('30 October – 2 November 2025');
    expect([hoursAndMinutes(25), hoursAndMinutes(454), hoursAndMinutes(180)]).toEqual([
      '25 min',
      '7 h 34',
      '3 h 00',
    ]);
  });
});

function booth(name: string, more: Partial<OverviewBooth> = {}): OverviewBooth {
  return {
    boothId: '019a5f0e-7c1b-7d6e-9a55-000000000001',
    slug: name.toLowerCase(),
    name,
    kiosk: '5B',
    representatives: ['Wei Fu'],
    people: [{ personId: '019a5f0e-7c1b-7d6e-9a55-000000000001', name: 'Wei Fu' }],
    figure: counted(106),
    isDisputed: false,
    staffed: { slotMinutes: 525, coveredMinutes: 525, gapMinutes: 0, notRecordedMinutes: 0 },
    paragraph: 'approved',
    ...more,
  };
}

const gap = { slotMinutes: 525, coveredMinutes: 424, gapMinutes: 71, notRecordedMinutes: 30 };
const copa = booth('Copa');
const notary = booth('Notary Project', { staffed: gap, paragraph: 'draft' });
const flatcar = booth('Flatcar', { figure: notRecorded, paragraph: 'none' });
const event: OverviewEvent = {
  id: '019a5f0e-7c1b-7d6e-9a55-000000000009',
  slug: 'rehearsal',
  name: 'Rehearsal',
  city: 'Atlanta',
  startsOn: '2026-11-10',
  endsOn: '2026-11-12',
  simulated: true,
  linksCanBeMade: true,
  state: 'over',
  total: counted(0),
  booths: [copa, notary, flatcar],
};

describe('what is still missing', () => {
  test('three tallies say how many, and what keeps the rest back', () => {
    expect(staffedTally(event.booths)).toEqual({
      done: 2,
      of: 3,
      words: 'fully covered; 1 has a gap, 1 is not fully recorded',
    });
    const soon = { slotMinutes: 0, coveredMinutes: 0, gapMinutes: 0, notRecordedMinutes: 0 };
    expect(staffedTally([booth('Drasi', { staffed: soon })])).toEqual({
      done: 0,
      of: 1,
      words: 'fully covered; 1 still to come',
    });
    expect(countedTally(event.booths)).toEqual({ done: 2, of: 3, words: '1 not recorded' });
    const disputed = { isDisputed: true };
    expect(countedTally([booth('Copa', disputed), notary]).words).toBe(
      'somebody has to decide which figure holds at Copa',
    );
    expect(countedTally([booth('Copa', disputed), booth('Drasi', disputed), flatcar]).words).toBe(
      '1 not recorded, somebody has to decide which figure holds at 2 booths',
    );
    expect(paragraphTally(event.booths)).toEqual({
      done: 1,
      of: 3,
      words: 'approved; 1 draft, 1 not written',
    });
    const leftOut = booth('ORAS', { paragraph: 'left-out' });
    expect(paragraphTally([copa, leftOut])).toEqual({
      done: 2,
      of: 2,
      words: 'approved; 1 left out on purpose',
    });
    expect(boothsToAsk({ ...event, booths: [leftOut] })).toEqual([]);
  });

  test('the minutes of a booth add up in words', () => {
    expect(staffedWords(copa.staffed)).toEqual({ covered: 'all 8 h 45', gap: null, unrecorded: null });
    expect(staffedWords(notary.staffed)).toEqual({
      covered: '7 h 04 of 8 h 45',
      gap: 'gap 1 h 11',
      unrecorded: '30 min not recorded',
    });
  });

  test('only booths that owe something get a message, and it names what', () => {
    expect(boothsToAsk(event)).toEqual([notary, flatcar]);
    expect(messageFor(flatcar, event)).toBe(
      'Wei Fu: for Flatcar at Rehearsal, these are still missing: about how many visitors came and the paragraph for the summary. A rough figure is fine; say that it is rough.',
    );
  });

  test('who was there is asked where nothing is recorded of half an hour and more', () => {
    const late = booth('ORAS', { staffed: { ...gap, gapMinutes: 72, notRecordedMinutes: 29 } });
    expect(boothsToAsk({ ...event, booths: [late] })).toEqual([]);
    const empty = booth('ORAS', { staffed: { ...gap, coveredMinutes: 0, notRecordedMinutes: 454 } });
    expect(boothsToAsk({ ...event, booths: [empty] })).toEqual([empty]);
    expect(messageFor(empty, event)).toBe(
      'Wei Fu: for ORAS at Rehearsal, this is still missing: who was there in the 7 h 34 of which nothing is recorded.',
    );
    expect(boothsToAsk({ ...event, state: 'coming', booths: [empty] })).toEqual([]);
  });

  test('a message with a link is for one person, and opens at the paragraph', () => {
    const link = { personName: 'Ana', url: 'https://pavilion.example.org/tablet/#pvl_x' };
    expect(messageWithLink(flatcar, event, link)).toMatch(
      /^Ana: for Flatcar at Rehearsal, .*\n\n.*needs no account.*\n\nhttps:\/\/pavilion\.example\.org\/tablet\/\?paragraph#pvl_x$/,
    );
    const uncounted = booth('ORAS', { figure: notRecorded });
    expect(messageWithLink(uncounted, event, link)).toMatch(
      /\n\nhttps:\/\/pavilion\.example\.org\/tablet\/#pvl_x$/,
    );
  });

  test('a link is offered where somebody stands for the booth, something is missing, and links can be made', () => {
    expect(canBeSentLink(flatcar, event)).toBe(true);
    expect(canBeSentLink(copa, event)).toBe(false);
    expect(canBeSentLink({ ...flatcar, people: [] }, event)).toBe(false);
    const late = { ...event, linksCanBeMade: false };
    expect(canBeSentLink(flatcar, late)).toBe(false);
  });

  test('the event that runs comes first, then the next, then the last', () => {
    const on = (slug: string, state: OverviewEvent['state'], startsOn: string) => ({
      ...{ ...event, slug, state, startsOn },
    });
    const events = [
      on('in two years', 'coming', '2028-11-10'),
      on('next year', 'coming', '2027-11-10'),
      on('now', 'running', '2026-11-10'),
      on('last year', 'over', '2025-11-10'),
      on('long ago', 'over', '2020-11-10'),
    ];
    const order = ['now', 'next year', 'in two years', 'last year', 'long ago'];
    expect(inOrderOfUse(events).map(({ slug }) => slug)).toEqual(order);
    expect(inOrderOfUse(events.toReversed()).map(({ slug }) => slug)).toEqual(order);
  });

  test('only a past event without a single slot is shown by its figures alone', () => {
    const published = booth('Drasi', { staffed: { ...gap, slotMinutes: null } });
    expect(isPublishedOnly({ ...event, booths: [published] })).toBe(true);
    expect(isPublishedOnly({ ...event, booths: [published, copa] })).toBe(false);
    expect(isPublishedOnly({ ...event, booths: [published], state: 'coming' })).toBe(false);
    expect(isPublishedOnly({ ...event, booths: [] })).toBe(false);
  });

  test('nothing is owed before an event begins', () => {
    expect(boothsToAsk({ ...event, state: 'coming' })).toEqual([]);
  });
});

describe('how a figure was counted', () => {
  const nothing = reportBooth().evidence;
  const published = {
    source: 'published' as const,
    approximate: true,
    likely: 75,
    low: null,
    high: null,
    startsAt: null,
    endsAt: null,
    wording: 'roughly 75',
    sourceUrl: null,
    isUsed: true,
    counted: 75,
  };

  test('a published figure keeps its wording and invents no range', () => {
    expect(countedWords({ ...nothing, headCounts: [published] }, ATLANTA)).toEqual([
      '~75, published as “roughly 75”, for the whole event, without times.',
    ]);
  });

  test('taps are visits, visitors and devices', () => {
    expect(countedWords({ ...nothing, visits: 1, visitors: 3, devices: 2, added: 3 }, ATLANTA)).toEqual([
      '3 visitors in 1 visit tapped on 2 devices.',
    ]);
  });

  test('taps beside a head count say how many of them are added, so that the sum can be done', () => {
    const timed = {
      ...published,
      source: 'judged' as const,
      wording: '',
      startsAt: '2025-11-11T15:00:00Z',
      endsAt: '2025-11-11T19:00:00Z',
    };
    const taps = { ...nothing, headCounts: [timed], visits: 90, visitors: 168, devices: 2 };
    const words = (split: { added: number; beside: number }) => countedWords({ ...taps, ...split }, ATLANTA);
    expect(words({ added: 123, beside: 45 })).toEqual([
      '~75, judged by somebody at the booth, Tue 10:00–14:00.',
      '168 visitors in 90 visits tapped on 2 devices: 123 outside of the time of the head count and added, 45 within it, shown beside it and not added.',
    ]);
    expect(words({ added: 168, beside: 0 }).at(-1)).toMatch(/: all outside of the time .* and added\.$/);
    expect(words({ added: 0, beside: 168 }).at(-1)).toMatch(/: all within the time .* not added\.$/);
  });

  test('a head count of whose time a better one has a part says how many of it are counted', () => {
    const cut = { ...published, counted: 60 };
    expect(countedWords({ ...nothing, headCounts: [cut] }, ATLANTA)).toEqual([
      '~75, published as “roughly 75”, for the whole event, without times, of which ~60 outside of the time of a better one.',
    ]);
  });

  test('a head count that is not the figure is shown beside it', () => {
    const beside = { ...published, isUsed: false, source: 'judged' as const, likely: 60, wording: '' };
    expect(countedWords({ ...nothing, headCounts: [published, beside] }, ATLANTA).at(-1)).toBe(
      'Shown beside it: ~60, judged by somebody at the booth, for the whole event, without times.',
    );
  });

  test('nothing recorded is said in words', () => {
    expect(countedWords(nothing, ATLANTA)).toEqual(['Nobody wrote a figure down.']);
  });
});
