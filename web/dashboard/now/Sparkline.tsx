import type { BoothNow, Now } from '#contracts/now';
import classes from './Sparkline.module.css';

const QUARTER_MS = 15 * 60_000;
const WIDTH = 120;
const HEIGHT = 26;

/** One axis for all booths, so that the rows can be compared; Unix ms, and the highest quarter. */
export interface Axis {
  from: number;
  to: number;
  highest: number;
}

/** Null when nothing has a time, or more than one day is shown. */
export function axisOf(now: Now): Axis | null {
  const quarters = now.booths.flatMap((booth) => booth.quarters);
  if (now.day === null || quarters.length === 0) return null;
  const starts = [...now.hours, ...quarters].map(({ startsAt }) => Date.parse(startsAt));
  const ends = now.hours.map(({ endsAt }) => Date.parse(endsAt));
  const to = Math.max(...ends, ...quarters.map(({ startsAt }) => Date.parse(startsAt) + QUARTER_MS));
  return { from: Math.min(...starts), to, highest: Math.max(...quarters.map(({ visitors }) => visitors)) };
}

interface Given {
  quarters: BoothNow['quarters'];
  axis: Axis;
  name: string;
}

export function Sparkline({ quarters, axis, name }: Given) {
  if (quarters.length === 0) return null;
  const scale = WIDTH / (axis.to - axis.from);
  const busiest = Math.max(...quarters.map(({ visitors }) => visitors));
  return (
    <svg
      className={classes.spark}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${name} by quarter of an hour, at most ${busiest}`}
    >
      <line x1="0" x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
      {quarters.map(({ startsAt, visitors }) => {
        const height = Math.max(1.5, (visitors / axis.highest) * (HEIGHT - 2));
        return (
          <rect
            key={startsAt}
            x={(Date.parse(startsAt) - axis.from) * scale}
            y={HEIGHT - 1 - height}
            width={Math.max(1, QUARTER_MS * scale - 1)}
            height={height}
          />
        );
      })}
    </svg>
  );
}
