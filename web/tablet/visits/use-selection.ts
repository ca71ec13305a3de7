import { useCallback, useState } from 'react';
import type { OwnVisit } from '../outbox/database.ts';

/** Somebody who chose a visit by hand is about to say something of it: taps of others do not take it away from them. */
const HELD_MS = 30_000;
/** Later nobody remembers who the last visitor was. */
const FADES_MS = 10 * 60_000;

export interface Selection {
  id: string;
  atMs: number;
  isByHand: boolean;
}

/** Which visit the chips speak of: always one that was counted, never one to come. */
export function useSelection(now: () => number) {
  const [selection, setSelection] = useState<Selection | null>(null);
  const choose = useCallback(
    (visit: OwnVisit) => setSelection({ id: visit.id, atMs: now(), isByHand: true }),
    [now],
  );
  /** A visit was just counted. */
  const follow = useCallback(
    (visit: OwnVisit) => setSelection((before) => selectionAfterTap(before, visit.id, now())),
    [now],
  );
  return { selection, choose, follow };
}

/** The visit that is selected, of those that stand. */
export function selectedOf(
  visits: readonly OwnVisit[],
  selection: Selection | null,
  nowMs: number,
): OwnVisit | null {
  if (selection === null || nowMs - selection.atMs >= FADES_MS) return null;
  return visits.find(({ id }) => id === selection.id) ?? null;
}

export function selectionAfterTap(before: Selection | null, id: string, nowMs: number): Selection {
  const isHeld = before?.isByHand === true && nowMs - before.atMs < HELD_MS;
  return isHeld ? before : { id, atMs: nowMs, isByHand: false };
}
