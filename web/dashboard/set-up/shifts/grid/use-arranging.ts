import { useRef } from 'react';
import { assignments } from '#contracts/assignments';
import type { EventRow } from '#contracts/events';
import { type Arrangement, type ShiftRow, shifts } from '#contracts/shifts';
import { Refusal } from '#web/api/client.ts';
import { notifyDone, notifyNotDone } from '../../../parts/notify.ts';
import { notifyUndoable } from '../../parts/archived.tsx';
import { useAsk, useCurrentRows, useMergeRows } from '../../parts/collection.ts';
import { asMadeAgain, type Done, type MadeAgain, madeAgain, standingUpon, undoOf } from './arranging.ts';

type Undoable = Done & { undo: Arrangement };

/** Changes shifts with their people in one go; each change says so and offers to take it back. */
export function useArranging(event: EventRow) {
  const ask = useAsk();
  const merge = useMergeRows();
  const rows = useCurrentRows(shifts.list, event.slug);
  const assigned = useCurrentRows(assignments.list, event.slug);
  const done = useRef<Undoable[]>([]);
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
      const one: Undoable = { said, asked, isUndone: false, undo: undoOf(asked, rows, after, peopleOn) };
      done.current.push(one);
      notifyUndoable(said, () => takeBack(one));
    },
  };

  /** What stands upon it is said, and goes with it only when somebody says so. */
  async function takeBack(one: Undoable): Promise<void> {
    const later = standingUpon(done.current, one);
    if (later.length === 0) return takeBackAll([one]);
    const words = `Not undone yet: after it came “${later.map(({ said }) => said).join('” and “')}”`;
    notifyUndoable(words, () => takeBackAll([...later, one]), later.length === 1 ? 'Undo both' : 'Undo all');
  }

  async function takeBackAll(all: readonly Undoable[]): Promise<void> {
    for (const one of all.filter(({ isUndone }) => !isUndone))
      try {
        again.current = madeAgain(again.current, one.asked, await send(asMadeAgain(one.undo, again.current)));
        one.isUndone = true;
      } catch (error) {
        return sayNotUndone(error);
      }
  }
}

function sayNotUndone(error: unknown): void {
  if (error instanceof Refusal && error.problem.code === 'stale')
    notifyDone(
      'Not undone: somebody else changed this shift after you. Look at it, and change it by hand if it is still wrong.',
    );
  else notifyNotDone('It stays as it is now.', error);
}
