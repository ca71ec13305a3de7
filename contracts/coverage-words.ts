import type { CoverageEvidence, CoverageMinutes, CoverageStretch } from './coverage.ts';
import { dateFormat } from './date-formats.ts';
import { hoursAndMinutes } from './durations.ts';

export const stateWords: { [state in CoverageStretch['state']]: string } = {
  covered: 'covered',
  gap: 'gap',
  unrecorded: 'not recorded',
  coming: 'still to come',
};

/** "7 h 34 of 8 h 45 covered, gap 1 h 11"; the parts that are 0 are left out. */
export function minutesWords(minutes: CoverageMinutes): string {
  const { slotMinutes, coveredMinutes, gapMinutes, notRecordedMinutes, comingMinutes } = minutes;
  const parts = [
    `${coveredMinutes === 0 ? 'nothing' : hoursAndMinutes(coveredMinutes)} of ${hoursAndMinutes(slotMinutes)} covered`,
    gapMinutes > 0 && `gap ${hoursAndMinutes(gapMinutes)}`,
    notRecordedMinutes > 0 && `${hoursAndMinutes(notRecordedMinutes)} not recorded`,
    comingMinutes > 0 && `${hoursAndMinutes(comingMinutes)} still to come`,
  ];
  if (comingMinutes === slotMinutes) return `${hoursAndMinutes(slotMinutes)} still to come`;
  if (slotMinutes > 0 && coveredMinutes === slotMinutes) return `all ${hoursAndMinutes(slotMinutes)} covered`;
  return parts.filter((part) => part !== false).join(', ');
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
