import { SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type EventRow, events } from '#contracts/events';
import { slugFrom } from '#contracts/slugs';
import { Card } from '../../parts/Card.tsx';
import { useAsk } from '../parts/collection.ts';
import { typed } from '../parts/fields.ts';
import { SavingForm } from '../parts/SavingForm.tsx';
import { useSaving } from '../parts/use-saving.ts';
import { eventValues, newEventBody, newEventFields, newEventMistakes } from './event-form.ts';
import styles from './new-event.module.css';

const paths = [
  { value: 'ahead', label: 'Ahead or running' },
  { value: 'over', label: 'Over, with figures only' },
];

/** A new event, then its own set-up: the hours of one that is ahead, the figures of one that is over. */
export function NewEventPage() {
  const [path, setPath] = useState('ahead');
  const navigate = useNavigate();
  const goOn = (event: EventRow) =>
    void navigate({
      to: path === 'over' ? '/events/$event/set-up/head-counts' : '/events/$event/set-up/hours',
      params: { event: event.slug },
      // Going back must not lead to an empty form that makes it again.
      replace: true,
    });
  return (
    <Card title="New event" narrow>
      <SegmentedControl data={paths} value={path} onChange={setPath} aria-label="Which kind of event" />
      <p className={styles.sentence}>
        {path === 'over'
          ? 'Its facts, then a row for each booth: its figure, how it was said, and where. No hours, kiosks or tablets are needed.'
          : 'Hours, kiosks and booths come after this. The checklist leads you through.'}
      </p>
      <NewEventForm onSaved={goOn} />
    </Card>
  );
}

function NewEventForm({ onSaved }: { onSaved: (event: EventRow) => void }) {
  const ask = useAsk();
  const saving = useSaving({
    fields: newEventFields,
    initial: eventValues(null),
    save: async (values) => {
      const mistakes = newEventMistakes(values);
      if (Object.keys(mistakes).length > 0) return { ok: false, mistakes };
      return typed(await ask(events.create, { body: newEventBody(values) }));
    },
    onSaved,
  });
  saving.form.watch('name', ({ value, previousValue }) => {
    const { slug } = saving.form.getValues();
    if (slug === '' || slug === slugFrom(previousValue)) saving.form.setFieldValue('slug', slugFrom(value));
  });
  return <SavingForm fields={newEventFields} saving={saving} submitLabel="Add the event" />;
}
