import type { SyncItem } from '#contracts/sync-items';
import { CLOCK_SLACK_MS } from '../events/rules.ts';

export interface Clock {
  /** Milliseconds to add to the client's clock. */
  offsetMs: number;
  /** What was tapped in one of these is uncertain. */
  uncertain: readonly UncertainStretch[];
}

/** By the client's clock, in milliseconds: after the one moment, until and with the other. */
interface UncertainStretch {
  after: number;
  until: number;
}

export const ALWAYS: UncertainStretch = {
  after: Number.NEGATIVE_INFINITY,
  until: Number.POSITIVE_INFINITY,
};

/** A contact at which the client said its offset; `at` by the server's clock. */
export interface Contact {
  offsetMs: number;
  at: number;
}

/**
 * What the client's clock is worth. If the offset moved by more than two minutes between two contacts, nobody knows when:
 * what was tapped between them is uncertain, whenever it comes. A client that never measured is measured by its sentAt,
 * which is uncertain if it is off by more than two minutes.
 *
 * @param contacts from the last one with nothing unsent on, before which nothing can have been tapped; oldest first
 */
export function clockOf(
  measuredMs: number | null,
  sentAt: number,
  receivedAt: number,
  contacts: readonly Contact[],
): Clock {
  if (measuredMs === null) {
    const guess = receivedAt - sentAt;
    return Math.abs(guess) > CLOCK_SLACK_MS
      ? { offsetMs: guess, uncertain: [ALWAYS] }
      : { offsetMs: 0, uncertain: [] };
  }
  return { offsetMs: measuredMs, uncertain: uncertainStretches(measuredMs, contacts) };
}

/**
 * Between which contacts the clock went otherwise than it does now, at the one before or at the one after. By the client's
 * clock that lasted from the earliest that it can have shown at the first to the latest that it can have shown at the second.
 */
function uncertainStretches(measuredMs: number, contacts: readonly Contact[]): UncertainStretch[] {
  const isOther = ({ offsetMs }: Contact) => Math.abs(measuredMs - offsetMs) > CLOCK_SLACK_MS;
  if (!contacts.some(isOther)) return [];
  const now: Contact = { offsetMs: measuredMs, at: Number.POSITIVE_INFINITY };
  return [...contacts, now].flatMap((later, index) => {
    const around = [...contacts.slice(Math.max(0, index - 1), index), later];
    if (!around.some(isOther)) return [];
    const offsets = [measuredMs, ...around.map(({ offsetMs }) => offsetMs)];
    const since = index === 0 ? Number.NEGATIVE_INFINITY : (around[0]?.at ?? 0);
    return [{ after: since - Math.max(...offsets), until: later.at - Math.min(...offsets) }];
  });
}

/** All in milliseconds. `offsetMs` is what was added to the tap's clock. */
export interface Moment {
  occurredAt: number;
  offsetMs: number;
  isUncertain: boolean;
}

/** Clocks are set wrong by hours, days, a month. Farther ahead it is no clock but a mistake, and a person has to look. */
const FARTHEST_AHEAD_MS = 31 * 24 * 3_600_000;

/**
 * When it happened: the stated time, else the tap by a corrected clock. Nobody tapped after the tap was received: a clock
 * that says so was set back meanwhile, and the last moment that is possible is held, uncertain.
 */
export function occurredAtOf(item: SyncItem, clock: Clock, receivedAt: number): Moment {
  const { offsetMs, uncertain } = clock;
  if (item.type === 'visit' && item.happenedAt !== undefined)
    return { occurredAt: Date.parse(item.happenedAt), offsetMs, isUncertain: false };
  const tappedAt = Date.parse(item.tappedAt);
  const aheadMs = tappedAt + offsetMs - receivedAt;
  if (aheadMs > CLOCK_SLACK_MS && aheadMs <= FARTHEST_AHEAD_MS)
    return { occurredAt: receivedAt, offsetMs: receivedAt - tappedAt, isUncertain: true };
  return {
    occurredAt: tappedAt + offsetMs,
    offsetMs,
    isUncertain: uncertain.some(({ after, until }) => after < tappedAt && tappedAt <= until),
  };
}
