import { expect, it } from 'vitest';
import { standing } from '#contracts/people';
import { againstWords, peopleChoices } from '#web/dashboard/set-up/shifts/people-choices.ts';

const known = [
  { id: 'ana', name: 'Ana', standing: 'maintainer' as const },
  { id: 'vera', name: 'Vera', standing: 'other' as const },
  { id: 'zoe', name: 'Zoe', standing: 'ambassador' as const },
];
const gone = {
  personId: 'ben',
  personName: 'Ben',
  personStanding: 'contributor' as const,
  isPersonArchived: true,
};

it('whoever stands for the booth comes first, and whoever is on the shift can be taken off', () => {
  const { choices } = peopleChoices(known, ['zoe'], [gone]);
  expect(choices.map(({ label, hint }) => [label, hint])).toEqual([
    ['Zoe', null],
    ['Ana', null],
    ['Vera', 'not listed as maintainer, contributor or ambassador'],
    ['Ben', 'in the archive'],
  ]);
});

it('what speaks against the chosen is said, with what follows from it', () => {
  const { note } = peopleChoices(known, [], [gone]);
  expect(note(['ana', 'zoe'])).toBeNull();
  expect(note(['ana', 'vera'])).toBe(
    'Vera is not listed as maintainer, contributor or ambassador. You may leave it so; it stays under Conflicts.',
  );
  expect(note(['ben', 'vera'])).toMatch(/Ben is in the archive\. Take off who is in the archive/);
});

it('every standing but one may staff a kiosk', () => {
  const against = standing.options.filter(
    (one) => againstWords({ standing: one, isArchived: false }) !== null,
  );
  expect(against).toEqual(['other']);
});
