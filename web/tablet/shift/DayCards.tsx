import { IconAlertTriangle } from '@tabler/icons-react';
import type { Stay } from '#contracts/attendance';
import { timeOf } from '../clock/zone.ts';
import lists from './DayCards.module.css';
import type { KnownFact } from './known-facts.ts';
import styles from './ShiftPage.module.css';
import { holeWords, hoursOf, inWords, namesOf, staffedWords } from './shift-words.ts';
import type { DayShift, Hole } from './staffing.ts';

interface NextProps {
  next: readonly DayShift[];
  holes: readonly Hole[];
  nowMs: number;
  timeZone: string;
}

/** Who is next, and when nobody is. */
export function NextCard({ next, holes, nowMs, timeZone }: NextProps) {
  return (
    <section className={styles.card}>
      <h2>Next</h2>
      {next.length === 0 && <p>No further shift today.</p>}
      {next.map((shift) => (
        <p key={shift.id} className={lists.next}>
          <b>{namesOf(shift)}</b>
          <span>
            from {timeOf(shift.startsAt, timeZone)}, {inWords(shift.startsAt - nowMs)}
          </span>
        </p>
      ))}
      {holes.length > 0 && (
        <ul className={lists.holes} aria-label="Not enough people">
          {holes.map((hole) => (
            <li key={hole.startsAt}>
              <IconAlertTriangle size={20} stroke={1.9} aria-hidden />
              {holeWords(hole, timeZone)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface DayProps {
  shifts: readonly DayShift[];
  nowMs: number;
  timeZone: string;
}

/** The day's shifts as planned. */
export function DayCard({ shifts, nowMs, timeZone }: DayProps) {
  return (
    <section className={styles.card}>
      <h2>Today's shifts</h2>
      {shifts.length === 0 && <p>No shifts are set up for today. Check in by name all the same.</p>}
      {shifts.length > 0 && (
        <ul className={lists.day}>
          {shifts.map((shift) => {
            const isNow = shift.startsAt <= nowMs && nowMs < shift.endsAt;
            return (
              <li key={shift.id} className={isNow ? lists.running : undefined}>
                <b>{hoursOf(shift, timeZone)}</b>
                <span>
                  {isNow && <em>now</em>}
                  {namesOf(shift)}
                </span>
                <span>{staffedWords(shift)}</span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

/** Who was here today, and how that ended. */
export function EarlierCard({
  earlier,
  timeZone,
}: {
  earlier: readonly Stay<KnownFact>[];
  timeZone: string;
}) {
  if (earlier.length === 0) return null;
  return (
    <section className={styles.card}>
      <h2>Earlier today</h2>
      <ul className={lists.day}>
        {earlier.map((stay) => (
          <li key={stay.checkIn.id}>
            <b>{hoursOf(stay, timeZone)}</b>
            <span>{stay.checkIn.name}</span>
            <span>{stay.checkOut === null && 'did not check out'}</span>
          </li>
        ))}
      </ul>
      {earlier.some(({ checkOut }) => checkOut === null) && (
        <p>Whoever does not check out counts until the end of the shift.</p>
      )}
    </section>
  );
}
