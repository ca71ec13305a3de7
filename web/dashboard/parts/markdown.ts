/**
 * The little Markdown that people write in a paragraph. Everything else stays text:
 * no HTML, no images, and links only to http and https.
 */
export type Inline =
  | { kind: 'text' | 'bold' | 'italic' | 'code'; text: string }
  | { kind: 'link'; text: string; href: string };

export type Block =
  | { kind: 'paragraph' | 'heading'; inlines: Inline[] }
  | { kind: 'list'; isNumbered: boolean; items: Inline[][] };

const LIST_ITEM = /^\s*([-*+]|\d{1,3}[.)])\s+(.+)$/;
const HEADING = /^#{1,6}\s+(.+?)\s*#*$/;
const INLINE =
  /\*\*(?<bold>[^*\n]+)\*\*|(?<![\w*])[*_](?<italic>[^*_\n]+)[*_](?![\w*])|`(?<code>[^`\n]+)`|\[(?<label>[^\]\n]+)\]\((?<href>https?:\/\/[^\s)]+)\)/gu;

export function parseMarkdown(text: string): Block[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
    .filter((chunk) => chunk.trim() !== '')
    .flatMap(blocksOf);
}

/** Lines without an empty one between them: a list may follow a sentence directly. */
function blocksOf(chunk: string): Block[] {
  const blocks: Block[] = [];
  for (const line of chunk.split('\n')) addLine(blocks, line.trim());
  return blocks;
}

function addLine(blocks: Block[], line: string): void {
  const [, heading] = HEADING.exec(line) ?? [];
  if (heading !== undefined) {
    blocks.push({ kind: 'heading', inlines: parseInlines(heading) });
    return;
  }
  const [, mark, item] = LIST_ITEM.exec(line) ?? [];
  if (mark !== undefined && item !== undefined) {
    addItem(blocks, /\d/.test(mark), item);
    return;
  }
  const last = blocks.at(-1);
  if (last?.kind === 'paragraph') last.inlines.push({ kind: 'text', text: ' ' }, ...parseInlines(line));
  else blocks.push({ kind: 'paragraph', inlines: parseInlines(line) });
}

function addItem(blocks: Block[], isNumbered: boolean, item: string): void {
  const last = blocks.at(-1);
  if (last?.kind === 'list' && last.isNumbered === isNumbered) last.items.push(parseInlines(item));
  else blocks.push({ kind: 'list', isNumbered, items: [parseInlines(item)] });
}

function parseInlines(line: string): Inline[] {
  const inlines: Inline[] = [];
  let end = 0;
  for (const match of line.matchAll(INLINE)) {
    if (match.index > end) inlines.push({ kind: 'text', text: line.slice(end, match.index) });
    inlines.push(inlineOf(match.groups ?? {}));
    end = match.index + match[0].length;
  }
  if (end < line.length) inlines.push({ kind: 'text', text: line.slice(end) });
  return inlines;
}

function inlineOf({ bold, italic, code, label, href }: Record<string, string | undefined>): Inline {
  if (bold !== undefined) return { kind: 'bold', text: bold };
  if (italic !== undefined) return { kind: 'italic', text: italic };
  if (code !== undefined) return { kind: 'code', text: code };
  return { kind: 'link', text: label ?? '', href: href ?? '' };
}
