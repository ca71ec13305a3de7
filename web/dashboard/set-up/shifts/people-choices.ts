import type { AssignmentRow } from '#contracts/assignments';
import { isEligible, NOT_ELIGIBLE, type PersonRow, people } from '#contracts/people';
import { representatives } from '#contracts/representatives';
import { useCurrentRows } from '../parts/collection.ts';
import type { Choice } from '../parts/fields.ts';

type Assigned = Pick<AssignmentRow, 'personId' | 'personName' | 'personStanding' | 'isPersonArchived'>;
type Person = Pick<PersonRow, 'id' | 'name' | 'standing'> & { isArchived: boolean };

/** Why somebody had better not be on a shift; null where nothing is known against it. */
export function againstWords({ standing, isArchived }: Omit<Person, 'id' | 'name'>): string | null {
  if (isArchived) return 'in the archive';
  return isEligible({ standing }) ? null : NOT_ELIGIBLE;
}

/**
 * Whom a shift can be given to: those who stand for its booth first. Whoever is on it already can be taken off, also when
 * they are in the archive or not among the people that this account sees.
 */
export function peopleChoices(
  known: readonly Pick<PersonRow, 'id' | 'name' | 'standing'>[],
  standFor: readonly string[],
  assigned: readonly Assigned[],
): { choices: Choice[]; note: (personIds: readonly string[]) => string | null } {
  const unknown = assigned.filter(({ personId }) => !known.some(({ id }) => id === personId));
  const all: Person[] = [
    ...known.map((person) => ({ ...person, isArchived: false })),
    ...unknown.map(({ personId, personName, personStanding, isPersonArchived }) => ({
      ...{ id: personId, name: personName, standing: personStanding, isArchived: isPersonArchived },
    })),
  ];
  const rank = ({ id }: Person) => (standFor.includes(id) ? 0 : 1);
  return {
    choices: all
      .toSorted((one, other) => rank(one) - rank(other))
      .map((person) => ({ value: person.id, label: person.name, hint: againstWords(person) })),
    note: (personIds) => {
      const marked = all.filter(({ id }) => personIds.includes(id));
      const said = marked.flatMap((person) => {
        const against = againstWords(person);
        return against === null ? [] : [`${person.name} is ${against}.`];
      });
      if (said.length === 0) return null;
      const advice = marked.some(({ isArchived }) => isArchived)
        ? 'Take off who is in the archive, and put somebody else on.'
        : 'You may leave it so; it stays under Conflicts.';
      return [...said, advice].join(' ');
    },
  };
}

/** The same for shifts of these booths. `event` is a slug. */
export function usePeopleChoices(
  event: string,
  boothIds: readonly string[],
  assigned: readonly Assigned[] = [],
) {
  const known = useCurrentRows(people.list);
  const standFor = useCurrentRows(representatives.list, event)
    .filter(({ boothId }) => boothIds.includes(boothId))
    .map(({ personId }) => personId);
  return peopleChoices(known, standFor, assigned);
}
