import { useCallback, useState } from 'react';
import type { OwnVisit } from '../outbox/database.ts';

/** Somebody who chose a visit by hand is about to say something of it: taps of others do not take it away from them. */
const HELD_MS = 30_000;
/** Later nobody remembers who the last visitor was. */
const FADES_MS = 10 * 60_000;

interface Selection {
  id: string;
  atMs: number;
  isByHand: boolean;
}

/** Which visit the chips speak of: always one that was counted, never one to come. */
export function useSelection(visits: readonly OwnVisit[], now: () => number) {
  const [held, setHeld] = useState<Selection | null>(null);
  const nowMs = now();
  const isFresh = held !== null && nowMs - held.atMs < FADES_MS;
  const selected = isFresh ? (visits.find(({ id }) => id === held.id) ?? null) : null;
  const choose = useCallback(
    (visit: OwnVisit) => setHeld({ id: visit.id, atMs: now(), isByHand: true }),
    [now],
  );
  /** A visit was just counted. */
  const follow = useCallback(
    (visit: OwnVisit) => setHeld((before) => selectionAfterTap(before, visit.id, now())),
    [now],
  );
  return { selected, choose, follow };
}

export function selectionAfterTap(before: Selection | null, id: string, nowMs: number): Selection {
  const isHeld = before?.isByHand === true && nowMs - before.atMs < HELD_MS;
  return isHeld ? before : { id, atMs: nowMs, isByHand: false };
}
