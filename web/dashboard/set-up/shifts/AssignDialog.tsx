import type { AssignmentRow } from '#contracts/assignments';
import type { EventRow } from '#contracts/events';
import { type ShiftRow, shifts } from '#contracts/shifts';
import { useAsk } from '../parts/collection.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { typed } from '../parts/fields.ts';
import { usePeopleChoices } from './people-choices.ts';

interface Props {
  event: EventRow;
  shift: ShiftRow;
  title: string;
  assigned: AssignmentRow[];
  onClose: () => void;
}

/** Puts people on a shift and takes them off; the booth's representatives come first. */
export function AssignDialog({ event, shift, title, assigned, onClose }: Props) {
  const ask = useAsk();
  const { choices, note } = usePeopleChoices(event.slug, [shift.boothId], assigned);
  const before = assigned.map((row) => row.personId);

  async function save({ personIds }: { personIds: string[] }) {
    const assign = personIds.filter((id) => !before.includes(id));
    const unassign = before.filter((id) => !personIds.includes(id));
    const change = [{ id: shift.id, version: shift.version, assign, unassign }];
    await ask(shifts.arrange, { params: { event: event.slug }, body: { change } });
    return typed(null);
  }

  return (
    <FormDialog
      title={title}
      sentence="Representatives of the booth come first in the list."
      fields={[
        {
          name: 'personIds',
          label: 'People on this shift',
          kind: 'several',
          choices,
          note: (values) => note(values.personIds),
        },
      ]}
      initial={{ personIds: before }}
      save={save}
      submitLabel="Save who is on it"
      onClose={onClose}
    />
  );
}
