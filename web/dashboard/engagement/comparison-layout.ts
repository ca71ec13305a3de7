import type { AlignedHour } from '#contracts/engagement-comparison';
import { gridlinesTo, niceTop } from '../now/hour-layout.ts';

const [TOP, PLOT] = [30, 130];
export const BASE = TOP + PLOT;
const LEFT = 36;
/** Narrower, an hour has no room for its figures: the chart scrolls. */
const LEAST_OF_HOUR = 34;
/** Of an hour's width: where the bar begins and ends, and where the marker of the other stands. */
const [BAR_FROM, BAR_TO, DOT_AT] = [0.06, 0.62, 0.82];
export const DOT = 4;
/** Where hours are narrower, figures are set narrow. */
const LEAST_FOR_WIDE = 60;
/** Heights of text and widths of a sign, of what is shown and of the other. */
const TEXT = {
  wide: { bar: { height: 14, sign: 8 }, dot: { height: 12, sign: 7 } },
  narrow: { bar: { height: 14, sign: 7 }, dot: { height: 12, sign: 6 } },
};
const ABOVE = 4;

interface Box {
  x: number;
  width: number;
  /** Of its upper edge. */
  y: number;
  height: number;
}

/** A figure in the chart: its middle and its baseline. */
interface Label {
  x: number;
  y: number;
  text: string;
}

interface Bar extends Box {
  /** The upper part of it that is from head counts. */
  sharedHeight: number;
  isRunning: boolean;
  /** Null: no room, or nothing recorded. */
  label: Label | null;
}

interface Dot {
  x: number;
  y: number;
  isShared: boolean;
  label: Label | null;
}

interface HourOfChart {
  key: string;
  hour: AlignedHour;
  x: number;
  /** Null: nothing recorded. */
  bar: Bar | null;
  dot: Dot | null;
}

/** Everything that is drawn of two sides by hours since the opening, in pixels. */
export interface ComparisonLayout {
  width: number;
  isNarrow: boolean;
  hours: HourOfChart[];
  gridlines: { value: number; y: number }[];
  /** Of the other side: hours that follow each other on one day. */
  lines: { x: number; y: number }[][];
}

/** @param room pixels; the chart is wider where that is too narrow for its figures */
export function layoutComparison(hours: readonly AlignedHour[], room: number): ComparisonLayout {
  const step = Math.max(LEAST_OF_HOUR, (room - LEFT) / Math.max(1, hours.length));
  const top = niceTop(Math.max(1, ...hours.flatMap(({ visitors, other }) => [visitors ?? 0, other ?? 0])));
  const yOf = (visitors: number) => BASE - (visitors / top) * PLOT;
  const drawn = hours.map((hour, index): HourOfChart => {
    const [x, width] = [LEFT + index * step, (step * hour.minutes) / 60];
    return {
      key: `${hour.day}-${hour.hour}`,
      hour,
      x,
      bar: barOf(hour, x, width, yOf),
      dot: dotOf(hour, x, width, yOf),
    };
  });
  const isNarrow = step < LEAST_FOR_WIDE;
  placeLabels(drawn, isNarrow ? TEXT.narrow : TEXT.wide);
  return {
    width: Math.max(room, LEFT + hours.length * step),
    isNarrow,
    hours: drawn,
    gridlines: gridlinesTo(top).map(({ value }) => ({ value, y: yOf(value) })),
    lines: linesOf(drawn),
  };
}

type YOf = (visitors: number) => number;

function barOf({ visitors, shared, state }: AlignedHour, x: number, width: number, yOf: YOf): Bar | null {
  if (visitors === null) return null;
  const y = yOf(visitors);
  return {
    ...{ x: x + width * BAR_FROM, width: width * (BAR_TO - BAR_FROM), y, height: BASE - y },
    sharedHeight: yOf(Math.max(0, visitors - shared)) - y,
    isRunning: state === 'running',
    label: null,
  };
}

function dotOf({ other, otherShared }: AlignedHour, x: number, width: number, yOf: YOf): Dot | null {
  if (other === null) return null;
  return { x: x + width * DOT_AT, y: yOf(other), isShared: otherShared > 0, label: null };
}

/**
 * Figures where there is room: first of the bars, above them or inside, then of the other side, above its markers or below them.
 * None lies on another, on a marker, or beyond the axis.
 */
function placeLabels(hours: HourOfChart[], { bar: ofBar, dot: ofDot }: typeof TEXT.wide): void {
  const taken: Box[] = hours.flatMap(({ dot }) => (dot === null ? [] : [boxOfDot(dot)]));
  const place = (text: string, x: number, tops: number[], { height, sign }: typeof ofBar): Label | null => {
    const width = text.length * sign;
    for (const y of tops) {
      const box = { x: x - width / 2, width, y, height };
      if (y < 0 || y + height > BASE || taken.some((other) => isOverlap(box, other))) continue;
      taken.push(box);
      return { x, y: y + height - 2, text };
    }
    return null;
  };
  for (const { bar, hour } of hours)
    if (bar !== null)
      bar.label = place(
        signed(hour.visitors, hour.shared),
        bar.x + bar.width / 2,
        [bar.y - ofBar.height - ABOVE, bar.y - 2 * ofBar.height - ABOVE, bar.y + ABOVE],
        ofBar,
      );
  for (const { dot, hour } of hours)
    if (dot !== null)
      dot.label = place(
        signed(hour.other, hour.otherShared),
        dot.x,
        [dot.y - DOT - ofDot.height - ABOVE, dot.y + DOT + ABOVE],
        ofDot,
      );
}

const signed = (visitors: number | null, shared: number) => `${shared > 0 ? '~' : ''}${visitors}`;

const boxOfDot = ({ x, y }: Dot): Box => ({
  x: x - DOT - 1,
  width: 2 * DOT + 2,
  y: y - DOT - 1,
  height: 2 * DOT + 2,
});

const isOverlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Broken where nothing is recorded, and between days. */
function linesOf(hours: readonly HourOfChart[]) {
  const lines: { x: number; y: number }[][] = [[]];
  hours.forEach(({ dot, hour }, index) => {
    if (dot === null || hours[index - 1]?.hour.day !== hour.day) lines.push([]);
    if (dot !== null) lines.at(-1)?.push({ x: dot.x, y: dot.y });
  });
  return lines.filter(({ length }) => length > 1);
}
