/**
 * A document, whatever it becomes: Markdown, HTML, a page of the dashboard, PDF. Nothing in it is markup: text is text, and
 * links lead to the web only.
 */
export interface SummaryDocument {
  /** Plain text, without the mark of a simulated event. */
  title: string;
  /** IETF tag of the language in which the product's own words are. */
  language: 'en';
  blocks: Block[];
  /** What every file carries at its end: event, dates, zone, time of making. Left out when somebody copies the text. */
  made: string;
  /** Words for the header of each page; empty for an event that is neither. */
  marks: ('Simulated' | 'Provisional')[];
  /** For a site's entry, in the order of its keys; null where nobody asked for it. */
  frontMatter: Record<string, string | string[]> | null;
}

export type Inline =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'strong' | 'emphasis'; inlines: Inline[] }
  /** `href` is http or https. */
  | { kind: 'link'; href: string; inlines: Inline[] }
  | { kind: 'break' };

export type Block =
  /** 1 is the document's title. `anchor` is unique in the document. */
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; text: string; anchor?: string }
  | { kind: 'paragraph'; inlines: Inline[] }
  | { kind: 'list'; isNumbered: boolean; start: number; items: Block[][] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'code'; text: string }
  | { kind: 'rule' }
  | Table
  | Chart
  /** Stands apart: what has to be known before the rest is believed. */
  | { kind: 'note'; tone: 'simulated' | 'provisional' | 'draft'; inlines: Inline[] }
  | { kind: 'page-break' };

export interface Table {
  kind: 'table';
  /** What it holds, for whoever cannot see what stands above it; empty for a table that somebody wrote. */
  caption: string;
  columns: { title: string; align: 'start' | 'end' }[];
  /** As many cells as columns. */
  rows: Cell[][];
  /** The sum below; null where there is none. */
  total: Cell[] | null;
}

/**
 * `text` is what is printed, `~75 (70–80)`. `value` is the number in it, for whoever reckons with it. `inlines`: the same
 * words with the links and the emphasis that somebody wrote.
 */
export interface Cell {
  text: string;
  value?: number | null;
  inlines?: Inline[];
}

/** Bars, from 0. */
export interface Chart {
  kind: 'chart';
  title: string;
  /** One sentence that says what is to be seen. */
  sentence: string;
  unit: string;
  bars: Bar[];
  /** An amount that has no place among the bars; null when there is none. */
  beside: string | null;
}

export interface Bar {
  /** What several bars have in common, such as their day. */
  group: string;
  label: string;
  /** Null: not recorded, or still to come. */
  value: number | null;
  isToCome: boolean;
  /** `12`, `~12`, `not recorded`, `to come`. */
  text: string;
}

export const text = (words: string): Inline => ({ kind: 'text', text: words });
export const strong = (words: string): Inline => ({ kind: 'strong', inlines: [text(words)] });
export const paragraph = (...inlines: (Inline | string)[]): Block => ({
  kind: 'paragraph',
  inlines: inlines.map((inline) => (typeof inline === 'string' ? text(inline) : inline)),
});
export const heading = (level: 1 | 2 | 3 | 4, words: string, anchor?: string): Block => ({
  kind: 'heading',
  level,
  text: words,
  ...(anchor === undefined ? {} : { anchor }),
});
export const bullets = (items: Block[][]): Block => ({ kind: 'list', isNumbered: false, start: 1, items });

export const inlinesOf = ({ inlines, text: words }: Cell): Inline[] =>
  inlines ?? (words === '' ? [] : [text(words)]);

/** The words alone. */
export function wordsOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'break') return ' ';
      return 'text' in inline ? inline.text : wordsOf(inline.inlines);
    })
    .join('');
}

/** What a chart shows, as a table: for formats without pictures, and for whoever cannot see them. */
export function tableOfChart({ title, unit, bars, beside }: Chart): Table {
  const hasGroups = bars.some(({ group }) => group !== '');
  return {
    kind: 'table',
    caption: title,
    columns: [
      ...(hasGroups ? [{ title: 'Day', align: 'start' as const }] : []),
      { title: hasGroups ? 'From' : '', align: 'start' },
      { title: unit, align: 'end' },
    ],
    rows: bars.map(({ group, label, text: words, value }) => [
      ...(hasGroups ? [{ text: group }] : []),
      { text: label },
      { text: words, value },
    ]),
    total: beside === null ? null : [...(hasGroups ? [{ text: '' }] : []), { text: '' }, { text: beside }],
  };
}
