import { Checkbox, NativeSelect } from '@mantine/core';
import type { TableName } from '#contracts/tables';
import { Card } from '../../parts/Card.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { counted } from '../names.ts';
import styles from './spreadsheet.module.css';
import { placesWords, type sortNames, spellingWords } from './table-words.ts';

interface Given {
  what: 'person' | 'booth';
  names: ReturnType<typeof sortNames>;
  /** @param is an id, "new" or "skip" */
  onDecide: (name: string, is: string) => void;
}

const words = {
  person: { title: 'People', many: 'people', added: 'New people', one: 'A new person', skip: 'Leave out' },
  booth: { title: 'Booths', many: 'booths', added: 'New booths', one: 'A new booth', skip: 'Leave out' },
} as const;

/** Whom or what the names of the table mean, where that is not plain. Nothing when it is. */
export function NamesCard({ what, names, onDecide }: Given) {
  const { asked, spelt, made } = names;
  const { title, many, added } = words[what];
  if (asked.length + spelt.length + made.length === 0) return null;
  const open = asked.filter(({ outcome }) => outcome === 'undecided').length;
  return (
    <Card title={title} sub={open > 0 ? <Tag kind="attention">{counted(open, 'name')} to decide</Tag> : null}>
      {asked.length > 0 && (
        <ul className={styles.names} aria-label={`${title} to decide`}>
          {asked.map((name) => (
            <Question key={name.name} what={what} name={name} onDecide={onDecide} />
          ))}
        </ul>
      )}
      {spelt.length > 0 && (
        <ul className={styles.names} aria-label={`${title} under another spelling`}>
          {spelt.map((name) => (
            <Question key={name.name} what={what} name={name} onDecide={onDecide} />
          ))}
        </ul>
      )}
      {made.length > 0 && (
        <fieldset className={styles.made}>
          <legend>
            {added}: those that are ticked are made; of the others nothing is stored.{' '}
            {made.length > 8 && `${made.length} ${many}.`}
          </legend>
          {made.map((name) => (
            <Checkbox
              key={name.name}
              label={name.name}
              description={[placesWords(name), spellingWords(name)].filter(Boolean).join('. ')}
              checked={name.outcome === 'new'}
              onChange={({ currentTarget }) =>
                onDecide(name.name, currentTarget.checked ? (name.candidates[0]?.id ?? 'new') : 'skip')
              }
            />
          ))}
        </fieldset>
      )}
    </Card>
  );
}

function Question({ what, name, onDecide }: Pick<Given, 'what' | 'onDecide'> & { name: TableName }) {
  const { one, skip } = words[what];
  const spelling = spellingWords(name);
  // A new booth of a project that is there has the project's id.
  const chosen = { known: name.id ?? '', new: name.id ?? 'new', skipped: 'skip', undecided: '' }[
    name.outcome
  ];
  const candidates = name.candidates.map(({ id, name: called, also }) => ({
    value: id,
    label: also === '' ? called : `${called}, ${also}`,
  }));
  return (
    <li>
      <div>
        <b>{name.name}</b> <span className={styles.places}>{placesWords(name)}</span>
        {spelling !== '' && <p className={styles.places}>{spelling}</p>}
      </div>
      <NativeSelect
        aria-label={`Who is meant by ${name.name}`}
        value={chosen}
        data={[
          ...(name.outcome === 'undecided' ? [{ value: '', label: 'Choose who is meant' }] : []),
          ...candidates,
          { value: 'new', label: one },
          { value: 'skip', label: skip },
        ]}
        onChange={({ currentTarget }) =>
          currentTarget.value !== '' && onDecide(name.name, currentTarget.value)
        }
      />
    </li>
  );
}
