import { listed } from '../names.ts';
import type { Choice, Field } from '../parts/fields.ts';
import { type PersonValues, personFields } from '../people/person-fields.ts';

export type RepresentativeValues = PersonValues & {
  who: string;
  personId: string;
  boothIds: string[];
  position: string;
};

/** The next person may stand for other booths: none is taken over. */
export function nextRepresentative(
  { who }: RepresentativeValues,
  blank: RepresentativeValues,
): RepresentativeValues {
  return { ...blank, who };
}

/** "Ashna stands for Copa and Drasi." */
export function standsForWords(
  rows: readonly { personName: string; boothId: string }[],
  nameOf: (boothId: string) => string,
): string {
  return `${rows[0]?.personName} stands for ${listed(rows.map(({ boothId }) => nameOf(boothId)))}.`;
}

export const positionField: Field<RepresentativeValues> = {
  name: 'position',
  label: 'Place in the list',
  kind: 'number',
  help: 'Smaller numbers come first. Name and affiliation are changed under People.',
};

export function newFields(
  booths: Choice[],
  everybody: Choice[],
  mayAddPeople: boolean,
): Field<RepresentativeValues>[] {
  const isNew = (values: RepresentativeValues) => values.who === 'new';
  return [
    {
      name: 'who',
      label: 'Who',
      kind: 'segments',
      choices: [
        { value: 'known', label: 'Somebody in the list' },
        { value: 'new', label: 'A new person' },
      ],
      when: () => mayAddPeople,
    },
    { name: 'personId', label: 'Person', kind: 'one', choices: everybody, when: (values) => !isNew(values) },
    ...personFields.map((field): Field<RepresentativeValues> => ({ ...field, when: isNew })),
    { name: 'boothIds', label: 'Stands for', kind: 'several', choices: booths },
  ];
}
