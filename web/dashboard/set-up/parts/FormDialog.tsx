import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { Dialog } from '../../parts/Dialog.tsx';
import type { Field, Partly, Typed, Values } from './fields.ts';
import styles from './form.module.css';
import { SavingForm } from './SavingForm.tsx';
import { type Base, useSaving } from './use-saving.ts';

interface Props<V extends Values, R, S> {
  title: string;
  sentence?: string;
  /** Below the title: what else can be done with it. */
  head?: ReactNode;
  fields: readonly Field<V>[];
  initial: V;
  version?: number;
  theirs?: { row: z.ZodType<R>; valuesOf: (row: R) => V };
  save: (values: V, base: Base<V, R>) => Promise<Typed<S> | Partly<V>>;
  submitLabel: string;
  /** What is submitted takes something away. */
  isDanger?: boolean;
  /** What closing means: "Not now" for something new. */
  keepLabel?: string;
  /** Offers to save and stay for the next one: what that begins with, and how to say what was saved. */
  repeat?: { next: (values: V) => V; said: (saved: S) => string } | undefined;
  /** What would follow from what was typed, above the buttons. */
  preview?: (values: V) => ReactNode;
  /** The caller shows something else once it is saved. */
  keepsOpen?: boolean;
  onClose: () => void;
}

/** The one way in which something is added or changed: a dialog that stays open until the server has it. */
export function FormDialog<V extends Values, R, S = unknown>(props: Props<V, R, S>) {
  const { repeat } = props;
  const saving = useSaving<V, R, S>({
    ...props,
    onSaved: props.keepsOpen === true ? () => {} : props.onClose,
  });
  return (
    <Dialog onClose={props.onClose} title={props.title} size="lg">
      {props.sentence !== undefined && <p className={styles.sentence}>{props.sentence}</p>}
      {props.head && <div className={styles.head}>{props.head}</div>}
      <SavingForm
        fields={props.fields}
        saving={saving}
        submitLabel={props.submitLabel}
        isDanger={props.isDanger === true}
        preview={props.preview?.(saving.form.values)}
      >
        {(repeat === undefined || saving.rounds > 0) && (
          <Button onClick={props.onClose}>
            {saving.rounds > 0 ? 'Done' : (props.keepLabel ?? 'Leave as it is')}
          </Button>
        )}
        {repeat !== undefined && (
          <Button
            onClick={() =>
              saving.submit((saved) => saving.beginAgain(repeat.next(saving.form.values), repeat.said(saved)))
            }
          >
            Save, then another
          </Button>
        )}
      </SavingForm>
    </Dialog>
  );
}
