import { Button, Select, TextInput } from '@mantine/core';
import { devices } from '#contracts/devices';
import type { EventRow } from '#contracts/events';
import { DaySwitch } from '../../parts/DaySwitch.tsx';
import { useBooths } from '../booths/booths.ts';
import { datesBetween } from '../local-time.ts';
import { useRows } from '../parts/collection.ts';
import styles from './visits.module.css';
import type { VisitsInAddress } from './visits-in-address.ts';

interface Props {
  event: EventRow;
  shown: VisitsInAddress;
  onChange: (change: VisitsInAddress) => void;
}

/** Which visits are shown: day, booth, device, and from when to when. */
export function VisitFilters({ event, shown, onChange }: Props) {
  const { choices } = useBooths(event.slug);
  const known = useRows(devices.list, event.slug);
  const isOneDay = shown.day !== undefined && shown.day !== 'all';
  const isNarrowed = [shown.booth, shown.device, shown.from, shown.to].some((each) => each !== undefined);
  const list = { clearable: true, searchable: true, openOnFocus: false };
  return (
    <div className={styles.filters}>
      <DaySwitch
        dates={datesBetween(event.startsOn, event.endsOn)}
        shown={shown.day ?? 'all'}
        allLabel="All days"
        onChoose={(day) => onChange({ ...shown, day: day as VisitsInAddress['day'] })}
      />
      <div className={styles.fields}>
        <Select
          {...list}
          label="Booth"
          placeholder="All booths"
          data={choices}
          value={shown.booth ?? null}
          onChange={(booth) => onChange({ ...shown, booth: booth ?? undefined })}
        />
        <Select
          {...list}
          label="Tablet or phone"
          placeholder="All of them"
          data={(known.state === 'ready' ? known.rows : []).map(({ id, name }) => ({
            value: id,
            label: name,
          }))}
          value={shown.device ?? null}
          onChange={(device) => onChange({ ...shown, device: device ?? undefined })}
        />
        {isOneDay && (
          <>
            <TextInput
              type="time"
              label="From"
              value={shown.from ?? ''}
              onChange={({ currentTarget: { value } }) => onChange({ ...shown, from: value || undefined })}
            />
            <TextInput
              type="time"
              label="Until"
              value={shown.to ?? ''}
              onChange={({ currentTarget: { value } }) => onChange({ ...shown, to: value || undefined })}
            />
          </>
        )}
        {isNarrowed && (
          <Button variant="subtle" onClick={() => onChange({ day: shown.day })}>
            Clear filters
          </Button>
        )}
      </div>
    </div>
  );
}
