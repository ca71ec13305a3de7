import type { Stretch } from '../counting/rules.ts';
import { type EventTime, localDateOf, stretchOf } from '../events/rules.ts';
import { dateOf } from '../reports/rules.ts';
import { momentsOf, plusDays } from './times.ts';
import {
  type ParsedSchedule,
  type Problem,
  type Speaker,
  storable,
  type Written,
  type WrittenSession,
} from './written.ts';

/** Whose clock the times of a schedule are on, where its own label and the event's zone say different things. */
export type Clock = 'event' | 'label';

/** A session at its place in time. Times in milliseconds. */
export interface Session extends Stretch {
  line: number;
  title: string;
  /** The event's date of its start. */
  date: string;
  room: string;
  track: string;
  speakers: Speaker[];
  key: string | null;
  doubts: string[];
}

/** What a schedule writes beside its times, and what the event's clock says then. */
interface ZoneLabel {
  label: string;
  sessions: number;
  /** Minutes ahead of UTC; null where nobody can say what the label means. */
  offset: number | null;
  eventOffset: number;
  agrees: boolean;
}

/** What a schedule says about its clock. */
export interface ZoneReading {
  labels: ZoneLabel[];
  /** Sessions in UTC, and those without any label. */
  exact: number;
  unlabelled: number;
  /** A label and the event's zone differ: a person says which holds. */
  mustDecide: boolean;
}

export interface Placed {
  sessions: Session[];
  problems: Problem[];
  zone: ZoneReading;
}

const LONG_MS = 12 * 3_600_000;

/** Puts what was written on the event's time. What lies outside of the event is a problem, and is not taken. */
export function placeSchedule(parsed: ParsedSchedule, event: EventTime, clock: Clock): Placed {
  const wall = clockOn(event.timeZone);
  const problems = [...parsed.problems];
  const sessions: Session[] = [];
  const within = stretchOf(event);
  for (const written of parsed.sessions) {
    const placed = placeSession(storable(written), { event, wall, within, clock });
    if ('what' in placed) problems.push(placed);
    else sessions.push(placed);
  }
  const zone = readZone(parsed.sessions, wall);
  return { sessions, problems: problems.sort((a, b) => a.line - b.line), zone };
}

function readZone(sessions: readonly WrittenSession[], wall: Wall): ZoneReading {
  const labels = labelsOf(sessions, wall);
  return {
    ...{ labels, mustDecide: labels.some(({ agrees }) => !agrees) },
    exact: sessions.filter(({ isExact }) => isExact).length,
    unlabelled: sessions.filter(({ from }) => from.label === null).length,
  };
}

/** What a wall's clock means in a zone: conferences begin many sessions at one time. */
function clockOn(timeZone: string) {
  const known = new Map<string, ReturnType<typeof momentsOf>>();
  return ({ date, time }: Written) => {
    const key = `${date} ${time}`;
    const moments = known.get(key) ?? momentsOf(date, time, timeZone);
    known.set(key, moments);
    return moments;
  };
}

type Wall = ReturnType<typeof clockOn>;

function labelsOf(sessions: readonly WrittenSession[], wall: Wall): ZoneLabel[] {
  const found = new Map<string, ZoneLabel>();
  for (const { from, isExact } of sessions) {
    if (isExact || from.label === null) continue;
    const { label, offset } = from;
    const moments = wall(from);
    // In the hour that happens twice both are right; in the one that never happens, none.
    const eventOffset = (moments.find((one) => one.offset === offset) ?? moments[0])?.offset ?? offset ?? 0;
    const key = `${label} ${offset} ${eventOffset}`;
    const known = found.get(key) ?? {
      ...{ label, sessions: 0, offset, eventOffset },
      agrees: offset === eventOffset,
    };
    found.set(key, { ...known, sessions: known.sessions + 1 });
  }
  return [...found.values()];
}

interface On {
  event: EventTime;
  wall: Wall;
  within: ReturnType<typeof stretchOf>;
  clock: Clock;
}

function placeSession(written: WrittenSession, on: On): Session | Problem {
  const { line, title, from, to, isExact, endsOnItsDate, room, track, speakers, key } = written;
  const problem = (what: string): Problem => ({ line, title, what });
  const doubts = [...written.doubts];
  const { event, wall, within } = on;
  const useLabel = isExact || on.clock === 'label';
  const startsAt = momentOf(from, wall, useLabel, doubts);
  if (typeof startsAt === 'string') return problem(startsAt);
  let endsAt = momentOf(to, wall, useLabel, doubts);
  if (typeof endsAt === 'number' && endsAt <= startsAt && !endsOnItsDate) {
    endsAt = momentOf({ ...to, date: plusDays(to.date, 1) }, wall, useLabel, doubts);
    doubts.push(
      typeof endsAt === 'number' && endsAt - startsAt > LONG_MS
        ? 'Its end is before its start: read as the next day. Is one of them wrong?'
        : 'It ends on the next day.',
    );
  }
  if (typeof endsAt === 'string') return problem(endsAt);
  if (endsAt <= startsAt) return problem('Its end is not after its start.');
  if (startsAt < within.first.getTime() || endsAt > within.last.getTime())
    return problem(
      `It is on ${from.date}, and the event from ${localDateOf(event.startsOn)} to ${localDateOf(event.endsOn)}: it was left out.`,
    );
  const date = useLabel ? dateOf(startsAt, event.timeZone) : from.date;
  return { line, title, date, startsAt, endsAt, room, track, speakers, key, doubts: [...new Set(doubts)] };
}

/** Milliseconds since 1970, or why there is no such moment. */
function momentOf(written: Written, wall: Wall, useLabel: boolean, doubts: string[]): number | string {
  const { date, time, offset, label } = written;
  if (useLabel && offset !== null) return Date.parse(`${date}T${time}:00Z`) - offset * 60_000;
  const moments = wall(written);
  const [first] = moments;
  if (first === undefined) return `${time} does not exist on ${date}: the clocks go forward then.`;
  if (moments.length === 1) return first.at;
  const said = moments.find((moment) => moment.offset === offset);
  if (said === undefined)
    doubts.push(`${time} happens twice on ${date}${label === null ? '' : ` (${label})`}: read as the first.`);
  return (said ?? first).at;
}

/** "UTC−5", "UTC+5:30", "UTC" */
export function offsetWords(offset: number): string {
  if (offset === 0) return 'UTC';
  const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `UTC${offset < 0 ? '−' : '+'}${hours}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`;
}
