import type { EventRow } from '#contracts/events';
import type { ShiftRow } from '#contracts/shifts';
import { type Choice, type Field, mistake, type Typed, typed } from '../parts/fields.ts';
import { timesOn, timesOnEach, type UsualHours, type WhenValues, whenFields, whenValues } from '../when.ts';

export type ShiftValues = WhenValues & { boothIds: string[]; minimum: string; target: string };
type ShiftChange = Pick<ShiftRow, 'startsAt' | 'endsAt' | 'minimum' | 'target'>;
type ShiftInput = ShiftChange & { boothId: string };

export function shiftFields(event: EventRow, isNew: boolean, booths: Choice[]): Field<ShiftValues>[] {
  return [
    { name: 'boothIds', label: 'Booths', kind: 'several', choices: booths, when: () => isNew },
    ...whenFields<ShiftValues>(event, isNew),
    ...peopleFields<ShiftValues>(),
  ];
}

/** How many are needed and hoped for. */
export const peopleFields = <V extends { minimum: string; target: string }>(): Field<
  V & { minimum: string; target: string }
>[] => [
  { name: 'minimum', label: 'People at least', kind: 'number', half: true },
  { name: 'target', label: 'People hoped for', kind: 'number', half: true },
];

export function shiftValues(row: ShiftRow | null, zone: string, hours: UsualHours): ShiftValues {
  return {
    ...whenValues(row, zone, hours),
    boothIds: [],
    minimum: String(row?.minimum ?? 1),
    target: String(row?.target ?? 2),
  };
}

/**
 * After a shift that ended before the hall closes, the next of the same booths and days; after the last of the day, the
 * same hours for other booths.
 */
export function nextShift(values: ShiftValues, { to: closes }: ShiftValues): ShiftValues {
  const isDayOver = closes === '' || values.to >= closes || values.to <= values.from;
  return isDayOver
    ? { ...values, boothIds: [] }
    : { ...values, from: values.to, to: closes, overnight: false };
}

/** The same shift for each chosen booth on each chosen day. */
export function shiftInputs(values: ShiftValues, zone: string): Typed<ShiftInput[]> {
  if (values.boothIds.length === 0) return mistake('boothIds', 'Choose at least one booth.');
  const times = timesOnEach(values, zone);
  const people = peopleOf(values);
  if (!times.ok) return times;
  if (!people.ok) return people;
  return typed(
    values.boothIds.flatMap((boothId) => times.body.map((each) => ({ boothId, ...each, ...people.body }))),
  );
}

export function shiftChange(
  values: WhenValues & { minimum: string; target: string },
  zone: string,
): Typed<ShiftChange> {
  const times = timesOn(values.date, values, zone);
  const people = peopleOf(values);
  if (!times.ok) return times;
  return people.ok ? typed({ ...times.body, ...people.body }) : people;
}

export function peopleOf(values: {
  minimum: string;
  target: string;
}): Typed<{ minimum: number; target: number }> {
  const [minimum, target] = [Number(values.minimum), Number(values.target)];
  if (target < minimum) return mistake('target', `Must be at least ${minimum}.`);
  return typed({ minimum, target });
}
