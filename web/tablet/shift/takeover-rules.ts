import type { DeviceState } from '#contracts/devices';
import { dayOf } from '../clock/zone.ts';

type Booth = DeviceState['booths'][number];

/** At the end of a slot: who counts at this kiosk now? */
export interface TakeoverQuestion {
  /** The same as long as it is the same question. */
  key: string;
  neighbour: { id: string; name: string };
  /** When the shown booth's slot ended; null when it has not begun and the neighbour's runs. */
  endedAt: number | null;
  /** The neighbour's slot, in milliseconds. */
  startsAt: number;
  endsAt: number;
}

interface Given {
  state: DeviceState;
  /** That this tablet counts for. */
  booth: Booth;
  nowMs: number;
}

/**
 * Asked when the shown booth has no slot that runs and the next at the same kiosk, today, is a neighbour's. A phone has no
 * kiosk, so it is never asked.
 */
export function takeoverQuestion({ state, booth, nowMs }: Given): TakeoverQuestion | null {
  const { timeZone } = state.event;
  const others = neighboursOf(state, booth.id);
  if (state.device.kind !== 'tablet' || others.length === 0) return null;
  const own = slotsOf(booth);
  if (own.some((slot) => slot.startsAt <= nowMs && nowMs < slot.endsAt)) return null;
  const kiosks = new Set<string | null>(own.map(({ kiosk }) => kiosk).filter((kiosk) => kiosk !== null));
  const [next] = [booth, ...others]
    .flatMap(slotsOf)
    .filter(({ kiosk, endsAt }) => kiosks.has(kiosk) && endsAt > nowMs)
    .toSorted((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt);
  if (next === undefined || next.booth.id === booth.id) return null;
  const endedAt = Math.max(...own.map(({ endsAt }) => endsAt).filter((at) => at <= nowMs));
  const isRunning = next.startsAt <= nowMs;
  if (!isRunning && (dayOf(next.startsAt, timeZone) !== dayOf(nowMs, timeZone) || endedAt < 0)) return null;
  const { startsAt, endsAt } = next;
  return {
    key: `${booth.id} ${next.booth.id} ${startsAt}`,
    neighbour: { id: next.booth.id, name: next.booth.name },
    ...{ startsAt, endsAt, endedAt: Number.isFinite(endedAt) ? endedAt : null },
  };
}

/** All other booths that this tablet may count for. */
export function neighboursOf(state: DeviceState, boothId: string): Booth[] {
  if (state.device.kind !== 'tablet') return [];
  return [...state.booths, ...state.neighbours].filter(({ id }) => id !== boothId);
}

const slotsOf = (booth: Booth) =>
  booth.slots.map(({ startsAt, endsAt, kiosk }) => ({
    booth,
    kiosk,
    startsAt: Date.parse(startsAt),
    endsAt: Date.parse(endsAt),
  }));
