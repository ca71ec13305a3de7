import fc from 'fast-check';
import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { paragraph } from '#contracts/document';
import { htmlOf } from '#contracts/document-html';
import { notRecorded } from '#contracts/figures';
import type { Report } from '#contracts/report';
import { documentOf } from '#server/summary/document';
import { renderHtml } from '#server/summary/html';
import { renderPdf } from '#server/summary/pdf';
import { reportBooth, reportOf } from '../fixtures/report.ts';
import { readPdf } from '../setup/pdf.ts';

const html = (report: Report, edition: 'internal' | 'post' = 'internal') =>
  renderHtml(documentOf(report, { edition, drafts: 'marked', frontMatter: false, paper: 'a4' }));

/** The page as a browser reads it, without running anything. */
function read(text: string) {
  const page = new Window({ settings: { disableJavaScriptEvaluation: true } }).document;
  page.write(text);
  return page;
}

const hour = (from: string, visitors: number | null, shared = 0) => {
  const startsAt = `2025-11-11T${from}:00:00Z`;
  return { startsAt, endsAt: startsAt.replace(':00:00Z', ':59:59Z'), visitors, shared };
};

test('a table that somebody wrote is one, in HTML and in PDF, with its links', async () => {
  const body = '| Asked | Times |\n| - | -: |\n| [Arm](https://example.org/arm) | 7 |\n| <b> | 2 |';
  const report = reportOf([reportBooth({ highlight: { state: 'approved', body } })]);
  const document = documentOf(report, { edition: 'post', drafts: 'marked', frontMatter: false, paper: 'a4' });
  const table = read(renderHtml(document)).querySelector('table.written');
  const texts = (selector: string) =>
    [...(table?.querySelectorAll(selector) ?? [])].map(({ textContent }) => textContent);
  expect([texts('th'), texts('td')]).toEqual([
    ['Asked', 'Times'],
    ['Arm', '7', '<b>', '2'],
  ]);
  expect(table?.querySelector('a')?.getAttribute('href')).toBe('https://example.org/arm');
  expect(table?.querySelector('caption')).toBeNull();
  const { pages } = await readPdf(await renderPdf(document, 'a4'));
  expect(pages.join('')).toMatch(/Asked\s*Times\s*Arm\s*7\s*<b>\s*2/);
});

describe('the summary as HTML', () => {
  test('shows text as typed, whatever it holds', () => {
    const typed = fc.string({
      unit: fc.constantFrom(...`<>&"'/=!- azé😀ש`, 'script', 'onerror'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(typed, (words) => {
        const page = read(`<body>${htmlOf([paragraph(words)])}</body>`);
        expect(page.querySelector('p')?.textContent).toBe(words);
        expect(page.body.querySelectorAll('*')).toHaveLength(1);
      }),
      { numRuns: 40 },
    );
  });

  test('runs nothing and fetches nothing', () => {
    const evil = '<script src="https://evil.example/x.js"></script>';
    const body = `${evil}\n\n![x](https://tracker.example/x.png) [y](javascript:alert(1)) [z](https://example.org/?a="b")`;
    const booth = reportBooth({
      name: `${evil} & "co"`,
      findings: [{ kind: 'idea', text: evil, answer: evil, mentions: 1 }],
      highlight: { body, state: 'approved' },
    });
    const page = read(html(reportOf([booth], { name: evil, sourceUrl: 'javascript:alert(1)' })));
    expect(page.querySelectorAll('script, img, link, iframe, object, embed, [src], [onerror]')).toHaveLength(
      0,
    );
    const addresses = [...page.querySelectorAll('[href]')].map((link) => link.getAttribute('href'));
    expect(addresses).toEqual(['https://tracker.example/x.png', 'https://example.org/?a=%22b%22']);
    expect(page.querySelector('h3')?.textContent).toBe(`${evil} & "co"`);
    expect(page.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain("default-src 'none'");
  });

  test('says that hours are to come, and tells apart an hour that comes twice', () => {
    const at = (startsAt: string, visitors: number | null) => {
      const endsAt = new Date(Date.parse(startsAt) + 3_600_000).toISOString();
      return { startsAt, endsAt, visitors, shared: 0 };
    };
    // Clocks in New York went back at 06:00 UTC.
    const report: Report = {
      ...reportOf([reportBooth()]),
      madeAt: '2025-11-02T06:30:00.000Z',
      hours: [
        at('2025-11-02T05:00:00Z', null),
        at('2025-11-02T06:00:00Z', 4),
        at('2025-11-02T07:00:00Z', null),
      ],
    };
    const page = read(html(report));
    expect(page.querySelector('svg')?.getAttribute('aria-label')).toBe(
      'Most visitors, 4, in the hour from Sun 2 Nov 01:00 (UTC-05:00). Nothing is recorded of 1 of 2 hours. 1 hour is still to come.',
    );
    expect(page.querySelectorAll('svg .unknown')).toHaveLength(1);
    const rows = [...page.querySelectorAll('details tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.textContent),
    );
    expect(rows).toEqual([
      ['Sun 2 Nov', '01:00 (UTC-04:00)', 'not recorded'],
      ['Sun 2 Nov', '01:00 (UTC-05:00)', '4 so far'],
      ['Sun 2 Nov', '02:00', 'to come'],
    ]);
  });

  test('sets “so far” below its figure where bars are narrow, and beside it where they are not', () => {
    const figureOf = (hours: number) => {
      const report: Report = {
        ...reportOf([reportBooth()], { timeZone: 'UTC' }),
        madeAt: '2025-11-11T00:30:00.000Z',
        hours: Array.from({ length: hours }, (_, place) =>
          hour(String(place).padStart(2, '0'), place === 0 ? 56 : null),
        ),
      };
      return read(html(report)).querySelector('svg .value');
    };
    expect(figureOf(24)?.textContent).toBe('56 so far');
    expect([...(figureOf(24)?.children ?? [])].map(({ textContent }) => textContent)).toEqual([
      '56',
      'so far',
    ]);
    expect([figureOf(3)?.textContent, figureOf(3)?.children.length]).toEqual(['56 so far', 0]);
  });

  test('draws the hours with their figures, and has them as a table', () => {
    const report: Report = {
      ...reportOf([reportBooth()], { timeZone: 'UTC' }),
      hours: [hour('10', 4), hour('11', 12, 3), hour('12', null)],
      notPlaced: { visitors: 30, approximate: true },
      total: { ...notRecorded, visitors: 46 },
    };
    const page = read(html(report));
    const svg = page.querySelector('svg');
    expect(svg?.getAttribute('aria-label')).toBe(
      'Most visitors, ~12, in the hour from Tue 11 Nov 11:00. Nothing is recorded of 1 of 3 hours.',
    );
    expect([...(svg?.querySelectorAll('.value') ?? [])].map((value) => value.textContent)).toEqual([
      '4',
      '~12',
    ]);
    expect(svg?.querySelectorAll('.unknown')).toHaveLength(1);
    const rows = [...page.querySelectorAll('details tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.textContent),
    );
    expect(rows).toEqual([
      ['Tue 11 Nov', '10:00', '4'],
      ['Tue 11 Nov', '11:00', '~12'],
      ['Tue 11 Nov', '12:00', 'not recorded'],
    ]);
    expect(page.querySelector('figcaption')?.textContent).toBe('~30, not placed in time');
  });

  test('says on top and at its end what it is of', () => {
    const page = read(html(reportOf([reportBooth()], { simulated: true }), 'post'));
    expect(page.title).toBe('Simulated · The Project Pavilion at KubeCon + CloudNativeCon NA 2025');
    expect(page.querySelector('.mark')?.textContent).toBe('Simulated');
    expect(page.querySelector('footer')?.textContent).toMatch(
      /Made on 12 November 2025, 21:30 \(America\/New_York\)/,
    );
  });
});
