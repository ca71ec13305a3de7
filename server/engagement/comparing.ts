import type { Comparison, LeftOut } from '#contracts/engagement-comparison';
import { type Figure, notRecorded, type WhyNone } from '#contracts/figures';
import { alikeOf, isAlike, isWhole } from '../counting/alike.ts';
import { figureOf, groupedBy, overlapMs, totalOf } from '../counting/rules.ts';
import { sumOf } from '../counting/shares.ts';
import type { Opening } from '../reports/rules.ts';
import {
  alignedOf,
  besideEachOther,
  cannotTellOf,
  MINUTE_MS,
  partsOfDays,
  recordsOf,
  type Side,
  type SideBooth,
  type TimeOfDays,
} from './aligning.ts';
import { wholeOf, whyNone } from './rules.ts';

/** `now` in Unix ms; `isWholeEvent`: no part of either event was asked for. */
interface When {
  now: number;
  isWholeEvent: boolean;
}

/**
 * Milliseconds since the opening that both sides have had by now, in whole minutes, for each day of either; null where neither
 * has had more than the other, so that the whole figures compare.
 *
 * @param now Unix ms
 */
export function timeOfBoth(one: readonly Opening[], other: readonly Opening[], now: number): TimeOfDays {
  const had = (opening: Opening | undefined) =>
    opening === undefined ? 0 : Math.max(0, Math.min(now, opening.endsAt) - opening.startsAt);
  const days = Array.from({ length: Math.max(one.length, other.length) }, (_, day) => [
    had(one[day]),
    had(other[day]),
  ]);
  const inMinutes = (ms: number) => Math.floor(ms / MINUTE_MS) * MINUTE_MS;
  return days.every(([a, b]) => a === b) ? null : days.map((both) => inMinutes(Math.min(...both)));
}

/** As `timeOfBoth`; two whole events that are over compare whole, as in the summary. */
export function timeToCompare(
  one: Pick<Side, 'openings' | 'isOver'>,
  other: Pick<Side, 'openings' | 'isOver'>,
  { now, isWholeEvent }: When,
): TimeOfDays {
  return isWholeEvent && one.isOver && other.isOver ? null : timeOfBoth(one.openings, other.openings, now);
}

/**
 * Two sides by time since the opening. The difference is that of `both`: of the booths that were counted whole on both sides,
 * in the time that both have had. The hours are of the same, and what is left out makes up the figures in all; where nothing
 * compares, the hours are of all.
 */
export function compare(one: Side, other: Side, when: When): Omit<Comparison, 'kind' | 'label'> {
  const all = [
    alignedOf(one, one.booths, null, when.now),
    alignedOf(other, other.booths, null, when.now),
  ] as const;
  const time = cannotTellOf(...all) === null ? timeToCompare(one, other, when) : null;
  const { both, alike, leftOut } = likeWithLike(one, other, time, when);
  const ofBoth = (side: Side) =>
    alignedOf(
      side,
      side.booths.filter(({ key }) => alike.has(key)),
      time,
      when.now,
    );
  const [here, there] = alike.size === 0 ? all : [ofBoth(one), ofBoth(other)];
  return {
    ...{ figure: all[1].figure, both, leftOut },
    hoursOf: alike.size === 0 ? 'all' : 'both',
    hours: besideEachOther(here, there),
    elsewhere: here.elsewhere,
    otherElsewhere: there.elsewhere,
    cannotTell: cannotTellOf(here, there),
  };
}

/** A booth or project on both sides: its figures in the time that is compared, and in all. */
interface ComparedPair {
  key: string;
  name: string;
  here: Figure[];
  there: Figure[];
  all: { here: Figure[]; there: Figure[] };
  /** Why there is no figure in all. */
  none: { hereNone: WhyNone | null; thereNone: WhyNone | null };
}

function likeWithLike(one: Side, other: Side, time: TimeOfDays, when: When) {
  const running = one.isOver ? (other.isOver ? null : 'other') : 'this';
  // Of all of their time: while an event runs, nothing of it is whole.
  const notOver = time === null && when.isWholeEvent ? running : null;
  const pairs = pairsOf(one, other, { time, isOpen: notOver !== null, now: when.now });
  const { here, there, difference, pairs: booths } = alikeOf(pairs);
  const alike = new Set(pairs.filter(isAlike).map(({ key }) => key));
  const both: Comparison['both'] = {
    minutes: time === null ? null : Math.floor(sumOf([...time]) / MINUTE_MS),
    ...{ booths, ofBooths: pairs.length, here, there },
    ...{ difference: difference.visitors, percent: difference.percent, approximate: difference.approximate },
    slotMinutes: slotMinutesOf(one, alike, time, when.now),
    otherSlotMinutes: slotMinutesOf(other, alike, time, when.now),
    notOver,
  };
  return { both, alike, leftOut: alike.size === 0 ? [] : leftOutOf(pairs, time) };
}

/** @param of isOpen: one side is not over, so that none has a figure that compares */
function pairsOf(
  one: Side,
  other: Side,
  { time, isOpen, now }: { time: TimeOfDays; isOpen: boolean; now: number },
): ComparedPair[] {
  const byKey = groupedBy([...one.booths, ...other.booths], ({ key }) => key);
  return [...byKey].map(([key, booths]) => {
    const own = (side: Side) => booths.filter((booth) => side.booths.includes(booth));
    const figures = (side: Side, of: TimeOfDays) => own(side).flatMap((booth) => figuresOf(booth, side, of));
    return {
      ...{ key, name: booths[0]?.name ?? key },
      here: isOpen ? [] : figures(one, time),
      there: isOpen ? [] : figures(other, time),
      all: { here: figures(one, null), there: figures(other, null) },
      none: { hereNone: noneOf(own(one), one, now), thereNone: noneOf(own(other), other, now) },
    };
  });
}

/** Why booths have no figure in all; null: one has, or there is none of them. */
function noneOf(booths: readonly SideBooth[], { within, openings }: Side, now: number): WhyNone | null {
  const figures = booths.map(({ record }) => figureOf(record));
  if (booths.length === 0 || figures.some(({ visitors }) => visitors !== null)) return null;
  const hidden = figures.find(({ none }) => none !== undefined)?.none;
  const slots = booths.flatMap((booth) => booth.slots);
  return hidden ?? whyNone(slots, wholeOf(within, openings), now);
}

/** A figure for each part of the time that is compared, but where the booth had nothing to do. */
function figuresOf(booth: SideBooth, side: Side, time: TimeOfDays): Figure[] {
  const figures = recordsOf(booth, side, time).map(({ record }) => figureOf(record));
  const known = figures.filter(({ visitors, days }) => visitors !== null || days !== null);
  return known.length > 0 ? known : figures.slice(0, 1);
}

function leftOutOf(pairs: readonly ComparedPair[], time: TimeOfDays): LeftOut[] {
  const alike = pairs.filter(isAlike);
  const rest = (side: 'here' | 'there') =>
    restOf(
      alike.flatMap(({ all }) => all[side]),
      alike.flatMap((pair) => pair[side]),
    );
  const [here, there] = [rest('here'), rest('there')];
  const isRest = time !== null && (here.visitors !== 0 || there.visitors !== 0);
  return [
    ...pairs
      .filter((pair) => !isAlike(pair))
      .map(({ name, all, none }) => ({
        ...{ name, why: whyLeftOut(all), here: inAll(all.here), there: inAll(all.there) },
        ...none,
      })),
    ...(isRest
      ? [{ name: '', why: 'other-times' as const, here, there, hereNone: null, thereNone: null }]
      : []),
  ];
}

function whyLeftOut({ here, there }: ComparedPair['all']): LeftOut['why'] {
  if (here.length === 0 || there.length === 0) return 'one-side';
  return [...here, ...there].every(isWhole) ? 'not-then' : 'not-whole';
}

function inAll(figures: readonly Figure[]): Figure | null {
  const [only, ...others] = figures;
  if (only === undefined) return null;
  return others.length === 0 ? only : totalOf(figures).total;
}

/** What there is besides these parts. */
function restOf(all: readonly Figure[], parts: readonly Figure[]): Figure {
  const [{ total: whole }, { total: part }] = [totalOf(all), totalOf(parts)];
  const visitors = (whole.visitors ?? 0) - (part.visitors ?? 0);
  return {
    ...notRecorded,
    visitors,
    approximate: visitors !== 0 && (whole.approximate || part.approximate),
    tapped: whole.tapped - part.tapped,
    provisional: whole.provisional,
  };
}

function slotMinutesOf(
  { booths, openings }: Side,
  alike: ReadonlySet<string>,
  time: TimeOfDays,
  now: number,
): number | null {
  const own = booths.filter(({ key }) => alike.has(key));
  const parts = partsOfDays(openings, time);
  if (own.length === 0 || parts.length === 0 || own.some(({ slots }) => slots.length === 0)) return null;
  const begun = parts.map(({ startsAt, endsAt }) => ({ startsAt, endsAt: Math.min(endsAt, now) }));
  const ms = own.flatMap(({ slots }) => slots.flatMap((slot) => begun.map((part) => overlapMs(slot, part))));
  return Math.round(sumOf(ms) / MINUTE_MS);
}
