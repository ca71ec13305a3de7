import { type Conflict, conflicts } from '#contracts/conflicts';
import { useAsk } from '../set-up/parts/collection.ts';
import { FormDialog } from '../set-up/parts/FormDialog.tsx';
import { mistake, typed } from '../set-up/parts/fields.ts';
import { useEvent } from '../shell/events.ts';

/** A decision that it stays so: with a reason, for everybody to read. */
export function LeaveDialog({ conflict, onClose }: { conflict: Conflict; onClose: () => void }) {
  const event = useEvent();
  const ask = useAsk();
  const { kind, subject, words } = conflict;
  return (
    <FormDialog
      title="Leave it as it is?"
      sentence={`${words} It stays on this page with your reason and your name, and is asked again as soon as anything about it changes.`}
      fields={[
        { name: 'reason', label: 'Why', kind: 'line', placeholder: 'A colleague stands in for the hour' },
      ]}
      initial={{ reason: '' }}
      save={async ({ reason }) => {
        if (reason.trim() === '') return mistake('reason', 'Say why, so that others can follow.');
        const body = { kind, subject, reason: reason.trim() };
        await ask(conflicts.override, { params: { event: event.slug }, body });
        return typed(null);
      }}
      submitLabel="Leave it"
      keepLabel="Decide later"
      onClose={onClose}
    />
  );
}
