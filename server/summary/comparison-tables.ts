import { COMPARISON_SCHEMA, type Comparison, type Report } from '#contracts/report';
import { csvOf } from './csv.ts';
import { aboutColumns, type Cell, figureColumns, type Table } from './tables.ts';
import { howCounted } from './words.ts';

type Project = Comparison['projects'][number];

/** Two events' reports from one snapshot, and what they say side by side. */
export interface Beside {
  here: Report;
  there: Report;
  comparison: Comparison;
}

/** A row for each project; each says of which two events and ranges it is. Heads of the other event begin with `with_`. */
export function comparisonCsv({ here, there, comparison }: Beside): string {
  const { heads, rows } = projectsTable({ here, there, comparison });
  const about = (report: Report) => Object.values(aboutColumns).map((read) => read(undefined, report));
  const names = Object.keys(aboutColumns);
  return csvOf(
    {
      heads: [...names, ...names.map(ofOther), ...heads],
      rows: rows.map((row) => [...about(here), ...about(there), ...row]),
    },
    here.event.timeZone,
  );
}

/** The comparison itself with the name of its schema, laid out for reading. */
export function comparisonJson({ comparison }: Beside): string {
  return `${JSON.stringify({ schema: COMPARISON_SCHEMA, ...comparison }, null, 2)}\n`;
}

const ofOther = (head: string) => `with_${head}`;
const yesNo = (is: boolean) => (is ? 'yes' : 'no');

type Columns = { [head: string]: (project: Project) => Cell };

/** A row for each project. An empty `visitors` means not recorded, or, where `booth` is empty too, that there is no booth. */
export function projectsTable({ here, there, comparison: { projects } }: Beside): Table {
  const others = Object.entries(boothColumns('there', there)).map(([head, read]) => [ofOther(head), read]);
  const columns: Columns = {
    project: ({ project }) => project.slug,
    project_name: ({ project }) => project.name,
    aliases: ({ project }) => project.aliases.join('; '),
    ...boothColumns('here', here),
    ...Object.fromEntries(others),
    difference: ({ difference }) => difference.visitors,
    difference_approximate: ({ difference }) => yesNo(difference.approximate),
  };
  return {
    heads: Object.keys(columns),
    rows: projects.map((project) => Object.values(columns).map((read) => read(project))),
  };
}

function boothColumns(side: 'here' | 'there', report: Report): Columns {
  const figures = Object.entries(figureColumns).map(([head, read]) => [
    head,
    ({ [side]: booth }: Project) => (booth === null ? null : read(booth, report)),
  ]);
  return {
    booth: ({ [side]: booth }) => booth?.slug ?? null,
    booth_name: ({ [side]: booth }) => booth?.name ?? null,
    ...Object.fromEntries(figures),
    how_counted: ({ [side]: booth }) => (booth === null ? null : howCounted(booth, report.event)),
  };
}
