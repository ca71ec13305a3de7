import type { EventRow } from '#contracts/events';
import type { RefusedItem } from '#contracts/refused-items';
import { useBooths } from '../booths/booths.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { mistake, typed } from '../parts/fields.ts';
import { changeFields, changeFrom, emptyChange } from './change-form.ts';
import { happenedWords, itemSize, itemWords } from './item-words.ts';
import type { Settling } from './use-settling.ts';

interface Props {
  event: EventRow;
  rows: readonly RefusedItem[];
  settling: Settling;
  onClose: () => void;
}

/** Asks what holds instead of what was sent. What stays empty stays as it was sent. */
export function ChangeDialog({ event, rows, settling, onClose }: Props) {
  const { choices } = useBooths(event.slug);
  const [first] = rows;
  const only = rows.length === 1 && first !== undefined ? first : null;
  const sentAs = only && { time: happenedWords(only, event.timeZone), size: itemSize(only.item) };
  return (
    <FormDialog
      title={only ? 'Change and record' : `Change and record ${rows.length}`}
      sentence={
        only
          ? `${itemWords(only.type, only.item, event.timeZone)}. What you leave empty stays as it was sent.`
          : 'All of them get what you enter. What you leave empty stays as it was sent.'
      }
      fields={changeFields(event, rows, choices, sentAs)}
      initial={emptyChange}
      save={async (values) => {
        const change = changeFrom(values, event.timeZone);
        if (!change.ok) return change;
        if (Object.keys(change.body).length === 0)
          return mistake('boothId', 'Enter what holds instead of what was sent.');
        await settling.record(rows, () => change.body, values.reason);
        return typed(null);
      }}
      submitLabel={only ? 'Record it' : `Record ${rows.length}`}
      keepLabel="Leave as it is"
      onClose={onClose}
    />
  );
}
