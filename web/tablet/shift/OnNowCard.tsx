import type { Stay } from '#contracts/attendance';
import { Button } from '../../ui/Button.tsx';
import { timeOf } from '../clock/zone.ts';
import type { KnownFact } from './known-facts.ts';
import styles from './ShiftPage.module.css';
import { contradictionWords, hoursOf, leftWords, onWords } from './shift-words.ts';
import { forgottenOf, type OnNow, type Staffing } from './staffing.ts';
import type { Who } from './use-shift.ts';

const HALF_HOUR_MS = 30 * 60_000;

interface Props {
  staffing: Staffing;
  nowMs: number;
  timeZone: string;
  hasPin: (who: Who) => boolean;
  /** Until when, and until when they were there without that. */
  onStay: (who: Who, untilMs: number, beforeMs: number) => void;
  onCheckOut: (who: Who, shiftId: string | null) => void;
  onPin: (who: Who) => void;
}

/** Who is on now. */
export function OnNowCard(props: Props) {
  const { staffing, nowMs, timeZone } = props;
  const { onNow, expected } = staffing;
  const forgotten = forgottenOf(staffing, nowMs);
  return (
    <section className={styles.card}>
      <h2>On now</h2>
      {onNow.length === 0 && <p>Nobody is checked in.</p>}
      {onNow.length + forgotten.length > 0 && (
        <ul className={styles.people}>
          {onNow.map((one) => (
            <Person key={one.checkIn.id} one={one} {...props} />
          ))}
          {forgotten.map((stay) => (
            <Forgotten key={stay.checkIn.id} stay={stay} {...props} />
          ))}
        </ul>
      )}
      {expected.length > 0 && (
        <p className={styles.attention}>
          Planned for now, not checked in:{' '}
          {expected.map(({ name, shift }) => `${name} (${hoursOf(shift, timeZone)})`).join(', ')}
        </p>
      )}
    </section>
  );
}

function Person({
  one,
  nowMs,
  timeZone,
  staffing,
  hasPin,
  onStay,
  onCheckOut,
  onPin,
}: Props & { one: OnNow }) {
  const { checkIn, endsAt } = one;
  const contradiction = contradictionWords(one, timeZone);
  return (
    <li>
      <div className={styles.who}>
        <h3>{checkIn.name}</h3>
        <span>{onWords(one, timeZone)}</span>
        <b>{leftWords(endsAt - nowMs)}</b>
      </div>
      {contradiction !== null && <p className={styles.attention}>{contradiction}</p>}
      <div className={styles.actions}>
        <StayOn
          who={checkIn}
          fromMs={endsAt}
          staffing={staffing}
          timeZone={timeZone}
          onStay={(who, untilMs) => onStay(who, untilMs, endsAt)}
        />
        <Button onPress={() => onCheckOut(checkIn, checkIn.shiftId)}>
          Check out <Of who={checkIn} />
        </Button>
        <Button onPress={() => onPin(checkIn)}>
          {hasPin(checkIn) ? 'PIN is set' : 'Set a PIN'} <Of who={checkIn} />
        </Button>
      </div>
    </li>
  );
}

/** By one tap: half an hour more, or until the end of the slot. */
function StayOn({
  who,
  fromMs,
  staffing: { slotEndsAt },
  timeZone,
  onStay,
}: Pick<Props, 'staffing' | 'timeZone'> & {
  who: Who;
  fromMs: number;
  onStay: (who: Who, untilMs: number) => void;
}) {
  const longer = fromMs + HALF_HOUR_MS;
  const choices = slotEndsAt === null || slotEndsAt > longer ? [longer] : [];
  if (slotEndsAt !== null && slotEndsAt > fromMs) choices.push(slotEndsAt);
  return choices.map((untilMs) => (
    <Button key={untilMs} onPress={() => onStay(who, untilMs)}>
      <span>
        I will stay on until {timeOf(untilMs, timeZone)}
        {untilMs === slotEndsAt && <small>the end of the slot</small>}
      </span>{' '}
      <Of who={who} />
    </Button>
  ));
}

/** The shift is over and nobody checked out: the record closes it, unless they say that they are still here. */
function Forgotten({
  stay,
  nowMs,
  timeZone,
  staffing,
  onStay,
  onCheckOut,
}: Props & { stay: Stay<KnownFact> }) {
  const { checkIn, startsAt, endsAt } = stay;
  return (
    <li>
      <div className={styles.who}>
        <h3>{checkIn.name}</h3>
        <span>since {timeOf(startsAt, timeZone)}, did not check out</span>
      </div>
      <p>
        Counts as gone at {timeOf(endsAt, timeZone)}, when the shift ended. Nothing to do if that is right.
      </p>
      <div className={styles.actions}>
        <StayOn
          who={checkIn}
          fromMs={Math.max(endsAt, nowMs)}
          staffing={staffing}
          timeZone={timeZone}
          onStay={(who, untilMs) => onStay(who, untilMs, endsAt)}
        />
        <Button onPress={() => onCheckOut(checkIn, checkIn.shiftId)}>
          Left just now <Of who={checkIn} />
        </Button>
      </div>
    </li>
  );
}

/** Several people stand in the list: whose button it is, for whoever only hears it. */
function Of({ who }: { who: Who }) {
  return <span className="visually-hidden">({who.name})</span>;
}
