import { Button } from '@mantine/core';
import { useState } from 'react';
import { type AssignmentRow, assignments } from '#contracts/assignments';
import { type ShiftRow, shifts } from '#contracts/shifts';
import { slots } from '#contracts/slots';
import { Card } from '../../parts/Card.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { BoneRows, Waiting } from '../../parts/Waiting.tsx';
import { useEvent } from '../../shell/events.ts';
import { boothColumn } from '../booths/booth-column.tsx';
import { useBooths } from '../booths/booths.ts';
import { dayWords, instantToLocal, stretchWords } from '../local-time.ts';
import { useCurrentRows, useRows } from '../parts/collection.ts';
import { StretchesPage } from '../parts/StretchesPage.tsx';
import { TableDownloads } from '../spreadsheet/TableDownloads.tsx';
import { useUsualHours } from '../usual-hours.ts';
import { datesOf } from '../when.ts';
import { AssignDialog } from './AssignDialog.tsx';
import { CalendarsCard } from './CalendarsCard.tsx';
import { ShiftGridCard } from './grid/ShiftGridCard.tsx';
import { OnShift } from './OnShift.tsx';
import { outsideSlotWords } from './outside-slot.ts';
import { nextShift, shiftChange, shiftFields, shiftInputs, shiftValues } from './shift-form.ts';
import { useShiftsView, ViewSwitch } from './ViewSwitch.tsx';

/** Waits for who is on the shifts: until then nobody can say that nobody is. */
export function ShiftsPage() {
  const event = useEvent();
  const loaded = useRows(assignments.list, event.slug);
  if (loaded.state === 'ready')
    return <Shifts assigned={loaded.rows.filter(({ archivedAt }) => archivedAt === null)} />;
  return (
    <Card title="Shifts" bleed>
      {loaded.state === 'failed' ? (
        <ErrorState error={loaded.error} onRetry={loaded.tryAgain} />
      ) : (
        <Waiting what="Shifts">
          <BoneRows rows={8} />
        </Waiting>
      )}
    </Card>
  );
}

function Shifts({ assigned }: { assigned: AssignmentRow[] }) {
  const event = useEvent();
  const booths = useBooths(event.slug);
  const hours = useUsualHours(event, useCurrentRows(shifts.list, event.slug));
  const given = useCurrentRows(slots.list, event.slug);
  const view = useShiftsView();
  const [staffing, setStaffing] = useState<ShiftRow | null>(null);
  const zone = event.timeZone;
  const dateOf = (row: Pick<ShiftRow, 'startsAt'>) => instantToLocal(row.startsAt, zone).date;
  const hoursOf = (row: Pick<ShiftRow, 'startsAt' | 'endsAt'>) =>
    stretchWords(row.startsAt, row.endsAt, zone);
  const on = (shift: ShiftRow) => assigned.filter((each) => each.shiftId === shift.id);
  const nameOf = (row: Pick<ShiftRow, 'boothId' | 'startsAt' | 'endsAt'>) =>
    `${booths.nameOf(row.boothId)}, ${dayWords(dateOf(row), 'short')} ${hoursOf(row)}`;
  if (view === 'grid')
    return (
      <>
        <ShiftGridCard event={event} nameOf={nameOf} />
        <CalendarsCard event={event} />
      </>
    );
  return (
    <>
      <StretchesPage
        collection={shifts}
        title="Shifts"
        addLabel="Add shifts"
        intro="Stretches of staffing, and who is on them. Below the minimum a kiosk counts as unstaffed; the target is what you hope for."
        empty={{
          title: 'No shifts yet',
          text: 'Choose booths and days: the same shift is made for each of them.',
        }}
        changedBy="leads"
        downloads={<TableDownloads event={event.slug} of={['grid', 'shifts']} />}
        isOfBooth
        noun="shifts"
        switches={<ViewSwitch />}
        columns={[
          boothColumn(booths),
          {
            head: 'Hours',
            cell: (row) => <Hours words={hoursOf(row)} outside={outsideSlotWords(row, given)} />,
          },
          {
            head: 'On it',
            cell: (row) => <OnShift shift={row} people={on(row)} />,
          },
        ]}
        nameOf={nameOf}
        sortedBy={(row) => booths.nameOf(row.boothId)}
        rowActions={(row) => (
          <Button aria-label={`Assign people to ${nameOf(row)}`} onClick={() => setStaffing(row)}>
            Assign
          </Button>
        )}
        fields={(row) => shiftFields(event, row === null, booths.choices)}
        valuesOf={(row) => shiftValues(row, zone, hours)}
        inputsOf={(values) => shiftInputs(values, zone)}
        nextOf={nextShift}
        several={{
          nameOf,
          rest: (values, unsaved) => ({
            ...values,
            boothIds: [...new Set(unsaved.map(({ boothId }) => boothId))],
            dates: datesOf(unsaved, zone),
          }),
        }}
        changeOf={(values) => shiftChange(values, zone)}
      />
      <CalendarsCard event={event} />
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

function Hours({ words, outside }: { words: string; outside: string | null }) {
  return outside === null ? (
    words
  ) : (
    <>
      {words} <Tag kind="attention">{outside}</Tag>
    </>
  );
}
