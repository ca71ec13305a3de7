import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as wordsOfNodes } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import { parse as readYaml } from 'yaml';
import type { SummaryDocument } from '#contracts/document';
import { paragraph } from '#contracts/document';
import { notRecorded } from '#contracts/figures';
import type { Report } from '#contracts/report';
import { postOf, roughly } from '#contracts/summary-post';
import { readWritten } from '#contracts/written-text';
import { documentOf } from '#server/summary/document';
import { renderMarkdown } from '#server/summary/markdown';
import { reportBooth, reportOf, toldAfter } from '../fixtures/report.ts';

const empty: SummaryDocument = {
  title: '',
  language: 'en',
  blocks: [],
  made: 'made',
  marks: [],
  frontMatter: null,
};
const END = '\n\n---\n\nmade\n';
/** A written text, through the document, as Markdown again. */
function again(written: string): string {
  const markdown = renderMarkdown({ ...empty, blocks: readWritten(written) });
  expect(markdown.endsWith(END)).toBe(true);
  return markdown.slice(0, -END.length);
}
const internal = (report: Report, drafts: 'marked' | 'left-out' = 'marked') =>
  renderMarkdown(documentOf(report, { edition: 'internal', drafts, frontMatter: false, paper: 'a4' }));
const choices = { drafts: 'marked', frontMatter: false, paper: 'a4' } as const;
const post = (report: Report, given: object = {}) => renderMarkdown(postOf(report, { ...choices, ...given }));

describe('text of a person in Markdown', () => {
  test('reads back as it was typed, whatever it holds', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...'<>[]()!*_`~#-+=|&;:\\/1. xé\u202e😀') }),
    );
    fc.assert(
      fc.property(typed, (words) => {
        const oneLine = words.replace(/\s+/g, ' ').trim();
        const markdown = renderMarkdown({ ...empty, blocks: [paragraph(oneLine)] });
        const [first] = fromMarkdown(markdown).children;
        if (oneLine !== '') expect([first?.type, wordsOfNodes(first)]).toEqual(['paragraph', oneLine]);
      }),
      { numRuns: 150 },
    );
  });

  test('is not struck out on GitHub, and a figure stays legible', () => {
    expect(again('~6 and some ~70 and ~~gone~~ **~7**')).toBe('~6 and some ~70 and ~\\~gone\\~\\~ **~7**');
  });
});

describe('a written paragraph', () => {
  test('keeps paragraphs, lists, quotes, code, emphasis and links to the web', () => {
    const written =
      'First, **bold** and *soft*.\n\n- one\n- two, see [the guide](https://example.org/#part)\n  - inner\n\n1. first\n\n> said\n\n`a < b`';
    expect(again(written)).toBe(written);
  });

  test('keeps a table with its alignment, links and marks, and one that no page holds stays as typed', () => {
    const table =
      '| Booth | Asked |\n| - | -: |\n| **Copa** | 7, see [the guide](https://example.org/) |\n| a \\| b | |';
    expect(again(`Before.\n\n${table}\n\nAfter.`)).toBe(`Before.\n\n${table}\n\nAfter.`);
    expect(again('a | b\n--- | ---\n<i> | [x](javascript:alert(1)) | more')).toBe(
      '| a | b | |\n| - | - | - |\n| \\<i> | \\[x]\\(javascript:alert(1)) | more |',
    );
    const wide = ['a|'.repeat(13), '-|'.repeat(13), '1|'.repeat(13)].join('\n');
    expect(again(wide)).toBe(`\`\`\`\n${wide}\n\`\`\``);
    expect(again(`|a|\n|-|\n${'|\n'.repeat(1001)}`)).toMatch(/^```\n\|a\|\n\|-\|\n(\|\n)+```$/);
  });

  test.each([
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['<div>\n# big', '<div>|big'],
    ['[x](javascript:alert(1))', '[x](javascript:alert(1))'],
    ['[x](JaVaScRiPt:alert(1))', '[x](JaVaScRiPt:alert(1))'],
    ['[x](javascript&#58;alert(1))', '[x](javascript&#58;alert(1))'],
    ['[x](\njavascript:alert(1))', '[x]( javascript:alert(1))'],
    ['[x](<javascript:alert(1)>)', '[x](<javascript:alert(1)>)'],
    ['<javascript:alert(1)>', '<javascript:alert(1)>'],
    ['[x][y]\n\n[y]: javascript:alert(1)', '[x][y]|[y]: javascript:alert(1)'],
    ['![x](data:image/png;base64,AAAA)', '![x](data:image/png;base64,AAAA)'],
    ['# Title', 'Title'],
    ['Title\n===', 'Title ==='],
    ['    set off', 'set off'],
  ])('holds no HTML, no script, no heading and no reference: %j', (written, words) => {
    const found = fromMarkdown(again(written));
    expect(found.children.map((node) => wordsOfNodes(node)).join('|')).toBe(words);
    expect(JSON.stringify(found)).not.toMatch(/"type":"(html|heading|link|image|definition)"/);
  });

  test('shows a picture as a link to it, so that no file fetches anything', () => {
    expect(again('![chart](https://tracker.example/x.png)')).toBe('[chart](https://tracker.example/x.png)');
  });

  test('does not swallow what comes after it', () => {
    expect(again('```\nrest')).toBe('```\nrest\n```');
    expect(again('> quote')).toBe('> quote');
  });

  test.each([
    ['stars', '*a '],
    ['brackets', '[a]('],
    ['quotes', '> '],
    ['emphasis', '*a **b '],
    ['its ends', ' b** a*'],
    ['ticks', '`a``'],
    ['tables', '|a|b\n|-|-\n'],
    ['columns', 'a|'],
    ['lists', '- '],
    ['mixed directions', 'שלום **مرحبا** '],
  ])('of 20,000 characters is read within seconds: %s', { timeout: 30_000 }, (_, part) => {
    const written = part.repeat(Math.floor(20_000 / part.length));
    const begun = performance.now();
    again(written);
    expect(performance.now() - begun).toBeLessThan(20_000);
  });
});

describe('the internal summary', () => {
  test('has one row a booth, whatever its name', () => {
    const hostile = reportBooth({
      name: '=HYPERLINK("https://evil.example")',
      representatives: [{ name: '@SUM(A1) | <b>', affiliation: '' }],
      findings: [{ kind: 'problem', text: '<script>\n# big', answer: '', mentions: 3 }],
    });
    const text = internal(reportOf([hostile]));
    const table = text.split('\n').filter((line) => line.startsWith('|'));
    expect(table).toHaveLength(4);
    expect(table[2]?.match(/(?<!\\)\|/g)).toHaveLength(6);
    expect(text).toContain('- Problem: \\<script> # big (said 3 times)');
    expect(JSON.stringify(fromMarkdown(text))).not.toContain('"type":"html"');
  });

  test('sets each answer on a line of its own, below what was said', () => {
    const said = { text: 'Does it run offline?', mentions: 2 };
    const findings = [
      { ...said, kind: 'question' as const, answer: '- Yes,\n\n# from a folder' },
      { ...said, kind: 'idea' as const, answer: '' },
    ];
    expect(internal(reportOf([reportBooth({ findings })]))).toContain(
      [
        '- Question: Does it run offline? (said 2 times)',
        '  - Answer: - Yes, # from a folder',
        '- Idea: Does it run offline? (said 2 times)',
        '',
      ].join('\n'),
    );
  });

  test('says everything: days, who came with what nobody said, coverage, what came after talks, follow-ups', () => {
    const minutes = {
      ...{
        slotMinutes: 525,
        plannedMinutes: 525,
        coveredMinutes: 454,
        gapMinutes: 71,
        notRecordedMinutes: 0,
      },
      ...{ comingMinutes: 0, belowMinimumMinutes: 0, atTargetMinutes: 454 },
    };
    const days = ['2025-11-11', '2025-11-12'].map((date, at) => ({
      date,
      figure: { ...notRecorded, visitors: 20 + at },
    }));
    const said = (visitors: number) => ({ visits: visitors, visitors });
    const times = { startsAt: '2025-11-11T15:00:00.000Z', endsAt: '2025-11-11T15:30:00.000Z' };
    const copa = reportBooth({
      days,
      audiences: [
        { audience: 'user', ...said(30) },
        { audience: 'not-said', ...said(11) },
      ],
      sectors: [
        { sector: 'finance', ...said(1) },
        { sector: 'not-said', ...said(40) },
      ],
      topics: [
        { slug: 'ci', label: 'CI', ...said(9) },
        { slug: 'not-said', label: 'not said', ...said(32) },
      ],
      coverage: minutes,
      talks: [
        {
          ...{
            talkId: reportBooth().boothId,
            title: 'Patch | it',
            ...times,
            room: 'B1',
            isOwn: true,
            saidSo: 4,
          },
          after: [
            { withinMinutes: 60, ...toldAfter },
            { withinMinutes: 120, ...toldAfter, verdict: 'too-few', ratio: null, low: null, high: null },
          ],
        },
      ],
      followUps: [
        {
          what: 'Send the chart',
          owner: 'Yi Zha',
          dueOn: '2025-11-11',
          occurredAt: times.startsAt,
          doneAt: null,
          issueUrl: null,
        },
        {
          what: 'Call back',
          owner: '',
          dueOn: null,
          occurredAt: times.startsAt,
          doneAt: times.endsAt,
          issueUrl: null,
        },
      ],
    });
    const report = {
      ...reportOf([
        copa,
        reportBooth({
          name: 'Drasi',
          slug: 'drasi',
          sectors: [{ sector: 'finance', ...said(2) }],
          audiences: [{ audience: 'user', ...said(2) }],
        }),
      ]),
      days,
      coverage: minutes,
    };
    const text = internal(report).replaceAll(/ +/g, ' ');
    for (const line of [
      '| Tue 11 Nov | 20 |\n| Wed 12 Nov | 21 |',
      'Of 43 tapped visitors; a head count says nothing of who came.',
      '| user | 32 |\n| not said | 11 |',
      '| finance | 3 |\n| not said | 40 |',
      '| CI | 9 |\n| not said | 32 |',
      '7 h 34 of 8 h 45 covered, gap 1 h 11; planned throughout; at the target for 7 h 34.',
      '| **Total** | **8 h 45** | **7 h 34** | **1 h 11** | **0** | **0** |',
      '| Copacetic | Patch \\| it | Tue 11 Nov 10:30 | 4 | 45 visitors in 60 min, usually 16: more than usual, × 2.8 (1.4–5.2) | 45 visitors in 60 min, usually 16: too few to tell |',
      '2 promised: 1 done, 0 open, 1 overdue. Done within 30 days: 1 of 1.',
      '| Copacetic | Send the chart | Yi Zha | Tue 11 Nov | overdue |',
      'By day: Tue 11 Nov 20, Wed 12 Nov 21.',
      'Where they work: finance 1, not said 40.',
      'Staffed: 7 h 34 of 8 h 45 covered, gap 1 h 11.',
    ])
      expect(text).toContain(line);
    expect(internal(reportOf([reportBooth()]))).not.toMatch(
      /by day|Who came|Coverage|After talks|Follow-ups|Staffed/i,
    );
  });

  test('marks what nobody approved, or leaves it out', () => {
    const highlight = { body: 'Not yet looked at', state: 'draft' } as const;
    const report = reportOf([reportBooth({ highlight })]);
    expect(internal(report)).toContain('> Draft, not approved.\n\nNot yet looked at');
    expect(internal(report, 'left-out')).not.toContain('Not yet looked at');
  });

  test.each([
    [1, '1 of them is not placed in time.'],
    [2, '2 of them are not placed in time.'],
  ])('says how many of its visitors have no time: %i', (visitors, words) => {
    const report = {
      ...reportOf([reportBooth({ figure: { ...notRecorded, visitors } })]),
      total: { ...notRecorded, visitors },
      notPlaced: { visitors, approximate: false },
    };
    expect(internal(report)).toContain(`**Visitors: ${visitors}**, counted at 1 of 1 booth. ${words}`);
  });

  test('of an event without booths says so', () => {
    expect(internal(reportOf([]))).toContain('No booth is set up for this event.');
  });
});

test('a brief has a page for each booth, with its days, who came and what they asked', () => {
  const day = (date: string, visitors: number) => ({ date, figure: { ...notRecorded, visitors } });
  const copa = reportBooth({
    figure: { ...notRecorded, visitors: 12 },
    days: [day('2025-11-11', 5), day('2025-11-12', 7)],
    audiences: [
      'contributor',
      'user',
      'maintainer',
      'press',
      'vendor',
      'student',
      'newcomer',
      'not-said',
    ].map((audience, place) => ({ audience, visits: 1, visitors: place === 7 ? 9 : 8 - place })),
    sectors: [
      { sector: 'finance', visits: 1, visitors: 5 },
      { sector: 'not-said', visits: 1, visitors: 39 },
    ],
    findings: Array.from({ length: 9 }, (_, place) => ({
      ...{ kind: 'question' as const, text: `Question ${place}`, answer: '', mentions: 1 },
    })),
  });
  const drasi = reportBooth({ name: 'Drasi', slug: 'drasi' });
  const text = renderMarkdown(documentOf(reportOf([copa, drasi]), { ...choices, edition: 'brief' }));
  const [first = '', second = ''] = text.split('\n---\n');
  expect(first).toMatch(/^# Copacetic\n/);
  expect(first).toContain('| Tue 11 Nov | 5 |\n| Wed 12 Nov | 7 |');
  expect(first).toContain(
    'Who came, of 44 tapped: contributor 8, user 7, maintainer 6, press 5, vendor 4, student 3, newcomer 2, not said 9.',
  );
  expect(first).toContain('Where they work: finance 5, not said 39.');
  expect(first.match(/Question \d/g)).toHaveLength(5);
  expect(second).toContain('# Drasi\n');
  expect(second).toContain('Visitors: **not recorded**\n\nHow it was counted: nothing was recorded.');
});

describe('the post', () => {
  const people = ['Wei Fu', 'Yi Zha'].map((name) => ({ name, affiliation: 'Contoso' }));
  const figure = { ...notRecorded, visitors: 75, approximate: true };

  test('says who was there and roughly how many came, and nothing of what is not known', () => {
    const known = reportBooth({ representatives: people, figure });
    const written = reportBooth({
      name: 'Drasi',
      slug: 'drasi',
      representatives: people.slice(0, 1),
      highlight: { body: 'A first.', state: 'approved' },
    });
    const unknown = reportBooth({ name: 'Duskarrow', slug: 'duskarrow' });
    const text = post(reportOf([known, written, unknown]));
    expect(text).toContain('### Copacetic\n\nRepresentatives: Wei Fu and Yi Zha\n\nVisitors: roughly 75\n');
    expect(text).toContain('### Drasi\n\nRepresentative: Wei Fu\n\nA first.\n');
    expect(text).not.toMatch(/^#+ Duskarrow|not recorded|counted|Contoso/m);
  });

  const lineAbove = (visitors: number, body: string) =>
    post(
      reportOf([reportBooth({ figure: { ...figure, visitors }, highlight: { body, state: 'approved' } })]),
    ).match(/^Visitors: .*$/m)?.[0];

  test.each([
    [75, 'About 75 people came.'],
    [75, '- Some\n- Roughly **75** attendees, many of whom stayed.'],
    [75, 'Over its shifts the team spoke with ~75 visitors.'],
    [75, 'Some seventy-five people stopped by.'],
    [50, 'About fifty came.'],
    [120, 'A hundred and twenty or so visitors were there.'],
    [1200, 'Something. Attendees: about 1,200'],
  ])('says a number once: not above a text that says how many came: %i, %s', (visitors, body) => {
    expect(lineAbove(visitors, body)).toBeUndefined();
  });

  test.each([
    [75, 'About 175 people came.'],
    [75, '75 % of the visitors stayed.'],
    [75, 'Version 1.75 was shown.'],
    [75, 'In 1,75 hours people came.'],
    [50, 'Version 50 was shown.'],
    [50, 'See [the notes](https://example.org/50) and https://example.org/50 visitors.'],
    [50, 'Kiosk 50 was ours. About sixty came.'],
    [50, 'What kiosk 50 visitors saw was liked.'],
    [10, 'We gave 10 demos. People came for them.'],
    [10, '10 people asked for a Windows build.'],
    [25, 'A hundred and twenty-five people came to the talk.'],
  ])('and says it where the text only happens to hold it: %i, %s', (visitors, body) => {
    expect(lineAbove(visitors, body)).toBe(`Visitors: roughly ${visitors}`);
  });

  test.each([
    [{ visitors: 75, approximate: true }, 'roughly 75'],
    [{ visitors: 75, approximate: true, low: 70, high: 80 }, 'roughly 75 (70 to 80)'],
    [{ visitors: 43 }, '43'],
    [{ visitors: 43, provisional: true }, 'at least 43'],
    [{ visitors: 43, recordedDays: 2, days: 3 }, '43 (on 2 of 3 days)'],
    [{}, null],
  ])('words a figure: %j', (given, words) => {
    expect(roughly({ ...notRecorded, ...given })).toBe(words);
  });

  test('names at its top what nobody approved and what nobody wrote, or leaves it out', () => {
    const report: Report = {
      ...reportOf([
        reportBooth({ highlight: { body: 'Waits.', state: 'ready' } }),
        reportBooth({ name: 'Drasi', slug: 'drasi', highlight: { body: 'Half.', state: 'draft' } }),
        reportBooth({ name: 'Istio', slug: 'istio', figure }),
        reportBooth({ name: 'Duskarrow', slug: 'duskarrow', representatives: people }),
      ]),
      sections: [{ section: 'why', body: 'Because.', state: 'draft' }],
    };
    expect(post(report).split('\n\n').slice(0, 2)).toEqual([
      '> **Not approved yet:** “Why we are there”, Copacetic and Drasi. Approve or leave out before this is published.',
      '> **Not written yet:** Istio and Duskarrow. Of a booth without a text the post says who stood there and how many came, if anything.',
    ]);
    expect(post(report)).toContain('> Ready, not approved yet.\n\nWaits.');
    expect(post(report).match(/^### .*$/gm)).toEqual(['### Copacetic', '### Drasi', '### Istio']);
    expect(post(report, { drafts: 'left-out' })).not.toMatch(/Waits|Half|Because|approved|written|###/);
  });

  test('has no booth that was left out on purpose, however many came, nor its tag', () => {
    const left = reportBooth({ figure, highlight: { body: '', state: 'approved' } });
    const drasi = reportBooth({
      ...{ name: 'Drasi', slug: 'drasi' },
      highlight: { body: 'A.', state: 'approved' },
    });
    for (const drafts of ['marked', 'left-out'])
      expect(post(reportOf([left, drasi]), { drafts, frontMatter: true })).not.toMatch(
        /Copacetic.*\n.*roughly|### Copacetic|written/,
      );
  });

  test('keeps how it was made out of the readers’ sight in Markdown, whatever the event is called', () => {
    const document = postOf(reportOf([], { name: 'A --> <b>--!> B' }), choices);
    const last = fromMarkdown(renderMarkdown(document, true)).children.at(-1);
    expect(last).toMatchObject({
      type: 'html',
      value: expect.stringMatching(/^<!-- A (?!.*--.*-->).*Made on .* -->$/),
    });
    expect(fromMarkdown(renderMarkdown(document)).children.at(-1)?.type).toBe('paragraph');
  });

  test('is marked where the event is simulated or a device is behind, and says when it was made', () => {
    const behind = reportBooth({ figure: { ...notRecorded, visitors: 3, provisional: true } });
    const written = { body: 'Demos.', state: 'approved' } as const;
    const drasi = reportBooth({ name: 'Drasi', slug: 'drasi', highlight: written });
    const report = {
      ...reportOf([behind, drasi], { simulated: true }),
      total: behind.figure,
    };
    const text = post(report);
    expect(text).toContain('> **Simulated.**');
    expect(text).toContain('> **Provisional.**');
    expect(text).toContain(
      'KubeCon + CloudNativeCon NA 2025, 10 November 2025 to 13 November 2025. Made on 12 November 2025, 21:30 (America/New_York)',
    );
    expect(postOf(report, choices).marks).toEqual(['Simulated', 'Provisional']);
    // Of what is approved only, the booth whose device is behind is not in it.
    expect(post(report, { drafts: 'left-out' })).not.toContain('Provisional');
    expect(postOf(report, { ...choices, drafts: 'left-out' }).marks).toEqual(['Simulated']);
  });

  test.each(['internal', 'post', 'brief'] as const)('says that an event is not over: %s', (edition) => {
    const report = reportOf([reportBooth({ figure })]);
    const of = (given: Report) => renderMarkdown(documentOf(given, { ...choices, edition }));
    expect(of({ ...report, isOver: false })).toContain(
      '> **Not over.** The event ends on 13 November 2025, and the figures are of what has been.\n',
    );
    expect(of(report)).not.toContain('Not over');
  });

  test('may begin with what a site wants to know, in YAML that no name can break', () => {
    const report: Report = {
      ...reportOf([reportBooth({ figure })], { name: 'Summit: "no"\n---\n# x' }),
      sections: [
        { section: 'introduction', body: 'Ten *projects* met.\n\nMore.', state: 'approved' },
        {
          section: 'themes',
          body: '- **Security**: signing\n- **AI and ML:** models\n- plain',
          state: 'approved',
        },
      ],
    };
    const text = post(report, { frontMatter: true });
    const [, front] = text.split(/^---$/m);
    expect(text.startsWith('---\nlayout: post\n')).toBe(true);
    expect(readYaml(front ?? '')).toMatchObject({
      title: 'What Copacetic heard at Summit: "no"\n---\n# x',
      description: 'Ten projects met.',
      categories: ['Security', 'AI and ML'],
      tags: ['Copacetic'],
      event_time_zone: 'America/New_York',
    });
  });
});
