import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { type Cell, type Chart, inlinesOf, type Table } from '#contracts/document';
import { bar, line, spansOf } from './pdf-spans.ts';

export function drawTable({ columns, rows, total }: Table): Content {
  const longest = columns.map((_, at) =>
    Math.max(0, ...rows.map((cells) => lettersOf(cells[at]?.text ?? ''))),
  );
  const onOneLine = linesOf(longest);
  const longestWord = Math.min(40, Math.floor(LINE / columns.length));
  const drawRow = (cells: readonly Cell[], style: object): TableCell[] =>
    cells.map(
      (cell, at) =>
        ({
          ...{ text: spansOf(inlinesOf(cell)), noWrap: onOneLine[at], longestWord, ...style },
          ...(columns[at]?.align === 'end' ? { alignment: 'right' } : {}),
        }) as TableCell,
    );
  const figures = total === null ? rows : [...rows, total];
  const isShort = figures.every((cells) => cells.every(({ text }) => text.length < SHORT));
  return {
    table: {
      ...{ headerRows: 1, widths: widthsOf(columns, longest) },
      // A row that is kept whole and does not fit a page would be cut there.
      ...(isShort ? { keepWithHeaderRows: rows.length === 0 ? 0 : 1, dontBreakRows: true } : {}),
      body: [
        drawRow(
          columns.map(({ title }) => ({ text: title })),
          { bold: true, noWrap: false },
        ),
        ...rows.map((cells) => drawRow(cells, {})),
        ...(total === null ? [] : [drawRow(total, { bold: true })]),
      ],
    },
    ...{ layout: hairlines, fontSize: 8.5, margin: [0, 4, 0, 10] },
  };
}

/** In characters: a cell of that fits a page in the narrowest column too. */
const SHORT = 300;

/** Those of Chinese, Japanese and Korean, and emoji, are as wide as two. */
const lettersOf = (text: string) =>
  text.length +
  (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0);

/** Letters that fit beside one another in a table, with what parts its columns. */
const LINE = 84;

/** Names, figures and times are not broken, where all of such columns find their place beside the rest. */
function linesOf(longest: readonly number[]): boolean[] {
  const isOne = longest.map((length) => length < 25);
  const letters = longest.reduce((sum, length, at) => sum + (isOne[at] ? length : 12), 0);
  return isOne.map((one) => one && letters < LINE);
}

/** As wide as their texts ask for, as in HTML; the one with the longest, of figures the first, takes what is left. */
function widthsOf(columns: Table['columns'], longest: readonly number[]): ('auto' | '*')[] {
  const texts = longest.map((length, at) => (columns[at]?.align === 'end' ? 0 : length));
  const widest = texts.indexOf(Math.max(...texts));
  return columns.map((_, at) => (at === widest ? '*' : 'auto'));
}

const BARS = 260;

/** Bars with their figures beside them, so that nothing depends on colour. */
export function drawChart({ title, sentence, bars, beside: rest }: Chart): Content {
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  const rows = bars.map(({ group, label, value, text }, at): TableCell[] => [
    { text: group === bars[at - 1]?.group ? '' : group, bold: true },
    { text: label },
    {
      canvas: [
        {
          type: 'rect',
          x: 0,
          y: 2,
          w: Math.max(0.4, ((value ?? 0) / most) * BARS),
          h: 7,
          color: value === null ? line : bar,
        },
      ],
    },
    { text },
  ]);
  const body: TableCell[][] = [[{ text: title, bold: true, colSpan: 4 }, '', '', ''], ...rows];
  return {
    stack: [
      { text: sentence, margin: [0, 0, 0, 4] },
      {
        table: { headerRows: 1, keepWithHeaderRows: 1, widths: ['auto', 'auto', BARS + 4, '*'], body },
        layout: noLines,
      },
      ...(rest === null ? [] : [{ text: rest, margin: [0, 4, 0, 0] } as Content]),
    ],
    ...{ fontSize: 8.5, margin: [0, 4, 0, 10] },
  };
}

const hairlines = {
  hLineWidth: (place: number) => (place === 0 ? 0 : 0.5),
  vLineWidth: () => 0,
  hLineColor: () => line,
  paddingLeft: () => 0,
  paddingRight: () => 8,
  paddingTop: () => 2,
  paddingBottom: () => 2,
};

const noLines = { ...hairlines, hLineWidth: () => 0, paddingTop: () => 0, paddingBottom: () => 0 };
