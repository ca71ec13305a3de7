import { useElementSize } from '@mantine/hooks';
import type { AlignedHour, Comparison } from '#contracts/engagement';
import { figureText } from '#contracts/figures';
import { SHARED_WORDS } from '../now/HourChart.tsx';
import hourClasses from '../now/Hours.module.css';
import { gridlinesTo, niceTop } from '../now/hour-layout.ts';
import { ChartCard } from './ChartCard.tsx';
import classes from './Engagement.module.css';
import { alignedWords, bothWords, cannotCompareWords, differenceWords } from './engagement-words.ts';
import type { View } from './view.ts';

const [TOP, PLOT, LEFT] = [22, 130, 36];
const DIGIT = 8;

/** Both by time since the opening: bars for what is shown, a dotted line with markers for the other. */
export function ComparisonCard({ view, comparison }: { view: View; comparison: Comparison }) {
  const why = cannotCompareWords(comparison);
  return (
    <ChartCard
      view={view}
      name="comparison"
      title={`Compared with ${comparison.label}`}
      sub={differenceWords(comparison)}
      table={() => tableOf(view, comparison)}
    >
      {why === null ? (
        <>
          <Chart comparison={comparison} view={view} />
          {isOfLess(comparison.both) && (
            <p className={classes.note}>
              {bothFigures(comparison)} In all {figureText(view.of.total)} here,{' '}
              {figureText({ ...comparison.figure, days: null })} there.
            </p>
          )}
        </>
      ) : (
        <p className={classes.note}>
          {figureText(view.of.total)} here, {figureText({ ...comparison.figure, days: null })} there. {why}
        </p>
      )}
    </ChartCard>
  );
}

function Chart({ comparison, view }: { comparison: Comparison; view: View }) {
  const { ref, width } = useElementSize();
  const { label } = comparison;
  const hours = upToTheLast(comparison.hours);
  const top = niceTop(Math.max(1, ...hours.flatMap(({ visitors, other }) => [visitors ?? 0, other ?? 0])));
  const step = Math.max(0, width - LEFT) / Math.max(1, hours.length);
  const x = (index: number) => LEFT + index * step;
  const y = (visitors: number) => TOP + PLOT - (visitors / top) * PLOT;
  const days = [...new Set(hours.map(({ day }) => day))];
  const lineOf = (of: number) =>
    hours.flatMap(({ day, other }, index) =>
      other === null || day !== of ? [] : [`${x(index) + step / 2},${y(other)}`],
    );
  return (
    <div className={classes.clock}>
      <div ref={ref}>
        {width > 0 && (
          <svg width={width} height={TOP + PLOT + 40} role="img" aria-label={sentence(view, comparison)}>
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
            {gridlinesTo(top).map(({ value }) => (
              <g key={value}>
                <line className={classes.gridline} x1={LEFT} x2={width} y1={y(value)} y2={y(value)} />
                <text x={LEFT - 8} y={y(value) + 4} textAnchor="end">
                  {value}
                </text>
              </g>
            ))}
            {hours.map((hour, index) => (
              <g key={keyOf(hour)}>
                <Bar hour={hour} x={x(index)} step={step} y={y} />
                <text x={x(index)} y={TOP + PLOT + 17} textAnchor="middle">
                  {step >= 30 || hour.hour % 2 === 0 ? `+${hour.hour}` : ''}
                </text>
                {days.length > 1 && hour.hour === 0 && (
                  <text className={classes.dayLabel} x={x(index)} y={TOP + PLOT + 36}>
                    day {hour.day}
                  </text>
                )}
              </g>
            ))}
            {days.map((day) => (
              <polyline key={day} className={classes.otherLine} points={lineOf(day).join(' ')} />
            ))}
            {hours.map((hour, index) =>
              hour.other === null ? null : (
                <circle
                  key={keyOf(hour)}
                  className={classes.otherDot}
                  cx={x(index) + step / 2}
                  cy={y(hour.other)}
                  r="4"
                />
              ),
            )}
          </svg>
        )}
      </div>
      <div className={classes.legend}>
        <span>
          <i className={classes.keyBar} />
          what is shown
        </span>
        {hours.some(({ state, visitors }) => state === 'running' && visitors !== null) && (
          <span>
            <i className={hourClasses.keyRunning} />
            hour not over, provisional
          </span>
        )}
        {hours.some(({ shared }) => shared > 0) && (
          <span>
            <i className={hourClasses.keyShared} />
            {SHARED_WORDS}
          </span>
        )}
        <span>
          <i className={classes.keyOther} />
          {label}
        </span>
        <span>hours since the opening</span>
      </div>
    </div>
  );
}

/** Hatched as far as it is from head counts; an hour that runs is drawn as not over. */
function Bar({
  hour,
  x,
  step,
  y,
}: {
  hour: AlignedHour;
  x: number;
  step: number;
  y: (of: number) => number;
}) {
  const { visitors, shared, state } = hour;
  if (visitors === null) return null;
  const [left, width] = [x + step * 0.12, step * 0.76];
  const ofTaps = Math.max(0, visitors - shared);
  const text = `${shared > 0 ? '~' : ''}${visitors}`;
  return (
    <>
      <rect
        className={state === 'running' ? hourClasses.running : classes.bar}
        x={left}
        width={width}
        y={y(ofTaps)}
        height={TOP + PLOT - y(ofTaps)}
      />
      {shared > 0 && (
        <rect
          className={classes.sharedBar}
          x={left}
          width={width}
          y={y(visitors)}
          height={y(ofTaps) - y(visitors)}
        />
      )}
      {step >= text.length * DIGIT + 4 && (
        <text className={classes.value} x={x + step / 2} y={y(visitors) - 5} textAnchor="middle">
          {text}
        </text>
      )}
    </>
  );
}

/** The difference is not of everything that is drawn. */
const isOfLess = ({ minutes, booths, ofBooths }: Comparison['both']) => minutes !== null || booths < ofBooths;

/** "Compared: ~230 here, 242 there, in the first 5 h 46 min." */
function bothFigures(comparison: Comparison): string {
  const { minutes, booths, here, there } = comparison.both;
  if (minutes === 0 || booths === 0) return '';
  const when = minutes === null ? '' : `, ${bothWords(comparison)}`;
  return `Compared: ${figureText(here)} here, ${figureText(there)} there${when}.`;
}

/** Hours to come, and those after both sides ended, show nothing. */
const upToTheLast = (hours: readonly AlignedHour[]) =>
  hours.slice(0, hours.findLastIndex(({ visitors, other }) => visitors !== null || other !== null) + 1);

const keyOf = ({ day, hour }: AlignedHour) => `${day}-${hour}`;

const sentence = ({ of }: View, comparison: Comparison) =>
  `Visitors by hours since the opening: ${figureText(of.total)} here, ${figureText(comparison.figure)} for ${comparison.label}; ${differenceWords(comparison)}`;

function tableOf({ of }: View, { hours, label, elsewhere, otherElsewhere, figure }: Comparison) {
  return {
    heads: [{ label: 'Since the opening' }, { label: 'Shown', isFigure: true }, { label, isFigure: true }],
    rows: [
      ...hours.map((hour) => ({
        key: keyOf(hour),
        cells: [
          `day ${hour.day}, +${hour.hour} to +${hour.hour + 1} h`,
          alignedWords(hour.visitors, hour.shared, hour.state),
          alignedWords(hour.other, hour.otherShared, hour.otherState),
        ],
      })),
      { key: 'elsewhere', cells: ['Outside of these, or not placed in time', elsewhere, otherElsewhere] },
      { key: 'total', cells: ['Total', figureText(of.total), figureText({ ...figure, days: null })] },
    ],
  };
}
