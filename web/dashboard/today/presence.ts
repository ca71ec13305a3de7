import type { TodayBooth } from '#contracts/today';
import { clockTimeFrom } from '../parts/times.ts';
import type { Clock } from './today-words.ts';

/** Somebody at a booth, or who should be. */
export interface Presence {
  /** Null: not on the list of people. */
  personId: string | null;
  name: string;
  /**
   * - `here`: checked in
   * - `expected`: on a shift that runs, and nobody has seen them
   * - `left`: came for a shift that still runs, and is not here any more
   * - `absent`: somebody said that they did not come
   */
  state: 'here' | 'expected' | 'left' | 'absent';
  words: string;
  /** The shift that they are not at; null for who is here. */
  shiftId: string | null;
}

/** Who is here first, then who is expected, who left and who did not come. Each person once. */
export function presencesOf({ here, running }: TodayBooth, clock: Clock): Presence[] {
  const time = (instant: string) => clockTimeFrom(clock.asOf, instant, clock.timeZone);
  const present: Presence[] = here.map(({ personId, name, since, until, isUncertain }) => ({
    ...{ personId, name, state: 'here', shiftId: null },
    words: `since ${time(since)}${isUncertain ? ' (time uncertain)' : ''}, until ${time(until)}`,
  }));
  const known = new Set(present.map(({ personId }) => personId));
  const away: Presence[] = [];
  for (const { shiftId, startsAt, people } of running)
    for (const { personId, name, state } of people) {
      if (known.has(personId)) continue;
      known.add(personId);
      const common = { personId, name, shiftId };
      if (state === 'unknown')
        away.push({ ...common, state: 'expected', words: `expected since ${time(startsAt)}` });
      if (state === 'came') away.push({ ...common, state: 'left', words: 'was here, and left' });
      if (state === 'absent') away.push({ ...common, state: 'absent', words: 'did not come' });
    }
  const order: readonly Presence['state'][] = ['expected', 'left', 'absent'];
  return [...present, ...away.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))];
}

/** Who it is, as an entry says it: a person of the list, or else a name. */
export const bodyOf = ({ personId, name }: Presence) => (personId === null ? { name } : { personId });

/** Its slot or a shift runs, or somebody is there all the same. */
export const isOnDuty = ({ slot, running, here }: Pick<TodayBooth, 'slot' | 'running' | 'here'>) =>
  slot.state === 'running' || running.length > 0 || here.length > 0;
