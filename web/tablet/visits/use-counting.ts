import { useCallback, useState } from 'react';
import { flushSync } from 'react-dom';
import type { DeviceState } from '#contracts/devices';
import { momentMs } from '../clock/moment.ts';
import type { OwnVisit, Said } from '../outbox/database.ts';
import { unsentAndKept } from '../outbox/memory.ts';
import type { Correction } from '../outbox/store.ts';
import { useNow, useTablet, useTabletState } from '../shell/use-tablet.ts';
import { ownVisitorsToday, visitorsToday } from './figures.ts';
import { useSelection } from './use-selection.ts';

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
  const held = useTabletState();
  const { visits, meta, isLost } = held;
  const nowMs = useNow(MINUTE_QUARTER_MS);
  const [offer, setOffer] = useState<UndoOffer>({ kind: 'none' });
  const offsetMs = meta.clock?.offsetMs ?? 0;
  const given = { boothId, timeZone: state.event.timeZone, nowMs, offsetMs };
  const figure = meta.figures.find((one) => one.boothId === boothId) ?? null;
  const ofBooth = visits.filter((visit) => visit.boothId === boothId && visit.undoneAt === null);
  const isSent = ({ id }: OwnVisit) => held.unsent.every((item) => item.id !== id);
  const { selected, choose, follow } = useSelection(ofBooth, tablet.now);

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
  const total = visitorsToday({ ...given, figure, unsent: unsentAndKept(held) });
  return {
    nowMs,
    offsetMs,
    visits: ofBooth,
    lastAtMs: ofBooth.length === 0 ? null : Math.max(...ofBooth.map((visit) => momentMs(visit, offsetMs))),
    total,
    own: ownVisitorsToday({ ...given, visits: isLost ? ofBooth.filter(isSent) : ofBooth }),
    selected,
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
