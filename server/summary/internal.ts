import {
  type Block,
  bullets,
  heading,
  paragraph,
  type SummaryDocument,
  strong,
  type Table,
  text,
} from '#contracts/document';
import { figureText } from '#contracts/figures';
import {
  isTapped,
  marksOfFile,
  partWords,
  type Report,
  type ReportBooth,
  type SummaryChoices,
} from '#contracts/report';
import { marksOf, sectionBlocks, writtenBlocks } from '#contracts/summary-parts';
import { amount, countedWords, datesWords, madeWords, representativesLine } from '#contracts/summary-words';
import { linkTo } from '#contracts/written-text';
import { hoursChart } from './hours-chart.ts';
import { boothLines, coveragePart, daysPart, followUpsPart, saidPart, talksPart } from './internal-parts.ts';
import { howCounted } from './words.ts';

type Drafts = SummaryChoices['drafts'];

/** The internal summary: everything, with how it was counted and what is not recorded. */
export function internalOf(report: Report, { drafts }: Pick<SummaryChoices, 'drafts'>): SummaryDocument {
  const title = titleOf(report);
  // The sections are of the whole event. Of one booth among several they would say what it is not about.
  const isOfOneBooth = report.booths.length === 1 && report.boothsOfEvent > 1;
  const section = (name: Report['sections'][number]['section']) =>
    isOfOneBooth ? [] : sectionBlocks(report, name, drafts);
  return {
    title,
    language: 'en',
    blocks: [
      heading(1, title),
      ...marksOf(report),
      eventFacts(report),
      ...section('introduction'),
      totalLine(report),
      ...hoursChart(report),
      ...daysPart(report),
      ...saidPart(report),
      ...coveragePart(report),
      ...talksPart(report),
      ...followUpsPart(report),
      ...section('pavilion'),
      ...section('why'),
      ...boothsPart(report, drafts),
      ...section('themes'),
      ...section('conclusion'),
      ...section('contact'),
    ],
    made: madeWords(report),
    marks: marksOfFile(report),
    frontMatter: null,
  };
}

function titleOf(report: Report): string {
  const { event, booths } = report;
  const part = partWords(report);
  if (part === null) return `${event.name}: summary of the pavilion`;
  const [only] = booths;
  return booths.length === 1 && only !== undefined
    ? `${only.name} at ${event.name}: summary of one booth`
    : `${event.name}: summary of ${part}`;
}

function eventFacts(report: Report): Block {
  const { event } = report;
  const place = [event.venue, event.city].filter((part) => part !== '');
  const url = event.sourceUrl;
  return bullets(
    [
      place.length === 0 ? null : paragraph(`Place: ${place.join(', ')}`),
      paragraph(`Dates: ${datesWords(event)}`),
      paragraph(`Time zone: ${event.timeZone}`),
      isTapped(report) ? paragraph(`Counting rule: ${event.countingRule}`) : null,
      url === null ? null : paragraph('Source: ', linkTo(url, [text(url)]) ?? url),
    ].flatMap((line) => (line === null ? [] : [[line]])),
  );
}

function totalLine(report: Report): Block {
  const { total, booths, notPlaced } = report;
  const rest =
    notPlaced.visitors === 0
      ? ''
      : ` ${notPlaced.approximate ? '~' : ''}${notPlaced.visitors} of them ${notPlaced.visitors === 1 ? 'is' : 'are'} not placed in time.`;
  const part =
    partWords(report) === null
      ? ''
      : ` The event has ${amount(report.boothsOfEvent, 'booth')}; the others are not part of this summary.`;
  const counted = `, counted at ${countedWords(booths)}.`;
  return paragraph(strong(`Visitors: ${figureText(total)}`), `${counted}${part}${rest}`);
}

function boothsPart(report: Report, drafts: Drafts): Block[] {
  const { booths, event } = report;
  if (booths.length === 0) return [paragraph('No booth is set up for this event.')];
  return [
    heading(2, 'Booths', 'booths'),
    ...booths.flatMap((booth) => boothBlocks(booth, event, drafts)),
    heading(2, 'All booths', 'all-booths'),
    boothsTable(report),
  ];
}

function boothBlocks(booth: ReportBooth, event: Report['event'], drafts: Drafts): Block[] {
  const representatives = representativesLine(booth);
  return [
    heading(3, booth.name, booth.slug),
    ...(representatives === null ? [] : [paragraph(representatives)]),
    paragraph('Visitors: ', strong(figureText(booth.figure))),
    paragraph(`How it was counted: ${howCounted(booth, event)}.`),
    ...boothLines(booth),
    ...writtenBlocks(booth.highlight, drafts),
    ...findingsOf(booth),
  ];
}

/** What visitors said, the first of it; the report has what was said most often first. */
export function findingsOf({ findings }: ReportBooth, most = findings.length): Block[] {
  if (findings.length === 0) return [];
  return [paragraph('What visitors said:'), bullets(findings.slice(0, most).map(findingBlocks))];
}

function findingBlocks({ kind, text: said, answer, mentions }: ReportBooth['findings'][number]): Block[] {
  const times = mentions > 1 ? ` (said ${mentions} times)` : '';
  const words = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}: ${oneLine(said)}${times}`;
  return [paragraph(words), ...(answer === '' ? [] : [bullets([[paragraph(`Answer: ${oneLine(answer)}`)]])])];
}

const oneLine = (words: string) => words.replace(/\s+/g, ' ').trim();

function boothsTable({ booths, total, event }: Report): Table {
  const start = 'start' as const;
  return {
    kind: 'table',
    caption: 'All booths, with their visitors and how they were counted',
    columns: [
      { title: 'Booth', align: start },
      { title: 'Kiosk', align: start },
      { title: 'Representatives', align: start },
      { title: 'Visitors', align: 'end' },
      { title: 'How it was counted', align: start },
    ],
    rows: booths.map((booth) => [
      { text: booth.name },
      { text: booth.kiosks.join(', ') },
      { text: booth.representatives.map(({ name }) => name).join(', ') },
      { text: figureText(booth.figure), value: booth.figure.visitors },
      { text: howCounted(booth, event) },
    ]),
    total: [
      { text: 'Total' },
      { text: '' },
      { text: '' },
      { text: figureText(total), value: total.visitors },
      { text: '' },
    ],
  };
}
