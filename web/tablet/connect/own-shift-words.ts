import { dateFormat } from '#contracts/date-formats';
import { timeOf } from '../clock/zone.ts';
import type { Open, Own } from './use-own-shifts.ts';

/** "Wed 12 Nov, 10:30–12:00"; a shift over midnight names the day on which it ends. */
export function hoursWords({ startsAt, endsAt }: Pick<Own, 'startsAt' | 'endsAt'>, timeZone: string): string {
  const day = (at: string) =>
    dateFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone })
      .format(new Date(at))
      .replace(',', '');
  const [from, to] = [day(startsAt), day(endsAt)];
  const [begin, end] = [timeOf(Date.parse(startsAt), timeZone), timeOf(Date.parse(endsAt), timeZone)];
  return `${from}, ${begin}–${from === to ? '' : `${to} `}${end}`;
}

/** "Copa, kiosk 5B, with Dan and Eve" */
export function whereWords({
  boothName,
  kiosk,
  others,
}: Pick<Own, 'boothName' | 'kiosk' | 'others'>): string {
  const company =
    others.length === 0 ? 'nobody else yet' : `with ${new Intl.ListFormat('en-GB').format(others)}`;
  return [boothName, kiosk === null ? null : `kiosk ${kiosk}`, company]
    .filter((part) => part !== null)
    .join(', ');
}

export function answerWords({ answer, takers }: Pick<Own, 'answer' | 'takers'>): string {
  switch (answer) {
    case null:
      return 'Will you be there?';
    case 'confirmed':
      return 'You will be there.';
    case 'declined':
      return 'You said that you cannot.';
    case 'swap-offered':
      return takers === 0
        ? 'Offered, but nobody else of the booth is free then. It is yours: if you cannot come, press “I cannot”, so that whoever plans the booth sees it.'
        : 'Offered to the others of the booth. It is yours until somebody takes it.';
  }
}

/** Why a shift is open: "Dan would like to give this one away", "1 of 2 so far". */
export function openWords({ offer, others, target }: Open): string {
  return offer === null
    ? `${others.length} of ${target} so far`
    : `${offer.by} would like to give this one away`;
}
