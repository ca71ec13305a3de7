import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { FormDialog } from './FormDialog.tsx';
import type { Field, Typed, Values } from './fields.ts';
import { ListPage, type ListProps } from './ListPage.tsx';
import styles from './list.module.css';
import { ShownOnce, type ShownSecret } from './ShownOnce.tsx';

interface Making<V extends Values> {
  /** "Make a link" */
  label: string;
  /** When something else on the page is the main thing to do. */
  isQuiet?: boolean;
  title: string;
  fields: readonly Field<V>[];
  initial: V;
  submitLabel: string;
  /** Says mistakes of its own, or makes the secret. @throws Refusal, NoAnswer */
  make: (values: V) => Promise<Typed<ShownSecret>>;
}

interface Ending {
  /** "End CI": a row's button by its whole name. */
  label: string;
  title: string;
  sentence: string;
  keep: string;
  confirm: string;
  end: () => Promise<unknown>;
}

interface Props<R, V extends Values>
  extends Omit<ListProps<R>, 'actions' | 'rowActions' | 'archivedActions'> {
  /** Leave it out where secrets are made elsewhere. */
  making?: Making<V>;
  /** The question before one works no more, or why whoever looks may not end it. */
  endingOf: (row: R) => Ending | string;
}

type Open =
  | { dialog: 'none' | 'make' }
  | { dialog: 'shown'; secret: ShownSecret }
  | ({ dialog: 'end' } & Ending);

/** Links, codes and tokens: each is made, shown once, listed, and ended after a question. */
export function SecretsCard<R extends { id: string }, V extends Values>(props: Props<R, V>) {
  const { making, endingOf } = props;
  const [open, setOpen] = useState<Open>({ dialog: 'none' });
  const close = () => setOpen({ dialog: 'none' });
  return (
    <>
      <ListPage
        {...props}
        actions={making && <MakeButton {...making} onClick={() => setOpen({ dialog: 'make' })} />}
        rowActions={(row) => (
          <EndButton ending={endingOf(row)} onEnd={(ending) => setOpen({ dialog: 'end', ...ending })} />
        )}
      />
      {making && open.dialog === 'make' && (
        <MakeDialog
          making={making}
          onMade={(secret) => setOpen({ dialog: 'shown', secret })}
          onClose={close}
        />
      )}
      {open.dialog === 'shown' && <ShownOnce {...open.secret} onClose={close} />}
      {open.dialog === 'end' && <ConfirmDialog {...open} onConfirm={open.end} onClose={close} />}
    </>
  );
}

function EndButton({ ending, onEnd }: { ending: Ending | string; onEnd: (ending: Ending) => void }) {
  if (typeof ending === 'string') return <span className={styles.why}>{ending}</span>;
  return (
    <Button variant="subtle" aria-label={`${ending.label}…`} onClick={() => onEnd(ending)}>
      End…
    </Button>
  );
}

function MakeButton(props: { label: string; isQuiet?: boolean; onClick: () => void }) {
  return (
    <Button
      variant={props.isQuiet === true ? 'default' : 'filled'}
      leftSection={<IconPlus size={16} stroke={1.9} />}
      onClick={props.onClick}
    >
      {props.label}
    </Button>
  );
}

function MakeDialog<V extends Values>(props: {
  making: Making<V>;
  onMade: (secret: ShownSecret) => void;
  onClose: () => void;
}) {
  const { making, onMade, onClose } = props;
  return (
    <FormDialog<V, never>
      title={making.title}
      fields={making.fields}
      initial={making.initial}
      submitLabel={making.submitLabel}
      keepLabel="Not now"
      save={async (values) => {
        const made = await making.make(values);
        if (made.ok) onMade(made.body);
        return made;
      }}
      onClose={onClose}
      keepsOpen
    />
  );
}
