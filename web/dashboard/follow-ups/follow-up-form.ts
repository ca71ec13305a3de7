import type { z } from 'zod';
import type { FollowUpRow, followUps } from '#contracts/follow-ups';
import type { PersonRow } from '#contracts/people';
import { type Choice, type Field, mistake, type Typed, textOrNull, typed } from '../set-up/parts/fields.ts';

type Values = { boothId: string; what: string; owner: string; dueOn: string; issueUrl: string };
type Change = z.input<typeof followUps.change.body>;
type Input = z.input<typeof followUps.create.body>;
type Named = Pick<PersonRow, 'id' | 'name'>;

/** @param row null for a new one, which needs a booth */
export function followUpFields(
  row: FollowUpRow | null,
  booths: readonly Choice[],
  people: readonly Named[],
): Field<Values>[] {
  return [
    { name: 'boothId', label: 'Booth', kind: 'one', choices: booths, when: () => row === null },
    { name: 'what', label: 'What was promised', kind: 'prose', placeholder: 'Send the slides' },
    {
      name: 'owner',
      label: 'Who does it',
      kind: 'suggested',
      suggestions: [...new Set(people.map(({ name }) => name))],
      help: 'May be left empty until somebody takes it.',
      half: true,
    },
    { name: 'dueOn', label: 'Due', kind: 'date', half: true },
    {
      name: 'issueUrl',
      label: 'Issue',
      kind: 'url',
      placeholder: 'https://',
      help: 'Where the work is written down, if it is.',
    },
  ];
}

export const followUpValues = (row: FollowUpRow | null): Values => ({
  boothId: row?.boothId ?? '',
  what: row?.what ?? '',
  owner: row?.owner ?? '',
  dueOn: row?.dueOn ?? '',
  issueUrl: row?.issueUrl ?? '',
});

export function followUpInputs(values: Values, people: readonly Named[]): Typed<Input[]> {
  if (values.boothId === '') return mistake('boothId', 'Choose the booth.');
  return typed([{ boothId: values.boothId, ...detailsOf(values, people, null) }]);
}

export function followUpChange(values: Values, row: FollowUpRow, people: readonly Named[]): Typed<Change> {
  return typed(detailsOf(values, people, row));
}

/** A name that one person has means that person; whose it is already, it stays. */
function detailsOf(
  { what, owner, dueOn, issueUrl }: Values,
  people: readonly Named[],
  row: FollowUpRow | null,
) {
  const name = owner.trim();
  const called = people.filter((person) => person.name === name);
  const only = called.length === 1 ? (called[0]?.id ?? null) : null;
  return {
    what,
    owner: name,
    ownerId: row !== null && row.owner === name ? row.ownerId : only,
    dueOn: textOrNull(dueOn),
    issueUrl: textOrNull(issueUrl),
  };
}
