import type { Conflict, ConflictKind } from '#contracts/conflicts';
import { hoursAndMinutes } from '#contracts/durations';
import { groupedBy, type Stretch } from '../counting/rules.ts';
import { timeText } from '../events/rules.ts';
import { dateOf, dayOf } from '../reports/rules.ts';

interface PlannedPerson {
  id: string;
  name: string;
  standing: string;
  isArchived: boolean;
}

/** Somebody on a shift, or who was asked to be. */
export interface PlannedAssignment extends PlannedPerson {
  hasDeclined: boolean;
  /** Would like to give it away. */
  hasOffered: boolean;
}

export interface PlannedShift extends Stretch {
  id: string;
  boothId: string;
  minimum: number;
  target: number;
  people: PlannedAssignment[];
}

export interface PlannedTalk extends Stretch {
  id: string;
  title: string;
  room: string;
  personId: string;
  /** Somebody said that this speaker is this person. */
  isConfirmed: boolean;
}

/** Everything that staffing can collide with. Times in milliseconds. */
export interface Plan {
  timeZone: string;
  booths: { boothId: string; name: string }[];
  slots: (Stretch & { boothId: string })[];
  /** Opening hours; empty when nobody entered any. */
  openings: Stretch[];
  shifts: PlannedShift[];
  representatives: (PlannedPerson & { boothId: string })[];
  talks: PlannedTalk[];
}

/** A plan with what the rules look up of it again and again, so that their work grows as the plan does. */
export interface KnownPlan extends Plan {
  boothNames: ReadonlyMap<string, string>;
  /** By booth. */
  slotsOf: ReadonlyMap<string, Plan['slots']>;
  busy: readonly Busy[];
  /** The event's dates that a shift touches; the first is that of its start. */
  datesOf: ReadonlyMap<PlannedShift, readonly string[]>;
  /** The event's date of a moment. */
  dateAt: (at: number) => string;
  /** A date as a stretch: 23, 24 or 25 hours. */
  dayOf: (date: string) => Stretch;
}

export function knownPlan(plan: Plan): KnownPlan {
  const { timeZone } = plan;
  const dateAt = remembered((at: number) => dateOf(at, timeZone));
  const dayOn = remembered((date: string) => dayOf(date, timeZone));
  const datesOf = ({ startsAt, endsAt }: Stretch) => {
    const dates: string[] = [];
    for (let at = startsAt; at < endsAt; at = dayOn(dateAt(at)).endsAt) dates.push(dateAt(at));
    return dates;
  };
  return {
    ...{ ...plan, dateAt, dayOf: dayOn, busy: busyOf(plan) },
    boothNames: new Map(plan.booths.map(({ boothId, name }) => [boothId, name])),
    slotsOf: groupedBy(plan.slots, ({ boothId }) => boothId),
    datesOf: new Map(plan.shifts.map((shift) => [shift, datesOf(shift)])),
  };
}

/** Moments of a plan repeat, and clocks of a zone are dear to read. */
function remembered<Key, Value>(valueFor: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? valueFor(key);
    known.set(key, value);
    return value;
  };
}

/** What the rules find; the caller adds the decisions that were made about it. */
export type Found = Omit<Conflict, 'startsAt' | 'endsAt' | 'override' | 'isOver'> & Stretch;

interface Given extends Stretch {
  kind: ConflictKind;
  /** Ids of whom and what it is about. */
  about: readonly string[];
  boothIds: readonly string[];
  /** By their start. */
  shiftIds: readonly string[];
  person: PlannedPerson | null;
  words: string;
  mend: Conflict['mend'];
}

export function found(
  { boothNames, dateAt }: KnownPlan,
  { kind, about, boothIds, shiftIds, person, words, mend, startsAt, endsAt }: Given,
): Found {
  const booths = [...new Set(boothIds)].flatMap((boothId) => {
    const name = boothNames.get(boothId);
    return name === undefined ? [] : [{ boothId, name }];
  });
  return {
    ...{ kind, booths, words, mend, startsAt, endsAt, shiftIds: [...shiftIds] },
    // With its times: a decision about it does not hold for what it has grown into.
    subject: [...about, new Date(startsAt).toISOString(), new Date(endsAt).toISOString()].join(' '),
    date: dateAt(startsAt),
    person: person && { id: person.id, name: person.name },
  };
}

export const changeShift = { page: 'shifts', label: 'Change the shift' } as const;

export const boothName = ({ boothNames }: KnownPlan, boothId: string) =>
  boothNames.get(boothId) ?? 'a booth in the archive';

/** Who is on a shift: asked, not declined, not in the archive. */
export const onShift = ({ people }: PlannedShift) =>
  people.filter(({ hasDeclined, isArchived }) => !hasDeclined && !isArchived);

/** "Thu 13 Nov, 10:30–14:00" */
export function whenWords({ startsAt, endsAt }: Stretch, timeZone: string): string {
  const [from, to] = [timeText(new Date(startsAt), timeZone), timeText(new Date(endsAt), timeZone)];
  const [day, time] = to.split(', ');
  return from.startsWith(`${day},`) ? `${from}–${time}` : `${from} – ${to}`;
}

/** "10:30–14:00" */
export function hoursWords({ startsAt, endsAt }: Stretch, timeZone: string): string {
  const clock = (at: number) => timeText(new Date(at), timeZone).split(', ')[1];
  return `${clock(startsAt)}–${clock(endsAt)}`;
}

/** Where both hold. */
export const common = (one: Stretch, other: Stretch): Stretch => ({
  startsAt: Math.max(one.startsAt, other.startsAt),
  endsAt: Math.min(one.endsAt, other.endsAt),
});

/** "4 h 00" */
export const duration = (ms: number) => hoursAndMinutes(Math.round(ms / 60_000));

/** Somebody with the shifts they are on, in order. */
export interface Busy {
  person: PlannedPerson;
  shifts: PlannedShift[];
}

function busyOf({ shifts }: Plan): Busy[] {
  const busy = new Map<string, Busy>();
  for (const shift of shifts.toSorted((a, b) => a.startsAt - b.startsAt || a.id.localeCompare(b.id)))
    for (const person of onShift(shift)) {
      const known = busy.get(person.id) ?? { person, shifts: [] };
      busy.set(person.id, known);
      if (known.shifts.at(-1) !== shift) known.shifts.push(shift);
    }
  return [...busy.values()];
}
