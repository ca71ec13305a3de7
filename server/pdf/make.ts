import { createRequire } from 'node:module';
import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { BASE_FONT, fontFiles, readFont } from './fonts.ts';
import { setLinesByDirection } from './lines.ts';
import { runsOf, type Span } from './runs.ts';

/** Where the library looks for fonts before it asks for files. Its types leave it out. */
interface Files {
  existsSync(path: string): boolean;
  writeFileSync(path: string, bytes: Buffer): void;
}

const { default: files }: { default: Files } = createRequire(import.meta.url)('pdfmake/js/virtual-fs.js');

pdfmake.setFonts(fontFiles);
// Names that people typed go into the document: nothing in it may make the server fetch or read something.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => false);
setLinesByDirection();
provide(BASE_FONT);

type Node = Record<string, unknown>;

/**
 * The document as a PDF, in whatever scripts its texts are. Characters that no font has are boxes, and named at the end.
 * Content is text, stacks, columns, lists, tables and drawings.
 */
export function makePdf({ content, ...document }: TDocumentDefinitions): Promise<Buffer> {
  const missing = new Set<string>();
  const { header, footer } = document;
  const printed = printable(content, missing);
  const notes: Content[] =
    missing.size === 0
      ? []
      : [{ text: `These characters could not be printed: ${namesOf(missing)}.`, margin: [0, 14, 0, 0] }];
  return pdfmake
    .createPdf({
      ...document,
      // In the window's title, not the file's name.
      displayTitle: true,
      header: framed(header, missing),
      footer: framed(footer, missing),
      content: [printed as Content, ...notes],
    })
    .getBuffer();
}

function framed(of: TDocumentDefinitions['header'], missing: Set<string>): TDocumentDefinitions['header'] {
  if (typeof of !== 'function') return printable(of, missing) as Content;
  return (...given) => printable(of(...given), missing) as Content;
}

const MOST_NAMED = 60;

/** By their numbers, as they cannot be printed. */
function namesOf(missing: Set<string>): string {
  const names = [...missing].map(
    (one) => `U+${one.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`,
  );
  const rest = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(', ')}${rest > 0 ? ` and ${rest} others` : ''}`;
}

/** Fonts are handed over as bytes, when something is written in them first. */
function provide(font: string): void {
  for (const path of Object.values(fontFiles[font] ?? {}))
    if (!files.existsSync(path)) files.writeFileSync(path, readFont(path));
}

/** Where content stands within content. */
const INNER = ['stack', 'columns', 'ul', 'ol', 'body', 'table'] as const;

function printable(content: unknown, missing: Set<string>): unknown {
  if (typeof content === 'string') return printableText({ text: content }, missing);
  if (Array.isArray(content)) return content.map((one) => printable(one, missing));
  if (typeof content !== 'object' || content === null) return content;
  const node: Node = { ...content };
  if ('text' in node) return printableText(node, missing);
  for (const key of INNER) if (key in node) node[key] = printable(node[key], missing);
  const { ul, ol, start } = node;
  if (Array.isArray(ul)) node.ul = ul.map((item) => marked(item, '•'));
  const first = typeof start === 'number' ? start : 1;
  // The dot stands after the number, which is at its left.
  if (Array.isArray(ol)) node.ol = ol.map((item, place) => marked(item, `.${first + place}`));
  return node;
}

/** Points. */
const MARK_WIDTH = 18;

/** The mark of an item that is read from right to left stands at its right: the library sets all of them at the left. */
function marked(item: unknown, mark: string): unknown {
  if (!readsFromRight(item)) return item;
  const columns = [
    { stack: [item], width: '*' },
    { text: mark, width: MARK_WIDTH, alignment: 'right' },
  ];
  return { columns, listType: 'none' };
}

/** Whether the first text of printable content is. */
function readsFromRight(content: unknown): boolean {
  if (Array.isArray(content)) return readsFromRight(content[0]);
  if (typeof content !== 'object' || content === null) return false;
  const node: Node = { ...content };
  return 'text' in node ? node.alignment === 'right' : readsFromRight(node.stack);
}

/** A text may say after how many letters a word of it may be broken, as `longestWord`. */
function printableText({ longestWord, ...node }: Node, missing: Set<string>): unknown {
  const longest = typeof longestWord === 'number' ? longestWord : undefined;
  const { runs, isFromRight } = runsOf(spansOf(node.text), missing, longest);
  for (const { font } of runs) provide(font);
  // A bookmark leads to a line, and what cannot be seen has none.
  const outline = runs.length === 0 ? { outline: false } : {};
  return { ...(isFromRight ? { alignment: 'right' } : {}), ...node, ...outline, text: runs };
}

function spansOf(text: unknown): Span[] {
  if (Array.isArray(text)) return text.flatMap(spansOf);
  if (typeof text === 'object' && text !== null && 'text' in text)
    return spansOf(text.text).map((span) => ({ ...text, ...span }));
  return [{ text: String(text ?? '') }];
}
