import { z } from 'zod';
import type { Block, Inline, SummaryDocument } from './document.ts';

/** `/api/openapi.json` describes the document under these names. Its parts hold one another, so each is named. */
const inline: z.ZodType<Inline> = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.enum(['text', 'code']), text: z.string() }),
    z.object({
      kind: z.enum(['strong', 'emphasis']),
      get inlines() {
        return z.array(inline);
      },
    }),
    z.object({
      kind: z.literal('link'),
      href: z.url({ protocol: /^https?$/ }),
      get inlines() {
        return z.array(inline);
      },
    }),
    z.object({ kind: z.literal('break') }),
  ])
  .meta({ id: 'SummaryInline' });

const cells = z.array(
  z.object({
    text: z.string(),
    value: z.number().nullable().exactOptional(),
    inlines: z.array(inline).exactOptional(),
  }),
);
const bar = z.object({
  group: z.string(),
  label: z.string(),
  value: z.number().nullable(),
  isToCome: z.boolean(),
  text: z.string(),
});

const block: z.ZodType<Block> = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('heading'),
      level: z.literal([1, 2, 3, 4]),
      text: z.string(),
      anchor: z.string().exactOptional(),
    }),
    z.object({ kind: z.literal('paragraph'), inlines: z.array(inline) }),
    z.object({
      kind: z.literal('list'),
      isNumbered: z.boolean(),
      start: z.int(),
      get items() {
        return z.array(z.array(block));
      },
    }),
    z.object({
      kind: z.literal('quote'),
      get blocks() {
        return z.array(block);
      },
    }),
    z.object({ kind: z.literal('code'), text: z.string() }),
    z.object({ kind: z.literal(['rule', 'page-break']) }),
    z.object({
      kind: z.literal('table'),
      caption: z.string(),
      columns: z.array(z.object({ title: z.string(), align: z.enum(['start', 'end']) })),
      rows: z.array(cells),
      total: cells.nullable(),
    }),
    z.object({
      kind: z.literal('chart'),
      title: z.string(),
      sentence: z.string(),
      unit: z.string(),
      bars: z.array(bar),
      beside: z.string().nullable(),
    }),
    z.object({
      kind: z.literal('note'),
      tone: z.enum(['simulated', 'provisional', 'draft']),
      inlines: z.array(inline),
    }),
  ])
  .meta({ id: 'SummaryBlock' });

/** A document as it is sent, to be drawn elsewhere. */
export const summaryDocument: z.ZodType<SummaryDocument> = z.object({
  title: z.string(),
  language: z.literal('en'),
  blocks: z.array(block),
  made: z.string(),
  marks: z.array(z.enum(['Simulated', 'Provisional'])),
  frontMatter: z.record(z.string(), z.union([z.string(), z.array(z.string())])).nullable(),
});
