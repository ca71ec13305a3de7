import { type AssignmentRow, assignments } from '#contracts/assignments';
import type { EventRow } from '#contracts/events';
import { people } from '#contracts/people';
import { representatives } from '#contracts/representatives';
import type { ShiftRow } from '#contracts/shifts';
import { useAsk, useCurrentRows } from '../parts/collection.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { typed } from '../parts/fields.ts';

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
  const everybody = useCurrentRows(people.list);
  const stand = useCurrentRows(representatives.list, event.slug)
    .filter((each) => each.boothId === shift.boothId)
    .map((each) => each.personId);
  const rank = (personId: string) => (stand.includes(personId) ? 0 : 1);
  const choices = everybody
    .toSorted((one, other) => rank(one.id) - rank(other.id))
    .map((person) => ({ value: person.id, label: person.name }));

  async function save({ personIds }: { personIds: string[] }) {
    for (const each of assigned.filter((row) => !personIds.includes(row.personId)))
      await ask(assignments.archive, { params: { id: each.id }, version: each.version });
    const before = assigned.map((row) => row.personId);
    for (const personId of personIds.filter((id) => !before.includes(id)))
      await ask(assignments.create, { params: { event: event.slug }, body: { shiftId: shift.id, personId } });
    return typed(null);
  }

  return (
    <FormDialog
      title={title}
      sentence="Representatives of the booth come first in the list."
      fields={[{ name: 'personIds', label: 'People on this shift', kind: 'several', choices }]}
      initial={{ personIds: assigned.map((row) => row.personId) }}
      save={save}
      submitLabel="Save who is on it"
      onClose={onClose}
    />
  );
}
