import { figureText } from '#contracts/figures';
import { isTapped, partWords, type Report, type ReportBooth } from '#contracts/report';
import { escapeLine, tameMarkdown, webLink } from './escape.ts';
import { amount, datesWords, howCounted, momentWords, representativesLine } from './words.ts';

const titles = {
  pavilion: 'What the pavilion is',
  why: 'Why we are there',
  themes: 'Themes by area',
  conclusion: 'Conclusion',
  contact: 'Contact',
} as const;

/** The summary as a document. Paragraphs that are still drafts are left out. */
export function renderMarkdown(report: Report): string {
  const { event } = report;
  const blocks = [
    `# ${titleOf(report)}`,
    event.simulated ? '> **Simulated.** This event, its people and all its figures are invented.' : null,
    eventFacts(report),
    section(report, 'introduction'),
    totalLine(report),
    ...(['pavilion', 'why'] as const).map((name) => titled(report, name)),
    '## Booths',
    ...report.booths.map((booth) => renderBooth(booth, event)),
    '## All booths',
    renderTable(report),
    ...(['themes', 'conclusion', 'contact'] as const).map((name) => titled(report, name)),
    '---',
    `Made on ${momentWords(report.madeAt, event.timeZone)} with Pavilion. All times are in ${event.timeZone}.`,
  ];
  return `${blocks.filter((block) => block !== null && block !== '').join('\n\n')}\n`;
}

function titleOf(report: Report): string {
  const { event, booths } = report;
  const part = partWords(report);
  if (part === null) return `${escapeLine(event.name)}: summary of the pavilion`;
  const [only] = booths;
  return booths.length === 1 && only !== undefined
    ? `${escapeLine(only.name)} at ${escapeLine(event.name)}: summary of one booth`
    : `${escapeLine(event.name)}: summary of ${part}`;
}

function eventFacts(report: Report): string {
  const { event } = report;
  const place = [event.venue, event.city].filter((part) => part !== '').map(escapeLine);
  const lines = [
    ...(place.length > 0 ? [`- Place: ${place.join(', ')}`] : []),
    `- Dates: ${datesWords(event)}`,
    `- Time zone: ${event.timeZone}`,
    ...(isTapped(report) ? [`- Counting rule: ${escapeLine(event.countingRule)}`] : []),
    ...(event.sourceUrl === null ? [] : [`- Source: ${webLink(event.sourceUrl)}`]),
  ];
  return lines.join('\n');
}

function totalLine(report: Report): string {
  const { total, countedBooths, booths, notPlaced } = report;
  const rest =
    notPlaced.visitors === 0
      ? ''
      : ` ${notPlaced.approximate ? '~' : ''}${notPlaced.visitors} of them are not placed in time.`;
  const provisional = total.provisional ? ' Provisional: a device has not sent everything.' : '';
  const part =
    partWords(report) === null
      ? ''
      : ` The event has ${amount(report.boothsOfEvent, 'booth')}; the others are not part of this summary.`;
  return `**Visitors: ${figureText(total)}**, counted at ${countedBooths} of ${amount(booths.length, 'booth')}.${part}${rest}${provisional}`;
}

function section({ sections }: Report, name: Report['sections'][number]['section']): string {
  const found = sections.find(({ section: of, state }) => of === name && state !== 'draft');
  return tameMarkdown(found?.body ?? '');
}

function titled(report: Report, name: keyof typeof titles): string | null {
  const body = section(report, name);
  return body === '' ? null : `## ${titles[name]}\n\n${body}`;
}

function renderBooth(booth: ReportBooth, event: Report['event']): string {
  const representatives = representativesLine(booth);
  const blocks = [
    `### ${escapeLine(booth.name)}`,
    representatives === null ? null : escapeLine(representatives),
    `Visitors: **${figureText(booth.figure)}**`,
    `How it was counted: ${escapeLine(howCounted(booth, event))}.`,
    booth.highlight === null || booth.highlight.state === 'draft' ? null : tameMarkdown(booth.highlight.body),
    booth.findings.length === 0
      ? null
      : `What visitors said:\n\n${booth.findings.map(renderFinding).join('\n')}`,
  ];
  return blocks.filter((block) => block !== null && block !== '').join('\n\n');
}

function renderFinding({ kind, text, answer, mentions }: ReportBooth['findings'][number]): string {
  const times = mentions > 1 ? ` (said ${mentions} times)` : '';
  const reply = answer === '' ? '' : `\n  - Answer: ${escapeLine(answer)}`;
  return `- ${kind.charAt(0).toUpperCase()}${kind.slice(1)}: ${escapeLine(text)}${times}${reply}`;
}

function renderTable({ booths, total, event }: Report): string {
  const rows = booths.map((booth) => [
    booth.name,
    booth.kiosks.join(', '),
    booth.representatives.map(({ name }) => name).join(', '),
    figureText(booth.figure),
    howCounted(booth, event),
  ]);
  return [
    '| Booth | Kiosk | Representatives | Visitors | How it was counted |',
    '| --- | --- | --- | ---: | --- |',
    ...rows.map((cells) => `| ${cells.map(escapeLine).join(' | ')} |`),
    `| **Total** | | | **${figureText(total)}** | |`,
  ].join('\n');
}
