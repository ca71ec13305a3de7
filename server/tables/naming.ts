import { people as peopleContract, type Standing } from '#contracts/people';
import { projects } from '#contracts/projects';
import type { TableDecisions } from '#contracts/tables';
import type { Cell, Finding } from './cells.ts';
import { foldName, type Named, nameIndex } from './names.ts';
import { createResolver, type Meaning } from './resolving.ts';
import type { State } from './state.ts';

/** A row that is there by its id, or one to be made by its key with "new " before it. */
export type Ref = string;
const newRef = (key: string): Ref => `new ${key}`;

export interface NewPerson {
  key: string;
  name: string;
  affiliation: string;
  standing: Standing;
  email: string | null;
}
/** As the table says it: without a standing where it says none. */
type SaidPerson = Omit<NewPerson, 'standing'> & { standing: Standing | null };
export interface NewBooth {
  key: string;
  name: string;
  /** Null: the project is made too. */
  projectId: string | null;
}
/** What somebody who is named in the table is to be called, and may not be there yet. */
export interface Naming {
  booth(cell: Cell): { ref: Ref; name: string } | null;
  person(
    cell: Cell,
    given?: Partial<SaidPerson>,
    near?: (all: readonly Named[]) => Named | undefined,
  ): Ref | null;
  isKnownPerson(name: string): boolean;
  nameOf(ref: Ref): string;
}

/** By name, folded: the fuller names of the table that it may be. */
export type Fuller = Record<'people' | 'booths', ReadonlyMap<string, readonly string[]>>;

/** What each name of the table means, and what is to be made of it. */
export function createNaming(state: State, decisions: TableDecisions, fuller: Fuller, problems: Finding[]) {
  const peopleIndex = nameIndex(state.people);
  const people = createResolver('person', peopleIndex, state.people, decisions.people, fuller.people);
  const booths = createResolver(
    'booth',
    nameIndex(state.booths),
    state.booths,
    decisions.booths,
    fuller.booths,
  );
  const newPeople = new Map<string, SaidPerson>();
  const listedAs = new Map(decisions.standings.people.map(({ name, is }) => [foldName(name), is]));
  /** What a person decided of this one, what the table says, what holds for all. */
  const standingOf = ({ key, standing }: SaidPerson) =>
    listedAs.get(key) ?? standing ?? decisions.standings.all;
  const newBooths = new Map<string, NewBooth>();
  const fullName = new Map<string, string>();
  const refused = new Map<string, string>();
  const called = new Map<string, string>(
    [...state.people, ...state.booths].map(({ id, name }) => [id, name]),
  );
  const kinds = new Map(state.booths.map(({ id, kind }) => [id, kind]));

  /** Null, with the problem noted, when it means nothing that can be used here. */
  function usable(meaning: Meaning, at: string): string | null {
    if (meaning.outcome === 'undecided') problems.push({ at, message: meaning.why });
    if (meaning.outcome === 'known') return meaning.id;
    if (meaning.outcome === 'new' && meaning.name !== undefined) fullName.set(meaning.key, meaning.name);
    return meaning.outcome === 'new' ? newRef(meaning.key) : null;
  }
  /** What cannot be made is said at each of its cells. */
  function check(key: string, at: string, name: string, parse: () => { message: string } | null): boolean {
    if (!refused.has(key)) refused.set(key, parse()?.message ?? '');
    const why = refused.get(key) ?? '';
    if (why !== '')
      problems.push({ at, message: `${name.length > 60 ? `${name.slice(0, 60)}…` : name}: ${why}.` });
    return why === '';
  }

  const of: Naming = {
    booth(cell) {
      const ref = usable(booths.resolve(cell), cell.at);
      if (ref === null) return null;
      if (kinds.get(ref) === 'booth') return { ref, name: called.get(ref) ?? '' };
      const projectId = kinds.has(ref) ? ref : null;
      const key = projectId ?? ref.slice(4);
      const name = (projectId === null ? fullName.get(key) : called.get(projectId)) ?? cell.text;
      const isGood = check(`booth ${key}`, cell.at, name, () =>
        projectId === null && state.booths.some((one) => foldName(one.name) === key)
          ? { message: 'there is one of this name already' }
          : issueOf(projects.create.body.safeParse({ name })),
      );
      if (!isGood) return null;
      if (!newBooths.has(key)) newBooths.set(key, { key, name, projectId });
      called.set(newRef(key), newBooths.get(key)?.name ?? name);
      return { ref: newRef(key), name: newBooths.get(key)?.name ?? name };
    },
    person(cell, given = {}, near) {
      const ref = usable(people.resolve(cell, near), cell.at);
      if (ref === null || !ref.startsWith('new ')) return ref;
      const key = ref.slice(4);
      const person = {
        affiliation: '',
        standing: null,
        email: null,
        ...given,
        key,
        name: fullName.get(key) ?? cell.text,
      };
      const { key: _, standing: __, ...body } = person;
      const isGood = check(`person ${JSON.stringify(body)}`, cell.at, cell.text, () =>
        issueOf(peopleContract.create.body.safeParse(body)),
      );
      if (!isGood) return null;
      newPeople.set(key, mergePeople(newPeople.get(key), person));
      called.set(ref, newPeople.get(key)?.name ?? cell.text);
      return ref;
    },
    isKnownPerson: peopleIndex.isKnown,
    nameOf: (ref) => called.get(ref) ?? ref,
  };
  return {
    of,
    made: (used: ReadonlySet<Ref>) => ({
      people: [...newPeople.values()]
        .filter(({ key }) => used.has(newRef(key)))
        .map((person) => ({ ...person, standing: standingOf(person) })),
      booths: [...newBooths.values()].filter(({ key }) => used.has(newRef(key))),
    }),
    names: () =>
      [
        people.names().map((name) => {
          const made = name.outcome === 'new' ? newPeople.get(foldName(name.name)) : undefined;
          return { ...name, standing: made === undefined ? null : standingOf(made) };
        }),
        booths
          .names()
          .map((name) =>
            kinds.get(name.id ?? '') === 'project' ? { ...name, outcome: 'new' as const } : name,
          ),
      ] as const,
  };
}

/** What was said of somebody in one row and not in another. */
function mergePeople(before: SaidPerson | undefined, now: SaidPerson): SaidPerson {
  if (before === undefined) return now;
  return {
    ...before,
    affiliation: before.affiliation || now.affiliation,
    standing: before.standing === 'other' ? (now.standing ?? 'other') : (before.standing ?? now.standing),
    email: before.email ?? now.email,
  };
}

function issueOf(parsed: { error?: { issues: { message: string; path: PropertyKey[] }[] } | undefined }) {
  const [issue] = parsed.error?.issues ?? [];
  if (issue === undefined) return null;
  const field = issue.path[0] === 'name' ? '' : `${String(issue.path[0])} `;
  return { message: `${field}${issue.message}` };
}
