import { Button, Group } from '@mantine/core';
import { CopyButton } from '../parts/CopyButton.tsx';
import { Prose } from '../parts/Prose.tsx';
import classes from './Paragraphs.module.css';

interface Given {
  mine: string;
  theirs: string;
  isBusy: boolean;
  onBoth: () => void;
  /** Null where nothing can stand beside the text: a section of the event. */
  beside: { onKeepMine: () => void; onTakeTheirs: () => void } | null;
  onForget: () => void;
}

/** Two people wrote at once: both texts, and the ways to go on. None of them loses a text. */
export function BothTexts({ mine, theirs, isBusy, onBoth, beside, onForget }: Given) {
  return (
    <div role="alert" className={classes.both}>
      <h3>Somebody else wrote while you were typing</h3>
      <div className={classes.texts}>
        <section aria-label="Theirs, on the server">
          <h4>Theirs, on the server</h4>
          {theirs === '' ? <p>It is empty now.</p> : <Prose text={theirs} />}
        </section>
        <section aria-label="Yours, not saved">
          <h4>Yours, not saved</h4>
          <Prose text={mine} />
        </section>
      </div>
      <Group gap="xs">
        <Button variant="filled" disabled={isBusy} onClick={onBoth}>
          Put both into the field
        </Button>
        {beside === null ? (
          <>
            <CopyButton text={mine} label="Copy yours" done="Your text copied." />
            <Button disabled={isBusy} onClick={onForget}>
              Take theirs
            </Button>
          </>
        ) : (
          <>
            {theirs !== '' && (
              <Button disabled={isBusy} onClick={beside.onKeepMine}>
                Save yours, keep theirs beside it
              </Button>
            )}
            <Button disabled={isBusy} onClick={beside.onTakeTheirs}>
              Take theirs, keep yours beside it
            </Button>
          </>
        )}
      </Group>
    </div>
  );
}
