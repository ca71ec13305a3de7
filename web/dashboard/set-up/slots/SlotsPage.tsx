import { Button } from '@mantine/core';
import { useState } from 'react';
import { kiosks } from '#contracts/kiosks';
import { slots } from '#contracts/slots';
import { Plate } from '../../parts/Plate.tsx';
import { useEvent } from '../../shell/events.ts';
import { useBooths } from '../booths/booths.ts';
import { dayWords, instantToLocal, stretchWords } from '../local-time.ts';
import { useCurrentRows } from '../parts/collection.ts';
import { textOrNull, typed } from '../parts/fields.ts';
import { StretchesPage } from '../parts/StretchesPage.tsx';
import { useUsualHours } from '../usual-hours.ts';
import { datesOf, timesOn } from '../when.ts';
import { slotMistake } from './conflicts.ts';
import { OrganiserTextDialog } from './OrganiserTextDialog.tsx';
import { type SlotInput, slotFields, slotInputs, slotValues } from './slot-form.ts';

export function SlotsPage() {
  const event = useEvent();
  const booths = useBooths(event.slug);
  const kioskRows = useCurrentRows(kiosks.list, event.slug);
  const known = useCurrentRows(slots.list, event.slug);
  const hours = useUsualHours(event, known);
  const [isPasting, setPasting] = useState(false);
  const zone = event.timeZone;
  const labelOf = (id: string | null) => kioskRows.find((kiosk) => kiosk.id === id)?.label ?? null;
  const names = { booth: booths.nameOf, kiosk: (id: string) => labelOf(id) ?? '–', zone };
  const refuse = (slot: SlotInput & { id?: string }) => slotMistake(slot, known, names);
  const nameAndDay = ({ boothId, startsAt }: Pick<SlotInput, 'boothId' | 'startsAt'>) =>
    `${booths.nameOf(boothId)} on ${dayWords(instantToLocal(startsAt, zone).date, 'short')}`;
  const kioskChoices = kioskRows.map((kiosk) => ({ value: kiosk.id, label: kiosk.label }));
  return (
    <>
      <StretchesPage
        collection={slots}
        title="Slots"
        addLabel="Add slots"
        intro="When a booth has which kiosk. Two booths may share a kiosk, one after the other."
        empty={{
          title: 'No slots yet',
          text: 'Choose a booth, its kiosk and the days. A slot may begin without a kiosk.',
        }}
        changedBy="managers"
        actions={
          booths.rows.length > 0 && (
            <Button onClick={() => setPasting(true)}>Paste the organiser’s text</Button>
          )
        }
        isOfBooth
        noun="slots"
        columns={[
          {
            head: 'Kiosk no.',
            cell: (row) => <Plate kiosk={labelOf(row.kioskId)} />,
            once: (row) => row.kioskId ?? row.id,
          },
          { head: 'Booth', cell: (row) => booths.nameOf(row.boothId) },
          { head: 'Hours', cell: (row) => stretchWords(row.startsAt, row.endsAt, zone) },
        ]}
        nameOf={(row) => `The slot of ${nameAndDay(row)}, ${stretchWords(row.startsAt, row.endsAt, zone)}`}
        sortedBy={(row) => labelOf(row.kioskId) ?? '~'}
        fields={(row) => slotFields(event, row === null, { booths: booths.choices, kiosks: kioskChoices })}
        valuesOf={(row) => slotValues(row, zone, hours)}
        inputsOf={(values) => slotInputs(values, zone, refuse)}
        nextOf={(values) => ({ ...values, boothId: '', kioskId: '' })}
        several={{
          nameOf: nameAndDay,
          rest: (values, unsaved) => ({ ...values, dates: datesOf(unsaved, zone) }),
        }}
        changeOf={(values, row) => {
          const times = timesOn(values.date, values, zone);
          if (!times.ok) return times;
          const body = { ...times.body, kioskId: textOrNull(values.kioskId) };
          return refuse({ id: row.id, boothId: row.boothId, ...body }) ?? typed(body);
        }}
      />
      {isPasting && (
        <OrganiserTextDialog
          event={event}
          booths={booths.choices}
          kiosks={kioskChoices}
          onClose={() => setPasting(false)}
        />
      )}
    </>
  );
}
