import { Button, Group } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { differences, type Field, type Values } from './fields.ts';
import styles from './form.module.css';

interface Props<V extends Values> {
  fields: readonly Field<V>[];
  mine: V;
  theirs: V;
  onTakeTheirs: () => void;
  onKeepMine: () => void;
}

/** Somebody else was faster: both versions in words, and the choice between them. */
export function Conflict<V extends Values>({ fields, mine, theirs, onTakeTheirs, onKeepMine }: Props<V>) {
  const rows = differences(fields, mine, theirs);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={place} role="alert" className={styles.conflict}>
      <h3>Somebody changed this while you were typing</h3>
      {rows.length === 0 ? (
        <p>They changed it to the same as you.</p>
      ) : (
        <dl>
          {rows.map((row) => (
            <div key={row.label}>
              <dt>{row.label}</dt>
              <dd>
                It is now <strong>{row.theirs}</strong>. You typed <strong>{row.mine}</strong>.
              </dd>
            </div>
          ))}
        </dl>
      )}
      <Group justify="flex-end">
        <Button onClick={onTakeTheirs}>Take theirs</Button>
        <Button variant="filled" onClick={onKeepMine}>
          Save mine instead
        </Button>
      </Group>
    </div>
  );
}
