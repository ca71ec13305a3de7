import {
  type Block,
  type Cell,
  heading,
  paragraph,
  type SummaryDocument,
  strong,
  type Table,
} from '#contracts/document';
import { figureText } from '#contracts/figures';
import { marksOfFile, type Report, type ReportBooth, type SummaryChoices } from '#contracts/report';
import { marksOf, writtenBlocks } from '#contracts/summary-parts';
import { datesWords, dayWords, madeWords, representativesLine } from '#contracts/summary-words';
import { findingsOf } from './internal.ts';
import { saidLines } from './internal-parts.ts';
import { howCounted } from './words.ts';

/** As many as leave a booth on one page. */
const MOST_FINDINGS = 5;

/** A page for each booth, for whoever stood there: how many came, on which day, what they asked, and what was written. */
export function briefOf(report: Report, { drafts }: Pick<SummaryChoices, 'drafts'>): SummaryDocument {
  const { booths, event } = report;
  const [only] = booths;
  const title =
    booths.length === 1 && only !== undefined ? `${only.name} at ${event.name}` : `${event.name}: booths`;
  return {
    title,
    language: 'en',
    blocks:
      booths.length === 0
        ? [heading(1, title), paragraph('No booth is set up for this event.')]
        : booths.flatMap((booth, place) => [
            ...(place === 0 ? [] : [{ kind: 'page-break' as const }]),
            ...pageOf(booth, report, drafts),
          ]),
    made: madeWords(report),
    marks: marksOfFile(report),
    frontMatter: null,
  };
}

function pageOf(booth: ReportBooth, report: Report, drafts: SummaryChoices['drafts']): Block[] {
  const { event } = report;
  const place = [event.venue, event.city].filter((part) => part !== '');
  const representatives = representativesLine(booth);
  return [
    heading(1, booth.name, booth.slug),
    ...marksOf({ ...report, total: booth.figure, booths: [booth] }),
    paragraph([event.name, ...place, datesWords(event)].join(', ')),
    ...(representatives === null ? [] : [paragraph(representatives)]),
    paragraph('Visitors: ', strong(figureText(booth.figure))),
    paragraph(`How it was counted: ${howCounted(booth, event)}.`),
    ...daysOf(booth),
    ...saidLines(booth),
    ...writtenBlocks(booth.highlight, drafts),
    ...findingsOf(booth, MOST_FINDINGS),
  ];
}

function daysOf({ days }: ReportBooth): Block[] {
  if (days.length < 2) return [];
  const rows = days.map(({ date, figure }): Cell[] => [
    { text: dayWords(`${date}T12:00:00Z`, 'UTC') },
    { text: figureText(figure), value: figure.visitors },
  ]);
  return [tableOf('Visitors by day', 'Day', rows)];
}

const tableOf = (caption: string, title: string, rows: Cell[][]): Table => ({
  kind: 'table',
  caption,
  columns: [
    { title, align: 'start' },
    { title: 'Visitors', align: 'end' },
  ],
  rows,
  total: null,
});
