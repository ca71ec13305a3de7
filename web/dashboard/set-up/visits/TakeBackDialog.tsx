import { uuidv7 } from 'uuidv7';
import { type VisitRow, visits } from '#contracts/visits';
import { useAsk } from '../parts/collection.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { mistake, typed } from '../parts/fields.ts';
import { useSameAgain } from './same-again.ts';
import { amountOf, amountWords } from './visit-words.ts';

interface Props {
  /** A slug. */
  event: string;
  /** These and no others, whatever comes meanwhile. */
  rows: readonly VisitRow[];
  onDone: (words: string) => void;
  onClose: () => void;
}

/** The question before visits are taken out of the figures. */
export function TakeBackDialog({ event, rows, onDone, onClose }: Props) {
  const ask = useAsk();
  const sameAgain = useSameAgain<{ undos: { id: string; visitId: string }[]; reason: string }>();
  const amount = amountWords(amountOf(rows));
  const isOne = rows.length === 1;
  return (
    <FormDialog
      title={isOne ? 'Take back this visit?' : `Take back ${rows.length} visits?`}
      sentence={`${amount}. ${isOne ? 'It counts' : 'They count'} in no figure any more. What was tapped stays listed here, with your name and the reason. This cannot be put back: what was right must be counted again.`}
      fields={[{ name: 'reason', label: 'Why', kind: 'line', placeholder: 'A child mashed the button' }]}
      initial={{ reason: '' }}
      save={async (values) => {
        const reason = values.reason.trim();
        if (reason === '') return mistake('reason', 'Say why, so that others can follow.');
        const body = sameAgain(reason, () => ({
          undos: rows.map(({ id }) => ({ id: uuidv7(), visitId: id })),
          reason,
        }));
        const { results } = await ask(visits.takeBack, { params: { event }, body });
        const before = results.filter(({ outcome }) => outcome === 'already-taken-back').length;
        onDone(doneWords(amount, before));
        return typed(null);
      }}
      submitLabel={isOne ? 'Take it back' : `Take back ${rows.length}`}
      keepLabel={isOne ? 'Keep it' : 'Keep them'}
      isDanger
      onClose={onClose}
    />
  );
}

function doneWords(amount: string, before: number): string {
  if (before === 0) return `${amount} taken back.`;
  return `${amount} taken back, ${before} of the visits by somebody else before.`;
}
