import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { ShiftRow } from '#contracts/shifts';
import type { Stretch } from '#contracts/stretches';
import { FormError } from '../../../accounts/FormError.tsx';
import { Dialog } from '../../../parts/Dialog.tsx';
import { dayWords, instantToLocal, stretchWords } from '../../local-time.ts';
import styles from '../../parts/form.module.css';
import { timesOf } from './arranging.ts';

/** A move or a stretch that came second. */
export interface Late {
  name: string;
  before: ShiftRow;
  theirs: ShiftRow;
  mine: Stretch & { boothId: string };
  /** Against the version that is there now. @throws Refusal, NoAnswer */
  again: () => Promise<void>;
}

interface Props {
  late: Late;
  zone: string;
  boothName: (boothId: string) => string;
  onClose: () => void;
}

/** Somebody else was faster: what it was, what they made of it, what this person would make of it; and the choice. */
export function BothVersions({ late, zone, boothName, onClose }: Props) {
  const [error, setError] = useState<unknown>(null);
  const { name, before, theirs, mine } = late;
  const isArchived = theirs.archivedAt !== null;
  const isBoth = !isArchived && theirs.startsAt === before.startsAt && theirs.endsAt === before.endsAt;
  const words = (row: Pick<ShiftRow, 'boothId' | 'startsAt' | 'endsAt'>) =>
    `${dayWords(instantToLocal(row.startsAt, zone).date, 'short')} ${stretchWords(row.startsAt, row.endsAt, zone)}, ${boothName(row.boothId)}`;
  const people = ({ minimum, target }: ShiftRow) => `at least ${minimum}, hoped for ${target}`;
  const versions = [
    ['It was', `${words(before)}, ${people(before)}`],
    ['They made it', isArchived ? 'archived' : `${words(theirs)}, ${people(theirs)}`],
    ['You made it', words({ boothId: mine.boothId, ...timesOf(mine) })],
  ] as const;
  return (
    <Dialog onClose={onClose} title={`Somebody else changed ${name} meanwhile`}>
      <p className={styles.sentence}>
        {isBoth
          ? 'They changed how many people it needs, and you when it is: both can hold. Yours is not stored yet.'
          : 'Nothing of yours is stored yet. Choose which one is to hold.'}
      </p>
      <dl className={styles.facts}>
        {versions.map(([label, value]) => (
          <div key={label} className={styles.version}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <FormError error={error} />
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose} data-autofocus>
          {isArchived ? 'Leave it in the archive' : isBoth ? 'Leave it as it is' : 'Keep theirs'}
        </Button>
        <Button variant="filled" onClick={() => late.again().then(onClose, setError)}>
          {isArchived ? 'Make it anew with my times' : isBoth ? 'Change it as well' : 'Change it to mine'}
        </Button>
      </Group>
    </Dialog>
  );
}
