import type { CanvasElement, Content } from 'pdfmake/interfaces.js';
import type { CoverageStretch } from '#contracts/coverage';
import { legendWords } from '#contracts/coverage-words';

/** As on screen in light; patterns carry the meaning in black and white. */
export const ink = '#0e1726';
export const line = '#c3ccd9';
const covered = '#0b6a58';
const gap = '#b5122e';
const unrecorded = '#556172';

const HEIGHT = 11;
const BETWEEN_SLOTS = 4;

type State = CoverageStretch['state'];
interface Box {
  state: State;
  x: number;
  w: number;
}

/** One bar: slots apart from each other, their stretches as wide as they are long. @param width in points */
export function drawBar(slots: readonly (readonly CoverageStretch[])[], width: number): Content {
  const minutes = slots.flat().reduce((sum, stretch) => sum + stretch.minutes, 0);
  const scale = (width - BETWEEN_SLOTS * (slots.length - 1)) / Math.max(1, minutes);
  const boxes: Box[] = [];
  let x = 0;
  for (const stretches of slots) {
    for (const { state, minutes: own } of stretches) {
      const last = boxes.at(-1);
      if (last?.state === state && last.x + last.w === x) last.w += own * scale;
      else boxes.push({ state, x, w: own * scale });
      x += own * scale;
    }
    x += BETWEEN_SLOTS;
  }
  return { canvas: boxes.flatMap(drawBox) };
}

export function drawKey(state: State): Content {
  return {
    columns: [
      { canvas: drawBox({ state, x: 0, w: 22 }), width: 28 },
      { text: legendWords[state], fontSize: 8 },
    ],
  };
}

function drawBox({ state, x, w }: Box): CanvasElement[] {
  const frame = (lineColor: string): CanvasElement => ({
    ...{ type: 'rect', x: x + 0.4, y: 0.4, w: Math.max(0.2, w - 0.8), h: HEIGHT - 0.8 },
    ...{ lineWidth: 0.8, lineColor },
  });
  if (state === 'covered') return [{ type: 'rect', x, y: 0, w, h: HEIGHT, color: covered }];
  if (state === 'gap') return [...hatch(x, w), frame(gap)];
  if (state === 'unrecorded') return [...dots(x, w), frame(line)];
  return [frame(line)];
}

function hatch(x: number, w: number): CanvasElement[] {
  const lines: CanvasElement[] = [];
  for (let from = x - HEIGHT; from < x + w; from += 3.2) {
    const [x1, x2] = [Math.max(x, from), Math.min(x + w, from + HEIGHT)];
    if (x2 <= x1) continue;
    const y = (at: number) => HEIGHT - (at - from);
    lines.push({ type: 'line', x1, y1: y(x1), x2, y2: y(x2), lineWidth: 1.1, lineColor: gap });
  }
  return lines;
}

function dots(x: number, w: number): CanvasElement[] {
  const all: CanvasElement[] = [];
  for (let at = x + 2.5; at < x + w - 1; at += 4)
    for (let y = 2.8; y < HEIGHT - 1; y += 3)
      all.push({ type: 'ellipse', x: at, y, r1: 0.55, r2: 0.55, color: unrecorded });
  return all;
}
