import type { Inline } from '#contracts/document';

export const ink = '#0e1726';
export const muted = '#556172';
export const line = '#c3ccd9';
/** As in the HTML file and on the page. */
export const bar = '#1c427b';
const link = '#0a4fa3';

type Span = { text: string | Span[]; bold?: boolean; italics?: boolean; link?: string; color?: string };

/** Text with its emphasis and links, as pieces of a line. */
export const spansOf = (inlines: readonly Inline[]) => inlines.map(spanOf);

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
