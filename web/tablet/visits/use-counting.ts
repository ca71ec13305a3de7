import { useCallback, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import type { DeviceState } from '#contracts/devices';
import type { OwnVisit, Said } from '../outbox/database.ts';
import { unsentAndKept } from '../outbox/memory.ts';
import type { Correction } from '../outbox/store.ts';
import { useNow, useOffsetMs, useTablet, useTabletState } from '../shell/use-tablet.ts';
import { lastMomentMs, ownVisitorsToday, visitorsToday } from './figures.ts';
import { useLater } from './use-later.ts';
import { selectedOf, useSelection } from './use-selection.ts';

const MINUTE_QUARTER_MS = 15_000;

/** What was last done to a visit. The booth's name is of that moment: a device may count for another one since. */
export type Offered = {
  kind: 'counted' | 'undone' | 'not undone' | 'not changed';
  visit: OwnVisit;
  boothName: string;
};
export type UndoOffer = { kind: 'none' } | Offered;

/** What the capture screen of one booth shows and can do. Figures hold only what is on the disk or sent. */
export function useCounting(state: DeviceState, booth: DeviceState['booths'][number]) {
  const { id: boothId, name: boothName } = booth;
  const tablet = useTablet();
  const { visits, unsent, isLost, figures } = useTabletState(({ visits, unsent, isLost, meta }) => ({
    ...{ visits, unsent, isLost, figures: meta.figures },
  }));
  const nowMs = useNow(MINUTE_QUARTER_MS);
  const [offer, setOffer] = useState<UndoOffer>({ kind: 'none' });
  const offsetMs = useOffsetMs();
  const { selection, choose, follow } = useSelection(tablet.now);
  const { timeZone } = state.event;
  const given = useMemo(() => ({ boothId, timeZone, nowMs, offsetMs }), [boothId, timeZone, nowMs, offsetMs]);
  const figure = figures.find((one) => one.boothId === boothId) ?? null;
  const ofBooth = useMemo(
    () => visits.filter((visit) => visit.boothId === boothId && visit.undoneAt === null),
    [visits, boothId],
  );
  const total = useMemo(
    () => visitorsToday({ ...given, figure, unsent: unsentAndKept({ isLost, unsent }) }),
    [given, figure, isLost, unsent],
  );
  const lastAtMs = useMemo(() => lastMomentMs(ofBooth, offsetMs), [ofBooth, offsetMs]);
  const kept = useMemo(
    () => (isLost ? ofBooth.filter(({ id }) => unsent.every((item) => item.id !== id)) : ofBooth),
    [ofBooth, isLost, unsent],
  );
  const later = useLater(
    useMemo(
      () => ({ boothId, visits: ofBooth, kept, total, selection }),
      [boothId, ofBooth, kept, total, selection],
    ),
  );
  const own = useMemo(() => ownVisitorsToday({ ...given, visits: later.kept }), [given, later.kept]);

  const count = useCallback(
    async (partySize: number, said?: Said) => {
      const { settings } = tablet.memory.get().meta;
      tablet.feedback.ready(settings);
      await tablet.count(boothId, partySize, said, (visit) => {
        tablet.feedback.give(settings);
        // With the figure in one drawing: the next tap of a burst waits for it.
        flushSync(() => {
          setOffer({ kind: 'counted', visit, boothName });
          follow(visit);
        });
      });
    },
    [tablet, boothId, boothName, follow],
  );
  const undo = useCallback(
    async (offer: Offered) => {
      const isDone = await succeeds(tablet.undo(offer.visit));
      setOffer({ ...offer, kind: isDone ? 'undone' : 'not undone' });
    },
    [tablet],
  );
  const correct = useCallback(
    async (visit: OwnVisit, set: Correction) => {
      choose(visit);
      if (!(await succeeds(tablet.correct(visit, set)))) setOffer({ kind: 'not changed', visit, boothName });
    },
    [tablet, choose, boothName],
  );
  const dismiss = useCallback(() => setOffer({ kind: 'none' }), []);
  return {
    nowMs,
    offsetMs,
    total,
    lastAtMs,
    /** What shows a tap beside the figure and what takes it back, all of one moment. */
    later: {
      visits: later.visits,
      own,
      total: later.total,
      // What a person chooses is chosen at once.
      selected: selectedOf(later.visits, selection?.isByHand ? selection : later.selection, tablet.now()),
    },
    choose,
    offer,
    count,
    undo,
    correct,
    dismiss,
  };
}

export type Counting = ReturnType<typeof useCounting>;

const succeeds = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );
