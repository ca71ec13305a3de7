import { useCallback, useState } from 'react';
import type { DeviceState } from '#contracts/devices';
import type { OwnVisit } from '../outbox/database.ts';
import { useNow, useTablet, useTabletState } from '../shell/use-tablet.ts';
import { ownVisitorsToday, visitorsToday } from './figures.ts';

const MINUTE_QUARTER_MS = 15_000;

export type UndoOffer =
  | { kind: 'none' }
  | { kind: 'counted'; visit: OwnVisit }
  | { kind: 'undone'; visit: OwnVisit }
  | { kind: 'failed'; visit: OwnVisit };

/** What the capture screen of one booth shows and can do. Figures hold only what is on the disk or sent. */
export function useCounting(state: DeviceState, boothId: string) {
  const tablet = useTablet();
  const { unsent, visits, meta, notSaved } = useTabletState();
  const nowMs = useNow(MINUTE_QUARTER_MS);
  const [offer, setOffer] = useState<UndoOffer>({ kind: 'none' });
  const offsetMs = meta.clock?.offsetMs ?? 0;
  const given = { boothId, timeZone: state.event.timeZone, nowMs, offsetMs };
  const figure = meta.figures.find((one) => one.boothId === boothId) ?? null;
  const ofBooth = visits.filter((visit) => visit.boothId === boothId && visit.undoneAt === null);

  const count = useCallback(
    async (partySize: number) => {
      const visit = await tablet.count(boothId, partySize);
      if (visit !== null) setOffer({ kind: 'counted', visit });
    },
    [tablet, boothId],
  );
  const undo = useCallback(
    async (visit: OwnVisit) => {
      const isDone = await tablet.undo(visit).then(
        () => true,
        () => false,
      );
      setOffer({ kind: isDone ? 'undone' : 'failed', visit });
    },
    [tablet],
  );
  const dismiss = useCallback(() => setOffer({ kind: 'none' }), []);
  return {
    nowMs,
    offsetMs,
    visits: ofBooth,
    total: visitorsToday({ ...given, figure, unsent }),
    own: ownVisitorsToday({ ...given, visits: ofBooth }),
    notSaved: notSaved.reduce((sum, visit) => sum + visit.partySize, 0),
    offer,
    count,
    undo,
    dismiss,
  };
}

export type Counting = ReturnType<typeof useCounting>;
