import type { EventRow } from '#contracts/events';
import type { ShiftRow } from '#contracts/shifts';
import type { Stretch } from '#contracts/stretches';
import { type Choice, type Field, type Typed, typed } from '../../parts/fields.ts';
import { changedOnly } from '../../parts/merging.ts';
import { type WhenValues, whenFields, whenValues } from '../../when.ts';
import { peopleFields, shiftChange } from '../shift-form.ts';
import { timesOf } from './arranging.ts';

/** What the dialog of one shift asks. */
export type OneShift = WhenValues & { boothId: string; minimum: string; target: string; personIds: string[] };

interface Choices {
  booths: readonly Choice[];
  people: readonly Choice[];
  note: (personIds: readonly string[]) => string | null;
}

export function oneShiftFields(event: EventRow, { booths, people, note }: Choices): Field<OneShift>[] {
  return [
    {
      ...{ name: 'personIds', label: 'People on this shift', kind: 'several', choices: people },
      note: (values) => note(values.personIds),
    },
    { name: 'boothId', label: 'Booth', kind: 'one', choices: booths },
    ...whenFields<OneShift>(event, false),
    ...peopleFields<OneShift>(),
  ];
}

export function oneShiftValues(
  shift: Stretch & { boothId: string; minimum: number; target: number },
  personIds: readonly string[],
  zone: string,
): OneShift {
  return {
    ...whenValues(timesOf(shift), zone, { dates: [], from: '', to: '' }),
    boothId: shift.boothId,
    minimum: String(shift.minimum),
    target: String(shift.target),
    personIds: [...personIds],
  };
}

/**
 * Of what was typed only what differs from `before`: a time that nobody touched stays the moment that it is, also in the
 * hour that comes twice.
 */
export function oneShiftTyped(
  values: OneShift,
  before: OneShift,
  zone: string,
): Typed<Partial<Pick<ShiftRow, 'startsAt' | 'endsAt' | 'minimum' | 'target'>>> {
  const change = shiftChange(values, zone);
  if (!change.ok) return change;
  const was = shiftChange(before, zone);
  return typed(was.ok ? changedOnly(change.body, was.body) : change.body);
}
