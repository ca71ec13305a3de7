import type { CoverageEvidence, CoverageMinutes, CoverageStretch } from './coverage.ts';
import { dateFormat } from './date-formats.ts';
import { hoursAndMinutes } from './durations.ts';

export const stateWords: { [state in CoverageStretch['state']]: string } = {
  covered: 'covered',
  gap: 'gap',
  unrecorded: 'not recorded',
  coming: 'still to come',
};

/** What each state means, beside its pattern. */
export const legendWords: typeof stateWords = {
  ...stateWords,
  gap: 'gap: somebody said nobody was there, or all had left',
  unrecorded: 'not recorded: nobody wrote it down',
};

/** "7 h 34 of 8 h 45 covered", "gap 1 h 11", each with its state; the parts that are 0 are left out. */
export function minutesParts(minutes: CoverageMinutes): { state: CoverageStretch['state']; words: string }[] {
  const { slotMinutes, coveredMinutes, gapMinutes, notRecordedMinutes, comingMinutes } = minutes;
  const all = hoursAndMinutes(slotMinutes);
  if (comingMinutes === slotMinutes) return [{ state: 'coming', words: `${all} still to come` }];
  const covered = coveredMinutes === 0 ? 'nothing' : hoursAndMinutes(coveredMinutes);
  const isAll = coveredMinutes === slotMinutes;
  const parts = [
    {
      state: 'covered',
      part: slotMinutes,
      words: isAll ? `all ${all} covered` : `${covered} of ${all} covered`,
    },
    { state: 'gap', part: gapMinutes, words: `gap ${hoursAndMinutes(gapMinutes)}` },
    ...(['unrecorded', 'coming'] as const).map((state) => {
      const part = state === 'coming' ? comingMinutes : notRecordedMinutes;
      return { state, part, words: `${hoursAndMinutes(part)} ${stateWords[state]}` };
    }),
  ] as const;
  return parts.filter(({ part }) => part > 0).map(({ state, words }) => ({ state, words }));
}

/** "7 h 34 of 8 h 45 covered, gap 1 h 11" */
export const minutesWords = (minutes: CoverageMinutes): string =>
  minutesParts(minutes)
    .map(({ words }) => words)
    .join(', ');

export const NO_SLOT = 'No slot known';

/** "10:30–12:00" */
export const hoursOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }, timeZone: string) =>
  `${clockWords(startsAt, timeZone)}–${clockWords(endsAt, timeZone)}`;

/** "checked in Tue 11 Nov 10:25 (time uncertain), closed at 12:00" */
export const forgottenWords = (
  { startsAt, endsAt, isUncertain }: { startsAt: string; endsAt: string; isUncertain: boolean },
  timeZone: string,
) =>
  `checked in ${dated(startsAt, timeZone)}${isUncertain ? ' (time uncertain)' : ''}, closed at ${clockWords(endsAt, timeZone)}`;

/** "1 known to be there, 2 planned (at least 1, hoped for 2).", then each piece of evidence: what stands behind a stretch. */
export function behindWords(stretch: CoverageStretch, timeZone: string): string[] {
  const { state, people, planned, minimum, target, evidence } = stretch;
  const plan =
    planned === null ? 'no shift planned' : `${planned} planned (at least ${minimum}, hoped for ${target})`;
  const known =
    state === 'covered'
      ? [`${people} known to be there`]
      : state === 'unrecorded' && evidence.length === 0
        ? ['nothing was written down']
        : [];
  const words = [...known, plan].join(', ');
  return [
    `${words.charAt(0).toUpperCase()}${words.slice(1)}.`,
    ...evidence.map((one) => evidenceWords(one, timeZone)),
  ];
}

export const provisionalCoverage = 'Provisional: a device has not sent everything, check-ins may be missing.';

/** How far the covered time came up to the plan; empty where there is nothing to say. */
export function planWords(minutes: CoverageMinutes): string[] {
  const { slotMinutes, plannedMinutes, coveredMinutes, belowMinimumMinutes, atTargetMinutes } = minutes;
  const isPlanned = plannedMinutes > 0;
  return [
    plannedMinutes === slotMinutes
      ? 'planned throughout'
      : `planned ${isPlanned ? hoursAndMinutes(plannedMinutes) : 'nothing'} of ${hoursAndMinutes(slotMinutes)}`,
    ...(belowMinimumMinutes > 0
      ? [`fewer than the minimum known for ${hoursAndMinutes(belowMinimumMinutes)}`]
      : []),
    ...(isPlanned && coveredMinutes > 0
      ? [`at the target for ${atTargetMinutes === 0 ? 'none of it' : hoursAndMinutes(atTargetMinutes)}`]
      : []),
  ];
}

/** What stands behind a stretch: who was checked in, whose phone tapped, who stated what and when; a sentence or two. */
export function evidenceWords(evidence: CoverageEvidence, timeZone: string): string {
  const said = saidWords(evidence, timeZone);
  return evidence.isUncertain ? `${said} ${uncertainEvidence}` : said;
}

const uncertainEvidence = 'By a clock that could not be trusted: the time is uncertain.';

function saidWords(evidence: CoverageEvidence, timeZone: string): string {
  const { kind, name, isThere, by, at, isLeftOpen, isRunning, startsAt, endsAt } = evidence;
  const clock = (instant: string) => clockWords(instant, timeZone);
  const isOneDay = dayOf(startsAt, timeZone) === dayOf(endsAt, timeZone);
  const from = isOneDay ? clock(startsAt) : dated(startsAt, timeZone);
  const to = isOneDay ? clock(endsAt) : dated(endsAt, timeZone);
  const stretch = `${from} to ${to}`;
  if (isRunning) return `${name} checked in ${from}, and was still there.`;
  if (kind === 'check-in')
    return isLeftOpen
      ? `${name} checked in ${from} and did not check out: closed at ${to}.`
      : `${name} was checked in ${stretch}.`;
  if (kind === 'check-out') return `${name} checked out ${from}, before the shift ended at ${to}.`;
  if (kind === 'tapped') return `Visits were tapped on ${name}'s own phone, ${stretch}.`;
  const what = `${name ?? (isThere ? 'somebody' : 'nobody')} was ${isThere || name === null ? '' : 'not '}there ${stretch}`;
  const who = by === null ? '' : ` by ${by}`;
  const isAfterwards = Date.parse(at) >= Date.parse(endsAt);
  const said = kind === 'absence' ? 'Noted' : 'Stated';
  return `${said}${isAfterwards ? ' afterwards' : ''}${who}, ${momentFrom(endsAt, at, timeZone)}: ${what}.`;
}

/** "16:40", on another date than the other moment "Thu 27 Nov 09:10" */
function momentFrom(other: string, instant: string, timeZone: string): string {
  const isThatDay = dayOf(other, timeZone) === dayOf(instant, timeZone);
  return isThatDay ? clockWords(instant, timeZone) : dated(instant, timeZone);
}

const dated = (instant: string, timeZone: string) =>
  `${dayOf(instant, timeZone)} ${clockWords(instant, timeZone)}`;

/** "Thu 27 Nov" */
export function dayOf(instant: string, timeZone: string): string {
  return dateFormat('en-GB', { timeZone, weekday: 'short', day: 'numeric', month: 'short' })
    .format(new Date(instant))
    .replace(',', '');
}

/** What the covered minutes rest on; each counts for the strongest that it has. */
export function coveredBy(stretches: readonly CoverageStretch[]): string[] {
  const minutes = { 'checked in': 0, 'tapped on their own phone': 0, stated: 0, 'stated afterwards': 0 };
  for (const stretch of stretches.filter(({ state }) => state === 'covered')) {
    const kinds = stretch.evidence.map(({ kind }) => kind);
    const isAfterwards = stretch.evidence.every(({ at }) => Date.parse(at) >= Date.parse(stretch.endsAt));
    if (kinds.includes('check-in')) minutes['checked in'] += stretch.minutes;
    else if (kinds.includes('tapped')) minutes['tapped on their own phone'] += stretch.minutes;
    else minutes[isAfterwards ? 'stated afterwards' : 'stated'] += stretch.minutes;
  }
  const uncertain = stretches.filter(isUncertainlyCovered).reduce((sum, { minutes }) => sum + minutes, 0);
  return [
    ...Object.entries(minutes)
      .filter(([, amount]) => amount > 0)
      .map(([what, amount]) => `${what} ${hoursAndMinutes(amount)}`),
    ...(uncertain > 0 ? [`at uncertain times ${hoursAndMinutes(uncertain)}`] : []),
  ];
}

/** Nothing but check-ins by clocks that could not be trusted says that somebody was there. */
const isUncertainlyCovered = ({ state, evidence }: CoverageStretch) =>
  state === 'covered' && evidence.every(({ isUncertain }) => isUncertain);

export function clockWords(instant: string, timeZone: string): string {
  return dateFormat('en-GB', {
    ...{ timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).format(new Date(instant));
}
