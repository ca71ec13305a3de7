import type { Nodes, PhrasingContent, RootContent, Table as TableNode } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { type Block, type Inline, wordsOf } from './document.ts';

/**
 * What somebody wrote, in Markdown: paragraphs, lists, quotes, tables, emphasis, code and links to the web. A heading becomes
 * a bold line, since the headings are the document's own; a picture becomes a link to it. HTML and links elsewhere stay as typed.
 */
export function readWritten(written: string): Block[] {
  const source = written.replaceAll(/\r\n?/g, '\n');
  const disabled = [
    ...never,
    ...(source.split('[').length > MOST_BRACKETS ? links : []),
    ...(source.split('|').length > MOST_PIPES ? ['table'] : []),
  ];
  const root = fromMarkdown(source, {
    extensions: [gfmTable(), { disable: { null: disabled } }],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  return root.children.flatMap((node) => blocksOf(node, { source, depth: 0 }));
}

/**
 * Of Markdown that people write by accident: HTML, text set off by four blanks, a title made by a line of dashes below it,
 * and references, which would reach from one text into another.
 */
const never = ['htmlFlow', 'htmlText', 'codeIndented', 'setextUnderline', 'definition'];

/** Thousands of brackets that are no links take seconds to read as if they could be. */
const MOST_BRACKETS = 1000;
const links = ['labelStartLink', 'labelStartImage'];
/** Rows cost more, the more of them there are: no table that is drawn has so many bars. */
const MOST_PIPES = 4000;

/** Quotes in quotes and lists in lists: what lies deeper stays as typed. */
const DEEPEST = 8;

interface Place {
  source: string;
  depth: number;
}

function blocksOf(node: RootContent, place: Place): Block[] {
  const within = deeper(place);
  if (within === null) return [{ kind: 'paragraph', inlines: [asTyped(node, place)] }];
  switch (node.type) {
    case 'heading':
      return [
        { kind: 'paragraph', inlines: [{ kind: 'strong', inlines: inlinesOf(node.children, within) }] },
      ];
    case 'paragraph':
      return [{ kind: 'paragraph', inlines: inlinesOf(node.children, within) }];
    case 'list': {
      const items = node.children.map((item) => item.children.flatMap((child) => blocksOf(child, within)));
      return [{ kind: 'list', isNumbered: node.ordered === true, start: node.start ?? 1, items }];
    }
    case 'blockquote':
      return [{ kind: 'quote', blocks: node.children.flatMap((child) => blocksOf(child, within)) }];
    case 'code':
      return [{ kind: 'code', text: node.value }];
    case 'table':
      return [tableOf(node, within)];
    case 'thematicBreak':
      return [{ kind: 'rule' }];
    default:
      return [{ kind: 'paragraph', inlines: [asTyped(node, place)] }];
  }
}

/** More than a page can hold beside one another, or as many cells as no summary has: it stays as typed, line by line. */
const [MOST_COLUMNS, MOST_CELLS] = [12, 1000];

/** As wide as its longest row: nothing that was typed is left out. */
function tableOf(node: TableNode, place: Place): Block {
  const [heads = [], ...rows] = node.children.map(({ children }) =>
    children.map((cell) => inlinesOf(cell.children, place)),
  );
  const width = Math.max(heads.length, ...rows.map((cells) => cells.length));
  if (width > MOST_COLUMNS || width * rows.length > MOST_CELLS)
    return { kind: 'code', text: typedOf(node, place) };
  const columns = Array.from({ length: width }, (_, at) => at);
  return {
    kind: 'table',
    caption: '',
    columns: columns.map((at) => ({
      title: wordsOf(heads[at] ?? []),
      align: node.align?.[at] === 'right' ? 'end' : 'start',
    })),
    rows: rows.map((cells) =>
      columns.map((at) => ({ text: wordsOf(cells[at] ?? []), inlines: cells[at] ?? [] })),
    ),
    total: null,
  };
}

const deeper = ({ source, depth }: Place): Place | null =>
  depth > DEEPEST ? null : { source, depth: depth + 1 };

const inlinesOf = (nodes: readonly PhrasingContent[], place: Place): Inline[] =>
  nodes.map((node) => inlineOf(node, place));

function inlineOf(node: PhrasingContent, place: Place): Inline {
  if (node.type === 'text') return { kind: 'text', text: node.value.replaceAll(/\s*\n\s*/g, ' ') };
  const within = deeper(place);
  if (within === null) return asTyped(node, place);
  switch (node.type) {
    case 'inlineCode':
      return { kind: 'code', text: node.value };
    case 'strong':
    case 'emphasis':
      return { kind: node.type, inlines: inlinesOf(node.children, within) };
    case 'break':
      return { kind: 'break' };
    case 'link':
      return linkTo(node.url, inlinesOf(node.children, within)) ?? asTyped(node, place);
    case 'image':
      return linkTo(node.url, [{ kind: 'text', text: node.alt || node.url }]) ?? asTyped(node, place);
    default:
      return asTyped(node, place);
  }
}

/** Null unless it leads to the web: a script, a file or a mailbox is no link of ours. */
export function linkTo(url: string, inlines: Inline[]): Inline | null {
  if (!URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return /^https?:$/.test(protocol) ? { kind: 'link', href, inlines } : null;
}

const asTyped = (node: Nodes, place: Place): Inline => ({
  kind: 'text',
  text: typedOf(node, place).replaceAll(/\s+/g, ' '),
});

const typedOf = ({ position }: Nodes, { source }: Place): string =>
  source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
