import { type Block, heading, paragraph, type SummaryDocument, strong, text, wordsOf } from './document.ts';
import type { Figure } from './figures.ts';
import { spelt } from './number-words.ts';
import { marksOfFile, type Report, type ReportBooth, type SummaryChoices } from './report.ts';
import { kindsHeading, kindsWords, saidProjects } from './said-projects.ts';
import { saysVisitors } from './said-visitors.ts';
import { isShown, marksOf, sectionBlocks, sectionTitles, writtenBlocks } from './summary-parts.ts';
import { listWords, madeWords, representativesLine } from './summary-words.ts';
import { readWritten } from './written-text.ts';

type Choices = Pick<SummaryChoices, 'drafts' | 'frontMatter'>;
type Drafts = SummaryChoices['drafts'];

/**
 * The post: what was written, with the booths of the report in its order, who stood there, and how many came where that is
 * known. Nothing about staffing, nothing about what is not recorded. With `drafts: 'left-out'` it is the same wherever it is
 * read: as a file, on its page, and by a share link.
 */
export function postOf(report: Report, { drafts, frontMatter }: Choices): SummaryDocument {
  const booths = report.booths.filter((booth) => isInPost(booth, drafts));
  const title = postTitle(report, booths);
  // It tells no total: a device of a booth that is not in it makes none of its figures grow.
  const told = { ...report, booths, total: { ...report.total, provisional: false } };
  return {
    title,
    language: 'en',
    blocks: [
      ...marksOf(told),
      ...notesBefore(report, drafts),
      heading(1, title),
      ...sectionBlocks(report, 'introduction', drafts),
      ...sectionBlocks(report, 'pavilion', drafts),
      ...sectionBlocks(report, 'why', drafts),
      ...(booths.length === 0 ? [] : [heading(2, kindsHeading(booths), 'projects')]),
      ...booths.flatMap((booth) => boothBlocks(booth, drafts)),
      ...sectionBlocks(report, 'themes', drafts),
      ...sectionBlocks(report, 'conclusion', drafts),
      ...sectionBlocks(report, 'contact', drafts),
    ],
    made: madeWords(report),
    marks: marksOfFile(told),
    frontMatter: frontMatter ? frontMatterOf(told, title, drafts) : null,
  };
}

/** "What ten projects heard at KubeCon + CloudNativeCon NA 2025", "What ten projects and two communities heard at …" */
function postTitle({ event }: Report, booths: readonly ReportBooth[]): string {
  const [only] = booths;
  if (only === undefined) return `The Project Pavilion at ${event.name}`;
  return `What ${booths.length === 1 ? only.name : kindsWords(booths, spelt)} heard at ${event.name}`;
}

/**
 * A booth that was left out on purpose is absent, and so is one of which there is nothing to say: neither a text nor a number.
 * Of what is approved only, the text decides: whoever has not agreed to what is said of a booth has not agreed to its being there.
 */
function isInPost({ highlight, figure }: ReportBooth, drafts: Drafts): boolean {
  if (highlight !== null && isShown(highlight, drafts)) return true;
  return drafts === 'marked' && !isLeftOut(highlight) && (figure.visitors ?? 0) > 0;
}

const isLeftOut = (highlight: ReportBooth['highlight']) =>
  highlight?.state === 'approved' && highlight.body.trim() === '';

/** Whoever publishes it knows at once what nobody has approved yet, what is not written, and what does not agree. */
function notesBefore(report: Report, drafts: Drafts): Block[] {
  if (drafts === 'left-out') return [];
  const { booths, sections } = report;
  const parts = [
    ...sections.flatMap(({ section, ...written }) =>
      section === 'booth' ? [] : [{ name: `“${sectionTitles[section]}”`, ...written }],
    ),
    ...booths.flatMap(({ name, highlight }) => (highlight === null ? [] : [{ name, ...highlight }])),
  ].filter((written) => written.state !== 'approved' && isShown(written, drafts));
  const unwritten = booths.filter(
    ({ highlight }) => (highlight?.body ?? '').trim() === '' && !isLeftOut(highlight),
  );
  const mismatch = numberMismatch(report, drafts);
  return [
    ...noteOf('Not approved yet:', parts, 'Approve or leave out before this is published.'),
    ...noteOf(
      'Not written yet:',
      unwritten,
      'Of a booth without a text the post says who stood there and how many came, if anything.',
    ),
    ...(mismatch === null ? [] : [draftNote(NUMBERS, mismatch)]),
  ];
}

function noteOf(what: string, parts: readonly { name: string }[], todo: string): Block[] {
  return parts.length === 0 ? [] : [draftNote(what, `${listWords(parts.map(({ name }) => name))}. ${todo}`)];
}

const draftNote = (what: string, words: string): Block => ({
  kind: 'note',
  tone: 'draft',
  inlines: [strong(what), text(` ${words}`)],
});

/** Before what {@link numberMismatch} says. */
export const NUMBERS = 'The number of projects:';

/** Where the introduction says how many projects or booths there are, and another number of them follows: what to do. Else null. */
export function numberMismatch({ sections, booths }: Report, drafts: Drafts): string | null {
  const introduction = sections.find(({ section }) => section === 'introduction');
  if (introduction === undefined || !isShown(introduction, drafts)) return null;
  const said = saidProjects(wordsOfBlocks(readWritten(introduction.body)));
  const follow = booths.filter((booth) => isInPost(booth, drafts));
  if (said === null || said.number === follow.filter(said.isOf).length) return null;
  const words = follow.length === 0 ? 'none' : kindsWords(follow, String);
  return `the introduction says “${said.words}”, and ${words} ${follow.length === 1 ? 'follows' : 'follow'}. Change it there, or the booths that are in the post.`;
}

function boothBlocks(booth: ReportBooth, drafts: Drafts): Block[] {
  const representatives = representativesLine(booth);
  const written = writtenBlocks(booth.highlight, drafts);
  const visitors = visitorsLine(booth.figure, written);
  return [
    heading(3, booth.name, booth.slug),
    ...(representatives === null ? [] : [paragraph(representatives)]),
    ...(visitors === null ? [] : [paragraph(visitors)]),
    ...written,
  ];
}

/** "Visitors: roughly 75"; null when the text says the number itself, or there is none to tell. */
function visitorsLine(figure: Figure, written: readonly Block[]): string | null {
  const words = roughly(figure);
  if (words === null || figure.visitors === null || figure.visitors === 0) return null;
  return saysVisitors(wordsOfBlocks(written), figure.visitors) ? null : `Visitors: ${words}`;
}

/** `roughly 75`, `roughly 75 (70 to 80)`, `at least 75`, `75 (on 2 of 3 days)`, `75`; null when not recorded. */
export function roughly({
  visitors,
  approximate,
  low,
  high,
  recordedDays,
  days,
  provisional,
}: Figure): string | null {
  if (visitors === null) return null;
  const before = approximate ? 'roughly ' : provisional ? 'at least ' : '';
  const range = low === null || high === null ? '' : ` (${low} to ${high})`;
  const isPartial = days !== null && recordedDays !== null && recordedDays < days;
  return `${before}${visitors}${range}${isPartial ? ` (on ${recordedDays} of ${days} days)` : ''}`;
}

function wordsOfBlocks(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'paragraph') return wordsOf(block.inlines);
      if (block.kind === 'list') return block.items.map(wordsOfBlocks).join('\n');
      if (block.kind === 'table')
        return block.rows.map((cells) => cells.map((cell) => cell.text).join('\n')).join('\n');
      return block.kind === 'quote' ? wordsOfBlocks(block.blocks) : '';
    })
    .join('\n');
}

/** What a site with entries wants to know of one. */
function frontMatterOf(report: Report, title: string, drafts: Drafts) {
  const { event, booths, madeAt } = report;
  const marks = marksOfFile(report).map((mark) => mark.toLowerCase());
  const places = [event.venue, event.city].filter((place) => place !== '');
  return {
    layout: 'post',
    title,
    description: description(report, drafts),
    date: madeAt,
    event: event.name,
    event_starts_on: event.startsOn,
    event_ends_on: event.endsOn,
    event_time_zone: event.timeZone,
    ...(places.length === 0 ? {} : { place: places.join(', ') }),
    categories: areas(report, drafts),
    tags: booths.map(({ project }) => project.name),
    ...(marks.length === 0 ? {} : { marks }),
  };
}

/** The introduction's first paragraph. */
function description({ sections, event }: Report, drafts: Drafts): string {
  const introduction = sections.find(({ section }) => section === 'introduction');
  if (introduction === undefined || !isShown(introduction, drafts)) return event.name;
  const first = readWritten(introduction.body).find(({ kind }) => kind === 'paragraph');
  return first?.kind === 'paragraph' ? wordsOf(first.inlines) : event.name;
}

/** The areas of the themes: the words that are set in bold at the beginning of a paragraph or of an item. */
function areas({ sections }: Report, drafts: Drafts): string[] {
  const themes = sections.find(({ section }) => section === 'themes');
  if (themes === undefined || !isShown(themes, drafts)) return [];
  const blocks = readWritten(themes.body).flatMap((block) =>
    block.kind === 'list' ? block.items.flat() : [block],
  );
  return blocks.flatMap((block) => {
    const [first] = block.kind === 'paragraph' ? block.inlines : [];
    return first?.kind === 'strong' ? [wordsOf(first.inlines).replace(/:$/, '')] : [];
  });
}
