import type { EventRow } from '#contracts/events';
import type { RefusedItem } from '#contracts/refused-items';
import { FormDialog } from '../parts/FormDialog.tsx';
import { mistake, typed } from '../parts/fields.ts';
import { happenedWords, itemWords } from './item-words.ts';
import type { Settling } from './use-settling.ts';

interface Props {
  event: EventRow;
  rows: readonly RefusedItem[];
  settling: Settling;
  onClose: () => void;
}

/** The question before items are left out of the record for good, or until somebody takes that back. */
export function DiscardDialog({ event, rows, settling, onClose }: Props) {
  const [first] = rows;
  const only = rows.length === 1 && first !== undefined ? first : null;
  return (
    <FormDialog
      title={only === null ? `Discard ${rows.length} items?` : 'Discard this item?'}
      sentence={
        only === null
          ? `They are not recorded, and the device may forget them. ${backWords('they stay')}`
          : `${itemWords(only.type, only.item, event.timeZone)}, ${happenedWords(only, event.timeZone)}. It is not recorded, and the device may forget it. ${backWords('it stays')}`
      }
      fields={[{ name: 'reason', label: 'Why', kind: 'line', placeholder: 'A practice tap' }]}
      initial={{ reason: '' }}
      save={async ({ reason }) => {
        if (reason.trim() === '') return mistake('reason', 'Say why, so that others can follow.');
        await settling.discard(rows, reason.trim());
        return typed(null);
      }}
      submitLabel={only === null ? `Discard ${rows.length}` : 'Discard it'}
      keepLabel={only === null ? 'Keep them' : 'Keep it'}
      isDanger
      onClose={onClose}
    />
  );
}

const backWords = (stays: string) => `This can be taken back: ${stays} here under “Also settled ones”.`;
