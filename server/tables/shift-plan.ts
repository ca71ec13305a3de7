import { groupedBy } from '../counting/rules.ts';
import {
  type EventTime,
  fromLocalDate,
  requireAtMostADay,
  requireInOrder,
  requireWithinEvent,
  stretchOf,
  timeText,
} from '../events/rules.ts';
import { AppError } from '../http/errors.ts';
import { requireTarget } from '../shifts/rules.ts';
import type { Finding } from './cells.ts';
import type { ShiftEntry } from './entries.ts';
import type { Named } from './names.ts';
import type { Naming, Ref } from './naming.ts';
import type { Line } from './rules.ts';
import type { State } from './state.ts';
import { takeApart } from './taking-apart.ts';

/** A shift to be made, or one that is there with people to be added. */
export interface PlannedShift {
  id: string | null;
  booth: Ref;
  startsAt: Date;
  endsAt: Date;
  minimum: number;
  target: number;
  /** Who is added. */
  people: Ref[];
}

interface Found {
  problems: Finding[];
  notes: Finding[];
}

/** All that the table says of one booth and stretch. */
interface Wanted {
  at: string;
  booth: { ref: Ref; name: string };
  startsAt: Date;
  endsAt: Date;
  minimum: number | null;
  target: number | null;
  open: number;
  added: Set<Ref>;
  there: Set<string>;
}

const MINUTE = 60_000;
const WORDS_FOR = 300;
const minuteOf = (at: Date | number) => Math.floor(Number(at) / MINUTE);
const keyOf = (booth: Ref, startsAt: Date | number, endsAt: Date | number) =>
  `${booth} ${minuteOf(startsAt)} ${minuteOf(endsAt)}`;

/** Entries of one booth and stretch are one shift. One that is there stays, and gets the people that it lacks. */
export function planShifts(entries: readonly ShiftEntry[], state: State, naming: Naming, found: Found) {
  const existing = groupedBy(state.shifts, ({ boothId, startsAt, endsAt }) =>
    keyOf(boothId, startsAt, endsAt),
  );
  const ofBooth = groupedBy(state.shifts, ({ boothId }) => boothId);
  const stands = new Map(
    [...groupedBy(state.representatives, ({ boothId }) => boothId)].map(([boothId, those]) => [
      boothId,
      new Set(those.map(({ personId }) => personId)),
    ]),
  );
  const limits = limitsOf(state);
  const wanted = new Map<string, Wanted>();
  for (const entry of entries) {
    const wrongBefore = found.problems.length;
    const booth = naming.booth(entry.booth);
    if (booth === null || !isAllowed(entry, limits, found)) continue;
    const key = keyOf(booth.ref, entry.startsAt, entry.endsAt);
    const there = new Set((existing.get(key) ?? []).flatMap(({ personIds }) => personIds));
    const own = stands.get(booth.ref) ?? new Set<string>();
    const { refs, open } = peopleOf(entry, there, own, naming, found);
    // A cell is taken as a whole: half of its names would look like all.
    if (found.problems.length > wrongBefore) continue;
    const one: Wanted = wanted.get(key) ?? { ...entry, booth, open: 0, added: new Set(), there };
    one.minimum ??= entry.minimum;
    one.target ??= entry.target;
    one.open += open;
    for (const ref of refs) one.added.add(ref);
    wanted.set(key, one);
  }
  const make: PlannedShift[] = [];
  const lines: Line[] = [];
  let [there, assigned] = [0, 0];
  for (const [key, one] of wanted) {
    const [shift] = existing.get(key) ?? [];
    const people = [...one.added].filter((ref) => !one.there.has(ref));
    assigned += one.added.size - people.length;
    if (shift === undefined) {
      const planned = newShift(one, people, found);
      if (planned === null) continue;
      make.push(planned);
      noteOverlaps(one, ofBooth.get(one.booth.ref) ?? [], state, found);
    } else {
      there += 1;
      noteDifferences(one, shift, found);
      if (people.length > 0) make.push(joined(one, shift, people));
    }
    const names = [...one.added].map(naming.nameOf).join(', ') || 'nobody yet';
    const words =
      lines.length < WORDS_FOR ? `${shiftWords(one.booth.name, one, state.event.timeZone)}: ${names}` : '';
    lines.push({
      at: one.at,
      message: words,
      state: shift === undefined ? 'new' : people.length > 0 ? 'partly' : 'there',
    });
  }
  return { make, lines, there, assigned };
}

/** The rules that hold for every shift. */
function isAllowed({ at, startsAt, endsAt }: ShiftEntry, limits: Limits, { problems }: Found): boolean {
  try {
    requireInOrder(limits.event, startsAt, endsAt);
    // To say when an event begins and ends takes longer than all the rest, and most shifts lie within it.
    const isWithin = startsAt >= limits.first && endsAt <= limits.last;
    if (!isWithin) requireWithinEvent(limits.event, startsAt, endsAt);
    requireAtMostADay('A shift', startsAt, endsAt);
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    problems.push({ at, message: error.detail });
    return false;
  }
}

interface Limits {
  event: EventTime;
  first: Date;
  last: Date;
}

function limitsOf({ event: { timeZone, startsOn, endsOn } }: State): Limits {
  const event = { timeZone, startsOn: fromLocalDate(startsOn), endsOn: fromLocalDate(endsOn) };
  return { event, ...stretchOf(event) };
}

function peopleOf(
  entry: ShiftEntry,
  there: ReadonlySet<string>,
  own: ReadonlySet<string>,
  naming: Naming,
  { notes }: Found,
): { refs: Ref[]; open: number } {
  const parts = entry.people.map((cell) => ({ cell, ...takeApart(cell, naming.isKnownPerson) }));
  for (const { cell, notes: said } of parts)
    for (const message of said) notes.push({ at: cell.at, message: `${message}.` });
  const near = (candidates: readonly Named[]) => {
    const standing = candidates.filter(({ id, isArchived }) => !isArchived && own.has(id));
    return candidates.find(({ id }) => there.has(id)) ?? (standing.length === 1 ? standing[0] : undefined);
  };
  const refs = parts.flatMap(({ cell, names }) =>
    names.map(({ text, affiliation }) => naming.person({ text, at: cell.at }, { affiliation }, near)),
  );
  return { refs: refs.filter((ref) => ref !== null), open: parts.reduce((sum, part) => sum + part.open, 0) };
}

/** Without figures of its own a shift wants two people, or as many as are named. */
function newShift(one: Wanted, people: Ref[], { problems }: Found): PlannedShift | null {
  const { booth, startsAt, endsAt } = one;
  const minimum = one.minimum ?? Math.min(1, one.target ?? 1);
  const target = one.target ?? Math.max(2, minimum, people.length + one.open);
  try {
    if (target > 50)
      throw new AppError('invalid-input', `${target} people are named; a shift takes 50 at most.`);
    requireTarget(minimum, target);
    return { id: null, booth: booth.ref, startsAt, endsAt, minimum, target, people };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    problems.push({ at: one.at, message: error.detail });
    return null;
  }
}

function joined(
  { booth, startsAt, endsAt }: Wanted,
  shift: State['shifts'][number],
  people: Ref[],
): PlannedShift {
  const { id, minimum, target } = shift;
  return { id, booth: booth.ref, startsAt, endsAt, minimum, target, people };
}

function noteDifferences(one: Wanted, shift: State['shifts'][number], { notes }: Found): void {
  for (const field of ['minimum', 'target'] as const)
    if (one[field] !== null && one[field] !== shift[field])
      notes.push({
        at: one.at,
        message: `The ${field} of this shift stays ${shift[field]}; the table says ${one[field]}.`,
      });
}

function noteOverlaps(one: Wanted, shifts: State['shifts'], { event }: State, { notes }: Found): void {
  const other = shifts.find(
    (shift) => shift.startsAt < one.endsAt.getTime() && shift.endsAt > one.startsAt.getTime(),
  );
  if (other === undefined) return;
  const stretch = { startsAt: new Date(other.startsAt), endsAt: new Date(other.endsAt) };
  notes.push({
    at: one.at,
    message: `${shiftWords(one.booth.name, stretch, event.timeZone)}, is a shift already. Both stay.`,
  });
}

/** "Copa, Tue 11 Nov, 10:45–15:00" */
function shiftWords(
  booth: string,
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
  zone: string,
): string {
  const [from, to] = [timeText(startsAt, zone), timeText(endsAt, zone)];
  const [day, end] = [from.split(', ')[0], to.split(', ')];
  return `${booth}, ${from}–${end[0] === day ? end[1] : to}`;
}
