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
  const what =
    rows.length === 1 && first !== undefined
      ? `${itemWords(first.type, first.item, event.timeZone)}, ${happenedWords(first, event.timeZone)}`
      : `${rows.length} items`;
  return (
    <FormDialog
      title={`Discard ${rows.length === 1 ? 'it' : rows.length}?`}
      sentence={`${what}. ${rows.length === 1 ? 'It is' : 'They are'} not recorded, and the device may forget ${rows.length === 1 ? 'it' : 'them'}. This can be taken back: ${rows.length === 1 ? 'it stays' : 'they stay'} here under “Also settled ones”.`}
      fields={[{ name: 'reason', label: 'Why', kind: 'line', placeholder: 'A practice tap' }]}
      initial={{ reason: '' }}
      save={async ({ reason }) => {
        if (reason.trim() === '') return mistake('reason', 'Say why, so that others can follow.');
        await settling.discard(rows, reason.trim());
        return typed(null);
      }}
      submitLabel={rows.length === 1 ? 'Discard it' : `Discard ${rows.length}`}
      keepLabel={rows.length === 1 ? 'Keep it' : 'Keep them'}
      isDanger
      onClose={onClose}
    />
  );
}
