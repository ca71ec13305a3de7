import { createHash } from 'node:crypto';
import type { TableCounts, TableDecisions, TableName } from '#contracts/tables';
import type { Finding } from './cells.ts';
import { capital, type Entries, type PersonEntry } from './entries.ts';
import type { Named } from './names.ts';
import { createNaming, type Fuller, type Naming, type NewBooth, type NewPerson, type Ref } from './naming.ts';
import { fullerNames } from './resolving.ts';
import { type PlannedShift, planShifts } from './shift-plan.ts';
import type { State } from './state.ts';

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
