import { maturity, type ProjectRow, projects } from '#contracts/projects';
import { slugFrom } from '#contracts/slugs';
import { useMay } from '../may.ts';
import { type Field, textOrNull, typed } from '../parts/fields.ts';
import { NounPage } from '../parts/NounPage.tsx';

type Values = {
  name: string;
  slug: string;
  kind: ProjectRow['kind'];
  maturity: NonNullable<ProjectRow['maturity']> | '';
  url: string;
  aliases: string[];
};

export function ProjectsPage() {
  const may = useMay();
  return (
    <NounPage
      collection={projects}
      title="Projects"
      addLabel="Add a project"
      intro="Open-source projects and communities, across events. An alias finds a project under its other names."
      empty={{ title: 'No projects yet', text: 'They also come by themselves when you add a booth by name.' }}
      isReadOnly={!may.manage}
      columns={[
        { head: 'Project', cell: (row) => row.name },
        { head: 'Also called', cell: (row) => row.aliases.join(', ') },
        {
          head: 'Kind',
          cell: (row) => (row.kind === 'community' ? 'community' : (row.maturity ?? 'project')),
        },
      ]}
      nameOf={(row) => row.name}
      order={(one, other) => one.name.localeCompare(other.name, 'en', { sensitivity: 'base' })}
      fields={(row) => (row === null ? [...fields, slugField] : fields)}
      valuesOf={(row): Values => ({
        name: row?.name ?? '',
        slug: '',
        kind: row?.kind ?? 'project',
        maturity: row?.maturity ?? '',
        url: row?.url ?? '',
        aliases: row?.aliases ?? [],
      })}
      nextOf={(_, blank) => blank}
      inputsOf={(values) =>
        typed([{ ...bodyOf(values), slug: textOrNull(slugFrom(values.slug)) ?? undefined }])
      }
      changeOf={(values) => typed(bodyOf(values))}
    />
  );
}

function bodyOf({ name, kind, maturity: level, url, aliases }: Values) {
  return {
    name,
    kind,
    maturity: kind === 'community' || level === '' ? null : level,
    url: textOrNull(url),
    aliases,
  };
}

const fields: Field<Values>[] = [
  { name: 'name', label: 'Name', kind: 'line' },
  {
    name: 'kind',
    label: 'Kind',
    kind: 'segments',
    choices: [
      { value: 'project', label: 'Project' },
      { value: 'community', label: 'Community' },
    ],
  },
  {
    name: 'maturity',
    label: 'Maturity',
    kind: 'one',
    none: 'not known',
    choices: maturity.options.map((level) => ({ value: level, label: level })),
    when: ({ kind }) => kind === 'project',
  },
  { name: 'aliases', label: 'Also called', kind: 'names', help: 'Press Enter after each name.' },
  { name: 'url', label: 'Address of its site', kind: 'url' },
];
const slugField: Field<Values> = {
  name: 'slug',
  label: 'Short name in addresses',
  kind: 'line',
  help: 'Left empty, it is made from the name.',
};
