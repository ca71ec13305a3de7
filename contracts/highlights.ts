import { z } from 'zod';
import { eventCollection } from './collection.ts';
import { endpoint } from './endpoint.ts';
import { id, instant, LONGEST_HIGHLIGHT, optionalProse, prose, rowFields } from './fields.ts';
import { highlightState } from './highlight-state.ts';

export const highlightSection = z.enum([
  'introduction',
  'pavilion',
  'why',
  'booth',
  'themes',
  'conclusion',
  'contact',
]);

/** A booth's paragraphs, or a section of the event's summary (boothId null). Markdown. */
const highlightRow = z.object({
  ...rowFields,
  boothId: id.nullable(),
  section: highlightSection,
  body: optionalProse(LONGEST_HIGHLIGHT),
  state: highlightState,
  /** What is to be changed in a draft, by whoever sent it back; empty for nothing. */
  note: z.string(),
});
export type HighlightRow = z.infer<typeof highlightRow>;

/** How a booth's paragraph stands. Left out: approved while it was empty, on purpose. */
export const paragraphState = z.enum(['none', 'draft', 'ready', 'approved', 'left-out']);
export type ParagraphState = z.infer<typeof paragraphState>;

/** An empty one is not written, unless a manager approved just that. */
export function paragraphStateOf(
  written: Pick<HighlightRow, 'body' | 'state'> | undefined | null,
): ParagraphState {
  if (!written) return 'none';
  if (written.body.trim() !== '') return written.state;
  return written.state === 'approved' ? 'left-out' : 'none';
}

export const highlights = eventCollection({
  noun: 'highlights',
  one: 'a highlight',
  read: 'read',
  write: 'lead',
  row: highlightRow,
  input: z.strictObject({
    boothId: id.nullable().default(null),
    section: highlightSection.default('booth'),
    body: optionalProse(LONGEST_HIGHLIGHT).default(''),
    state: highlightState.default('draft'),
  }),
  /** Only managers and owners approve. */
  change: z
    .strictObject({
      body: optionalProse(LONGEST_HIGHLIGHT),
      state: highlightState,
      /** Goes when the paragraph is ready. */
      note: optionalProse(1000),
      /** A text that this change leaves out, such as the other of two that were written at once: kept beside the booth's paragraph. */
      beside: prose(LONGEST_HIGHLIGHT),
    })
    .partial(),
  query: { boothId: id.optional() },
  errors: ['wrong-event', 'not-your-booth', 'not-allowed'],
});

/** The same that a personal link shows to whoever stands for the booth. */
export const getParagraphStart = endpoint('get-paragraph-start', {
  tag: 'highlights',
  summary:
    'A start for the paragraph of a booth, made from what visitors said and the shift notes; stored nowhere',
  method: 'get',
  path: '/api/v1/booths/:id/paragraph-start',
  access: 'lead',
  params: z.strictObject({ id }),
  output: z.object({
    /** Markdown. Empty where nothing was said. */
    suggestion: z.string(),
  }),
  errors: ['not-found', 'not-your-booth'],
});

/** What somebody wrote while the paragraph said something else already: kept beside it until it is put away. */
const highlightTextRow = z.object({
  ...rowFields,
  boothId: id,
  body: z.string(),
  /** What the paragraph said when the writing began. */
  basedOn: z.string(),
  occurredAt: instant,
  /** The device's name; null when a token sent it. */
  device: z.string().nullable(),
  /** Who wrote it by a personal link, or left it there from the dashboard; null for a device or a token. */
  writer: z.string().nullable(),
});
export type HighlightTextRow = z.infer<typeof highlightTextRow>;

const texts = eventCollection({
  noun: 'highlight-texts',
  one: 'a text that was written beside a paragraph',
  read: 'lead',
  write: 'lead',
  row: highlightTextRow,
  input: z.never(),
  change: z.never(),
  query: { boothId: id.optional() },
  errors: ['not-your-booth'],
});

/** Devices send them with POST /api/v1/sync. What became the draft is in the archive from the start. */
export const highlightTexts = {
  list: texts.list,
  get: texts.get,
  archive: texts.archive,
  restore: texts.restore,
} as const;
