import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Card } from '../../parts/Card.tsx';
import { counted } from '../names.ts';
import styles from './spreadsheet.module.css';
import { countsWords } from './table-words.ts';
import type { Stored } from './use-table.ts';

/** The last step: what was stored, and where it is. */
export function DoneCard({ event, stored, onAgain }: { event: string; stored: Stored; onAgain: () => void }) {
  const { made, leftOut } = stored;
  const hasShifts = made.shifts + made.assignments > 0;
  const next = hasShifts ? 'shifts' : 'representatives';
  return (
    <Card title="Spreadsheet">
      <p role="status" className={styles.done}>
        <IconCheck size={20} stroke={1.9} aria-hidden /> Stored: {countsWords(made)}.
        {leftOut > 0 && ` ${counted(leftOut, 'cell')} left out.`}
      </p>
      <div className={styles.buttons}>
        <Button
          variant="filled"
          renderRoot={(props) => <Link to={`/events/$event/set-up/${next}`} params={{ event }} {...props} />}
        >
          {hasShifts ? 'See the shifts' : 'See the representatives'}
        </Button>
        {hasShifts && (
          <Button
            renderRoot={(props) => <Link to="/events/$event/conflicts" params={{ event }} {...props} />}
          >
            See conflicts
          </Button>
        )}
        <Button onClick={onAgain}>Another table</Button>
      </div>
    </Card>
  );
}
