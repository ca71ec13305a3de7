import type { DeviceRow } from '#contracts/devices';
import { enrolmentCodes, type NewEnrolmentCode } from '#contracts/enrolment';
import type { EventRow } from '#contracts/events';
import { useBooths } from '../booths/booths.ts';
import { useAsk } from '../parts/collection.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { mistake, typed } from '../parts/fields.ts';
import { newCodeWords } from './device-facts.ts';

interface Props {
  event: EventRow;
  /** Null for a new tablet; else the one that gets a new code. */
  device: DeviceRow | null;
  onMade: (code: NewEnrolmentCode) => void;
  onClose: () => void;
}

/** Makes the single-use code that connects a tablet. */
export function CodeDialog({ event, device, onMade, onClose }: Props) {
  const ask = useAsk();
  const booths = useBooths(event.slug);

  async function save({ boothId, name }: { boothId: string; name: string }) {
    if (boothId === '') return mistake('boothId', 'Choose a booth.');
    const body = { boothIds: [boothId], name, deviceId: device?.id ?? null };
    onMade(await ask(enrolmentCodes.create, { params: { event: event.slug }, body }));
    return typed(null);
  }

  return (
    <FormDialog
      title={device === null ? 'Connect a tablet' : `A new code for ${device.name}`}
      sentence={
        device === null
          ? 'The code places the tablet at a booth. It can be moved later.'
          : newCodeWords(device, event.timeZone)
      }
      fields={[
        { name: 'boothId', label: 'Booth', kind: 'one', choices: booths.choices },
        {
          name: 'name',
          label: 'Name of the tablet',
          kind: 'line',
          placeholder: 'Tablet 3',
          help: 'May stay empty.',
        },
      ]}
      initial={{ boothId: device?.boothIds[0] ?? '', name: device?.name ?? '' }}
      save={save}
      submitLabel="Make the code"
      keepLabel="Not now"
      onClose={onClose}
      keepsOpen
    />
  );
}
