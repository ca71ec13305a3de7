import { feedback } from '#contracts/feedback';
import type { BoardPiece } from '#contracts/feedback-board';
import { useAsk } from '../set-up/parts/collection.ts';
import { FormDialog } from '../set-up/parts/FormDialog.tsx';
import { typed } from '../set-up/parts/fields.ts';

type Values = { answer: string };

/** What the visitor was told, or what to tell whoever asks next. */
export function AnswerDialog({ piece, onClose }: { piece: BoardPiece; onClose: () => void }) {
  const ask = useAsk();
  return (
    <FormDialog
      title={piece.answer === '' ? 'What is the answer?' : 'Change the answer'}
      sentence={piece.text}
      fields={[
        {
          name: 'answer',
          label: 'Answer',
          kind: 'prose',
          help: 'It stands beside the question here and in the summary. Empty: no answer yet.',
        },
      ]}
      initial={{ answer: piece.answer }}
      version={piece.version}
      theirs={{ row: feedback.change.output, valuesOf: ({ answer }): Values => ({ answer }) }}
      save={async ({ answer }, { version }) => {
        await ask(feedback.change, { params: { id: piece.id }, body: { answer }, version: version ?? 1 });
        return typed(null);
      }}
      submitLabel="Save the answer"
      onClose={onClose}
    />
  );
}
