import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { id, localDate, slug, wholeNumber } from './fields.ts';
import { standing } from './people.ts';

/** What a table may hold at most; docs/decisions/019-tables-from-spreadsheets.md says why. */
export const tableLimits = { bytes: 4_000_000, rows: 3_000, columns: 200, cell: 2_000 } as const;

/** A grid has times down, booths across and names in its cells; the others are lists by column. */
const tableKinds = ['grid', 'shifts', 'representatives', 'people'] as const;
export type TableKind = (typeof tableKinds)[number];

const columnFields = [
  'nothing',
  'booth',
  'date',
  'time',
  'start',
  'end',
  'people',
  'minimum',
  'target',
  'name',
  'first-name',
  'last-name',
  'affiliation',
  'standing',
  'email',
] as const;
export type ColumnField = (typeof columnFields)[number];

/** What each kind of table has columns for. In a grid `booth` is a column of names, with the booth in its head. */
export const fieldsOfKind: Record<TableKind, readonly ColumnField[]> = {
  grid: ['nothing', 'time', 'date', 'booth'],
  shifts: ['nothing', 'booth', 'date', 'time', 'start', 'end', 'people', 'minimum', 'target'],
  representatives: [
    ...(['nothing', 'booth', 'name', 'first-name', 'last-name'] as const),
    ...(['affiliation', 'standing', 'email'] as const),
  ],
  people: ['nothing', 'name', 'first-name', 'last-name', 'affiliation', 'standing', 'email'],
};

/** How a table is read: guessed from it, and changed by a person. */
const layout = z.strictObject({
  kind: z.enum(tableKinds),
  /** As the sheet counts its rows, from 1; null: it has none. */
  headerRow: wholeNumber(1, tableLimits.rows).nullable(),
  /** By column, from A on; what is not named is not read. */
  columns: z.array(z.enum(columnFields)).max(tableLimits.columns),
  /** The day of times that stand beside no date. */
  date: localDate.nullable(),
});
export type TableLayout = z.infer<typeof layout>;

const source = z.discriminatedUnion('kind', [
  /** From the clipboard: cells parted by tabs; or the text of a CSV file. */
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  /** A CSV or XLSX file, as it is. */
  z.strictObject({
    kind: z.literal('file'),
    name: z.string().max(300),
    base64: z.base64('must be the file in base64'),
  }),
]);
export type TableSource = z.infer<typeof source>;

/** "as Gina Li": whoever this other name of the table means, known or new. */
const asAnother = z
  .string()
  .max(tableLimits.cell + 3)
  .regex(/^as \S/, 'must be “as” with another name of the table');
/** Who or what a name in the table means. `skip`: nobody, or no booth; what hangs on it is left out. */
const decision = z.strictObject({
  name: z.string().max(tableLimits.cell),
  is: z.union(
    [z.literal('new'), z.literal('skip'), id, asAnother],
    'must be new, skip, an id, or “as” with another name of the table',
  ),
});
/** The standing of new people of whom the table says none: one for all, and of some another. */
const standings = z.strictObject({
  all: standing.default('other'),
  people: z
    .array(z.strictObject({ name: z.string().max(tableLimits.cell), is: standing }))
    .max(tableLimits.rows)
    .default([]),
});
const decisions = z.strictObject({
  people: z.array(decision).max(tableLimits.rows),
  booths: z.array(decision).max(tableLimits.columns * 5),
  standings: standings.default({ all: 'other', people: [] }),
});
export type TableDecisions = z.infer<typeof decisions>;
export const nothingDecided: TableDecisions = {
  people: [],
  booths: [],
  standings: { all: 'other', people: [] },
};

const reading = {
  source,
  /** Of a file with several, from 0. */
  sheet: wholeNumber(0, 500).default(0),
  layout: layout.nullable().default(null),
  decisions: decisions.default(nothingDecided),
};

/** Something said of a cell, by its address in the sheet: B7. */
const finding = z.object({ at: z.string(), message: z.string() });
export type TableFinding = z.infer<typeof finding>;

const tableName = z.object({
  name: z.string(),
  /** How else the table writes it: other accents, case or signs. */
  spellings: z.array(z.string()),
  /** The cells it stands in, the first of them. */
  at: z.array(z.string()),
  cells: z.int(),
  /** `undecided`: a person has to say. */
  outcome: z.enum(['known', 'new', 'skipped', 'undecided']),
  /** Of the row that it means, or “as” with the other name of the table that it means; null where none is there. */
  id: z.union([id, asAnother]).nullable(),
  /** Why it is thought to mean that: the same letters, but for accents and case, an alias, a resemblance. */
  why: z.enum(['same', 'accents', 'alias', 'alike', 'unknown']),
  /** Rows that are there, and fuller names of the table itself. */
  candidates: z.array(z.object({ id: z.union([id, asAnother]), name: z.string(), also: z.string() })),
  /** Of a new person: what they would be listed as. Null for others, and for booths. */
  standing: standing.nullable(),
});
export type TableName = z.infer<typeof tableName>;

const counts = z.object({
  people: z.int(),
  booths: z.int(),
  representatives: z.int(),
  shifts: z.int(),
  assignments: z.int(),
});
export type TableCounts = z.infer<typeof counts>;

const tablePreview = z.object({
  /** Names of the file's sheets; empty for a text. */
  sheets: z.array(z.string()),
  sheet: z.int(),
  rows: z.int(),
  columns: z.int(),
  /** The first rows, to choose columns by; long cells are cut. */
  head: z.array(z.array(z.string())),
  layout,
  /** What would be made. */
  made: counts,
  /** What the table says and is there already. */
  there: counts,
  people: z.array(tableName),
  booths: z.array(tableName),
  /** What stands at a cell, in words: the first of them. */
  lines: z.array(finding.extend({ state: z.enum(['new', 'partly', 'there']) })),
  lineCount: z.int(),
  /** What cannot be taken. */
  problems: z.array(finding),
  problemCount: z.int(),
  /** What was read in one of several ways, or stays as it is. */
  notes: z.array(finding),
  noteCount: z.int(),
  /** Of all that would be made; send it back to store exactly that. */
  digest: z.string(),
});
export type TablePreview = z.infer<typeof tablePreview>;

const importBody = z.strictObject({
  ...reading,
  digest: z.string().max(100),
  /** Whether rows and cells with a problem stop everything, or are left out. */
  take: z.enum(['everything', 'what-is-right']),
});

const params = z.strictObject({ event: slug });
const heavy = { tag: 'tables', params, largestBody: 6_000_000, takesItems: true } as const;

export const tables = {
  preview: endpoint('preview-table', {
    ...heavy,
    summary: 'Read a table of people, representatives or shifts, and say what it would make; stores nothing',
    method: 'post',
    path: '/api/v1/events/:event/tables/preview',
    access: 'manager',
    body: z.strictObject(reading),
    output: tablePreview,
    errors: ['not-found', 'too-large'],
  }),
  import: endpoint('import-table', {
    ...heavy,
    summary: 'Store what a preview showed, as a whole or nothing of it',
    method: 'post',
    path: '/api/v1/events/:event/tables',
    access: 'manager',
    body: importBody,
    output: z.object({ made: counts, there: counts, leftOut: z.int() }),
    status: 201,
    errors: ['not-found', 'too-large', 'stale', 'archived', 'taken'],
  }),
  file: endpoint('get-table-file', {
    tag: 'tables',
    summary:
      'Representatives, shifts or the grid of an event as CSV or XLSX, in a form that can be read in again',
    method: 'get',
    path: '/api/v1/events/:event/tables/:table.:format',
    access: 'read',
    params: params.extend({
      table: z.enum(['grid', 'shifts', 'representatives']),
      format: z.string().max(20),
    }),
    mediaType: 'text/csv',
    errors: ['not-found', 'unknown-format'],
  }),
  peopleFile: endpoint('get-people-file', {
    tag: 'tables',
    summary: 'People as CSV or XLSX',
    method: 'get',
    path: '/api/v1/people.:format',
    access: 'read',
    params: z.strictObject({ format: z.string().max(20) }),
    mediaType: 'text/csv',
    errors: ['unknown-format'],
  }),
} as const;
