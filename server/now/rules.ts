import type { Stretch } from '../counting/rules.ts';

/** What people said about their coming and going, oldest first. */
export interface AttendanceFact {
  boothId: string;
  personId: string | null;
  name: string;
  kind: 'check-in' | 'check-out' | 'extension';
  at: number;
  /** Of an extension: until when. */
  until: number | null;
  shiftId: string | null;
}

export interface StaffedStretch extends Stretch {
  id: string;
}

export interface Here {
  personId: string | null;
  name: string;
  since: number;
}

/**
 * Who is at a booth now. Who forgot to check out is gone when the shift ends that ran at the check-in; without a shift,
 * when the slot ends; without either, after four hours.
 */
export function hereOf(
  facts: AttendanceFact[],
  shifts: StaffedStretch[],
  slots: Stretch[],
  now: number,
): Here[] {
  const here = new Map<string, Here & { until: number }>();
  for (const fact of facts.filter(({ at }) => at <= now)) {
    const key = fact.personId ?? `name ${fact.name}`;
    const present = here.get(key);
    if (fact.kind === 'check-out') here.delete(key);
    else if (fact.kind === 'extension')
      here.set(key, { ...fact, since: present?.since ?? fact.at, until: fact.until ?? fact.at });
    else if (present === undefined || present.until <= fact.at)
      here.set(key, { ...fact, since: fact.at, until: endOf(fact, shifts, slots) });
  }
  return [...here.values()]
    .filter(({ until }) => until > now)
    .map(({ personId, name, since }) => ({ personId, name, since }));
}

const FORGOTTEN_MS = 4 * 60 * 60_000;
/** Somebody may check in a little before the shift begins. */
const EARLY_MS = 30 * 60_000;

function endOf(fact: AttendanceFact, shifts: StaffedStretch[], slots: Stretch[]): number {
  const own = shifts.find(({ id }) => id === fact.shiftId);
  const covering = [...(own ? [own] : []), ...shifts, ...slots].find(
    ({ startsAt, endsAt }) => startsAt - EARLY_MS <= fact.at && fact.at < endsAt,
  );
  return covering?.endsAt ?? fact.at + FORGOTTEN_MS;
}

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
