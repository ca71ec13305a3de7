import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { EventRow } from '#contracts/events';
import type { RefusedItem } from '#contracts/refused-items';
import { saveFile } from '../../../ui/save-file.ts';
import { type Group, withoutOf } from './reasons.ts';
import styles from './refused-items.module.css';
import type { Settling } from './use-settling.ts';

interface Props {
  event: EventRow;
  group: Group;
  /** What the buttons speak of. */
  chosen: readonly RefusedItem[];
  settling: Settling;
  onOpen: (dialog: 'change' | 'discard') => void;
}

/** The ways out, the likeliest in ink; what discards stands apart. */
export function GroupActions({ event, group, chosen, settling, onOpen }: Props) {
  const { reason } = group;
  const { recordNow } = settling;
  const isOff = settling.isBusy || chosen.length === 0;
  const canBeWithout = reason.without !== undefined && chosen.every((row) => withoutOf(row) !== null);
  const many = `${chosen.length} ${chosen.length === 1 ? 'item' : 'items'}: ${reason.title}`;
  const inkIf = (is: boolean) => ({ variant: is ? 'filled' : 'default', disabled: isOff });
  return (
    <div className={styles.actions}>
      <Button
        {...inkIf(reason.best === 'record')}
        aria-label={`${reason.record ?? 'Record'}, ${many}`}
        onClick={() => recordNow(chosen, () => ({}))}
      >
        {reason.record ?? 'Record'}
      </Button>
      {canBeWithout && (
        <Button
          {...inkIf(false)}
          aria-label={`Record ${reason.without}, ${many}`}
          onClick={() => recordNow(chosen, (row) => withoutOf(row) ?? {})}
        >
          Record {reason.without}
        </Button>
      )}
      <Button
        {...inkIf(reason.best === 'change')}
        aria-label={`Change and record…, ${many}`}
        onClick={() => onOpen('change')}
      >
        Change and record…
      </Button>
      <Button
        variant="subtle"
        disabled={chosen.length === 0}
        aria-label={`Save to file, ${many}`}
        onClick={() => save(event, chosen)}
      >
        Save to file
      </Button>
      {reason.place && (
        <Link to={`/events/$event/set-up/${reason.place.section}`} params={{ event: event.slug }}>
          {reason.place.label}
        </Link>
      )}
      <Button
        variant="discard"
        disabled={isOff}
        className={styles.apart ?? ''}
        aria-label={`Discard…, ${many}`}
        onClick={() => onOpen('discard')}
      >
        Discard…
      </Button>
    </div>
  );
}

function save({ slug, name }: EventRow, items: readonly RefusedItem[]): void {
  const content = {
    format: 'pavilion-items-to-settle',
    version: 1,
    savedAt: new Date().toISOString(),
    event: { slug, name },
    items,
  };
  const text = JSON.stringify(content, null, 2);
  saveFile(`${slug}-needs-attention.json`, new Blob([text], { type: 'application/json' }));
}
