import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { PaperSize } from '#contracts/coverage';
import {
  type Block,
  type Cell,
  type Chart,
  type Inline,
  inlinesOf,
  type SummaryDocument,
  type Table,
  wordsOf,
} from '#contracts/document';
import { makePdf } from '../pdf/make.ts';

const ink = '#0e1726';
const muted = '#556172';
const line = '#c3ccd9';
/** As in the HTML file and on the page. */
const bar = '#1c427b';
const link = '#0a4fa3';
const SIZE = 10;
/** In points, between the margins of A4, which is the narrower one. */
const WIDTH = 483;

/**
 * The document on paper, with its marks at the head of each page and how it was made at the foot. Two hundred booths
 * take many seconds: for a thread of its own (apart.ts).
 */
export function renderPdf(document: SummaryDocument, paper: PaperSize): Promise<Uint8Array> {
  return makePdf(pagesOf(document, paper));
}

function pagesOf(
  { title, blocks, made, marks, language }: SummaryDocument,
  paper: PaperSize,
): TDocumentDefinitions {
  const head = [title, ...marks].join(' · ');
  return {
    pageSize: paper === 'a4' ? 'A4' : 'LETTER',
    pageMargins: [56, 56, 56, 62],
    language,
    info: { title: head, creator: 'Pavilion', producer: 'Pavilion' },
    defaultStyle: { font: 'Roboto', fontSize: SIZE, color: ink, lineHeight: 1.25 },
    header: { text: head, margin: [56, 26, 56, 0], fontSize: 8, color: muted },
    footer: (page, pages) => ({
      columns: [
        { text: made, width: '*' },
        { text: `${page} of ${pages}`, alignment: 'right', width: 60 },
      ],
      ...{ margin: [56, 18, 56, 0], fontSize: 7.5, color: muted },
    }),
    content: drawAll(blocks),
  };
}

/** Headings stay with what follows them. */
function drawAll(blocks: readonly Block[]): Content[] {
  const drawn: Content[] = [];
  let held: Content[] = [];
  let breaks = false;
  const put = (unbreakable: boolean) => {
    // On the whole that is kept together: a break within it would be made twice.
    drawn.push({ stack: held, unbreakable, ...(breaks ? { pageBreak: 'before' } : {}) });
    held = [];
    breaks = false;
  };
  for (const block of blocks) {
    if (block.kind === 'page-break') {
      if (held.length > 0) put(true);
      breaks = drawn.length > 0;
      continue;
    }
    held.push(draw(block));
    if (block.kind !== 'heading') put(held.length > 1 && lengthOf(block) < SHORT);
  }
  if (held.length > 0) put(true);
  return drawn;
}

/** Characters; more than that may not fit a page, and is broken where it must. */
const SHORT = 600;

function lengthOf(block: Block): number {
  if (block.kind === 'paragraph' || block.kind === 'note') return wordsOf(block.inlines).length;
  return block.kind === 'rule' ? 0 : Number.POSITIVE_INFINITY;
}

const headings = {
  1: { fontSize: 20, margin: [0, 0, 0, 8] },
  2: { fontSize: 14, margin: [0, 14, 0, 4] },
  3: { fontSize: 11.5, margin: [0, 10, 0, 2] },
  4: { fontSize: SIZE, margin: [0, 6, 0, 2] },
} as const;

function draw(block: Exclude<Block, { kind: 'page-break' }>): Content {
  switch (block.kind) {
    case 'heading': {
      const { fontSize, margin } = headings[block.level];
      return { text: block.text, bold: true, fontSize, margin: [...margin] };
    }
    case 'paragraph':
      return { text: spansOf(block.inlines), margin: [0, 0, 0, 6] };
    case 'list': {
      const items = block.items.map((item) => ({ stack: drawAll(item), margin: [0, 0, 0, -2] }) as Content);
      const margin: [number, number, number, number] = [0, 0, 0, 6];
      return block.isNumbered ? { ol: items, start: block.start, margin } : { ul: items, margin };
    }
    case 'quote':
      return beside(drawAll(block.blocks), line);
    case 'note':
      return beside([{ text: spansOf(block.inlines), bold: true, margin: [0, 2, 0, 2] }], ink);
    case 'code':
      return { text: block.text, preserveLeadingSpaces: true, fontSize: 9, margin: [12, 0, 0, 6] };
    case 'rule':
      return {
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: 0.5, lineColor: line }],
        margin: [0, 4, 0, 8],
      };
    case 'table':
      return drawTable(block);
    case 'chart':
      return drawChart(block);
  }
}

/** With a line down its left side. */
function beside(content: Content[], color: string): Content {
  return {
    table: { widths: ['*'], body: [[{ stack: content }]] },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (place) => (place === 0 ? 2 : 0),
      vLineColor: () => color,
      paddingLeft: () => 10,
      paddingTop: () => 0,
      paddingBottom: () => 0,
    },
    margin: [0, 2, 0, 8],
  };
}

type Span = { text: string | Span[]; bold?: boolean; italics?: boolean; link?: string; color?: string };

const spansOf = (inlines: readonly Inline[]) => inlines.map(spanOf);

function spanOf(inline: Inline): Span {
  switch (inline.kind) {
    case 'text':
    case 'code':
      return { text: inline.text };
    case 'break':
      return { text: '\n' };
    case 'strong':
      return { text: spansOf(inline.inlines), bold: true };
    case 'emphasis':
      return { text: spansOf(inline.inlines), italics: true };
    case 'link':
      return { text: spansOf(inline.inlines), link: inline.href, color: link };
  }
}

function drawTable({ columns, rows, total }: Table): Content {
  const row = (cells: readonly Cell[], bold: boolean): TableCell[] =>
    cells.map(
      (cell, at) =>
        ({
          text: spansOf(inlinesOf(cell)),
          bold,
          ...(columns[at]?.align === 'end' ? { alignment: 'right', noWrap: true } : {}),
        }) as TableCell,
    );
  const head = row(
    columns.map(({ title }) => ({ text: title })),
    true,
  );
  return {
    table: {
      headerRows: 1,
      widths: columns.map((_, at) =>
        rows.every((cells) => (cells[at]?.text ?? '').length < NARROW) ? 'auto' : '*',
      ),
      body: [head, ...rows.map((cells) => row(cells, false)), ...(total === null ? [] : [row(total, true)])],
    },
    ...{ layout: hairlines, fontSize: 8.5, margin: [0, 4, 0, 10] },
  };
}

/** Columns of texts shorter than this are as wide as these; the others share what is left. */
const NARROW = 14;

const BARS = 260;

/** Bars with their figures beside them, so that nothing depends on colour. */
function drawChart({ title, sentence, bars, beside: rest }: Chart): Content {
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  const rows = bars.map(({ group, label, value, text }, at): TableCell[] => [
    { text: group === bars[at - 1]?.group ? '' : group, bold: true },
    { text: label },
    {
      canvas: [
        {
          type: 'rect',
          x: 0,
          y: 2,
          w: Math.max(0.4, ((value ?? 0) / most) * BARS),
          h: 7,
          color: value === null ? line : bar,
        },
      ],
    },
    { text },
  ]);
  const body: TableCell[][] = [[{ text: title, bold: true, colSpan: 4 }, '', '', ''], ...rows];
  return {
    stack: [
      { text: sentence, margin: [0, 0, 0, 4] },
      { table: { headerRows: 1, widths: ['auto', 'auto', BARS + 4, '*'], body }, layout: noLines },
      ...(rest === null ? [] : [{ text: rest, margin: [0, 4, 0, 0] } as Content]),
    ],
    ...{ fontSize: 8.5, margin: [0, 4, 0, 10] },
  };
}

const hairlines = {
  hLineWidth: (place: number) => (place === 0 ? 0 : 0.5),
  vLineWidth: () => 0,
  hLineColor: () => line,
  paddingLeft: () => 0,
  paddingRight: () => 8,
  paddingTop: () => 2,
  paddingBottom: () => 2,
};

const noLines = { ...hairlines, hLineWidth: () => 0, paddingTop: () => 0, paddingBottom: () => 0 };
