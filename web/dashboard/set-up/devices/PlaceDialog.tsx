import { type DeviceRow, devices } from '#contracts/devices';
import type { EventRow } from '#contracts/events';
import { useBooths } from '../booths/booths.ts';
import { useAsk } from '../parts/collection.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { type Field, mistake, typed } from '../parts/fields.ts';
import type { Base } from '../parts/use-saving.ts';

type Values = { name: string; boothId: string; boothIds: string[] };

/** Renames a device, and moves it: a tablet to one booth, a phone to several. */
export function PlaceDialog({
  event,
  device,
  onClose,
}: {
  event: EventRow;
  device: DeviceRow;
  onClose: () => void;
}) {
  const ask = useAsk();
  const { choices } = useBooths(event.slug);
  const isTablet = device.kind === 'tablet';
  const params = { id: device.id };

  async function save(values: Values, { version, values: before }: Base<Values, DeviceRow>) {
    const boothIds = isTablet ? [values.boothId].filter((id) => id !== '') : values.boothIds;
    if (boothIds.length === 0) return mistake(isTablet ? 'boothId' : 'boothIds', 'Choose a booth.');
    const renamed =
      values.name === before.name
        ? { version }
        : await ask(devices.change, { params, version, body: { name: values.name } });
    if (!isSame(boothIds, before.boothIds))
      await ask(devices.move, { params, version: renamed.version, body: { boothIds } });
    return typed(null);
  }

  return (
    <FormDialog<Values, DeviceRow>
      title={`Move ${device.name}`}
      sentence="What it has not sent yet stays with the booth where it was tapped."
      fields={fieldsOf(isTablet, choices)}
      initial={valuesOf(device)}
      version={device.version}
      theirs={{ row: devices.change.output, valuesOf }}
      save={save}
      submitLabel="Save the change"
      onClose={onClose}
    />
  );
}

function valuesOf({ name, boothIds }: DeviceRow): Values {
  return { name, boothId: boothIds[0] ?? '', boothIds };
}

function fieldsOf(isTablet: boolean, choices: { value: string; label: string }[]): Field<Values>[] {
  return [
    isTablet
      ? { name: 'boothId', label: 'Counts for', kind: 'one', choices }
      : { name: 'boothIds', label: 'Counts for', kind: 'several', choices },
    { name: 'name', label: 'Name', kind: 'line' },
  ];
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}
