import type { Engagement } from '#contracts/engagement';
import { HourBars } from '../now/HourBars.tsx';
import hourClasses from '../now/Hours.module.css';
import { type HourLayout, PLOT } from '../now/hour-layout.ts';
import { clockTime, dateIn, weekday } from '../parts/times.ts';
import { useEvent } from '../shell/events.ts';
import { type HeatRow, heatRows } from './clock-layout.ts';
import classes from './Engagement.module.css';
import { hoursSentence } from './engagement-words.ts';

const TOP = 58;
const BASE = TOP + PLOT;
const ROWS_FROM = BASE + 34;
const DIGIT = 7;

interface Given {
  of: Engagement;
  layout: HourLayout;
  width: number;
}

/** @param row height of a booth's row: the labels beside it are as high */
export function ClockChart({ of, layout, width, row: rowHeight }: Given & { row: number }) {
  const { timeZone } = useEvent();
  const rows = heatRows(of, layout, DIGIT);
  const height = ROWS_FROM + rows.length * rowHeight;
  return (
    <svg
      className={classes.clock}
      width={width}
      height={height}
      role="img"
      aria-label={`${hoursSentence(of, timeZone, of.range.day !== null)}, then each booth on the same axis`}
    >
      <Patterns />
      {layout.nowX !== null && (
        <rect
          className={hourClasses.now}
          x={layout.nowX - 2}
          y={TOP - 8}
          width="4"
          height={height - TOP + 8}
        />
      )}
      <Ground of={of} layout={layout} width={width} />
      <Talks of={of} layout={layout} />
      <HourBars layout={layout} base={BASE} valueClass={classes.value} />
      {rows.map((row, index) => (
        <Heat key={row.booth.boothId} row={row} y={ROWS_FROM + index * rowHeight} height={rowHeight} />
      ))}
    </svg>
  );
}

function Patterns() {
  return (
    <defs>
      <pattern id="closed" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="0" x2="0" y1="0" y2="7" className={hourClasses.hatch} />
      </pattern>
      <pattern id="shared" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="1" x2="1" y1="0" y2="5" className={hourClasses.sharedHatch} />
      </pattern>
      <pattern id="unrecorded" width="6" height="6" patternUnits="userSpaceOnUse">
        <circle cx="3" cy="3" r="1.05" className={classes.dots} />
      </pattern>
    </defs>
  );
}

/** Days with their opening hours as a bar on top, breaks hatched, gridlines and hours. */
function Ground({ of, layout, width }: Given) {
  const { timeZone } = useEvent();
  return (
    <>
      {layout.gridlines.map(({ value, share }) => (
        <g key={value}>
          <line
            className={value === 0 ? hourClasses.axis : hourClasses.gridline}
            x1="36"
            x2={width}
            y1={BASE - share * PLOT}
            y2={BASE - share * PLOT}
          />
          <text x="28" y={BASE - share * PLOT + 4} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
      {layout.places.map(({ date, x }) => (
        <text key={date} className={classes.dayLabel} x={x} y="12">
          {weekday(date, 'short')} {Number(date.slice(8))}
          {openingWords(of, date, timeZone)}
        </text>
      ))}
      {of.openings.map(({ startsAt, endsAt, breaks }) => (
        <g key={startsAt}>
          <Stretch layout={layout} from={startsAt} to={endsAt} y={20} height={3} className={classes.open} />
          {breaks.map((pause) => (
            <g key={pause.startsAt}>
              <Stretch
                layout={layout}
                from={pause.startsAt}
                to={pause.endsAt}
                y={TOP}
                height={PLOT}
                className={classes.closed}
              />
            </g>
          ))}
        </g>
      ))}
      {layout.closed.map(({ x, width: closed }) => (
        <rect key={x} x={x} y={TOP} width={closed} height={PLOT} className={classes.closed} />
      ))}
      {layout.ticks.map(({ x, label }) => (
        <text key={x} className={classes.tick} x={x} y={BASE + 17} textAnchor="middle">
          {label}
        </text>
      ))}
    </>
  );
}

function openingWords({ openings }: Engagement, date: string, timeZone: string): string {
  const own = openings.find(({ startsAt }) => dateIn(startsAt, timeZone) === date);
  return own === undefined ? '' : `  ${clockTime(own.startsAt, timeZone)}–${clockTime(own.endsAt, timeZone)}`;
}

interface StretchGiven {
  layout: HourLayout;
  from: string;
  to: string;
  y: number;
  height: number;
  className: string | undefined;
}

/** What of it lies on the axis: of a range, only its part. */
function Stretch({ layout, from, to, y, height, className }: StretchGiven) {
  return layout.places.map((place) => {
    const x = layout.xAt(Math.max(place.from, Date.parse(from)));
    const end = layout.xAt(Math.min(place.to, Date.parse(to)));
    if (x === null || end === null || end <= x) return null;
    return <rect key={place.date} className={className} x={x} y={y} width={end - x} height={height} />;
  });
}

/** Where they begin: a diamond with a dashed line, behind the bars and their figures; their titles stand below the chart. */
function Talks({ of, layout }: Pick<Given, 'of' | 'layout'>) {
  return of.talks.map(({ id, startsAt, title }, index) => {
    const x = layout.xAt(Date.parse(startsAt));
    if (x === null) return null;
    return (
      <g key={id}>
        <title>{title}</title>
        <line className={classes.talkLine} x1={x} x2={x} y1="42" y2={BASE} />
        <path className={classes.talk} d={`M${x} 30l5 5-5 5-5-5z`} />
        <text className={classes.talkNumber} x={x + 8} y="39">
          {index + 1}
        </text>
      </g>
    );
  });
}

function Heat({ row: { cells, unrecorded }, y, height }: { row: HeatRow; y: number; height: number }) {
  return (
    <g>
      {unrecorded.map(({ x, width }) => (
        <g key={x}>
          <rect
            className={classes.unrecorded}
            x={x + 0.5}
            y={y + 4}
            width={Math.max(0, width - 1)}
            height={height - 8}
          />
          {width > 96 && (
            <text
              className={classes.unrecordedText}
              x={x + width / 2}
              y={y + height / 2 + 4}
              textAnchor="middle"
            >
              not recorded
            </text>
          )}
        </g>
      ))}
      {cells.map(({ key, x, width, heat, text }) => (
        <g key={key}>
          <rect
            className={classes[`heat${heat}`]}
            x={x + 0.5}
            y={y + 3}
            width={Math.max(1, width - 1)}
            height={height - 6}
          />
          <text
            className={heat > 4 ? classes.onHigh : classes.onLow}
            x={x + width / 2}
            y={y + height / 2 + 4.5}
            textAnchor="middle"
          >
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}
