import { useRef } from 'react';
import { assignments } from '#contracts/assignments';
import type { EventRow } from '#contracts/events';
import { type Arrangement, type ShiftRow, shifts } from '#contracts/shifts';
import { notifyNotDone } from '../../../parts/notify.ts';
import { notifyUndoable } from '../../parts/archived.tsx';
import { useAsk, useCurrentRows, useMergeRows } from '../../parts/collection.ts';
import { asMadeAgain, type MadeAgain, madeAgain, undoOf } from './arranging.ts';

/** Changes shifts with their people in one go; each change says so and offers to take it back. */
export function useArranging(event: EventRow) {
  const ask = useAsk();
  const merge = useMergeRows();
  const rows = useCurrentRows(shifts.list, event.slug);
  const assigned = useCurrentRows(assignments.list, event.slug);
  const again = useRef<MadeAgain>(new Map());
  const peopleOn = (shiftId: string) =>
    assigned
      .filter((one) => one.shiftId === shiftId && !one.isPersonArchived)
      .map(({ personId }) => personId);

  async function send(asked: Arrangement): Promise<ShiftRow[]> {
    const answer = await ask(shifts.arrange, { params: { event: event.slug }, body: asked });
    merge(assignments.list, event.slug, answer.assignments);
    merge(shifts.list, event.slug, answer.items);
    return answer.items;
  }

  return {
    peopleOn,
    /** @param said what was done, with its object. @throws Refusal, NoAnswer */
    arrange: async (asked: Arrangement, said: string): Promise<void> => {
      const after = await send(asked);
      const undo = undoOf(asked, rows, after, peopleOn);
      notifyUndoable(said, () =>
        send(asMadeAgain(undo, again.current)).then(
          (undone) => {
            again.current = madeAgain(again.current, asked, undone);
          },
          (error: unknown) => notifyNotDone('It stays as it is now.', error),
        ),
      );
    },
  };
}
