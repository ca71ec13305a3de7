import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { EventRow } from '#contracts/events';
import { type UncertainStretch, uncertainTimes } from '#contracts/uncertain-times';
import { useAsk } from '../parts/collection.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { mistake, typed } from '../parts/fields.ts';
import {
  amountWords,
  boundsWords,
  emptyShift,
  movedOf,
  type ShiftValues,
  shifted,
  shiftFields,
  shiftOf,
} from './stretch-words.ts';
import styles from './uncertain-times.module.css';

interface Props {
  event: EventRow;
  stretch: UncertainStretch;
  onClose: () => void;
}

/** By how much, with where the stretch would lie. */
export function ShiftDialog({ event, stretch, onClose }: Props) {
  const settle = useSettle(stretch);
  const from = boundsWords(stretch.shiftsFrom, event.timeZone);
  return (
    <FormDialog
      title={`Shift ${amountWords(movedOf(stretch))}?`}
      sentence={[
        stretch.clock === 'ahead' ? `Its clock said ${from}.` : `They count as ${from}.`,
        'Every figure follows, and what was tapped is kept.',
        ...(stretch.headCounts === 0 ? [] : ['A head count stays at its hours.']),
      ].join(' ')}
      fields={shiftFields(stretch)}
      initial={emptyShift}
      preview={(values) => <Preview event={event} stretch={stretch} values={values} />}
      save={async (values) => {
        const shift = shiftOf(values);
        if (shift.ok) await settle(shift.body);
        return shift;
      }}
      submitLabel="Shift them"
      keepLabel="Leave them"
      onClose={onClose}
    />
  );
}

function Preview({ event, stretch, values }: Omit<Props, 'onClose'> & { values: ShiftValues }) {
  const would = shifted(stretch, values);
  return (
    <dl className={styles.preview}>
      <dt>Counted now</dt>
      <dd>{boundsWords(stretch, event.timeZone)}</dd>
      <dt>Would count</dt>
      <dd aria-live="polite">{would === null ? 'choose by how much' : boundsWords(would, event.timeZone)}</dd>
    </dl>
  );
}

/** The times stay, and are certain from now on. */
export function RightDialog({ event, stretch, onClose }: Props) {
  const settle = useSettle(stretch);
  return (
    <FormDialog
      title="Are these times right?"
      sentence={`${amountWords(stretch)}, ${boundsWords(stretch, event.timeZone)}. The times stay, and nobody is asked about them any more.`}
      fields={[
        { name: 'reason', label: 'How you know', kind: 'line', placeholder: 'The team remembers the hour' },
      ]}
      initial={{ reason: '' }}
      save={async ({ reason }) => {
        if (reason.trim() === '') return mistake('reason', 'Say how you know, so that others can follow.');
        await settle({ shiftMinutes: null, reason: reason.trim() });
        return typed(null);
      }}
      submitLabel="They are right"
      keepLabel="Leave them uncertain"
      onClose={onClose}
    />
  );
}

/** One decision has one id, so that it is made once even if its answer was lost. @throws Refusal, NoAnswer */
function useSettle({ id, version }: UncertainStretch) {
  const ask = useAsk();
  const [settlementId] = useState(uuidv7);
  return (decision: { shiftMinutes: number | null; reason: string }) =>
    ask(uncertainTimes.settle, { params: { id }, version, body: { settlementId, ...decision } });
}
