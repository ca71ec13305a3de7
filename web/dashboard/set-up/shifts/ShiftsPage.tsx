import { Button } from '@mantine/core';
import { useState } from 'react';
import { assignments } from '#contracts/assignments';
import { type ShiftRow, shifts } from '#contracts/shifts';
import { BoothName } from '../../parts/Plate.tsx';
import { useEvent } from '../../shell/events.ts';
import { useBooths } from '../booths/booths.ts';
import { dayWords, instantToLocal, stretchWords } from '../local-time.ts';
import { useMay } from '../may.ts';
import { useCurrentRows } from '../parts/collection.ts';
import { NounPage } from '../parts/NounPage.tsx';
import { useDayShown } from '../use-day-shown.tsx';
import { useUsualHours } from '../usual-hours.ts';
import { AssignDialog } from './AssignDialog.tsx';
import { OnShift } from './OnShift.tsx';
import { shiftChange, shiftFields, shiftInputs, shiftValues } from './shift-form.ts';

export function ShiftsPage() {
  const event = useEvent();
  const may = useMay();
  const booths = useBooths(event.slug);
  const assigned = useCurrentRows(assignments.list, event.slug);
  const hours = useUsualHours(event);
  const [staffing, setStaffing] = useState<ShiftRow | null>(null);
  const zone = event.timeZone;
  const dateOf = (row: ShiftRow) => instantToLocal(row.startsAt, zone).date;
  const { daySwitch, only } = useDayShown(event, 'shifts', dateOf);
  const hoursOf = (row: ShiftRow) => stretchWords(row.startsAt, row.endsAt, zone);
  const on = (shift: ShiftRow) => assigned.filter((each) => each.shiftId === shift.id);
  const sortKey = (row: ShiftRow) => [dateOf(row), booths.nameOf(row.boothId), row.startsAt].join(' ');
  const nameOf = (row: ShiftRow) =>
    `${booths.nameOf(row.boothId)}, ${dayWords(dateOf(row), 'short')} ${hoursOf(row)}`;
  return (
    <>
      <NounPage
        collection={shifts}
        event={event.slug}
        title="Shifts"
        addLabel="Add shifts"
        intro="Stretches of staffing, and who is on them. Below the minimum a kiosk counts as unstaffed; the target is what you hope for."
        empty={{
          title: 'No shifts yet',
          text: 'Choose booths and days: the same shift is made for each of them.',
        }}
        isReadOnly={!may.booths}
        canRepeat
        columns={[
          {
            head: 'Booth',
            cell: (row) => (
              <BoothName kiosk={booths.plateOf(row.boothId)} name={booths.nameOf(row.boothId)} />
            ),
          },
          { head: 'Hours', cell: hoursOf },
          {
            head: 'On it',
            cell: (row) => <OnShift shift={row} names={on(row).map((each) => each.personName)} />,
          },
        ]}
        nameOf={nameOf}
        groupOf={(row) => dayWords(dateOf(row))}
        only={only}
        order={(one, other) => sortKey(one).localeCompare(sortKey(other))}
        rowActions={(row) => (
          <Button aria-label={`Assign people to ${nameOf(row)}`} onClick={() => setStaffing(row)}>
            Assign
          </Button>
        )}
        fields={(row) => shiftFields(event, row === null, booths.choices)}
        valuesOf={(row) => shiftValues(row, zone, hours)}
        inputsOf={(values) => shiftInputs(values, zone)}
        changeOf={(values) => shiftChange(values, zone)}
      >
        {daySwitch}
      </NounPage>
      {staffing !== null && (
        <AssignDialog
          event={event}
          shift={staffing}
          title={`Who is at ${nameOf(staffing)}?`}
          assigned={on(staffing)}
          onClose={() => setStaffing(null)}
        />
      )}
    </>
  );
}
