/**
 * Text of a person inside a line of Markdown: shown as typed, whatever it holds. Covers CommonMark and GitHub's
 * additions: emphasis, links, images, HTML, entities, table cells, strikethrough.
 */
export function escapeLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]#|]/g, '\\$&')
    .replace(/(?<=[\p{L}\p{N}])~|(?<=\S)~(?![\p{L}\p{N}])/gu, '\\~')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/^(?=[-+=>]|~~~)/, '\\')
    .replace(/^(\d+)(?=[.)])/, '$1\\');
}

/**
 * A written paragraph, which is Markdown by design: paragraphs, lists, emphasis and links to http(s) stay. Raw HTML,
 * images, headings, code fences, reference definitions and links elsewhere are shown as text.
 */
export function tameMarkdown(body: string): string {
  return body
    .replace(/\r\n?/g, '\n')
    .replace(/</g, '&lt;')
    .replace(/!(?=\[)/g, '&#33;')
    .replace(/\](?=:)/g, ']\\')
    .replace(/\]\((?!\s*https?:\/\/)/gi, ']\\(')
    .replace(/`{3,}|~{3,}/g, (fence) => fence.replace(/./g, '\\$&'))
    .split('\n')
    .map(tameLine)
    .join('\n')
    .trim();
}

const HEADING = /^((?:[\s>*+-]|\d{1,9}[.)])*)(?=#{1,6}(?:\s|$))/;
const UNDERLINE = /^([\s>]*)(?==+\s*$|-+\s*$)/;

function tameLine(line: string): string {
  return line.replace(HEADING, '$1\\').replace(UNDERLINE, '$1\\');
}

/** A link that can be clicked, or the text if it leads elsewhere than to the web. */
export function webLink(url: string): string {
  const isWeb = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  return isWeb ? `<${new URL(url).href}>` : escapeLine(url);
}
