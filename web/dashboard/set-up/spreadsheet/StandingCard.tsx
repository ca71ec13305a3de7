import { NativeSelect } from '@mantine/core';
import { isEligible, NOT_ELIGIBLE, type Standing, standing } from '#contracts/people';
import type { TableDecisions, TableName } from '#contracts/tables';
import { Card } from '../../parts/Card.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { counted } from '../names.ts';
import styles from './spreadsheet.module.css';
import { standingOf } from './table-words.ts';

interface Given {
  names: readonly TableName[];
  standings: TableDecisions['standings'];
  /** @param name null: all of whom nothing else is said */
  onListAs: (name: string | null, is: Standing) => void;
}

/** As what new people are listed: one answer for all, and others for some. Nothing when nobody is new. */
export function StandingCard({ names, standings, onListAs }: Given) {
  const made = names.filter(({ outcome }) => outcome === 'new');
  if (made.length === 0) return null;
  const listed = made.map((name) => ({ name, is: standingOf(name, standings) }));
  const open = listed.filter(({ is }) => !isEligible({ standing: is })).length;
  return (
    <Card
      title="Standing of new people"
      sub={
        open > 0 ? <Tag kind="attention">{`${counted(open, 'person', 'people')} listed as other`}</Tag> : null
      }
      intro={`Kiosks are staffed by maintainers, contributors and ambassadors. Whoever is ${NOT_ELIGIBLE} appears under Conflicts.`}
    >
      <div className={styles.standings}>
        <NativeSelect
          label={made.length === 1 ? 'They are' : 'All of them are'}
          description={
            made.length === 1 ? undefined : 'Those of whom the table, or you below, say nothing else.'
          }
          value={standings.all}
          data={[...standing.options]}
          onChange={({ currentTarget }) => onListAs(null, standing.parse(currentTarget.value))}
        />
      </div>
      {made.length > 1 && (
        <details className={styles.details}>
          <summary>One by one: {counted(made.length, 'new person', 'new people')}</summary>
          <ul className={styles.standings}>
            {listed.map(({ name: { name }, is }) => (
              <li key={name}>
                <NativeSelect
                  label={name}
                  value={is}
                  data={[...standing.options]}
                  onChange={({ currentTarget }) => onListAs(name, standing.parse(currentTarget.value))}
                />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}
