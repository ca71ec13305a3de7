import { SegmentedControl } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type EventRow, events } from '#contracts/events';
import { Card } from '../../parts/Card.tsx';
import { dateRange } from '../../parts/times.ts';
import { HeadCountsCard } from '../head-counts/HeadCountsCard.tsx';
import { slugFrom } from '../names.ts';
import { useAsk } from '../parts/collection.ts';
import { typed } from '../parts/fields.ts';
import { SavingForm } from '../parts/SavingForm.tsx';
import { useSaving } from '../parts/use-saving.ts';
import { eventBody, eventValues, newEventFields } from './event-form.ts';
import styles from './new-event.module.css';

const paths = [
  { value: 'ahead', label: 'Ahead or running' },
  { value: 'over', label: 'Over, with figures only' },
];

/** A new event; one that is over takes its booths and figures on the same page. */
export function NewEventPage() {
  const [path, setPath] = useState('ahead');
  const [saved, setSaved] = useState<EventRow | null>(null);
  const navigate = useNavigate();

  function onSaved(event: EventRow) {
    if (path === 'over') setSaved(event);
    else void navigate({ to: '/events/$event/set-up/hours', params: { event: event.slug } });
  }

  return (
    <div className={styles.page}>
      <Card title="New event" narrow>
        {saved === null ? (
          <>
            <SegmentedControl data={paths} value={path} onChange={setPath} aria-label="Which kind of event" />
            <p className={styles.sentence}>
              {path === 'over'
                ? 'Its facts, then a row for each booth: its figure, how it was said, and where. No hours, kiosks or tablets are needed.'
                : 'Hours, kiosks and booths come after this. The checklist leads you through.'}
            </p>
            <NewEventForm onSaved={onSaved} />
          </>
        ) : (
          <SavedEvent event={saved} />
        )}
      </Card>
      {saved !== null && <HeadCountsCard event={saved} />}
    </div>
  );
}

function NewEventForm({ onSaved }: { onSaved: (event: EventRow) => void }) {
  const ask = useAsk();
  const saving = useSaving({
    fields: newEventFields,
    initial: eventValues(null),
    save: async (values) => {
      const slug = values.slug || slugFrom(values.name);
      const body = { ...eventBody(values), slug, endsOn: values.endsOn || values.startsOn };
      onSaved(await ask(events.create, { body }));
      return typed(body);
    },
    onSaved: () => {},
  });
  saving.form.watch('name', ({ value, previousValue }) => {
    const { slug } = saving.form.getValues();
    if (slug === '' || slug === slugFrom(previousValue)) saving.form.setFieldValue('slug', slugFrom(value));
  });
  return <SavingForm fields={newEventFields} saving={saving} submitLabel="Add the event" />;
}

function SavedEvent({ event }: { event: EventRow }) {
  return (
    <p>
      <strong>{event.name}</strong>,{' '}
      {[event.city, dateRange(event.startsOn, event.endsOn)].filter(Boolean).join(', ')}.{' '}
      <Link to="/events/$event/set-up/facts" params={{ event: event.slug }}>
        Change the facts
      </Link>{' '}
      ·{' '}
      <Link to="/events/$event/summary" params={{ event: event.slug }}>
        Open the summary
      </Link>
    </p>
  );
}
