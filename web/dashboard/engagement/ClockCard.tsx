import { useMediaQuery } from '@mantine/hooks';
import type { CSSProperties } from 'react';
import type { Engagement } from '#contracts/engagement';
import { listWords } from '#contracts/summary-words';
import { layoutHours } from '../now/hour-layout.ts';
import { byKiosk } from '../parts/kiosk-order.ts';
import { hourFigureWords, noneWords } from '../parts/none-words.ts';
import { BoothName } from '../parts/Plate.tsx';
import { clockTime, weekday } from '../parts/times.ts';
import { useEvent } from '../shell/events.ts';
import { ChartCard } from './ChartCard.tsx';
import { ClockChart } from './ClockChart.tsx';
import { ClockLegend } from './ClockLegend.tsx';
import classes from './Engagement.module.css';
import { amountWords, hourWords } from './engagement-words.ts';
import { useScreenWidth } from './screen-width.ts';
import type { View } from './view.ts';

const AXIS = 36;
/** Of a booth; its label beside the chart is pressed. */
const [ROW, TOUCH_ROW] = [32, 44];
/** Narrower, an hour has no room for its figure: the chart scrolls. */
const LEAST_OF_HOUR = 28;

/** One clock: all booths, then each booth on the same axis. */
export function ClockCard({ view }: { view: View }) {
  const { of, shown, onChange } = view;
  const { timeZone } = useEvent();
  const { ref, width } = useScreenWidth();
  const isNarrow = useMediaQuery('(width < 900px)', undefined, { getInitialValueInEffect: false });
  const row = isNarrow ? TOUCH_ROW : ROW;
  const kioskOf = ({ kiosks, name }: Engagement['booths'][number]) => ({
    kiosk: kiosks.length === 0 ? null : kiosks.join(', '),
    name,
  });
  const booths = of.booths.toSorted((a, b) => byKiosk(kioskOf(a), kioskOf(b)));
  const ordered = { ...of, booths };
  const wide = Math.max(width, 2 * AXIS + of.hours.length * LEAST_OF_HOUR);
  const layout = layoutHours(of.hours, timeZone, wide, Date.parse(of.asOf), knownOf(of), AXIS);
  return (
    <ChartCard
      view={view}
      name="booth-hours"
      title="Visitors by hour"
      table={() => tableOf(ordered, timeZone)}
    >
      {of.hours.length === 0 ? (
        <p className={classes.note}>
          {amountWords(of.notPlaced)} visitors, not placed in time: the head counts say how many came, not
          when.
        </p>
      ) : (
        <div className={classes.clockGrid} style={{ '--wide': wide } as CSSProperties}>
          <ul className={classes.labels} style={{ '--row': `${row}px` } as CSSProperties}>
            {booths.map((booth) => (
              <li key={booth.boothId}>
                <button
                  type="button"
                  aria-pressed={shown.booth === booth.slug}
                  onClick={() => onChange({ booth: shown.booth === booth.slug ? undefined : booth.slug })}
                >
                  <BoothName {...kioskOf(booth)} />
                  {booth.notPlaced > 0 && (
                    <small>
                      {booth.figure.approximate && '~'}
                      {booth.notPlaced} not placed
                    </small>
                  )}
                </button>
              </li>
            ))}
          </ul>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys */}
          <section className={classes.scroll} tabIndex={0} aria-label="Visitors by hour and booth" ref={ref}>
            {width > 0 && <ClockChart of={ordered} layout={layout} width={wide} row={row} />}
          </section>
          {width > 0 && wide > width && (
            <p className={classes.scrollHint}>{scrollWords(layout.places, width)}</p>
          )}
        </div>
      )}
      <ClockLegend of={of} layout={layout} />
    </ChartCard>
  );
}

/** Whether it was closed beyond a range, its hours do not say. */
function knownOf({ openings, range: { from, to } }: Engagement) {
  if (openings.length === 0) return null;
  return {
    from: from === null ? Number.NEGATIVE_INFINITY : Date.parse(from),
    to: to === null ? Number.POSITIVE_INFINITY : Date.parse(to),
  };
}

/** "Scroll sideways for Tue 1": the days that begin beyond the edge, or the rest of the one that is cut. */
function scrollWords(places: readonly { date: string; x: number }[], width: number): string {
  const beyond = places.filter(({ x }) => x >= width - LEAST_OF_HOUR);
  const words = (beyond.length > 0 ? beyond : places.slice(-1)).map(
    ({ date }) => `${weekday(date, 'short')} ${Number(date.slice(8))}`,
  );
  return `Scroll sideways for ${beyond.length > 0 ? '' : 'the rest of '}${listWords(words)} →`;
}

function tableOf(of: Engagement, timeZone: string) {
  const isOneDay = of.range.day !== null;
  return {
    caption: of.talks.map(({ title, startsAt }) => `${clockTime(startsAt, timeZone)} ${title}`).join(' · '),
    heads: [
      { label: 'Hour' },
      { label: 'All', isFigure: true },
      ...of.booths.map(({ name }) => ({ label: name, isFigure: true })),
    ],
    rows: [
      ...of.hours.map((hour, index) => ({
        key: hour.startsAt,
        cells: [
          hourWords(hour, timeZone, isOneDay),
          <b key="all">{hourFigureWords(hour, Date.parse(of.asOf))}</b>,
          ...of.booths.map(({ hours }) => {
            const cell = hours[index];
            if (cell === undefined) return '';
            return cell.visitors === null
              ? noneWords[cell.none ?? 'not-recorded']
              : hourFigureWords(
                  { ...hour, visitors: cell.visitors, shared: cell.shared },
                  Date.parse(of.asOf),
                );
          }),
        ],
      })),
      ...(of.notPlaced.visitors === 0
        ? []
        : [
            {
              key: 'not-placed',
              cells: [
                'Not placed in time',
                amountWords(of.notPlaced),
                ...of.booths.map(({ notPlaced, figure }) =>
                  notPlaced === 0
                    ? ''
                    : amountWords({ visitors: notPlaced, approximate: figure.approximate }),
                ),
              ],
            },
          ]),
    ],
  };
}
