import type { EventRow } from '#contracts/events';
import type { SlotRow } from '#contracts/slots';
import { type Choice, type Field, mistake, type Typed, textOrNull, typed } from '../parts/fields.ts';
import { timesOnEach, type UsualHours, type WhenValues, whenFields, whenValues } from '../when.ts';

export type SlotValues = WhenValues & { boothId: string; kioskId: string };
export type SlotInput = Pick<SlotRow, 'boothId' | 'kioskId' | 'startsAt' | 'endsAt'>;

export function slotFields(
  event: EventRow,
  isNew: boolean,
  choices: { booths: Choice[]; kiosks: Choice[] },
): Field<SlotValues>[] {
  return [
    { name: 'boothId', label: 'Booth', kind: 'one', choices: choices.booths, half: true, when: () => isNew },
    {
      name: 'kioskId',
      label: 'Kiosk no.',
      kind: 'one',
      choices: choices.kiosks,
      none: 'not known yet',
      half: isNew,
    },
    ...whenFields<SlotValues>(event, isNew),
  ];
}

export function slotValues(row: SlotRow | null, zone: string, hours: UsualHours): SlotValues {
  return { ...whenValues(row, zone, hours), boothId: row?.boothId ?? '', kioskId: row?.kioskId ?? '' };
}

/** One slot for each chosen day, unless one of them is refused. */
export function slotInputs(
  values: SlotValues,
  zone: string,
  refuse: (slot: SlotInput) => { ok: false; mistakes: Record<string, string> } | null,
): Typed<SlotInput[]> {
  if (values.boothId === '') return mistake('boothId', 'Choose a booth.');
  const times = timesOnEach(values, zone);
  if (!times.ok) return times;
  const kioskId = textOrNull(values.kioskId);
  const inputs = times.body.map((each) => ({ boothId: values.boothId, kioskId, ...each }));
  return inputs.map(refuse).find((refusal) => refusal !== null) ?? typed(inputs);
}
