import type { Bar, Chart } from '#contracts/document';
import { escapeHtml } from '#contracts/document-html';

const WIDTH = 720;
const HEIGHT = 240;
const TOP = 28;
const BASE = 184;
const SIDE = 4;
/** Below that, figures of 12 pixels would run into each other. */
const NARROW = 36;
/** From one line of their figures, of 10 pixels, to the next. */
const SMALL_LINE = 11;

/**
 * The bars as one SVG of 720 by 240, figures on top, groups named below. What is not recorded is a dotted frame, what is to come is empty. Colours and
 * fonts come from the classes bar, unknown, value, label, group and base, and from narrow or wide; the sentence is its label.
 */
export function chartSvg({ bars, sentence }: Chart): string {
  const highest = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  const step = (WIDTH - 2 * SIDE) / Math.max(1, bars.length);
  const drawn = bars.map((bar, place) => drawBar(bar, SIDE + place * step, step, highest));
  return [
    `<svg class="${step < NARROW ? 'narrow' : 'wide'}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(sentence)}">`,
    `<path class="base" d="M0 ${BASE}H${WIDTH}"/>`,
    ...drawn,
    ...groups(bars, step),
    '</svg>',
  ].join('\n');
}

function drawBar({ value, isToCome, text, label }: Bar, x: number, step: number, highest: number): string {
  const [left, width, middle] = [round(x + step * 0.12), round(step * 0.76), round(x + step / 2)];
  const name = `<text class="label" x="${middle}" y="${BASE + 16}">${escapeHtml(label.slice(0, 2))}</text>`;
  if (isToCome) return name;
  if (value === null)
    return `<rect class="unknown" x="${left}" y="${BASE - 22}" width="${width}" height="22"/>${name}`;
  const height = round(((BASE - TOP) * value) / highest);
  const figure = drawFigure(text, middle, BASE - height - 5, step);
  return `<rect class="bar" x="${left}" y="${round(BASE - height)}" width="${width}" height="${height}"/>${figure}${name}`;
}

/** Above narrow bars "56 so far" is two lines: beside it stand other bars and figures. */
function drawFigure(text: string, middle: number, y: number, step: number): string {
  const [number = '', ...rest] = step < NARROW ? text.split(' ') : [text];
  const at = (line: number) => `x="${middle}" y="${round(y - line * SMALL_LINE)}"`;
  const last = rest.length === 0 ? '' : ` <tspan ${at(0)}>${escapeHtml(rest.join(' '))}</tspan>`;
  const lines = last === '' ? escapeHtml(number) : `<tspan ${at(1)}>${escapeHtml(number)}</tspan>${last}`;
  return `<text class="value" ${at(0)}>${lines}</text>`;
}

/** A line over each run of bars with the same group, and its name in the middle. */
function groups(bars: readonly Bar[], step: number): string[] {
  const runs: { group: string; from: number; to: number }[] = [];
  bars.forEach(({ group }, place) => {
    const last = runs.at(-1);
    if (last?.group === group) last.to = place + 1;
    else runs.push({ group, from: place, to: place + 1 });
  });
  return runs.map(({ group, from, to }) => {
    const [left, right] = [SIDE + from * step + 2, SIDE + to * step - 2].map(round);
    const middle = round(SIDE + ((from + to) * step) / 2);
    return `<path class="base" d="M${left} ${BASE + 26}H${right}"/><text class="group" x="${middle}" y="${BASE + 44}">${escapeHtml(group)}</text>`;
  });
}

const round = (pixels: number) => Math.round(pixels * 10) / 10;
