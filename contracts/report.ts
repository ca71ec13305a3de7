import { z } from 'zod';
import { coverageMinutes, type PaperSize, paperSizes } from './coverage.ts';
import { endpoint } from './endpoint.ts';
import { instant, localDate, slug, yesOrNo } from './fields.ts';
import { figure } from './figures.ts';
import { highlightState } from './highlight-state.ts';
import { highlightSection } from './highlights.ts';
import { hourBucket } from './now.ts';
import { reportBooth } from './report-booth.ts';
import { reportedEvent } from './reported-event.ts';

export type ReportBooth = z.infer<typeof reportBooth>;

/** Everything that the summary says, read in one snapshot. Every export renders this object. */
export const report = z.object({
  madeAt: instant,
  version: z.int(),
  event: reportedEvent.extend({
    venue: z.string(),
    city: z.string(),
    sourceUrl: z.string().nullable(),
    countingRule: z.string(),
    days: z.array(z.object({ date: localDate, opensAt: instant, closesAt: instant })),
  }),
  /** Nothing of the event is still to come; until then figures are of what has been. */
  isOver: z.boolean(),
  total: figure,
  countedBooths: z.int(),
  /** All booths of the event: more than are here when only some were asked for, or are the reader's. */
  boothsOfEvent: z.int(),
  sections: z.array(z.object({ section: highlightSection, body: z.string(), state: highlightState })),
  booths: z.array(reportBooth),
  /** All booths together, on each day with a slot or a record. What has no time is on none. */
  days: z.array(z.object({ date: localDate, figure })),
  /** Of the slots of all booths; null where none is known. */
  coverage: coverageMinutes.nullable(),
  hours: z.array(hourBucket),
  notPlaced: z.object({ visitors: z.int(), approximate: z.boolean() }),
});
export type Report = z.infer<typeof report>;

/** How many more visitors than there; null where that cannot be told: one of them has none, was not recorded, or in part. */
const difference = z.object({
  visitors: z.int().nullable(),
  /** The same in whole percent of those there; null too where nobody came there. */
  percent: z.int().nullable(),
  /** One of the two figures is, or can still grow. */
  approximate: z.boolean(),
});
export type Difference = z.infer<typeof difference>;

const boothBeside = reportBooth.pick({ slug: true, name: true, figure: true, evidence: true, days: true });
/** Until it is over nothing of it is whole, and no difference can be told. */
const eventBeside = report
  .pick({ event: true, isOver: true, total: true, countedBooths: true })
  .extend({ booths: z.int() });

/** An event beside another one, the same projects side by side, whatever they are called there. One snapshot. */
export const comparison = z.object({
  madeAt: instant,
  here: eventBeside,
  there: eventBeside,
  /** Told only where every booth of both was counted, on all of its days, and both are over. */
  difference,
  /** Those whose difference can be told. */
  both: z.object({ projects: z.int(), here: figure, there: figure, difference }),
  /** By name; null: it has no booth at that event. */
  projects: z.array(
    z.object({
      project: reportBooth.shape.project,
      here: boothBeside.nullable(),
      there: boothBeside.nullable(),
      difference,
    }),
  ),
});
export type Comparison = z.infer<typeof comparison>;

/** The counting rule says something of the figures only where somebody tapped under it. */
export function isTapped({ booths }: Report): boolean {
  return booths.some(({ evidence }) => evidence.visits > 0);
}

/** "1 of 10 booths" when others of the event are left out; null for the whole event. */
export function partWords({
  booths,
  boothsOfEvent,
}: Pick<Report, 'booths' | 'boothsOfEvent'>): string | null {
  return booths.length === boothsOfEvent ? null : `${booths.length} of ${boothsOfEvent} booths`;
}

/** A device is behind, so the figures can only grow. */
export function isProvisional({ total, booths }: Pick<Report, 'total' | 'booths'>): boolean {
  return total.provisional || booths.some(({ figure }) => figure.provisional);
}

/** What stands in the head of every page of a file. */
export function marksOfFile(report: Report): ('Simulated' | 'Provisional')[] {
  return [
    ...(report.event.simulated ? (['Simulated'] as const) : []),
    ...(isProvisional(report) ? (['Provisional'] as const) : []),
  ];
}

export const summaryFormats = ['md', 'html', 'pdf', 'csv', 'zip', 'xlsx', 'json'] as const;

/** What a CSV holds one of; all of them are sheets of a workbook, and files of a zip. */
export const summaryTables = [
  ...(['event', 'booths', 'days', 'opening-hours', 'hours', 'audiences', 'topics', 'findings'] as const),
  ...(['head-counts', 'representatives', 'paragraphs'] as const),
  ...(['sectors', 'coverage', 'talks', 'follow-ups'] as const),
] as const;
export type SummaryTable = (typeof summaryTables)[number];

/** The name of what a JSON file holds; fields may be added, and any other change gets another number. */
export const SUMMARY_SCHEMA = 'pavilion-summary/1';
const summaryJson = report.extend({ schema: z.literal(SUMMARY_SCHEMA) }).meta({ id: 'PavilionSummary1' });
export const COMPARISON_SCHEMA = 'pavilion-comparison/1';
const comparisonJson = comparison
  .extend({ schema: z.literal(COMPARISON_SCHEMA) })
  .meta({ id: 'PavilionComparison1' });

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const binary = z.string().meta({ format: 'binary' });

/**
 * - `internal`: everything, with how it was counted and what is not recorded
 * - `post`: for readers elsewhere: what was written, who was there, and how many came where that is known
 * - `brief`: a page for each booth, for whoever stood there
 */
const summaryEditions = ['internal', 'post', 'brief'] as const;

/** What is made of a report. */
export interface SummaryChoices {
  edition: (typeof summaryEditions)[number];
  /** Texts that nobody approved: marked as such, or not there at all. */
  drafts: 'marked' | 'left-out';
  /** Begin with what a site with entries wants to know: title, date, tags. Markdown only. */
  frontMatter: boolean;
  /** Of a CSV; the booths unless given. */
  table?: SummaryTable | undefined;
  /** Of a PDF. */
  paper: PaperSize;
  /** Another event, by its slug: the same projects there and here, side by side, and no edition. */
  with?: string | undefined;
}

const params = z.strictObject({ event: slug });
const MOST_BOOTHS = 200;
/** Only these booths, by their slugs, in this order. */
const query = z.strictObject({
  booth: z
    .union([slug, z.array(slug).max(MOST_BOOTHS)], {
      error: ({ input }) =>
        Array.isArray(input) && input.length > MOST_BOOTHS
          ? `must be at most ${MOST_BOOTHS} booths`
          : 'must be the short name of a booth, such as copacetic; say it again for each further booth',
    })
    .optional(),
});

/** The booths that a query asks for, each once; null for all. */
export function askedBooths({ booth }: z.output<typeof query>): string[] | null {
  return booth === undefined ? null : [...new Set([booth].flat())];
}

export const getReport = endpoint('get-report', {
  tag: 'summary',
  summary: 'The figures, representatives and findings of an event, from one snapshot',
  method: 'get',
  path: '/api/v1/events/:event/report',
  access: 'read',
  params,
  query,
  output: report,
  errors: ['not-found'],
});

const format = z.string().max(20);
const choices = query.extend({
  edition: z.enum(summaryEditions).default('internal'),
  drafts: z.enum(['marked', 'left-out']).default('marked'),
  frontMatter: yesOrNo.default(false),
  /** Of a CSV; `booths` unless given. */
  table: z.enum(summaryTables).optional(),
  /** Of a PDF. */
  paper: z.enum(paperSizes).default('a4'),
});
/** What may be chosen of a file. */
export type SummaryQuery = z.output<typeof choices> & Pick<SummaryChoices, 'with'>;

const asFile = {
  mediaType: 'text/markdown',
  files: {
    'text/html': z.string(),
    'application/pdf': binary,
    'text/csv': z.string(),
    'application/zip': binary,
    [XLSX]: binary,
    'application/json': summaryJson,
  },
} as const;

export const getSummary = endpoint('get-summary', {
  tag: 'summary',
  summary:
    'The same as a file to keep, as tables or as text; as the internal summary, as a post, or beside another event',
  method: 'get',
  path: '/api/v1/events/:event/summary.:format',
  access: 'read',
  params: params.extend({ format }),
  query: choices.extend({
    /** Another event: the same projects there and here, side by side. */
    with: slug.optional(),
  }),
  ...asFile,
  files: { ...asFile.files, 'application/json': z.union([summaryJson, comparisonJson]) },
  errors: ['not-found', 'unknown-format'],
});

/** As a lead gets them: representatives have no account. */
export const postOwnSummary = endpoint('make-own-summary', {
  tag: 'personal-links',
  summary: 'The summary of the booths of the person whose link this is, as a file to keep; changes nothing',
  method: 'post',
  path: '/api/v1/personal-links/summary.:format',
  access: 'anyone',
  params: z.strictObject({ format }),
  query: choices,
  body: z.strictObject({ secret: z.string().max(100) }),
  status: 200,
  ...asFile,
  errors: ['invalid-link', 'too-many-requests', 'not-found', 'unknown-format'],
});

/** The same for the phone that such a link connected: it keeps no link, only its own token. */
export const getPhoneSummary = endpoint('get-phone-summary', {
  tag: 'devices',
  summary:
    'The summary of the booths of the person whose phone this is, as a file to keep; a shared tablet hands out none',
  method: 'get',
  path: '/api/v1/devices/current/summary.:format',
  access: 'device',
  params: z.strictObject({ format }),
  query: choices,
  ...asFile,
  errors: ['device-revoked', 'not-allowed', 'not-found', 'unknown-format'],
});
