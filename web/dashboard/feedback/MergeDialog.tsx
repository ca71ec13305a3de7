import type { BoardGroup, FeedbackBoard } from '#contracts/feedback-board';
import { FormDialog } from '../set-up/parts/FormDialog.tsx';
import { mistake, typed } from '../set-up/parts/fields.ts';
import { boothsWords, mainOf, shortly } from './feedback-words.ts';
import { isOwn, useDecide } from './use-decide.ts';

interface Given {
  board: FeedbackBoard;
  group: BoardGroup;
  onClose: () => void;
}

/** With which other it is the same thing. */
export function MergeDialog({ board, group, onClose }: Given) {
  const { mergeInto } = useDecide();
  const choices = board.groups
    .filter((other) => other.id !== group.id && isOwn(other))
    .map((other) => ({
      value: other.id,
      label: `${shortly(mainOf(other).text)} (${boothsWords(board, other)})`,
    }));
  return (
    <FormDialog
      title="Which is the same?"
      sentence={`${mainOf(group).text} Merged, both stand together and their mentions add up. Nothing of them is changed, and they can be taken apart again.`}
      fields={[{ name: 'into', label: 'The same as', kind: 'one', choices }]}
      initial={{ into: '' }}
      save={async ({ into }) => {
        if (into === '') return mistake('into', 'Choose what it is the same as.');
        await mergeInto(group, into);
        return typed(null);
      }}
      submitLabel="Merge"
      keepLabel="Keep them apart"
      onClose={onClose}
    />
  );
}
