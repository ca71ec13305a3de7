import type { DeviceState } from '#contracts/devices';
import { Button } from '../../ui/Button.tsx';
import { dayOf, timeOf, weekdayOf } from '../clock/zone.ts';
import { useOffsetMs, useTablet, useTabletState } from '../shell/use-tablet.ts';
import styles from './Notice.module.css';
import { type TakeoverQuestion, takeoverQuestion } from './takeover-rules.ts';

interface Props {
  state: DeviceState;
  booth: DeviceState['booths'][number];
  nowMs: number;
}

/** At the end of a slot the tablet asks who takes over, so that the afternoon's taps do not land on the morning's project. */
export function TakeOver({ state, booth, nowMs }: Props) {
  const tablet = useTablet();
  const { stayed, isLocked } = useTabletState(({ meta: { stayed, isLocked } }) => ({ stayed, isLocked }));
  const question = takeoverQuestion({ state, booth, nowMs });
  if (question === null || question.key === stayed)
    return isLocked ? null : <WayBack state={state} booth={booth} nowMs={nowMs} />;
  const { neighbour } = question;
  return (
    <section className={styles.question} aria-label="Who counts here now">
      <div role="status">
        <h2>{questionWords(question, booth.name, state.event.timeZone, nowMs)} Who counts here now?</h2>
        <p>
          Until somebody answers, taps count for {booth.name}.{isLocked && ' Unlock this tablet to answer.'}
        </p>
      </div>
      {!isLocked && (
        <div className={styles.answers}>
          <Button look="ink" onPress={() => tablet.goOver(booth.id, neighbour.id)}>
            {neighbour.name}
          </Button>
          <Button onPress={() => tablet.stay(question.key)}>Still {booth.name}</Button>
        </div>
      )}
    </section>
  );
}

function questionWords(question: TakeoverQuestion, name: string, timeZone: string, nowMs: number): string {
  const { endedAt, neighbour, endsAt } = question;
  if (endedAt === null) return `${neighbour.name} has this kiosk until ${timeOf(endsAt, timeZone)}.`;
  const isToday = dayOf(endedAt, timeZone) === dayOf(nowMs, timeZone);
  const day = isToday ? '' : `${weekdayOf(endedAt, timeZone)} `;
  return `${name}'s slot ended at ${day}${timeOf(endedAt, timeZone)}.`;
}

const WAY_BACK_MS = 10 * 60_000;

/** For whoever pressed the wrong name. Later it stands on the screen Shift only. */
function WayBack({ state, booth, nowMs }: Props) {
  const tablet = useTablet();
  const { cameFrom } = useTabletState(({ meta: { cameFrom } }) => ({ cameFrom }));
  const offsetMs = useOffsetMs();
  const from = [...state.booths, ...state.neighbours].find(({ id }) => id === cameFrom?.boothId);
  if (cameFrom === null || from === undefined || from.id === booth.id) return null;
  const atMs = cameFrom.atMs + offsetMs;
  if (nowMs - atMs > WAY_BACK_MS) return null;
  return (
    <section className={styles.quiet} aria-label="Who counts here now">
      <p role="status">
        Taps count for {booth.name} since {timeOf(atMs, state.event.timeZone)}. What was tapped before stays
        with {from.name}.
      </p>
      <Button onPress={() => tablet.goOver(booth.id, from.id)}>Count for {from.name} again</Button>
    </section>
  );
}
