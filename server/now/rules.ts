import type { AttendanceFact } from '#contracts/attendance';
import type { Stretch } from '../counting/rules.ts';

/** The slot that runs, else the next one, else the last one. */
export function slotOf<Slot extends Stretch>(
  slots: Slot[],
  now: number,
): { slot: Slot | null; state: 'unknown' | 'before' | 'running' | 'over' } {
  const inOrder = [...slots].sort((a, b) => a.startsAt - b.startsAt);
  const running = inOrder.find(({ startsAt, endsAt }) => startsAt <= now && now < endsAt);
  if (running) return { slot: running, state: 'running' };
  const next = inOrder.find(({ startsAt }) => startsAt > now);
  if (next) return { slot: next, state: 'before' };
  const last = inOrder.at(-1);
  return last ? { slot: last, state: 'over' } : { slot: null, state: 'unknown' };
}

/** The day to show: the asked one, else today if the event runs today, else null: the whole event. */
export function dayToShow(
  asked: string | undefined,
  today: string,
  event: { startsOn: string; endsOn: string },
): string | null {
  if (asked !== undefined) return asked === 'all' ? null : asked;
  return event.startsOn <= today && today <= event.endsOn ? today : null;
}

/** A fact with the person's own name, or the one a walk-up gave. */
export interface NamedFact extends AttendanceFact {
  boothId: string;
  booth: string;
  personId: string | null;
  name: string;
  deviceId: string | null;
  device: string | null;
  /** By a clock that could not be trusted, and nobody has said since when it was. */
  isUncertain: boolean;
}
