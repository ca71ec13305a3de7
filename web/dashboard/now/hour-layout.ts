import type { HourBucket } from '#contracts/now';
import { clockTime, dateIn } from '../parts/times.ts';

const HOUR_MS = 3_600_000;
const LEFT = 36;
const RIGHT = 22;
const GAP = 22;
const ROOM_FOR_LABEL = 46;
/** Height of the highest bar, in pixels. */
export const PLOT = 150;
/** Of a digit as the chart sets values, in a narrow hour too; and between a value and the line of now. */
const [DIGIT, NARROW_DIGIT] = [9, 7];
const BESIDE_NOW = 7;
/** By how much a value may stand out of its bar at either side. How wide an hour is that has values, and wide ones. */
const OUT_OF_BAR = 5;
const [LEAST_FOR_VALUES, LEAST_FOR_WIDE] = [22, 36];
const ALL_TIME = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
/** How far apart the baselines of values that stand one above the other are, in pixels. */
export const LINE = 15;

interface Bar {
  startsAt: string;
  x: number;
  width: number;
  /** Share of the axis, 0 to 1. */
  share: number;
  /** The part of it that is a share of head counts, 0 to 1. */
  sharedPart: number;
  /** "12", "~12"; null: no record. */
  value: string | null;
  state: 'over' | 'running' | 'coming';
  /** Null where there is no room for the value, or none. */
  label: (Label & { lines: number }) | null;
}

/** Where the value of a bar stands: above its middle, or beside the line of now; so many lines higher than it would. */
interface Label {
  x: number;
  anchor: 'start' | 'middle' | 'end';
}

interface Place {
  date: string;
  /** Where the axis begins and ends, on full hours of the event's clock; Unix ms. */
  from: number;
  to: number;
  x: number;
  width: number;
}

/** Everything the hour chart draws; x in pixels, heights as shares of the axis. */
export interface HourLayout {
  places: Place[];
  bars: Bar[];
  /** Hours are so narrow that values are set narrow. */
  isNarrow: boolean;
  ticks: { x: number; label: string }[];
  closed: { x: number; width: number }[];
  gridlines: { value: number; share: number }[];
  /** Null when no opening hours contain this moment. */
  nowX: number | null;
  /** Where a moment stands, Unix ms; null outside every day's axis. */
  xAt: (ms: number) => number | null;
}

/**
 * Days stand side by side on one scale, each from its first to its last full hour.
 * @param hours in order of time @param width in pixels @param nowMs the server's clock
 * @param known of which opening hours are known, Unix ms: what no bucket of it covers was closed; null: of nothing
 * @param left pixels before the axis
 */
export function layoutHours(
  hours: readonly HourBucket[],
  timeZone: string,
  width: number,
  nowMs: number,
  known: { from: number; to: number } | null = ALL_TIME,
  left = LEFT,
): HourLayout {
  const { places, scale } = placesOf(hours, timeZone, width, left);
  const top = niceTop(Math.max(0, ...hours.map(({ visitors }) => visitors ?? 0)));
  const xOf = (place: Place, ms: number) => place.x + (ms - place.from) * scale;
  const xAt = (ms: number) => {
    const place = places.find(({ from, to }) => from <= ms && ms <= to);
    return place === undefined ? null : xOf(place, ms);
  };
  const nowX = xAt(nowMs);
  const isNarrow = scale * HOUR_MS < LEAST_FOR_WIDE;
  const bars = hours.flatMap((hour) => {
    const place = places.find(({ date }) => date === dateIn(hour.startsAt, timeZone));
    return place === undefined ? [] : [barOf(hour, (ms) => xOf(place, ms), top, nowMs)];
  });
  return {
    places,
    bars: scale * HOUR_MS < LEAST_FOR_VALUES ? bars : labelled(bars, nowX, isNarrow ? NARROW_DIGIT : DIGIT),
    isNarrow,
    ticks: places.flatMap((place, index) => {
      const ticks = ticksOf(place, timeZone, scale);
      // The last hour of a day would run into the first of the next.
      return index < places.length - 1 ? ticks.filter(({ x }) => x <= place.x + place.width - GAP) : ticks;
    }),
    closed: places.flatMap((place) =>
      closedIn(place, hours, timeZone).flatMap(([start, end]) => {
        const [from, to] = known === null ? [0, 0] : [Math.max(start, known.from), Math.min(end, known.to)];
        return from < to ? [{ x: xOf(place, from), width: (to - from) * scale }] : [];
      }),
    ),
    gridlines: gridlinesTo(top),
    nowX,
    xAt,
  };
}

/** "12", or "~12" where some of it is a share of head counts. */
export function hourValue({ visitors, shared }: HourBucket): string | null {
  return visitors === null ? null : `${shared > 0 ? '~' : ''}${visitors}`;
}

/** The hour with most visitors, the first of several; null when nobody is known to have come. */
export function busiestOf(hours: readonly HourBucket[]): HourBucket | null {
  const counted = hours.filter(({ visitors }) => visitors !== null && visitors > 0);
  return counted.toSorted((a, b) => (b.visitors ?? 0) - (a.visitors ?? 0)).at(0) ?? null;
}

function placesOf(hours: readonly HourBucket[], timeZone: string, width: number, left: number) {
  const dates = [...new Set(hours.map(({ startsAt }) => dateIn(startsAt, timeZone)))];
  const spans = dates.map((date) => {
    const ofDay = hours.filter(({ startsAt }) => dateIn(startsAt, timeZone) === date);
    return {
      date,
      from: Math.min(...ofDay.map(({ startsAt }) => fullHourBefore(startsAt, timeZone))),
      to: Math.max(...ofDay.map(({ endsAt }) => fullHourAfter(endsAt, timeZone))),
    };
  });
  const total = spans.reduce((sum, { from, to }) => sum + to - from, 0);
  const scale = Math.max(0, width - left - RIGHT - GAP * (spans.length - 1)) / Math.max(1, total);
  let x = left;
  const places = spans.map((span): Place => {
    const place = { ...span, x, width: (span.to - span.from) * scale };
    x += place.width + GAP;
    return place;
  });
  return { places, scale };
}

const minutesPast = (instant: string, timeZone: string) => Number(clockTime(instant, timeZone).slice(3, 5));
const fullHourBefore = (instant: string, timeZone: string) =>
  Date.parse(instant) - minutesPast(instant, timeZone) * 60_000;
const fullHourAfter = (instant: string, timeZone: string) =>
  Date.parse(instant) + ((60 - minutesPast(instant, timeZone)) % 60) * 60_000;

function barOf(hour: HourBucket, xOf: (ms: number) => number, top: number, nowMs: number): Bar {
  const [from, to] = [Date.parse(hour.startsAt), Date.parse(hour.endsAt)];
  const width = xOf(to) - xOf(from);
  const gap = width * 0.06;
  return {
    startsAt: hour.startsAt,
    ...{ x: xOf(from) + gap, width: Math.max(1, width - 2 * gap) },
    share: (hour.visitors ?? 0) / top,
    sharedPart: hour.shared / Math.max(1, hour.visitors ?? 0),
    value: hourValue(hour),
    state: to <= nowMs ? 'over' : from <= nowMs ? 'running' : 'coming',
    label: null,
  };
}

/** Values where they fit: one that would lie on another stands a line higher, and where that is taken too there is none. */
function labelled(bars: readonly Bar[], nowX: number | null, digit: number): Bar[] {
  const taken: { left: number; right: number; y: number }[] = [];
  return bars.map((bar) => {
    const { value, share } = bar;
    const width = (value?.length ?? 0) * digit;
    if (value === null || width > bar.width + 2 * OUT_OF_BAR) return bar;
    const label = labelOf(bar, width, nowX);
    const left = label.x - { start: 0, middle: width / 2, end: width }[label.anchor];
    const lines = [0, 1].find((line) => {
      const y = share * PLOT + line * LINE;
      return !taken.some((one) => left < one.right && one.left < left + width && Math.abs(one.y - y) < LINE);
    });
    if (lines === undefined) return bar;
    taken.push({ left, right: left + width, y: share * PLOT + lines * LINE });
    return { ...bar, label: { ...label, lines } };
  });
}

/**
 * Of an hour that is over, left of the line of now. Of the running hour too while that is still above its bar, else right
 * of the line, where nothing is drawn yet.
 */
function labelOf(bar: { x: number; width: number }, width: number, nowX: number | null): Label {
  const middle = bar.x + bar.width / 2;
  if (nowX === null || Math.abs(nowX - middle) > width / 2 + BESIDE_NOW)
    return { x: middle, anchor: 'middle' };
  const isOver = nowX >= bar.x + bar.width;
  const isRoomLeft = nowX - BESIDE_NOW - width >= bar.x;
  if (isOver || (nowX >= middle && isRoomLeft)) return { x: nowX - BESIDE_NOW, anchor: 'end' };
  return { x: nowX + BESIDE_NOW, anchor: 'start' };
}

function ticksOf(place: Place, timeZone: string, scale: number) {
  const hours = Math.round((place.to - place.from) / HOUR_MS);
  const labels = Array.from({ length: hours + 1 }, (_, hour) =>
    clockTime(new Date(place.from + hour * HOUR_MS), timeZone),
  );
  const room = ROOM_FOR_LABEL * (Math.max(...labels.map(({ length }) => length)) / '01:00'.length);
  const step = [1, 2, 3, 4, 6].find((one) => one * HOUR_MS * scale >= room) ?? Math.max(1, hours);
  return labels.flatMap((label, hour) =>
    hour % step === 0 ? [{ x: place.x + hour * HOUR_MS * scale, label }] : [],
  );
}

/** Stretches of a day's axis that no bucket covers. */
function closedIn(place: Place, hours: readonly HourBucket[], timeZone: string): [number, number][] {
  const open = hours.filter(({ startsAt }) => dateIn(startsAt, timeZone) === place.date);
  const edges = [
    place.from,
    ...open.flatMap(({ startsAt, endsAt }) => [Date.parse(startsAt), Date.parse(endsAt)]),
    place.to,
  ];
  return edges.flatMap((from, index) => {
    const to = edges[index + 1];
    return index % 2 === 0 && to !== undefined && to > from ? [[from, to] as [number, number]] : [];
  });
}

/** The end of the axis: a round number at or above the highest bar, never 0. */
export function niceTop(highest: number): number {
  return stepTo(highest) * Math.max(1, Math.ceil(highest / stepTo(highest)));
}

function stepTo(highest: number): number {
  const steps = [1, 2, 5].flatMap((one) => [
    one,
    one * 10,
    one * 100,
    one * 1000,
    one * 10_000,
    one * 100_000,
  ]);
  return steps.toSorted((a, b) => a - b).find((step) => highest / step <= 4) ?? 1_000_000;
}

export function gridlinesTo(top: number) {
  const step = stepTo(top);
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, index) => ({
    value: index * step,
    share: (index * step) / top,
  }));
}
