import { type Moment, momentMs } from '../clock/moment.ts';
import { dayOf } from '../clock/zone.ts';

interface Given {
  boothId: string;
  timeZone: string;
  /** The server's now, as far as this tablet knows it. */
  nowMs: number;
  offsetMs: number;
  /** The server's figure, null before the first one. */
  figure: { visitorsToday: number; asOf: string } | null;
  unsent: readonly { boothId: string; changes: readonly (Moment & { visitors: number })[] }[];
}

/**
 * Visitors of a booth today, in the event's zone: the server's figure and what this tablet has not sent yet.
 * A figure of another day says nothing about today.
 */
export function visitorsToday(given: Given): number {
  const { boothId, timeZone, figure, offsetMs } = given;
  const today = dayOf(given.nowMs, timeZone);
  const isToday = (atMs: number) => dayOf(atMs, timeZone) === today;
  const sent = figure !== null && isToday(Date.parse(figure.asOf)) ? figure.visitorsToday : 0;
  const unsent = given.unsent
    .filter((item) => item.boothId === boothId)
    .flatMap(({ changes }) => changes)
    .filter((change) => isToday(momentMs(change, offsetMs)))
    .reduce((sum, { visitors }) => sum + visitors, 0);
  return Math.max(0, sent + unsent);
}

/** Visitors that this device counted itself today, undone ones left out. */
export function ownVisitorsToday(
  given: Pick<Given, 'boothId' | 'timeZone' | 'nowMs' | 'offsetMs'> & {
    visits: readonly (Moment & { boothId: string; partySize: number; undoneAt: string | null })[];
  },
): number {
  const today = dayOf(given.nowMs, given.timeZone);
  return given.visits
    .filter((visit) => visit.boothId === given.boothId && visit.undoneAt === null)
    .filter((visit) => dayOf(momentMs(visit, given.offsetMs), given.timeZone) === today)
    .reduce((sum, visit) => sum + visit.partySize, 0);
}

/** When somebody came last; null if nobody did. */
export function lastMomentMs(visits: readonly Moment[], offsetMs: number): number | null {
  const lastMs = visits.reduce(
    (last, visit) => Math.max(last, momentMs(visit, offsetMs)),
    Number.NEGATIVE_INFINITY,
  );
  return lastMs === Number.NEGATIVE_INFINITY ? null : lastMs;
}

interface BoothFigure {
  boothId: string;
  visitorsToday: number;
  asOf: string;
}

/** The newest figure of each booth: an answer that was overtaken on the way changes nothing. */
export function newestFigures(held: readonly BoothFigure[], come: readonly BoothFigure[]): BoothFigure[] {
  const byBooth = new Map(held.map((figure) => [figure.boothId, figure]));
  for (const figure of come) {
    const before = byBooth.get(figure.boothId);
    if (before === undefined || Date.parse(before.asOf) <= Date.parse(figure.asOf))
      byBooth.set(figure.boothId, figure);
  }
  return [...byBooth.values()];
}
