import { uuidv7 } from 'uuidv7';
import type { EventRow } from '#contracts/events';
import { type Arrangement, type ShiftRow, shifts } from '#contracts/shifts';
import type { Stretch } from '#contracts/stretches';
import { Refusal } from '#web/api/client.ts';
import { notifyDone, notifyNotDone } from '../../../parts/notify.ts';
import { againstVersion, moveOf, timesOf } from './arranging.ts';
import type { Late } from './BothVersions.tsx';
import { type Draft, dropWords } from './draft.ts';
import type { useArranging } from './use-arranging.ts';

interface Given {
  event: EventRow;
  arranging: ReturnType<typeof useArranging>;
  nameOf: (row: Pick<ShiftRow, 'boothId' | 'startsAt' | 'endsAt'>) => string;
  /** A shift that came to another booth is a new one. */
  onNew: (id: string) => void;
  /** Something new was drawn. */
  onDraw: (drawn: Stretch & { boothId: string }) => void;
  /** Somebody else was faster. */
  onLate: (late: Late) => void;
}

/** What follows when a drag, or the keys, let go. */
export function useDropping({ arranging, nameOf, onNew, onDraw, onLate }: Given) {
  return function drop({ shift, boothId, at, placed }: Draft): void {
    if (!placed.ok) {
      notifyDone(`Nothing was changed. ${placed.why}`);
      return;
    }
    const mine = { boothId, startsAt: at.startsAt, endsAt: at.endsAt };
    if (shift === null) {
      onDraw(mine);
      return;
    }
    const newId = uuidv7();
    const personIds = arranging.peopleOn(shift.id);
    const there = nameOf({ boothId, ...timesOf(at) });
    const note = placed.note === null ? '' : ` ${placed.note}`;
    const asked = moveOf(shift.row, mine, { newId, personIds });
    const said = `${dropWords(shift, mine, there)}${note}`;
    if (boothId !== shift.boothId) onNew(newId);
    arranging.arrange(asked, said).catch((error: unknown) => {
      const theirs = shiftNow(error);
      if (theirs === null) return notifyNotDone(`${nameOf(shift.row)} stays as it was.`, error);
      const again = (): Promise<void> => arranging.arrange(againstTheirs(theirs), said);
      onLate({ name: nameOf(shift.row), before: shift.row, theirs, mine, again });
    });

    function againstTheirs(theirs: ShiftRow): Arrangement {
      if (theirs.archivedAt === null) return againstVersion(asked, theirs.id, theirs.version);
      const { minimum, target } = theirs;
      return { create: [{ id: newId, boothId, ...timesOf(at), minimum, target, personIds }] };
    }
  };
}

/** With a stale change: the shift as it is now. */
function shiftNow(error: unknown): ShiftRow | null {
  if (!(error instanceof Refusal) || error.problem.code !== 'stale') return null;
  const row = shifts.change.output.safeParse(error.problem.current);
  return row.success ? row.data : null;
}
