import {
  type Block,
  type Cell,
  type Chart,
  type Inline,
  inlinesOf,
  type Table,
  tableOfChart,
} from './document.ts';

/**
 * The document's blocks as HTML without any style or script: for a file, and for pasting into another program. All that is
 * text in the document is text in it; the only addresses are those of links to the web.
 *
 * @param drawChart as a table unless told otherwise
 */
export function htmlOf(blocks: readonly Block[], drawChart: (chart: Chart) => string = drawAsTable): string {
  return blocks.map((block) => blockHtml(block, drawChart)).join('\n');
}

export const drawAsTable = (chart: Chart): string =>
  `<p>${escapeHtml(chart.sentence)}</p>\n${tableHtml(tableOfChart(chart))}`;

/** Text inside of an element or of an attribute in double quotes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function blockHtml(block: Block, drawChart: (chart: Chart) => string): string {
  const inner = (blocks: readonly Block[]) => htmlOf(blocks, drawChart);
  switch (block.kind) {
    case 'heading': {
      const id = block.anchor === undefined ? '' : ` id="${escapeHtml(block.anchor)}"`;
      return `<h${block.level}${id} dir="auto">${escapeHtml(block.text)}</h${block.level}>`;
    }
    case 'paragraph':
      return `<p dir="auto">${inlinesHtml(block.inlines)}</p>`;
    case 'list':
      return listHtml(block, inner);
    case 'quote':
      return `<blockquote>\n${inner(block.blocks)}\n</blockquote>`;
    case 'code':
      return `<pre><code>${escapeHtml(block.text)}</code></pre>`;
    case 'rule':
      return '<hr>';
    case 'note':
      return `<p class="note ${block.tone}" role="note">${inlinesHtml(block.inlines)}</p>`;
    case 'table':
      return tableHtml(block);
    case 'chart':
      return drawChart(block);
    case 'page-break':
      return '<hr class="page-break">';
  }
}

function listHtml(
  { isNumbered, start, items }: Extract<Block, { kind: 'list' }>,
  inner: (blocks: readonly Block[]) => string,
): string {
  const tag = isNumbered ? 'ol' : 'ul';
  const from = isNumbered && start !== 1 ? ` start="${start}"` : '';
  return `<${tag}${from}>\n${items.map((item) => `<li dir="auto">${itemHtml(item, inner)}</li>`).join('\n')}\n</${tag}>`;
}

/** One paragraph is the item itself: so programs keep a list tight when it is pasted. */
function itemHtml([first, ...rest]: readonly Block[], inner: (blocks: readonly Block[]) => string): string {
  if (first?.kind !== 'paragraph') return inner(first === undefined ? [] : [first, ...rest]);
  return `${inlinesHtml(first.inlines)}${rest.length === 0 ? '' : `\n${inner(rest)}\n`}`;
}

function inlinesHtml(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
          return escapeHtml(inline.text);
        case 'code':
          return `<code>${escapeHtml(inline.text)}</code>`;
        case 'break':
          return '<br>';
        case 'link':
          return `<a href="${escapeHtml(inline.href)}" rel="noreferrer">${inlinesHtml(inline.inlines)}</a>`;
        default: {
          const tag = inline.kind === 'strong' ? 'strong' : 'em';
          return `<${tag}>${inlinesHtml(inline.inlines)}</${tag}>`;
        }
      }
    })
    .join('');
}

function tableHtml({ caption, columns, rows, total }: Table): string {
  const end = columns.map(({ align }) => (align === 'end' ? ' class="end"' : ''));
  // On a phone the heads are out of sight: beyond two columns each cell says of what it is.
  const isLabelled = caption !== '' && columns.length > 2;
  const label = (place: number) =>
    isLabelled && place > 0 ? ` data-of="${escapeHtml(columns[place]?.title ?? '')}"` : '';
  const row = (cells: readonly Cell[], tag: string) =>
    `<tr>${cells.map((cell, place) => `<${tag}${end[place] ?? ''}${label(place)} dir="auto">${inlinesHtml(inlinesOf(cell))}</${tag}>`).join('')}</tr>`;
  const heads = columns.map(
    ({ title }, place) => `<th scope="col"${end[place] ?? ''}>${escapeHtml(title)}</th>`,
  );
  return [
    ...(caption === ''
      ? ['<table class="written">']
      : ['<table>', `<caption>${escapeHtml(caption)}</caption>`]),
    `<thead><tr>${heads.join('')}</tr></thead>`,
    `<tbody>\n${rows.map((cells) => row(cells, 'td')).join('\n')}\n</tbody>`,
    ...(total === null ? [] : [`<tfoot>${row(total, 'td')}</tfoot>`]),
    '</table>',
  ].join('\n');
}
