import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Block, Inline } from './document.ts';

/**
 * What somebody wrote, in Markdown: paragraphs, lists, quotes, emphasis, code and links to the web. A heading becomes a bold
 * line, since the headings are the document's own; a picture becomes a link to it. HTML and links elsewhere stay as typed.
 */
export function readWritten(written: string): Block[] {
  const source = written.replaceAll(/\r\n?/g, '\n');
  const disabled = source.split('[').length > MOST_BRACKETS ? [...never, ...links] : never;
  const root = fromMarkdown(source, { extensions: [{ disable: { null: disabled } }] });
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
    case 'thematicBreak':
      return [{ kind: 'rule' }];
    default:
      return [{ kind: 'paragraph', inlines: [asTyped(node, place)] }];
  }
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

function asTyped({ position }: Nodes, { source }: Place): Inline {
  const typed = source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
  return { kind: 'text', text: typed.replaceAll(/\s+/g, ' ') };
}
