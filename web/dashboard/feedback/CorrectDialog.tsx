import { Button } from '@mantine/core';
import { type FeedbackRow, feedback, feedbackKind } from '#contracts/feedback';
import type { BoardPiece, FeedbackBoard } from '#contracts/feedback-board';
import { topics } from '#contracts/topics';
import { useAsk, useCurrentRows } from '../set-up/parts/collection.ts';
import { FormDialog } from '../set-up/parts/FormDialog.tsx';
import { type Choice, mistake, typed } from '../set-up/parts/fields.ts';
import { changedOnly } from '../set-up/parts/merging.ts';
import { useEvent } from '../shell/events.ts';
import { kindWords, topicOf } from './feedback-words.ts';
import { useDecide } from './use-decide.ts';

interface Given {
  board: FeedbackBoard;
  piece: BoardPiece;
  onClose: () => void;
}

type Values = { text: string; kind: string; topics: string[] };

const valuesOf = ({ text, kind, topics }: Pick<FeedbackRow, 'text' | 'kind' | 'topics'>): Values => ({
  text,
  kind,
  topics: topics.toSorted(),
});

/** What was written down in a hurry: its words, its kind and its topics; or that it should not be there at all. */
export function CorrectDialog({ board, piece, onClose }: Given) {
  const ask = useAsk();
  const { archive } = useDecide();
  return (
    <FormDialog
      title="Correct what was written down"
      head={
        <Button
          variant="subtle"
          onClick={() => {
            onClose();
            void archive(piece);
          }}
        >
          Put it into the archive
        </Button>
      }
      fields={[
        {
          name: 'text',
          label: 'What was said',
          kind: 'prose',
          help: 'Without names and addresses of visitors.',
        },
        {
          name: 'kind',
          label: 'Kind',
          kind: 'one',
          choices: feedbackKind.options.map((value) => ({ value, label: kindWords[value] })),
        },
        { name: 'topics', label: 'Topics', kind: 'several', choices: useTopicChoices(board, piece) },
      ]}
      initial={valuesOf(piece)}
      version={piece.version}
      theirs={{ row: feedback.change.output, valuesOf }}
      save={async (values, { values: before, version }) => {
        if (values.text.trim() === '')
          return mistake('text', 'Write what was said, or put it into the archive.');
        const body = changedOnly({ ...values, topics: values.topics.toSorted() }, before);
        if (Object.keys(body).length > 0)
          await ask(feedback.change, { params: { id: piece.id }, body, version: version ?? piece.version });
        return typed(null);
      }}
      submitLabel="Save the correction"
      onClose={onClose}
    />
  );
}

/** Those of its booth and of the event, and those that it has, wherever they are now. */
function useTopicChoices(board: FeedbackBoard, piece: BoardPiece): Choice[] {
  const event = useEvent();
  const current = useCurrentRows(topics.list, event.slug).filter(
    ({ boothId }) => boothId === null || boothId === piece.boothId,
  );
  const gone = piece.topics.filter((slug) => !current.some((topic) => topic.slug === slug));
  return [
    ...current.map(({ slug, label }) => ({ value: slug, label })),
    ...gone.map((slug) => ({ value: slug, label: topicOf(board, slug) })),
  ];
}
