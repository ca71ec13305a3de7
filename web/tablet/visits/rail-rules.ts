import { dayOf, timeOf } from '../clock/zone.ts';

interface Stretch {
  startsAt: string;
  endsAt: string;
}

export interface Rail {
  startsAtMs: number;
  endsAtMs: number;
  /** A slot of the booth, or the opening hours when the booth has none today. */
  isSlot: boolean;
  kiosk: string | null;
}

interface Given {
  nowMs: number;
  timeZone: string;
  slots: readonly (Stretch & { kiosk: string | null })[];
  days: readonly { date: string; opensAt: string; closesAt: string }[];
}

/** The stretch to draw: the slot that runs, else the next one today, else the last one, else the opening hours. */
export function railOf({ nowMs, timeZone, slots, days }: Given): Rail | null {
  const today = dayOf(nowMs, timeZone);
  const ofToday = slots
    .map((slot) => ({
      startsAtMs: Date.parse(slot.startsAt),
      endsAtMs: Date.parse(slot.endsAt),
      isSlot: true,
      kiosk: slot.kiosk,
    }))
    .filter((slot) => dayOf(slot.startsAtMs, timeZone) <= today && dayOf(slot.endsAtMs, timeZone) >= today)
    .sort((a, b) => a.startsAtMs - b.startsAtMs);
  const slot = ofToday.find(({ endsAtMs }) => endsAtMs > nowMs) ?? ofToday.at(-1);
  if (slot !== undefined) return withinDay(slot, days, today);
  const day = days.find(({ date }) => date === today);
  if (day === undefined) return null;
  return {
    startsAtMs: Date.parse(day.opensAt),
    endsAtMs: Date.parse(day.closesAt),
    isSlot: false,
    kiosk: null,
  };
}

/** A slot of several days is drawn for today's opening hours only. */
function withinDay(slot: Rail, days: Given['days'], today: string): Rail {
  const day = days.find(({ date }) => date === today);
  if (day === undefined) return slot;
  const startsAtMs = Math.max(slot.startsAtMs, Date.parse(day.opensAt));
  const endsAtMs = Math.min(slot.endsAtMs, Date.parse(day.closesAt));
  return startsAtMs < endsAtMs ? { ...slot, startsAtMs, endsAtMs } : slot;
}

/** Where a moment lies on the rail, in percent; null outside. */
export function placeOn(rail: Rail, atMs: number): number | null {
  if (atMs < rail.startsAtMs || atMs > rail.endsAtMs) return null;
  return ((atMs - rail.startsAtMs) / (rail.endsAtMs - rail.startsAtMs)) * 100;
}

const MINUTE_MS = 60_000;
const STEPS_MS = [30, 60, 120, 240, 480].map((minutes) => minutes * MINUTE_MS);
const MOST_LABELS = 8;

/**
 * Times to print under the rail: both ends, and full or half hours between that do not touch the ends or now.
 * @param room what a label needs, as a share of the rail's width
 */
export function labelsOf(
  rail: Rail,
  nowMs: number,
  timeZone: string,
  room = 0.065,
): { atMs: number; text: string }[] {
  const length = rail.endsAtMs - rail.startsAtMs;
  const step = STEPS_MS.find((each) => length / each <= MOST_LABELS) ?? length;
  const isClear = (atMs: number, others: number[]) =>
    others.every((other) => Math.abs(other - atMs) > length * room);
  const moments: number[] = [rail.startsAtMs, rail.endsAtMs].filter((atMs) => isClear(atMs, [nowMs]));
  for (let atMs = Math.ceil(rail.startsAtMs / step) * step; atMs < rail.endsAtMs; atMs += step)
    if (isClear(atMs, [rail.startsAtMs, rail.endsAtMs, nowMs])) moments.push(atMs);
  return moments.sort((a, b) => a - b).map((atMs) => ({ atMs, text: timeOf(atMs, timeZone) }));
}
