import { useCallback, useMemo, useState } from 'react';
import type { DeviceState } from '#contracts/devices';
import { timeOf } from '../clock/zone.ts';
import type { Pin } from '../outbox/database.ts';
import { useNow, useOffsetMs, useTablet, useTabletState } from '../shell/use-tablet.ts';
import type { NewFact } from '../visits/counting.ts';
import { type KnownFact, knownFacts, whoOf } from './known-facts.ts';
import { staffingOf } from './staffing.ts';

const QUARTER_MINUTE_MS = 15_000;
/** Clocks of two devices at one booth differ by less than this. */
const CLOCKS_MS = 2 * 60_000;

interface Place {
  state: DeviceState;
  booth: DeviceState['booths'][number];
}

/** Who is on at this booth, as of now. */
export function useStaffing({ state, booth }: Place) {
  const { facts: own } = useTabletState(({ facts }) => ({ facts }));
  const offsetMs = useOffsetMs();
  const seenAtMs = useNow(QUARTER_MINUTE_MS);
  return useMemo(() => {
    const facts = knownFacts({ state, facts: own, offsetMs, nowMs: seenAtMs });
    // What was recorded since the last look at the clock holds at once.
    const recent = facts.map(({ at }) => at).filter((at) => at - seenAtMs < CLOCKS_MS);
    const nowMs = Math.max(seenAtMs, ...recent);
    return { nowMs, staffing: staffingOf({ state, booth, facts, nowMs }) };
  }, [state, booth, own, offsetMs, seenAtMs]);
}

/** What was just done, and what can be done about it. */
export type Said =
  | { kind: 'nothing' }
  | { kind: 'done'; words: string; undo: (() => Promise<void>) | null }
  | { kind: 'failed'; words: string; again: () => Promise<void> };

export type Who = Pick<KnownFact, 'personId' | 'name'>;
type AttendanceType = 'check-in' | 'check-out' | 'extension';

/** What the screen Shift can do. Each is a fact of its own; nothing is taken away again. */
export function useShiftActions({ state, booth }: Place) {
  const tablet = useTablet();
  const offsetMs = useOffsetMs();
  const [said, setSaid] = useState<Said>({ kind: 'nothing' });
  const { timeZone } = state.event;
  const time = () => timeOf(tablet.now() + offsetMs, timeZone);

  const write = async (fact: NewFact, failed: string, done: () => Said): Promise<void> => {
    const isWritten = await tablet.record(fact).then(
      () => true,
      () => false,
    );
    if (isWritten) setSaid(done());
    else
      setSaid({
        kind: 'failed',
        words: `${failed} This browser could not write it down.`,
        again: () => write(fact, failed, done),
      });
  };
  const factOf = <Type extends AttendanceType>(type: Type, { personId, name }: Who) => ({
    type,
    boothId: booth.id,
    ...(personId === null ? { name } : { personId }),
  });
  const atShift = (shiftId: string | null) => (shiftId === null ? {} : { shiftId });

  const checkIn = (who: Who, shiftId: string | null, kept: string | null = null) =>
    write({ ...factOf('check-in', who), ...atShift(shiftId) }, `Not checked in: ${who.name}.`, () => ({
      kind: 'done',
      words: kept ?? `Checked in ${who.name} ${time()}`,
      undo:
        kept === null
          ? () => checkOut(who, shiftId, `Checked out ${who.name} again. Both entries are kept.`)
          : null,
    }));
  const checkOut = (who: Who, shiftId: string | null, kept: string | null = null): Promise<void> =>
    write(factOf('check-out', who), `Not checked out: ${who.name}.`, () => ({
      kind: 'done',
      words: kept ?? `Checked out ${who.name} ${time()}`,
      undo:
        kept === null
          ? () => checkIn(who, shiftId, `Checked in ${who.name} again. All entries are kept.`)
          : null,
    }));
  /** @param beforeMs until when they were there without it: saying that is what takes it back */
  const stayOn = (who: Who, untilMs: number, beforeMs: number | null): Promise<void> =>
    write(
      { ...factOf('extension', who), until: new Date(untilMs).toISOString() },
      `Not written down until when ${who.name} stays.`,
      () => ({
        kind: 'done',
        words:
          beforeMs === null
            ? `${who.name} is here until ${timeOf(untilMs, timeZone)}, as before. Both entries are kept.`
            : `${who.name} stays on until ${timeOf(untilMs, timeZone)}. Leaving earlier: check out.`,
        undo: beforeMs === null ? null : () => stayOn(who, beforeMs, null),
      }),
    );
  const dismiss = useCallback(() => setSaid({ kind: 'nothing' }), []);
  return { said, checkIn, checkOut, stayOn, dismiss };
}

/** The PIN that this name has on this device, if any. */
export function usePinOf(): (who: Who) => Pin | null {
  const { pins } = useTabletState(({ meta: { pins } }) => ({ pins }));
  return (who) => pins.find((pin) => pin.who === whoOf(who)) ?? null;
}
