import { feedback } from '#contracts/feedback';
import { type BoardGroup, type BoardPiece, feedbackBoards } from '#contracts/feedback-board';
import { notifyNotDone } from '../parts/notify.ts';
import { useMay } from '../set-up/may.ts';
import { notifyArchived, notifyUndoable } from '../set-up/parts/archived.tsx';
import { useAsk } from '../set-up/parts/collection.ts';
import { useEvent } from '../shell/events.ts';
import { shortly } from './feedback-words.ts';

/** Whether the person at this screen may answer, merge and refer here; the server decides, this only hides buttons. */
export function useMayDecide(): boolean {
  const may = useMay();
  const { archivedAt } = useEvent();
  return may.booths && archivedAt === null;
}

/** Nothing of it was heard at a booth of others. */
export const isOwn = ({ id, pieces }: BoardGroup): boolean =>
  pieces.every((piece) => piece.isOwn) && pieces[0]?.id === id;

/** What a person says about feedback, each with the way back. Failures are told. */
export function useDecide() {
  const ask = useAsk();
  const { slug: event } = useEvent();
  const undo = (id: string) =>
    ask(feedbackBoards.undoMerge, { params: { id } }).then(
      () => {},
      (error: unknown) => notifyNotDone('It stays as it is.', error),
    );
  const decide = ({ id }: BoardGroup, intoId: string, isSame: boolean, said: string) =>
    ask(feedbackBoards.merge, { params: { event }, body: { feedbackId: id, intoId, isSame } }).then((made) =>
      notifyUndoable(said, () => undo(made.id)),
    );
  const restore = ({ id, version }: { id: string; version: number }) =>
    ask(feedback.restore, { params: { id }, version }).then(
      () => {},
      (error: unknown) => notifyNotDone('It is still in the archive.', error),
    );
  const told = (error: unknown) => notifyNotDone('Nothing was changed.', error);
  return {
    /** @throws Refusal, NoAnswer */
    mergeInto: (group: BoardGroup, intoId: string) =>
      decide(group, intoId, true, 'Merged. Their mentions add up.'),
    merge: (group: BoardGroup, intoId: string) =>
      decide(group, intoId, true, 'Merged. Their mentions add up.').catch(told),
    keepApart: (group: BoardGroup, intoId: string) =>
      decide(group, intoId, false, 'They stay apart, and are not proposed again.').catch(told),
    takeApart: ({ merge }: BoardPiece) => (merge === null ? Promise.resolve() : undo(merge.id)),
    proposeAgain: (id: string) => undo(id),
    archive: ({ id, version, text }: BoardPiece) =>
      ask(feedback.archive, { params: { id }, version }).then(
        (archived) => notifyArchived(`“${shortly(text)}”`, () => restore(archived)),
        (error: unknown) => notifyNotDone('It stays on the board.', error),
      ),
    restore,
    endReferral: (id: string) =>
      ask(feedbackBoards.endReferral, { params: { id } }).then(
        () => {},
        (error: unknown) => notifyNotDone('It is still referred.', error),
      ),
  };
}
