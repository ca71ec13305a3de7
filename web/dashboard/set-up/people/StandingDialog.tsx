import type { people } from '#contracts/people';
import { type PersonRow, standing } from '#contracts/people';
import { notifyDone } from '../../parts/notify.ts';
import { counted } from '../names.ts';
import type { Collection, useCollection } from '../parts/collection.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { mistake, type Partly, type Typed, typed } from '../parts/fields.ts';
import { partlyWords } from '../parts/partly.ts';

type Values = { people: string[]; standing: string };
type InputOf<C> = C extends Collection<PersonRow, infer Input, unknown> ? Input : never;
type ChangeOf<C> = C extends Collection<PersonRow, infer _Input, infer Change> ? Change : never;

interface Given {
  /** Not archived. */
  rows: readonly PersonRow[];
  /** Ids of those whom it begins with. */
  chosen: readonly string[];
  change: ReturnType<
    typeof useCollection<PersonRow, InputOf<typeof people>, ChangeOf<typeof people>>
  >['change'];
  onClose: () => void;
}

/** The standing of several people at once. Each is a change of its own: one that is refused stops no other. */
export function StandingDialog({ rows, chosen, change, onClose }: Given) {
  return (
    <FormDialog<Values, never, null>
      title="Set the standing of several people"
      sentence="Kiosks are staffed by maintainers, contributors and ambassadors."
      fields={[
        {
          ...{ name: 'people', label: 'People', kind: 'several' },
          choices: rows.map(({ id, name, affiliation, standing: is }) => ({
            value: id,
            label: [name, affiliation].filter(Boolean).join(', '),
            hint: is,
          })),
        },
        {
          ...{ name: 'standing', label: 'Standing', kind: 'one' },
          choices: standing.options.map((value) => ({ value, label: value })),
        },
      ]}
      initial={{ people: rows.filter(({ id }) => chosen.includes(id)).map(({ id }) => id), standing: '' }}
      save={save}
      submitLabel="Set it"
      onClose={onClose}
    />
  );

  async function save(values: Values): Promise<Typed<null> | Partly<Values>> {
    const wanted = standing.safeParse(values.standing);
    if (values.people.length === 0) return mistake('people', 'Choose at least one person.');
    if (!wanted.success) return mistake('standing', 'Choose one.');
    const saved: string[] = [];
    const failed: { id: string; name: string; error: unknown }[] = [];
    for (const row of rows.filter(({ id }) => values.people.includes(id)))
      await change(row, { standing: wanted.data }).then(
        () => saved.push(row.name),
        (error: unknown) => failed.push({ id: row.id, name: row.name, error }),
      );
    const [first] = failed;
    if (first !== undefined && saved.length === 0) throw first.error;
    if (first !== undefined)
      return {
        ok: 'partly',
        why: partlyWords(saved, failed),
        rest: { ...values, people: failed.map(({ id }) => id) },
      };
    notifyDone(`${counted(saved.length, 'person is', 'people are')} listed as ${wanted.data}.`);
    return typed(null);
  }
}
