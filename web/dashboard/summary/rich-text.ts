import { type Block, type Inline, inlinesOf, tableOfChart } from '#contracts/document';
import { htmlOf } from '#contracts/document-html';

/** The document for the clipboard: with its headings, lists and links where they can be taken, as plain text elsewhere. */
export async function copyRichText(blocks: readonly Block[]): Promise<void> {
  const kinds = { 'text/html': htmlOf(blocks), 'text/plain': plainText(blocks) };
  // Browsers have a clipboard of kinds over https only; the old way works everywhere.
  if (navigator.clipboard !== undefined && 'ClipboardItem' in window) {
    const item = Object.entries(kinds).map(([type, text]) => [type, new Blob([text], { type })]);
    return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(item))]);
  }
  const put = (event: ClipboardEvent) => {
    for (const [type, text] of Object.entries(kinds)) event.clipboardData?.setData(type, text);
    event.preventDefault();
  };
  document.addEventListener('copy', put, { once: true });
  const isCopied = document.execCommand('copy');
  document.removeEventListener('copy', put);
  if (!isCopied)
    throw new Error('This browser does not let a page copy. Download the HTML and copy from it.');
}

/** Without marks: a blank line between blocks, a dash before items, an address after what links to it. */
export function plainText(blocks: readonly Block[]): string {
  return `${blocks.map(plainBlock).join('\n\n')}\n`;
}

function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'code':
      return block.text;
    case 'paragraph':
    case 'note':
      return plainInlines(block.inlines);
    case 'quote':
      return block.blocks.map(plainBlock).join('\n\n');
    case 'list':
      return block.items
        .map((item, place) => {
          const mark = block.isNumbered ? `${block.start + place}. ` : '- ';
          return `${mark}${item.map(plainBlock).join('\n').replaceAll('\n', '\n  ')}`;
        })
        .join('\n');
    case 'rule':
    case 'page-break':
      return '* * *';
    case 'table':
      return [
        block.columns.map(({ title }) => title),
        ...block.rows.map((row) => row.map((cell) => plainInlines(inlinesOf(cell)))),
      ]
        .map((cells) => cells.join('\t'))
        .join('\n');
    case 'chart':
      return `${block.sentence}\n\n${plainBlock(tableOfChart(block))}`;
  }
}

const plainInlines = (inlines: readonly Inline[]): string => inlines.map(plainInline).join('');

function plainInline(inline: Inline): string {
  if (inline.kind === 'break') return '\n';
  if ('text' in inline) return inline.text;
  const words = plainInlines(inline.inlines);
  return inline.kind === 'link' && inline.href !== words ? `${words} (${inline.href})` : words;
}
