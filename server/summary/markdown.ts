import type { BlockContent, PhrasingContent, RootContent, Table as TableNode } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { stringify } from 'yaml';
import {
  type Block,
  type Cell,
  type Inline,
  inlinesOf,
  type SummaryDocument,
  type Table,
  tableOfChart,
} from '#contracts/document';

/**
 * The document as Markdown, as CommonMark and GitHub read it. What is text in the document reads as text.
 *
 * @param isPublished it goes to readers elsewhere: how it was made is a comment at its end, which they do not see
 */
export function renderMarkdown(document: SummaryDocument, isPublished = false): string {
  const children = document.blocks.flatMap(nodesOf);
  const made: RootContent[] = isPublished
    ? [{ type: 'html', value: `<!-- ${commented(document.made)} -->` }]
    : [{ type: 'thematicBreak' }, { type: 'paragraph', children: [words(document.made)] }];
  const body = toMarkdown({ type: 'root', children: [...children, ...made] }, options);
  return document.frontMatter === null ? body : `---\n${stringify(document.frontMatter)}---\n\n${body}`;
}

/** Nothing in it ends the comment. */
const commented = (text: string) => text.replaceAll(/-(?=[->])/g, '- ').replaceAll(/[<>]/g, ' ');

const options: Options = {
  bullet: '-',
  rule: '-',
  listItemIndent: 'one',
  fences: true,
  extensions: [gfmTableToMarkdown({ tablePipeAlign: false })],
  // A tilde that can end GitHub's strikethrough. Before a figure, "~75", it cannot.
  handlers: { text: (node, _, state, info) => state.safe(node.value, info).replace(/^\\~(?=\d)/, '~') },
  unsafe: [{ character: '~', before: '(?<=[^\\s*])' }],
};

function nodesOf(block: Block): RootContent[] {
  switch (block.kind) {
    case 'heading':
      return [{ type: 'heading', depth: block.level, children: [words(block.text)] }];
    case 'paragraph':
      return [{ type: 'paragraph', children: block.inlines.map(phrasingOf) }];
    case 'list': {
      const children = block.items.map((item) => ({
        type: 'listItem' as const,
        spread: false,
        children: item.flatMap(flowOf),
      }));
      return [{ type: 'list', ordered: block.isNumbered, start: block.start, spread: false, children }];
    }
    case 'quote':
      return [{ type: 'blockquote', children: block.blocks.flatMap(flowOf) }];
    case 'note':
      return [
        { type: 'blockquote', children: [{ type: 'paragraph', children: block.inlines.map(phrasingOf) }] },
      ];
    case 'code':
      return [{ type: 'code', value: block.text }];
    case 'rule':
    case 'page-break':
      return [{ type: 'thematicBreak' }];
    case 'table':
      return [tableNode(block)];
    case 'chart':
      return [{ type: 'paragraph', children: [words(block.sentence)] }, tableNode(tableOfChart(block))];
  }
}

/** What may stand in a list or a quote. Front matter and the like are none of our blocks. */
const flowOf = (block: Block) => nodesOf(block) as BlockContent[];

function phrasingOf(inline: Inline): PhrasingContent {
  switch (inline.kind) {
    case 'text':
      return words(inline.text);
    case 'code':
      return { type: 'inlineCode', value: inline.text };
    case 'break':
      return { type: 'break' };
    case 'link':
      return { type: 'link', url: inline.href, children: inline.inlines.map(phrasingOf) };
    default:
      return { type: inline.kind, children: inline.inlines.map(phrasingOf) };
  }
}

const words = (text: string): PhrasingContent => ({ type: 'text', value: text });

function tableNode({ columns, rows, total }: Table): TableNode {
  const row = (cells: readonly PhrasingContent[][]) => ({
    type: 'tableRow' as const,
    children: cells.map((children) => ({ type: 'tableCell' as const, children })),
  });
  const plain = (cell: Cell) => inlinesOf(cell).map(phrasingOf);
  const strong = (cell: Cell): PhrasingContent[] =>
    cell.text === '' ? [] : [{ type: 'strong', children: [words(cell.text)] }];
  return {
    type: 'table',
    align: columns.map(({ align }) => (align === 'end' ? 'right' : null)),
    children: [
      row(columns.map(({ title }) => [words(title)])),
      ...rows.map((cells) => row(cells.map(plain))),
      ...(total === null ? [] : [row(total.map(strong))]),
    ],
  };
}
