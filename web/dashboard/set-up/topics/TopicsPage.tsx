import { type TopicRow, topics } from '#contracts/topics';
import { useEvent } from '../../shell/events.ts';
import { useBooths } from '../booths/booths.ts';
import { useMay } from '../may.ts';
import { EventNounPage } from '../parts/EventNounPage.tsx';
import { textOrNull, typed } from '../parts/fields.ts';

type Values = { label: string; boothId: string };

export function TopicsPage() {
  const event = useEvent();
  const may = useMay();
  const booths = useBooths(event.slug);
  const whose = (row: TopicRow) => (row.boothId === null ? 'Every booth' : booths.nameOf(row.boothId));
  return (
    <EventNounPage
      collection={topics}
      title="Topics"
      addLabel="Add a topic"
      intro="What visitors talk about. Visits and feedback are gathered under them, so keep the list short."
      empty={{ title: 'No topics yet', text: 'Three to eight are enough, such as patching or registries.' }}
      changedBy="leads"
      columns={[
        { head: 'Topic', cell: (row) => row.label },
        { head: 'Shown at', cell: whose },
      ]}
      nameOf={(row) => row.label}
      fields={(row) => [
        { name: 'label', label: 'Topic', kind: 'line' },
        {
          name: 'boothId',
          label: 'Shown at',
          kind: 'one',
          choices: booths.choices,
          none: may.manage ? 'Every booth' : undefined,
          when: () => row === null,
        },
      ]}
      valuesOf={(row): Values => ({ label: row?.label ?? '', boothId: row?.boothId ?? '' })}
      nextOf={({ boothId }, blank) => ({ ...blank, boothId })}
      inputsOf={({ label, boothId }) => typed([{ label, boothId: textOrNull(boothId) }])}
      changeOf={({ label }) => typed({ label })}
    />
  );
}
