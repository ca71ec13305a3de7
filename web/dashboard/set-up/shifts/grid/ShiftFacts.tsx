import { Dialog } from '../../../parts/Dialog.tsx';
import styles from '../../parts/form.module.css';
import { OnShift } from '../OnShift.tsx';
import type { DrawnShift } from './drawn.ts';

interface Props {
  shift: DrawnShift;
  name: string;
  onClose: () => void;
}

/** A shift, for whoever may only look. */
export function ShiftFacts({ shift, name, onClose }: Props) {
  const { row, people, elsewhere } = shift;
  return (
    <Dialog title={name} onClose={onClose}>
      <dl className={styles.facts}>
        <dt>On it</dt>
        <dd>
          <OnShift shift={row} people={people} />
        </dd>
        <dt>People at least</dt>
        <dd>{row.minimum}</dd>
        {elsewhere.length > 0 && (
          <>
            <dt>Conflicts</dt>
            <dd>{elsewhere.join(' ')}</dd>
          </>
        )}
      </dl>
    </Dialog>
  );
}
