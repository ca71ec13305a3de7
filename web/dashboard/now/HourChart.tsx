import { useElementSize } from '@mantine/hooks';
import type { EventDayRow } from '#contracts/event-days';
import type { Now } from '#contracts/now';
import { clockTime, weekday } from '../parts/times.ts';
import { useEvent } from '../shell/events.ts';
import { HourBars } from './HourBars.tsx';
import classes from './Hours.module.css';
import { busiestOf, type HourLayout, layoutHours, PLOT } from './hour-layout.ts';

const TOP = 22;
const BASE = TOP + PLOT;
const HEIGHT = BASE + 42;

interface Given {
  now: Now;
  nowMs: number;
  days: readonly EventDayRow[];
}

/** Bars by hour of the event's clock; closed hours hatched, now as the yellow line, head counts without times apart. */
export function HourChart({ now, nowMs, days }: Given) {
  const { timeZone } = useEvent();
  const { ref, width } = useElementSize();
  const layout = layoutHours(now.hours, timeZone, width, nowMs, days.length > 0 ? undefined : null);
  const isMeasured = width > 0;
  const isOneDay = layout.places.length === 1;
  const breaks = days.flatMap((day) => day.breaks);
  return (
    <div className={classes.chart}>
      <div ref={ref}>
        {isMeasured && (
          <svg width={width} height={HEIGHT} role="img" aria-label={sentence(now, timeZone)}>
            <Hatch />
            <Ground layout={layout} width={width} />
            {breaks.map(({ startsAt, endsAt, label }) => (
              <Break
                key={startsAt}
                x={layout.xAt(Date.parse(startsAt))}
                to={layout.xAt(Date.parse(endsAt))}
                label={isOneDay ? label : ''}
              />
            ))}
            <HourBars layout={layout} base={BASE} valueClass={classes.value} />
            {layout.nowX !== null && (
              <rect className={classes.now} x={layout.nowX - 2} y={4} width="4" height={BASE - 4} />
            )}
          </svg>
        )}
      </div>
      <Legend now={now} layout={layout} />
    </div>
  );
}

function Hatch() {
  return (
    <defs>
      <pattern id="closed" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="0" x2="0" y1="0" y2="7" className={classes.hatch} />
      </pattern>
      <pattern id="shared" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="1" x2="1" y1="0" y2="5" className={classes.sharedHatch} />
      </pattern>
    </defs>
  );
}

function Ground({ layout, width }: { layout: HourLayout; width: number }) {
  return (
    <>
      {layout.gridlines.map(({ value, share }) => (
        <g key={value}>
          <line
            className={value === 0 ? classes.axis : classes.gridline}
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
      {layout.closed.map(({ x, width: closed }) => (
        <rect key={x} x={x} y={TOP} width={closed} height={PLOT} fill="url(#closed)" />
      ))}
      {layout.ticks.map(({ x, label }) => (
        <text key={x} x={x} y={BASE + 17} textAnchor="middle">
          {label}
        </text>
      ))}
      {layout.places.length > 1 &&
        layout.places.map(({ date, x, width: place }, at) => (
          <g key={date}>
            {at > 0 && <line className={classes.axis} x1={x - 11} x2={x - 11} y1={TOP} y2={BASE + 38} />}
            <text className={classes.day} x={x + place / 2} y={BASE + 36} textAnchor="middle">
              {weekday(date, 'short')}
            </text>
          </g>
        ))}
    </>
  );
}

function Break({ x, to, label }: { x: number | null; to: number | null; label: string }) {
  if (x === null || to === null) return null;
  return (
    <g>
      <rect x={x} y={TOP} width={to - x} height={PLOT} fill="url(#closed)" />
      <text x={(x + to) / 2} y={BASE + 34} textAnchor="middle">
        {label}
      </text>
    </g>
  );
}

/** Said wherever hours hold such shares. */
export const SHARED_WORDS = '~ a head count, shared out by open minutes';

function Legend({ now, layout }: { now: Now; layout: HourLayout }) {
  const { visitors, approximate } = now.notPlaced;
  const isRunning = layout.bars.some(({ state }) => state === 'running');
  return (
    <div className={classes.legend}>
      {isRunning && (
        <span>
          <i className={classes.keyRunning} />
          hour not over, provisional
        </span>
      )}
      {layout.closed.length > 0 && (
        <span>
          <i className={classes.keyClosed} />
          closed
        </span>
      )}
      {layout.bars.some(({ sharedPart }) => sharedPart > 0) && (
        <span>
          <i className={classes.keyShared} />
          {SHARED_WORDS}
        </span>
      )}
      {visitors > 0 && (
        <span>
          <i className={classes.keyNotPlaced} />
          {approximate && '~'}
          {visitors}, not placed in time
        </span>
      )}
    </div>
  );
}

/** The chart in one sentence. */
function sentence({ hours }: Now, timeZone: string): string {
  const total = hours.reduce((sum, { visitors }) => sum + (visitors ?? 0), 0);
  const busiest = busiestOf(hours);
  if (busiest === null) return 'No visitors by hour';
  const [from, to] = [clockTime(busiest.startsAt, timeZone), clockTime(busiest.endsAt, timeZone)];
  const isShared = hours.some(({ shared }) => shared > 0);
  const most = `most, ${busiest.shared > 0 ? 'about ' : ''}${busiest.visitors}, from ${from} to ${to}`;
  return `${isShared ? 'About ' : ''}${total} visitors by hour; ${most}${isShared ? `; ${SHARED_WORDS}` : ''}`;
}
