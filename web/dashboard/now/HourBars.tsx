import classes from './Hours.module.css';
import { type HourLayout, LINE, PLOT } from './hour-layout.ts';

interface Given {
  layout: HourLayout;
  /** Of the axis, from the top of the drawing. */
  base: number;
  /** Of the figures above the bars. */
  valueClass: string | undefined;
}

/** A bar for each hour, and above them their figures: what head counts share out is hatched, the hour that runs is dashed. */
export function HourBars({ layout, base, valueClass }: Given) {
  return (
    <>
      {layout.bars.map(({ startsAt, x, width, share, sharedPart, state }) => {
        const height = share * PLOT;
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
          </g>
        );
      })}
      <g className={layout.isNarrow ? classes.narrow : undefined}>
        {layout.bars.map(
          ({ startsAt, share, value, label }) =>
            label !== null && (
              <text
                key={startsAt}
                className={valueClass}
                x={label.x}
                y={base - share * PLOT - 6 - label.lines * LINE}
                textAnchor={label.anchor}
              >
                {value}
              </text>
            ),
        )}
      </g>
    </>
  );
}
