import { createRequire } from 'node:module';

interface Inline {
  text: string;
  x: number;
  width: number;
  bidiLevel?: number;
  isTurned?: boolean;
}

interface PdfLine {
  inlines: Inline[];
  leadingCut: number;
  trailingCut: number;
  addInline(inline: Inline): void;
}

const FROM_RIGHT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * pdfmake sets the words of a line from left to right. This makes it set those with a `bidiLevel` as Unicode says (UAX
 * #9, L2), once they are on their line. The library has no other place where lines are known before they are drawn.
 */
export function setLinesByDirection(): void {
  const { default: Line }: { default: { prototype: PdfLine } } = createRequire(import.meta.url)(
    'pdfmake/js/Line.js',
  );
  const { prototype } = Line;
  const { addInline } = prototype;
  prototype.addInline = function add(this: PdfLine, inline) {
    addInline.call(this, inline);
    if (this.inlines.some(({ bidiLevel = 0 }) => bidiLevel > 0)) place(this);
  };
}

function place(line: PdfLine): void {
  for (const inline of line.inlines) turn(inline);
  const [first, ...rest] = inVisualOrder(line.inlines);
  if (first === undefined) return;
  // What is cut at the end of the line hangs out at the left where that is the end.
  let x = levelOf(first) % 2 === 1 ? -line.trailingCut : -line.leadingCut;
  for (const inline of [first, ...rest]) {
    inline.x = x;
    x += inline.width;
  }
}

const levelOf = ({ bidiLevel = 0 }: Inline) => bidiLevel;

/** The font turns letters of right-to-left scripts by itself; signs between them look the same in both directions. */
function turn(inline: Inline): void {
  if (inline.isTurned || levelOf(inline) % 2 === 0 || FROM_RIGHT.test(inline.text)) return;
  inline.text = [...inline.text].reverse().join('');
  inline.isTurned = true;
}

/** From the highest level down, whatever is at that level or above is reversed. */
export function inVisualOrder<I extends { bidiLevel?: number }>(inlines: readonly I[]): I[] {
  const order = [...inlines];
  const highest = Math.max(...order.map(({ bidiLevel = 0 }) => bidiLevel));
  for (let level = highest; level > 0; level -= 1) {
    for (let from = 0; from < order.length; from += 1) {
      let to = from;
      while (to < order.length && (order[to]?.bidiLevel ?? 0) >= level) to += 1;
      if (to > from) order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = Math.max(from, to - 1);
    }
  }
  return order;
}
