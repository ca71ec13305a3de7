import { momentMs } from '../clock/moment.ts';
import { timeOf } from '../clock/zone.ts';
import type { OwnVisit } from '../outbox/database.ts';
import styles from './RailChart.module.css';
import { labelsOf, placeOn, type Rail } from './rail-rules.ts';

interface Props {
  rail: Rail;
  nowMs: number;
  offsetMs: number;
  timeZone: string;
  visits: readonly OwnVisit[];
}

/** The slot as a bar on the clock: a tick for each visit of this device, taller for a larger party, and now. One path: a day has hundreds. */
export function RailChart({ rail, nowMs, offsetMs, timeZone, visits }: Props) {
  const ticks = visits.flatMap((visit) => {
    const place = placeOn(rail, momentMs(visit, offsetMs));
    return place === null ? [] : [`M${place} 100V${100 - tickHeight(visit.partySize)}`];
  });
  const now = placeOn(rail, nowMs);
  const past = now ?? (nowMs > rail.endsAtMs ? 100 : 0);
  return (
    <div className={styles.rail} role="img" aria-label={sentence(rail, nowMs, timeZone, ticks.length)}>
      <div className={styles.hours}>
        <i className={styles.past} style={{ width: `${past}%` }} />
        <svg className={styles.ticks} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden>
          <path d={ticks.join('')} vectorEffect="non-scaling-stroke" />
        </svg>
        {now !== null && <i className={styles.now} style={{ left: `${now}%` }} />}
      </div>
      {labelsOf(rail, nowMs, timeZone, LABEL_PX / innerWidth).map(({ atMs, text }) => (
        <span
          key={atMs}
          className={isEnd(rail, atMs) ? styles.label : `${styles.label} ${styles.between}`}
          style={edge(placeOn(rail, atMs) ?? 0)}
        >
          {text}
        </span>
      ))}
      {now !== null && (
        <span className={styles.nowLabel} style={edge(now)}>
          {timeOf(nowMs, timeZone)}
        </span>
      )}
    </div>
  );
}

const isEnd = (rail: Rail, atMs: number) => atMs === rail.startsAtMs || atMs === rail.endsAtMs;

/** An end's label beside the one of now, with air between. */
const LABEL_PX = 72;

const TALLEST = 10;

function tickHeight(partySize: number): number {
  return 32 + (Math.min(partySize, TALLEST) - 1) * 7;
}

/** Labels at the ends stay inside. */
function edge(place: number) {
  const shift = place < 3 ? 0 : place > 97 ? -100 : -50;
  return { left: `${place}%`, transform: `translateX(${shift}%)` };
}

function sentence(rail: Rail, nowMs: number, timeZone: string, visits: number): string {
  const what = rail.isSlot ? 'This slot' : 'Open today';
  const hours = `${timeOf(rail.startsAtMs, timeZone)} to ${timeOf(rail.endsAtMs, timeZone)}`;
  const counted = visits === 1 ? '1 visit' : `${visits} visits`;
  return `${what}, ${hours}: ${counted} counted on this device, now ${timeOf(nowMs, timeZone)}`;
}
