import type { CSSProperties } from 'react';
import type { AlignedHour, Comparison } from '#contracts/engagement-comparison';
import { SHARED_WORDS } from '../now/HourChart.tsx';
import hourClasses from '../now/Hours.module.css';
import { BASE, type ComparisonLayout, DOT, layoutComparison } from './comparison-layout.ts';
import classes from './Engagement.module.css';
import { useScreenWidth } from './screen-width.ts';

interface Given {
  comparison: Comparison;
  /** What it shows, in a sentence. */
  sentence: string;
}

/** Both by time since the opening: bars for what is shown, a dotted line with markers for the other. */
export function ComparisonChart({ comparison, sentence }: Given) {
  const { ref, width } = useScreenWidth();
  const hours = upToTheLast(comparison.hours);
  const layout = layoutComparison(hours, width);
  return (
    <div style={{ '--wide': layout.width } as CSSProperties}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys */}
      <section className={classes.compared} tabIndex={0} aria-label="Hours since the opening" ref={ref}>
        {width > 0 && <Drawing layout={layout} sentence={sentence} />}
      </section>
      {width > 0 && layout.width > width && (
        <p className={classes.scrollHint}>Scroll sideways for the rest →</p>
      )}
      <Legend hours={hours} comparison={comparison} />
    </div>
  );
}

/** Hours to come, and those after both sides ended, show nothing. */
const upToTheLast = (hours: readonly AlignedHour[]) =>
  hours.slice(0, hours.findLastIndex(({ visitors, other }) => visitors !== null || other !== null) + 1);

function Drawing({ layout, sentence }: { layout: ComparisonLayout; sentence: string }) {
  const { hours, lines, width, isNarrow } = layout;
  return (
    <svg className={classes.clock} width={width} height={BASE + 42} role="img" aria-label={sentence}>
      <defs>
        <pattern
          id="shared-compared"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line x1="1" x2="1" y1="0" y2="5" className={hourClasses.sharedHatch} />
        </pattern>
      </defs>
      <Ground layout={layout} />
      {hours.map(({ key, bar }) => bar !== null && <Bar key={key} bar={bar} />)}
      {lines.map((line) => (
        <polyline
          key={line[0]?.x}
          className={classes.otherLine}
          points={line.map(({ x, y }) => `${x},${y}`).join(' ')}
        />
      ))}
      {hours.map(
        ({ key, dot }) =>
          dot !== null && (
            <circle
              key={key}
              className={dot.isShared ? classes.otherRing : classes.otherDot}
              cx={dot.x}
              cy={dot.y}
              r={DOT}
            />
          ),
      )}
      {hours.map(({ key, bar, dot }) => (
        <g key={key} textAnchor="middle" className={isNarrow ? hourClasses.narrow : undefined}>
          {bar?.label && (
            <text className={classes.value} x={bar.label.x} y={bar.label.y}>
              {bar.label.text}
            </text>
          )}
          {dot?.label && (
            <text className={classes.otherValue} x={dot.label.x} y={dot.label.y}>
              {dot.label.text}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

function Ground({ layout: { gridlines, hours, width } }: { layout: ComparisonLayout }) {
  const isSeveralDays = hours.some(({ hour }) => hour.day > 1);
  return (
    <>
      {gridlines.map(({ value, y }) => (
        <g key={value}>
          <line className={classes.gridline} x1="36" x2={width} y1={y} y2={y} />
          <text x="28" y={y + 4} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
      {hours.map(({ key, hour, x }) => (
        <g key={key}>
          <text x={x} y={BASE + 17} textAnchor="middle">
            +{hour.hour}
          </text>
          {isSeveralDays && hour.hour === 0 && (
            <text className={classes.dayLabel} x={x} y={BASE + 36}>
              day {hour.day}
            </text>
          )}
        </g>
      ))}
    </>
  );
}

/** Hatched as far as it is from head counts; an hour that runs is drawn as not over. */
function Bar({ bar }: { bar: NonNullable<ComparisonLayout['hours'][number]['bar']> }) {
  const { x, y, width, height, sharedHeight, isRunning } = bar;
  return (
    <>
      <rect
        className={isRunning ? hourClasses.running : classes.bar}
        x={x}
        y={y + sharedHeight}
        width={width}
        height={height - sharedHeight}
      />
      {sharedHeight > 0 && (
        <rect className={classes.sharedBar} x={x} y={y} width={width} height={sharedHeight} />
      )}
    </>
  );
}

function Legend({ hours, comparison }: { hours: readonly AlignedHour[]; comparison: Comparison }) {
  const isLess = comparison.leftOut.length > 0;
  return (
    <div className={classes.legend}>
      <span>
        <i className={classes.keyBar} />
        {isLess ? 'what compares of what is shown' : 'what is shown'}
      </span>
      {hours.some(({ state, visitors }) => state === 'running' && visitors !== null) && (
        <span>
          <i className={hourClasses.keyRunning} />
          hour not over, provisional
        </span>
      )}
      {hours.some(({ shared, otherShared }) => shared + otherShared > 0) && (
        <span>
          <i className={hourClasses.keyShared} />
          {SHARED_WORDS}
          {hours.some(({ otherShared }) => otherShared > 0) && `; of ${comparison.label} an open ring`}
        </span>
      )}
      <span>
        <i className={classes.keyOther} />
        {comparison.label}
      </span>
      <span>hours since the opening</span>
    </div>
  );
}
