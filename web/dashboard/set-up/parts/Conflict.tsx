import { Button, Group } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Field, Values } from './fields.ts';
import styles from './form.module.css';
import { differences, type Versions } from './merging.ts';

interface Props<V extends Values> {
  fields: readonly Field<V>[];
  versions: Versions<V>;
  onTakeTheirs: () => void;
  onKeepMine: () => void;
}

/**
 * Somebody else was faster. Where both changed a field it shows both versions and asks; where they changed others it says
 * which, and what was typed can be saved beside it.
 */
export function Conflict<V extends Values>({ fields, versions, onTakeTheirs, onKeepMine }: Props<V>) {
  const { both, theirs, mine } = differences(fields, versions);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const isAsked = both.length > 0;
  const isMine = isAsked || mine.length > 0;
  return (
    <div ref={place} role="alert" className={styles.conflict}>
      <h3>Somebody changed this while you were typing</h3>
      {!isMine && theirs.length === 0 && <p>They changed it to the same as you.</p>}
      {!isAsked && isMine && <p>They changed something else than you. Both can hold.</p>}
      <dl>
        {both.map((row) => (
          <div key={row.label}>
            <dt>{row.label}</dt>
            <dd>
              It is now <strong>{row.theirs}</strong>. You typed <strong>{row.mine}</strong>.
            </dd>
          </div>
        ))}
        {theirs.map((row) => (
          <div key={row.label}>
            <dt>{row.label}</dt>
            <dd>
              It is now <strong>{row.theirs}</strong>, it was {row.was}. This stays.
            </dd>
          </div>
        ))}
        {mine.map((row) => (
          <div key={row.label}>
            <dt>{row.label}</dt>
            <dd>
              You typed <strong>{row.mine}</strong>, it is still {row.theirs}.
            </dd>
          </div>
        ))}
      </dl>
      <Group justify="flex-end">
        {isAsked ? (
          <>
            <Button onClick={onTakeTheirs}>Take theirs</Button>
            <Button variant="filled" onClick={onKeepMine}>
              Save mine instead
            </Button>
          </>
        ) : (
          <Button variant="filled" onClick={onKeepMine}>
            {isMine ? 'Save mine as well' : 'Go on'}
          </Button>
        )}
      </Group>
    </div>
  );
}
