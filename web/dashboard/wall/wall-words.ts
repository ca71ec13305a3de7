import type { z } from 'zod';
import type { shareLinks } from '#contracts/share-links';
import { clockTimeFrom } from '../parts/times.ts';
import type { Clock } from '../today/today-words.ts';

export type WallBooth = z.output<typeof shareLinks.look.output>['booths'][number];

/** Neither does its slot run nor is anybody there. */
export const isQuiet = ({ state, here }: WallBooth) => here === 0 && state !== 'running';

/** "Ana, Sam", "2 people here" where names are switched off, else where the booth stands in its slot. */
export function hereWords(booth: WallBooth, { asOf, timeZone }: Clock): string {
  const { here, hereNames, state, startsAt, endsAt } = booth;
  const time = (instant: string) => clockTimeFrom(asOf, instant, timeZone);
  if (hereNames.length > 0) return hereNames.join(', ');
  if (here > 0) return here === 1 ? '1 person here' : `${here} people here`;
  if (state === 'before' && startsAt !== null) return `Starts ${time(startsAt)}`;
  if (state === 'over' && endsAt !== null) return `Over since ${time(endsAt)}`;
  return state === 'running' ? 'Nobody checked in' : 'No slot known';
}

/** "Needs 1", "Needs 1 more" where somebody is there. Null: nobody is missing. */
export function missingWords({ missingNow, here }: WallBooth): string | null {
  if (missingNow === null) return null;
  return `Needs ${missingNow}${here > 0 ? ' more' : ''}`;
}

/** "Next 15:30: Carol, Wei"; "2 people" where names are switched off, "nobody yet" where nobody is on it. */
export function nextWords(next: NonNullable<WallBooth['next']>, { asOf, timeZone }: Clock): string {
  const { people, names } = next;
  const some = names.length > 0 ? names.join(', ') : people === 1 ? '1 person' : `${people} people`;
  return `Next ${clockTimeFrom(asOf, next.startsAt, timeZone)}: ${people === 0 ? 'nobody yet' : some}`;
}
