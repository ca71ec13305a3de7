import { createHash } from 'node:crypto';
import { people as peopleContract, type Standing } from '#contracts/people';
import { projects } from '#contracts/projects';
import type { TableCounts, TableDecisions, TableName } from '#contracts/tables';
import type { Cell, Finding } from './cells.ts';
import { capital, type Entries, type PersonEntry } from './entries.ts';
import { foldName, type Named, nameIndex } from './names.ts';
import { createResolver, fullerNames, type Meaning } from './resolving.ts';
import { type PlannedShift, planShifts } from './shift-plan.ts';
import type { State } from './state.ts';

/** A row that is there by its id, or one to be made by its key with "new " before it. */
export type Ref = string;
const newRef = (key: string): Ref => `new ${key}`;

interface NewPerson {
  key: string;
  name: string;
  affiliation: string;
  standing: Standing;
  email: string | null;
}
/** As the table says it: without a standing where it says none. */
type SaidPerson = Omit<NewPerson, 'standing'> & { standing: Standing | null };
interface NewBooth {
  key: string;
  name: string;
  /** Null: the project is made too. */
  projectId: string | null;
}
export type Line = Finding & { state: 'new' | 'partly' | 'there' };

/** All that a table would make, and what was found on the way. */
export interface Plan {
  make: {
    people: NewPerson[];
    booths: NewBooth[];
    representatives: { booth: Ref; person: Ref }[];
    shifts: PlannedShift[];
  };
  made: TableCounts;
  there: TableCounts;
  people: TableName[];
  booths: TableName[];
  lines: Line[];
  problems: Finding[];
  notes: Finding[];
  digest: string;
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

/** What a table would make of what is there. Pure: the same table and state give the same plan and digest. */
export function planOf(entries: Entries, state: State, decisions: TableDecisions): Plan {
  const plan = planWith(entries, state, decisions, { people: new Map(), booths: new Map() });
  // Only who reads all of it knows that Gina in one cell may be Gina Li in another.
  const fuller = {
    people: fullerNames(plan.people, decisions.people),
    booths: fullerNames(plan.booths, decisions.booths),
  };
  const isAsked = fuller.people.size + fuller.booths.size > 0;
  return isAsked ? planWith(entries, state, decisions, fuller) : plan;
}

/** By name, folded: the fuller names of the table that it may be. */
type Fuller = Record<'people' | 'booths', ReadonlyMap<string, readonly string[]>>;

function planWith(entries: Entries, state: State, decisions: TableDecisions, fuller: Fuller): Plan {
  const problems = [...entries.problems];
  const notes = [...entries.notes];
  const naming = createNaming(state, decisions, fuller, problems);
  const byId = new Map(state.people.map((one) => [one.id, one]));
  const stands = new Set(state.representatives.map(({ boothId, personId }) => `${boothId} ${personId}`));
  const representatives = new Map<string, { booth: Ref; person: Ref }>();
  const lines: Line[] = [];
  const listed: Ref[] = [];
  let standThere = 0;
  for (const entry of entries.people) {
    const line = planPerson(entry, { byId, stands, naming: naming.of, notes });
    if (line === null) continue;
    const { booth, person } = line;
    const key = `${booth?.ref} ${person}`;
    const isThere = booth === null ? !person.startsWith('new ') : stands.has(key);
    lines.push({ at: entry.at, message: line.words, state: isThere ? 'there' : 'new' });
    if (booth === null) listed.push(person);
    else if (isThere) standThere += 1;
    else representatives.set(key, { booth: booth.ref, person });
  }
  const shifts = planShifts(entries.shifts, state, naming.of, { problems, notes });
  // Nobody could reach, or see, somebody who is new and stands for no booth.
  for (const { booth, people } of shifts.make)
    for (const person of people)
      if (person.startsWith('new ')) representatives.set(`${booth} ${person}`, { booth, person });
  const stand = [...representatives.values()];
  // Only who is of use: not somebody whose one cell is left out for another name in it.
  const used = new Set([
    ...listed,
    ...stand.flatMap(({ booth, person }) => [booth, person]),
    ...shifts.make.flatMap(({ booth, people }) => [booth, ...people]),
  ]);
  const make = { ...naming.made(used), representatives: stand, shifts: shifts.make };
  const [peopleNames, boothNames] = naming.names();
  const known = (names: readonly TableName[]) =>
    names.filter(({ outcome, id }) => outcome === 'known' && id?.startsWith('as ') === false).length;
  return {
    make,
    made: {
      people: make.people.length,
      booths: make.booths.length,
      representatives: make.representatives.length,
      shifts: make.shifts.filter(({ id }) => id === null).length,
      assignments: make.shifts.reduce((sum, { people }) => sum + people.length, 0),
    },
    there: {
      people: known(peopleNames),
      booths: known(boothNames),
      representatives: standThere,
      shifts: shifts.there,
      assignments: shifts.assigned,
    },
    people: peopleNames,
    booths: boothNames,
    lines: [...lines, ...shifts.lines],
    problems: inOrder(problems),
    notes: inOrder(notes),
    digest: createHash('sha256')
      .update(JSON.stringify([make, inOrder(problems)]))
      .digest('hex'),
  };
}

function createNaming(state: State, decisions: TableDecisions, fuller: Fuller, problems: Finding[]) {
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

interface Around {
  byId: ReadonlyMap<string, State['people'][number]>;
  /** "BOOTH PERSON" of each who stands for a booth. */
  stands: ReadonlySet<string>;
  naming: Naming;
  notes: Finding[];
}

function planPerson({ name, booth, ...given }: PersonEntry, { byId, stands, naming, notes }: Around) {
  const stand = booth === null ? null : naming.booth(booth);
  const { affiliation, standing, email } = given;
  /** Namesakes are told apart by their address, where they work, or the booth that they stand for. */
  const near = (candidates: readonly Named[]) => {
    const signs = [
      ({ id }: Named) => email !== null && byId.get(id)?.email === email,
      ({ id }: Named) => affiliation !== '' && byId.get(id)?.affiliation === affiliation,
      ({ id }: Named) => stands.has(`${stand?.ref} ${id}`),
    ];
    const live = candidates.filter(({ isArchived }) => !isArchived);
    return signs.map((has) => live.filter(has)).find((found) => found.length === 1)?.[0];
  };
  const person = naming.person(name, { affiliation, standing, email }, near);
  if (person === null || (booth !== null && stand === null)) return null;
  const known = byId.get(person);
  for (const field of known === undefined ? [] : (['affiliation', 'standing', 'email'] as const)) {
    const [said, is] = [given[field] ?? '', known?.[field] ?? ''];
    if (said !== '' && said !== is)
      notes.push({
        at: given.at,
        message: `${known?.name}: ${field === 'email' ? 'e-mail' : field} stays ${is === '' ? 'empty' : `“${is}”`}; the table says “${said}”.`,
      });
  }
  const words = [naming.nameOf(person), affiliation].filter(Boolean).join(', ');
  return { person, booth: stand, words: capital(stand === null ? words : `${stand.name}: ${words}`) };
}

/** As one reads the sheet: by row, then by column. */
function inOrder(findings: readonly Finding[]): Finding[] {
  const key = ({ at }: Finding) => {
    const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(at) ?? [];
    return digits.padStart(6, '0') + letters.padStart(3, ' ');
  };
  return findings.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
