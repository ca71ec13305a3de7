import { kiosks } from '#contracts/kiosks';
import { slots } from '#contracts/slots';
import { useAccount } from '../../accounts/session.ts';
import { Plate } from '../../parts/Plate.tsx';
import { useEvent } from '../../shell/events.ts';
import { useBooths } from '../booths/booths.ts';
import { labelsIn, listed } from '../names.ts';
import { useCurrentRows } from '../parts/collection.ts';
import { EventNounPage } from '../parts/EventNounPage.tsx';
import { mistake, typed } from '../parts/fields.ts';

type Values = { labels: string; label: string };

export function KiosksPage() {
  const event = useEvent();
  const booths = useBooths(event.slug);
  // A lead is told of the own booths only, so nothing can be said of the others.
  const isLead = useAccount()?.role === 'lead';
  const [whose, nobody] = isLead ? ['Your booths', 'none of yours'] : ['Booths', 'nobody yet'];
  const taken = useCurrentRows(slots.list, event.slug);
  const boothsAt = (kioskId: string) => [
    ...new Set(taken.filter((slot) => slot.kioskId === kioskId).map((slot) => booths.nameOf(slot.boothId))),
  ];
  return (
    <EventNounPage
      collection={kiosks}
      title="Kiosks"
      addLabel="Add kiosks"
      intro="The furniture of the hall, by the number on its sign. Which booth has which kiosk, and when, is said under Slots."
      empty={{ title: 'No kiosks yet', text: 'Type all their numbers in one go: 5B, 11A, 13.' }}
      changedBy="managers"
      columns={[
        { head: 'Kiosk no.', cell: (row) => <Plate kiosk={row.label} /> },
        { head: whose, cell: (row) => listed(boothsAt(row.id)) || nobody },
      ]}
      nameOf={(row) => `Kiosk ${row.label}`}
      order={(one, other) => one.label.localeCompare(other.label, 'en', { numeric: true })}
      fields={(row) => [
        row === null
          ? { name: 'labels', label: 'Kiosk numbers', kind: 'line', help: 'Several at once: 5B, 11A, 13' }
          : { name: 'label', label: 'Kiosk no.', kind: 'line' },
      ]}
      valuesOf={(row): Values => ({ labels: '', label: row?.label ?? '' })}
      inputsOf={({ labels }) => {
        const wanted = labelsIn(labels);
        if (wanted.length === 0) return mistake('labels', 'Type at least one number.');
        return typed(wanted.map((label) => ({ label })));
      }}
      several={{
        nameOf: ({ label }) => `Kiosk ${label}`,
        rest: (values, unsaved) => ({ ...values, labels: unsaved.map(({ label }) => label).join(', ') }),
      }}
      changeOf={({ label }) => typed({ label })}
    />
  );
}
