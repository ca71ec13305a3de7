import { useMemo } from 'react';
import { events } from '#contracts/events';
import { Card } from '../../parts/Card.tsx';
import { notifyDone } from '../../parts/notify.ts';
import { useEvent } from '../../shell/events.ts';
import { useMay } from '../may.ts';
import { useAsk } from '../parts/collection.ts';
import { typed } from '../parts/fields.ts';
import { changedOnly } from '../parts/merging.ts';
import { SavingForm } from '../parts/SavingForm.tsx';
import { useSaving } from '../parts/use-saving.ts';
import { eventBody, eventFields, eventMistakes, eventValues } from './event-form.ts';

export function FactsPage() {
  const event = useEvent();
  const ask = useAsk();
  const may = useMay();
  const fields = useMemo(() => eventFields(event), [event]);
  const saving = useSaving({
    fields,
    initial: eventValues(event),
    version: event.version,
    theirs: { row: events.change.output, valuesOf: eventValues },
    save: async (values, base) => {
      const mistakes = eventMistakes(values);
      if (Object.keys(mistakes).length > 0) return { ok: false, mistakes };
      const body = changedOnly(eventBody(values), eventBody(base.values));
      if (Object.keys(body).length === 0) return typed(null);
      const given = { params: { event: event.slug }, body, version: base.version };
      const changed = await ask(events.change, given);
      saving.beginFrom(eventValues(changed), changed.version);
      return typed(null);
    },
    onSaved: () => notifyDone('The facts of the event are saved.'),
  });
  return (
    <Card title="Event facts" narrow>
      <SavingForm fields={fields} saving={saving} submitLabel="Save the facts" isReadOnly={!may.manage} />
    </Card>
  );
}
