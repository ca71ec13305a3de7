import { Link } from '@tanstack/react-router';
import { booths } from '#contracts/booths';
import { projects } from '#contracts/projects';
import { BoothName } from '../../parts/Plate.tsx';
import { useEvent } from '../../shell/events.ts';
import { useAsk, useCurrentRows } from '../parts/collection.ts';
import { EventNounPage } from '../parts/EventNounPage.tsx';
import { type Field, mistake, numberOrNull, textOrNull, typed } from '../parts/fields.ts';
import { useFindProject } from '../projects/find-project.ts';
import { useBooths } from './booths.ts';

type Values = { project: string; kind: string; name: string; goal: string };

export function BoothsPage() {
  const event = useEvent();
  const { plateOf } = useBooths(event.slug);
  const known = useCurrentRows(projects.list);
  const findProject = useFindProject(known, useAsk());
  return (
    <EventNounPage
      collection={booths}
      title="Booths"
      addLabel="Add a booth"
      intro="One for each project or community that is at this event."
      empty={{
        title: 'No booths yet',
        text: 'Add one for each project. A project that is not known yet is made along the way.',
        next: (
          <p>
            Or{' '}
            <Link to="/events/$event/set-up/spreadsheet" params={{ event: event.slug }}>
              start from the spreadsheet that you have
            </Link>
            .
          </p>
        ),
      }}
      changedBy="managers"
      columns={[
        { head: 'Booth', cell: (row) => <BoothName kiosk={plateOf(row.id)} name={row.name} /> },
        { head: 'Goal a day', align: 'right', cell: (row) => row.goal ?? 'none' },
      ]}
      nameOf={(row) => row.name}
      order={(one, other) => one.name.localeCompare(other.name, 'en', { sensitivity: 'base' })}
      fields={(row) => (row === null ? newFields(known.map((project) => project.name)) : changeFields)}
      valuesOf={(row): Values => ({
        project: '',
        kind: 'project',
        name: row?.name ?? '',
        goal: row?.goal?.toString() ?? '',
      })}
      nextOf={(_, blank) => blank}
      inputsOf={async (values) => {
        if (values.project.trim() === '') return mistake('project', 'Type the name of the project.');
        const project = await findProject(values.project.trim(), values.kind);
        const name = textOrNull(values.name) ?? undefined;
        return typed([{ projectId: project.id, name, goal: numberOrNull(values.goal) }]);
      }}
      changeOf={({ name, goal }) => typed({ name, goal: numberOrNull(goal) })}
    />
  );
}

const goal: Field<Values> = {
  name: 'goal',
  label: 'Goal',
  kind: 'number',
  help: 'Visitors a day that the booth hopes for. May stay empty.',
};
const changeFields: Field<Values>[] = [{ name: 'name', label: 'Name at this event', kind: 'line' }, goal];
const newFields = (names: readonly string[]): Field<Values>[] => [
  {
    name: 'project',
    label: 'Project or community',
    kind: 'suggested',
    suggestions: names,
    help: 'Choose one that is known, or type a new name.',
  },
  {
    name: 'kind',
    label: 'If it is new, it is',
    kind: 'segments',
    choices: [
      { value: 'project', label: 'A project' },
      { value: 'community', label: 'A community' },
    ],
    when: ({ project }) => project !== '' && !names.includes(project),
  },
  { name: 'name', label: 'Name at this event', kind: 'line', help: 'Left empty: the name of the project.' },
  goal,
];
