import classes from './Hours.module.css';
import type { HourLayout } from './hour-layout.ts';

interface Given {
  layout: HourLayout;
  /** Of the axis, from the top of the drawing. */
  base: number;
  /** Height of a bar that is as high as the chart. */
  plot: number;
  /** Of the figures above the bars. */
  valueClass: string | undefined;
}

/** A bar for each hour with its figure: what head counts share out is hatched, the hour that runs is dashed. */
export function HourBars({ layout, base, plot, valueClass }: Given) {
  return layout.bars.map(({ startsAt, x, width, share, sharedPart, value, state, label }) => {
    const height = share * plot;
    const shared = height * sharedPart;
    return (
      <g key={startsAt}>
        {height > shared && (
          <rect
            className={state === 'running' ? classes.running : classes.bar}
            x={x}
            y={base - height + shared}
            width={width}
            height={height - shared}
          />
        )}
        {shared > 0 && (
          <rect className={classes.shared} x={x} y={base - height} width={width} height={shared} />
        )}
        {label !== null && (
          <text className={valueClass} x={label.x} y={base - height - 6} textAnchor={label.anchor}>
            {value}
          </text>
        )}
      </g>
    );
  });
}
