import { Button } from '@mantine/core';
import { uuidv7 } from 'uuidv7';
import type { EventRow } from '#contracts/events';
import { type Arrangement, type ShiftRow, shifts } from '#contracts/shifts';
import type { Stretch } from '#contracts/stretches';
import type { useBooths } from '../../booths/booths.ts';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { typed } from '../../parts/fields.ts';
import type { Base } from '../../parts/use-saving.ts';
import { usePeopleChoices } from '../people-choices.ts';
import { moveOf, timesOf } from './arranging.ts';
import type { DrawnShift } from './drawn.ts';
import classes from './Grid.module.css';
import { type OneShift, oneShiftFields, oneShiftTyped, oneShiftValues } from './shift-dialog-form.ts';

interface Props {
  event: EventRow;
  booths: ReturnType<typeof useBooths>;
  /** A shift that is there, or where a new one is to lie. */
  shift: DrawnShift | null;
  drawn: Stretch & { boothId: string };
  /** Shifts of its series that are left. */
  ofSeries: number;
  nameOf: (row: Pick<ShiftRow, 'boothId' | 'startsAt' | 'endsAt'>) => string;
  arrange: (asked: Arrangement, said: string) => Promise<void>;
  onSplit: (shift: DrawnShift) => void;
  onCopy: (shift: DrawnShift) => void;
  onDelete: (shift: DrawnShift) => void;
  onClose: () => void;
}

type Lies = Pick<ShiftRow, 'boothId' | 'startsAt' | 'endsAt' | 'minimum' | 'target'>;

/** Everything about one shift: who, where, when, how many; and the ways to split, copy and archive it. */
export function ShiftDialog(props: Props) {
  const { event, booths, shift, drawn, nameOf, arrange, onClose } = props;
  const people = usePeopleChoices(event.slug, [drawn.boothId], shift?.people);
  const before = shift?.people.map(({ personId }) => personId) ?? [];
  const valuesOf = (row: ShiftRow) =>
    oneShiftValues(
      { ...row, startsAt: Date.parse(row.startsAt), endsAt: Date.parse(row.endsAt) },
      before,
      event.timeZone,
    );
  const initial =
    shift === null
      ? oneShiftValues({ ...drawn, minimum: 1, target: 2 }, [], event.timeZone)
      : valuesOf(shift.row);

  async function save(
    values: OneShift,
    { version = 0, values: from, row = shift?.row }: Base<OneShift, ShiftRow>,
  ) {
    const change = oneShiftTyped(values, from, event.timeZone);
    if (!change.ok) return change;
    const { boothId, personIds } = values;
    const lies = { ...(row ?? { ...timesOf(drawn), minimum: 1, target: 2 }), ...change.body, boothId };
    const asked =
      row === undefined
        ? { create: [{ id: uuidv7(), ...lies, personIds }] }
        : arrangementOf({ ...row, version }, lies, change.body, personIds);
    await arrange(asked, `${nameOf(lies)} is ${row === undefined ? 'added' : 'saved'}.`);
    return typed(null);
  }

  function arrangementOf(row: ShiftRow, lies: Lies, change: Partial<Lies>, personIds: string[]): Arrangement {
    const to = { ...lies, startsAt: Date.parse(lies.startsAt), endsAt: Date.parse(lies.endsAt) };
    if (lies.boothId !== row.boothId)
      return moveOf({ ...row, ...change }, to, { newId: uuidv7(), personIds });
    const assign = personIds.filter((id) => !before.includes(id));
    const unassign = before.filter((id) => !personIds.includes(id));
    return { change: [{ id: row.id, version: row.version, ...change, assign, unassign }] };
  }

  return (
    <FormDialog<OneShift, ShiftRow>
      title={shift === null ? `A shift at ${booths.nameOf(drawn.boothId)}` : nameOf(shift.row)}
      head={shift !== null && <More {...props} shift={shift} />}
      fields={oneShiftFields(event, { booths: booths.choices, people: people.choices, note: people.note })}
      initial={initial}
      {...(shift !== null && { version: shift.row.version })}
      theirs={{ row: shifts.change.output, valuesOf }}
      save={save}
      submitLabel={shift === null ? 'Add the shift' : 'Save the change'}
      {...(shift === null && { keepLabel: 'Not now' })}
      onClose={onClose}
    />
  );
}

function More({ shift, ofSeries, onSplit, onCopy, onDelete }: Props & { shift: DrawnShift }) {
  return (
    <>
      {shift.elsewhere.length > 0 && (
        <ul className={classes.elsewhere} aria-label="Conflicts">
          {shift.elsewhere.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      {ofSeries > 1 && (
        <p className={classes.ofSeries}>
          One of a series of {ofSeries} shifts. A change is of this one; <em>Archive…</em> can take the rest
          along.
        </p>
      )}
      <div className={classes.more}>
        <Button onClick={() => onSplit(shift)}>Split…</Button>
        <Button onClick={() => onCopy(shift)}>Copy to other days…</Button>
        <Button variant="subtle" onClick={() => onDelete(shift)}>
          Archive…
        </Button>
      </div>
    </>
  );
}
