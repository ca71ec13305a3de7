import type { Standing } from '#contracts/people';
import type {
  ColumnField,
  TableCounts,
  TableDecisions,
  TableKind,
  TableLayout,
  TableName,
} from '#contracts/tables';
import { counted, listed } from '../names.ts';

export const kindChoices: { value: TableKind; label: string }[] = [
  { value: 'grid', label: 'Grid: times down, booths across, names in the cells' },
  { value: 'shifts', label: 'List of shifts' },
  { value: 'representatives', label: 'List of representatives' },
  { value: 'people', label: 'List of people' },
];

export const fieldWords: Record<ColumnField, string> = {
  nothing: 'not read',
  booth: 'Booth',
  date: 'Day',
  time: 'Time',
  start: 'Start',
  end: 'End',
  people: 'Who',
  minimum: 'Minimum',
  target: 'Target',
  name: 'Name',
  'first-name': 'First name',
  'last-name': 'Last name',
  affiliation: 'Affiliation',
  standing: 'Standing',
  email: 'E-mail',
};

const nouns: [keyof TableCounts, string, string][] = [
  ['shifts', 'shift', 'shifts'],
  ['assignments', 'person on a shift', 'people on shifts'],
  ['representatives', 'representative', 'representatives'],
  ['people', 'new person', 'new people'],
  ['booths', 'new booth', 'new booths'],
];

/** "7 shifts, 8 people on shifts and 3 new people"; empty for nothing. */
export function countsWords(counts: TableCounts): string {
  return listed(
    nouns.flatMap(([key, one, many]) => (counts[key] === 0 ? [] : [counted(counts[key], one, many)])),
  );
}

/** What is there already: names that are known are no rows of their own. */
export function thereWords({ shifts, assignments, representatives }: TableCounts): string {
  return countsWords({ shifts, assignments, representatives, people: 0, booths: 0 });
}

/** "A", "Z", "AA" of a column from 0, as spreadsheets name them. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : `${columnName(Math.floor(column / 26) - 1)}${letter}`;
}

/** The layout with this column read as something else; what only one column can be, no other stays. */
export function withColumn(layout: TableLayout, column: number, field: ColumnField): TableLayout {
  const isSingle = !['nothing', 'people', layout.kind === 'grid' ? 'booth' : 'nothing'].includes(field);
  const length = Math.max(layout.columns.length, column + 1);
  const columns = Array.from({ length }, (_, at): ColumnField => {
    if (at === column) return field;
    const has = layout.columns[at] ?? 'nothing';
    return isSingle && has === field ? 'nothing' : has;
  });
  return { ...layout, columns };
}

/** With what somebody decided just now: the preview that knows it is on its way. */
export function withDecisions(
  names: readonly TableName[],
  decisions: readonly { name: string; is: string }[],
): TableName[] {
  return names.map((name) => {
    const said = decisions.find((one) => one.name === name.name)?.is;
    if (said === undefined) return name;
    if (said === 'skip') return { ...name, outcome: 'skipped', id: null };
    if (said === 'new') return { ...name, outcome: 'new', id: null };
    return { ...name, outcome: name.outcome === 'new' ? 'new' : 'known', id: said };
  });
}

/** As what a new person would be listed; before the preview knows, as somebody said just now. */
export function standingOf(
  { name, standing }: TableName,
  { all, people }: TableDecisions['standings'],
): Standing {
  return people.find((one) => one.name === name)?.is ?? standing ?? all;
}

/** What has to be decided by a person; what was taken for another spelling; what is made. The rest is plain. */
export function sortNames(names: readonly TableName[]) {
  const kindOf = ({ why, candidates, outcome, spellings }: TableName) => {
    if (outcome === 'undecided' || why === 'alike' || candidates.length > 1) return 'asked';
    if (why === 'accents' || why === 'alias') return 'spelt';
    if (outcome !== 'known') return 'made';
    return spellings.length > 0 ? 'spelt' : 'plain';
  };
  const of = (kind: ReturnType<typeof kindOf>) => names.filter((name) => kindOf(name) === kind);
  return { asked: of('asked'), spelt: of('spelt'), made: of('made') };
}

/** "in B7, C9 and 3 more cells" */
export function placesWords({ at, cells }: TableName): string {
  const more = cells - at.length;
  return `in ${more > 0 ? `${at.join(', ')} and ${counted(more, 'more cell')}` : listed(at)}`;
}

/** Why it means somebody, or a booth, of another name; and how else it is written. Empty where nothing is to be said. */
export function spellingWords({ why, outcome, id, candidates, spellings }: TableName): string {
  const meant = candidates.find((one) => one.id === id)?.name;
  const reasons = {
    accents: 'the same but for accents, case or signs',
    alias: 'another name of it',
  } as const;
  const reason = why === 'accents' || why === 'alias' ? reasons[why] : null;
  return [
    outcome === 'known' && meant !== undefined && reason !== null ? `Taken for ${meant}: ${reason}.` : '',
    spellings.length > 0 ? `Taken for the same: ${listed(spellings)}.` : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
