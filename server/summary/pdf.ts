import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { PaperSize } from '#contracts/coverage';
import { type Block, type SummaryDocument, wordsOf } from '#contracts/document';
import { makePdf } from '../pdf/make.ts';
import { ink, line, muted, spansOf } from './pdf-spans.ts';
import { drawChart, drawTable } from './pdf-tables.ts';

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

type Heading = Extract<Block, { kind: 'heading' }>;

/** Headings stay with the beginning of what follows them, and are the file's bookmarks. */
function drawAll(blocks: readonly Block[]): Content[] {
  const drawn: Content[] = [];
  const open: string[] = [];
  let held: Content[] = [];
  let breaks = false;
  const put = (content: Content[], rest: object = {}) => {
    // On the whole that is kept together: a break within it would be made twice.
    drawn.push({ stack: content, ...rest, ...(breaks ? { pageBreak: 'before' } : {}) });
    breaks = false;
  };
  /** @param room points below them that have to be on the same page */
  const putHeld = (room: number) => {
    if (held.length > 0) put([{ stack: held, margin: [0, 0, 0, room] }], { unbreakable: true });
    held = [];
  };
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'page-break') {
      putHeld(0);
      breaks = drawn.length > 0;
    } else if (block.kind === 'heading') held.push(drawHeading(block, `heading-${at}`, open));
    else if (leads(block, blocks[at + 1])) held.push(draw(block));
    else {
      const room = held.length === 0 ? 0 : roomOf(block);
      putHeld(room);
      // Into the room that was kept for it.
      put([draw(block)], { margin: [0, -room, 0, 0], unbreakable: isLine(block) });
    }
  }
  putHeld(0);
  return drawn;
}

/** "What visitors said:" before the list of it. */
const leads = (block: Block, next: Block | undefined): block is Extract<Block, { kind: 'paragraph' }> =>
  block.kind === 'paragraph' &&
  next?.kind === 'list' &&
  wordsOf(block.inlines).endsWith(':') &&
  isLine(block);

/** Characters. */
const FEW = 400;

/** A few lines, of which none is to stand alone on another page. */
const isLine = (block: Block) =>
  (block.kind === 'paragraph' || block.kind === 'note') && wordsOf(block.inlines).length < FEW;

/** Points that the beginning of a block takes: three lines, the first rows of a table, the first bars. */
function roomOf(block: Block): number {
  if (block.kind === 'table') return 60 + 18 * Math.min(block.rows.length, 5);
  return block.kind === 'chart' ? 90 : 48;
}

const headings = {
  1: { fontSize: 20, margin: [0, 4, 0, 8] },
  2: { fontSize: 14, margin: [0, 14, 0, 4] },
  3: { fontSize: 11.5, margin: [0, 10, 0, 2] },
  4: { fontSize: SIZE, margin: [0, 6, 0, 2] },
} as const;

/** @param open the ids of the headings above this one by their levels, to which it is added */
function drawHeading({ level, text }: Heading, id: string, open: string[]): Content {
  const { fontSize, margin } = headings[level];
  const outlineParentId = open.slice(0, level).findLast((above) => above !== undefined);
  open[level] = id;
  open.length = level + 1;
  return {
    ...{ text, bold: true, fontSize, margin: [...margin] },
    ...{ id, outline: true, outlineText: text, outlineExpanded: level === 1 },
    ...(outlineParentId === undefined ? {} : { outlineParentId }),
  };
}

function draw(block: Exclude<Block, Heading | { kind: 'page-break' }>): Content {
  switch (block.kind) {
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
