import { breakWords } from '#contracts/break-words';
import { hoursAndMinutes } from '#contracts/durations';
import type { Today, TodayBooth, TodayShift, TodayWarning } from '#contracts/today';
import { clockTimeFrom } from '../parts/times.ts';
import { isOnDuty } from './presence.ts';

/** Whose clock, and what it shows at this moment. */
export interface Clock {
  timeZone: string;
  asOf: string;
}

export interface Hole {
  booth: TodayBooth;
  warning: TodayWarning;
  /** It is there already; the others are still to come. */
  isNow: boolean;
  /** What there is to say of a break of the event in this time. */
  inBreak: string | null;
}

const NOW: readonly TodayWarning['kind'][] = ['nobody-here', 'short'];

/** Every warning with its booth: what is wrong now first, then what comes first. */
export function holesOf({ asOf, booths, breaks }: Today): Hole[] {
  const rank = ({ warning }: Hole) => (NOW.includes(warning.kind) ? NOW.indexOf(warning.kind) : NOW.length);
  return booths
    .flatMap((booth) =>
      booth.warnings.map((warning) => {
        const isNow = NOW.includes(warning.kind);
        const at = isNow ? { startsAt: asOf, endsAt: new Date(Date.parse(asOf) + 1).toISOString() } : warning;
        return { booth, warning, isNow, inBreak: breakWords(at, breaks) };
      }),
    )
    .toSorted((a, b) => rank(a) - rank(b) || a.warning.startsAt.localeCompare(b.warning.startsAt));
}

/** "Nobody has checked in since 13:30. Carol Danvers is expected." */
export function holeWords(hole: Hole, clock: Clock): string {
  return [missingWords(hole, clock), hole.inBreak].filter((part) => part !== null).join(' ');
}

function missingWords({ booth, warning }: Hole, clock: Clock): string {
  const { kind, startsAt, leftAt, missing } = warning;
  const stretch = `${timeOf(startsAt, clock)}–${endOf(warning, clock)}`;
  switch (kind) {
    case 'nobody-here':
      return [
        leftAt === null
          ? `Nobody has checked in since ${timeOf(startsAt, clock)}, needs ${missing ?? 1}.`
          : `Nobody is here since ${timeOf(leftAt, clock)}, needs ${missing ?? 1}.`,
        expectedWords(booth),
      ].join(' ');
    case 'short':
      return [
        `${booth.here.length} here, needs ${(missing ?? 0) + booth.here.length}, until ${endOf(warning, clock)}.`,
        expectedWords(booth),
      ].join(' ');
    case 'unfilled':
      return `${stretch}: ${missing === 1 ? '1 more person is needed' : `${missing ?? 0} more people are needed`}.`;
    case 'unplanned':
      return `${stretch}: no shift is planned, for ${hoursAndMinutes(minutesOf(warning))}.`;
  }
}

/** "Carol Danvers is expected." Who was expected and is known not to come is said as well. */
function expectedWords({ running }: TodayBooth): string {
  const people = running.flatMap((shift) => shift.people);
  const names = (state: string) => people.filter((one) => one.state === state).map(({ name }) => name);
  const [expected, absent] = [names('unknown'), names('absent')];
  return [
    expected.length > 0 && `${listed(expected)} ${expected.length === 1 ? 'is' : 'are'} expected.`,
    absent.length > 0 && `${listed(absent)} did not come.`,
    people.length === 0 && 'Nobody is planned.',
  ]
    .filter((part) => part !== false)
    .join(' ');
}

const inWords = new Intl.ListFormat('en', { style: 'long', type: 'conjunction' });
const listed = (names: readonly string[]) => inWords.format(names);

/** To send to the booth's people: what is missing, and what to do if it is not. */
export function holeMessage(hole: Hole, clock: Clock): string {
  const { booth, warning, isNow } = hole;
  const where = `${booth.name}${booth.kiosk === null ? '' : ` (kiosk ${booth.kiosk})`}`;
  if (isNow)
    return `${where}: ${holeWords(hole, clock)} Who can be there? If somebody is there already: check in on the tablet.`;
  const stretch = `${timeOf(warning.startsAt, clock)}–${endOf(warning, clock)}`;
  return `${where}: somebody is still needed ${stretch}. Who can be there?`;
}

/** Where a booth stands in its slot: "until 17:00", "starts tomorrow 10:30", "over since 17:00". */
export function slotWords({ slot }: TodayBooth, clock: Clock): string {
  const { state, startsAt, endsAt } = slot;
  if (state === 'running' && endsAt !== null) return `until ${timeOf(endsAt, clock)}`;
  if (state === 'before' && startsAt !== null) return `starts ${timeOf(startsAt, clock)}`;
  if (state === 'over' && endsAt !== null) return `over since ${timeOf(endsAt, clock)}`;
  return 'no slot known';
}

/** "tomorrow 10:30–13:30: Ana Medina, Sam Ito"; "nobody yet" where nobody is on it. */
export function nextWords(shift: TodayShift, clock: Clock): string {
  const names = shift.people.map(({ name }) => name);
  return `${timeOf(shift.startsAt, clock)}–${endOf(shift, clock)}: ${names.length === 0 ? 'nobody yet' : names.join(', ')}`;
}

/** "7 of 9 running booths have somebody, 2 holes ahead" */
export function tallyWords(today: Today): string {
  const running = today.booths.filter(isOnDuty);
  const staffed = running.filter(({ here }) => here.length > 0).length;
  const ahead = holesOf(today).filter(({ isNow }) => !isNow).length;
  return [
    running.length === 0
      ? 'no booth runs at this moment'
      : `${staffed} of ${running.length} running booths have somebody`,
    ahead > 0 && `${ahead} ${ahead === 1 ? 'hole' : 'holes'} in the next 24 hours`,
  ]
    .filter((part) => part !== false)
    .join(', ');
}

const timeOf = (instant: string, { asOf, timeZone }: Clock) => clockTimeFrom(asOf, instant, timeZone);
/** The day is said once, with the start, where both are on the same. */
const endOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }, { asOf, timeZone }: Clock) =>
  Date.parse(startsAt) <= Date.parse(asOf)
    ? clockTimeFrom(asOf, endsAt, timeZone)
    : clockTimeFrom(startsAt, endsAt, timeZone);
/** As the two times read, without their seconds. */
const minutesOf = ({ startsAt, endsAt }: TodayWarning) => minuteOf(endsAt) - minuteOf(startsAt);
const minuteOf = (instant: string) => Math.floor(Date.parse(instant) / 60_000);
