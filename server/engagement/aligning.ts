import type { AlignedHour, Comparison } from '#contracts/engagement-comparison';
import type { Figure } from '#contracts/figures';
import {
  figureOf,
  groupedBy,
  isRecordedAt,
  overlaps,
  type Record,
  type Stretch,
  totalOf,
} from '../counting/rules.ts';
import { sumOf } from '../counting/shares.ts';
import { type Bucket, type Placed, placeInTime, recordWithin } from '../counting/time.ts';
import { hoursOfHeadCounts, type Opening, openMsOf } from '../reports/rules.ts';

// Two sides by time since the opening: the first hour of the first day beside the first hour of the other's first day.

export const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** One side of a comparison: its booths with what is recorded of them, and the opening hours of its range. */
export interface Side {
  booths: readonly SideBooth[];
  openings: readonly Opening[];
  /** Null: the whole event. */
  within: Stretch | null;
  timeZone: string;
  /** Nothing of its time is still to come. */
  isOver: boolean;
}

export interface SideBooth {
  /** What it is compared by: those of both sides with one key. And what that is called. */
  key: string;
  name: string;
  record: Record;
  /** All of them, in its time or not. */
  slots: readonly Stretch[];
}

/** Milliseconds from each opening on, by day; null: until it closes. */
export type TimeOfDays = readonly number[] | null;

interface DayPart extends Stretch {
  opening: Opening;
  /** From 1 on. */
  day: number;
}

/** What is compared of each day, where that is anything. */
export const partsOfDays = (openings: readonly Opening[], time: TimeOfDays): DayPart[] =>
  openings
    .map((opening, index) => ({
      ...{ opening, day: index + 1, startsAt: opening.startsAt },
      endsAt: time === null ? opening.endsAt : opening.startsAt + (time[index] ?? 0),
    }))
    .filter(({ startsAt, endsAt }) => startsAt < endsAt);

/** An hour after an opening, or as much of it as is compared. */
type OpenHour = Bucket & { key: number; overAt: number };

/** More than the hours of any day, so that one number is day and hour. */
const HOURS_A_DAY = 30;

function hoursOfDay({ startsAt, endsAt, opening, day }: DayPart): OpenHour[] {
  return Array.from({ length: Math.ceil((endsAt - startsAt) / HOUR_MS) }, (_, hour) => {
    const at = startsAt + hour * HOUR_MS;
    const part = { startsAt: at, endsAt: Math.min(endsAt, at + HOUR_MS) };
    return {
      ...part,
      key: (day - 1) * HOURS_A_DAY + hour,
      overAt: Math.min(opening.endsAt, at + HOUR_MS),
      openMinutes: (within) => openMsOf(part, within, [opening]) / MINUTE_MS,
    };
  });
}

/** Where taps have to be cut for a comparison: at the hours after each opening, and where the time of both ends. Unix ms. */
export function edgesOfSide(openings: readonly Opening[], time: TimeOfDays): number[] {
  const days = [...partsOfDays(openings, null), ...partsOfDays(openings, time)];
  return days.flatMap(hoursOfDay).flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]);
}

/** What is compared of a booth's record: of each day its part, or all of it. */
export function recordsOf(
  { record }: SideBooth,
  { openings, timeZone }: Side,
  time: TimeOfDays,
): { record: Record; hours: OpenHour[] }[] {
  const days = partsOfDays(openings, time);
  if (time === null) return [{ record, hours: days.flatMap(hoursOfDay) }];
  const ofHeadCounts = hoursOfHeadCounts(timeZone, record.headCounts, [...openings]);
  return days.map((day) => ({ record: recordWithin(record, day, ofHeadCounts), hours: hoursOfDay(day) }));
}

interface SideHour {
  visitors: number | null;
  shared: number;
  minutes: number;
  state: AlignedHour['state'];
}

const noHour: SideHour = { visitors: null, shared: 0, minutes: 0, state: 'none' };

type Why = NonNullable<Comparison['cannotTell']>['why'];

/** One side by hours since the opening. Hours and what lies elsewhere add up to its figure. */
export interface Aligned {
  figure: Figure;
  hours: Map<number, SideHour>;
  elsewhere: Comparison['elsewhere'];
  /** Why its hours cannot be compared; null: they can. */
  why: Why | null;
}

/** @param booths of the side, those that are looked at @param now Unix ms */
export function alignedOf(side: Side, booths: readonly SideBooth[], time: TimeOfDays, now: number): Aligned {
  const parts = booths
    .flatMap((booth) => recordsOf(booth, side, time))
    .map((part) => ({ ...part, placed: placeInTime(part.record, part.hours) }));
  const { total: figure } = totalOf(parts.map(({ record }) => figureOf(record)));
  const byHour = groupedBy(parts.flatMap(cellsOf), ({ key }) => key);
  const hours = new Map(
    partsOfDays(side.openings, time)
      .flatMap(hoursOfDay)
      .map((hour) => [hour.key, { ...sumOfCells(byHour.get(hour.key) ?? []), ...timeOf(hour, now) }]),
  );
  const inHours = sumOf([...hours.values()].map(({ visitors }) => visitors ?? 0));
  const isWithoutHours = [...hours.values()].every(({ visitors }) => visitors === null);
  const notPlaced = sumOf(parts.map(({ placed }) => placed.notPlaced));
  return {
    figure,
    hours,
    elsewhere: {
      visitors: (figure.visitors ?? 0) - inHours,
      approximate: parts.some(isApproximateElsewhere),
    },
    why: whyNot(booths.length, figure, notPlaced, isWithoutHours),
  };
}

type PlacedPart = ReturnType<typeof recordsOf>[number] & { placed: Placed };

function cellsOf({ record, hours, placed }: PlacedPart) {
  return hours.map((hour, index) => ({
    key: hour.key,
    isRecorded: isRecordedAt(hour, record),
    visitors: placed.visitors[index] ?? 0,
    shared: placed.shared[index] ?? 0,
  }));
}

const sumOfCells = (cells: ReturnType<typeof cellsOf>) => ({
  visitors: cells.some(({ isRecorded }) => isRecorded) ? sumOf(cells.map(({ visitors }) => visitors)) : null,
  shared: sumOf(cells.map(({ shared }) => shared)),
});

/** Whether an hour is over is asked of all of it, also where only a part is compared. */
const timeOf = ({ startsAt, endsAt, overAt }: OpenHour, now: number) => ({
  minutes: Math.round((endsAt - startsAt) / MINUTE_MS),
  state: overAt <= now ? ('over' as const) : startsAt <= now ? ('running' as const) : ('coming' as const),
});

/** A head count that is not exact, and whose time is not known or lies in none of these hours. */
const isApproximateElsewhere = ({ record, hours, placed }: PlacedPart) =>
  record.headCounts.some(
    ({ approximate, stretch }) =>
      approximate &&
      (stretch === null ? placed.notPlaced > 0 : !hours.some((hour) => overlaps(hour, stretch))),
  );

function whyNot(
  booths: number,
  { visitors, none }: Figure,
  notPlaced: number,
  isWithoutHours: boolean,
): Why | null {
  if (booths === 0) return 'no-booth';
  if (visitors === null) return none === 'not-split' ? none : 'not-recorded';
  if (!isWithoutHours) return null;
  return notPlaced === visitors ? 'no-times' : 'no-opening-hours';
}

/** Each hour that either side has, in order. */
export function besideEachOther(here: Aligned, there: Aligned): AlignedHour[] {
  const keys = [...new Set([...here.hours.keys(), ...there.hours.keys()])].sort((x, y) => x - y);
  return keys.map((key) => {
    const [one, other] = [here.hours.get(key) ?? noHour, there.hours.get(key) ?? noHour];
    return {
      day: Math.floor(key / HOURS_A_DAY) + 1,
      hour: key % HOURS_A_DAY,
      minutes: Math.max(one.minutes, other.minutes),
      visitors: one.visitors,
      other: other.visitors,
      shared: one.shared,
      otherShared: other.shared,
      state: one.state,
      otherState: other.state,
    };
  });
}

export function cannotTellOf(here: Aligned, there: Aligned): Comparison['cannotTell'] {
  if (here.why !== null) return { side: 'this', why: here.why };
  return there.why === null ? null : { side: 'other', why: there.why };
}
