import { Button } from '@mantine/core';
import type { z } from 'zod';
import { Dialog } from '../../parts/Dialog.tsx';
import type { Field, Typed, Values } from './fields.ts';
import styles from './form.module.css';
import { SavingForm } from './SavingForm.tsx';
import { useSaving } from './use-saving.ts';

interface Props<V extends Values, R> {
  title: string;
  sentence?: string;
  fields: readonly Field<V>[];
  initial: V;
  version?: number;
  theirs?: { row: z.ZodType<R>; valuesOf: (row: R) => V };
  save: (values: V, version: number | undefined) => Promise<Typed<unknown>>;
  submitLabel: string;
  /** What closing means: "Not now" for something new. */
  keepLabel?: string;
  /** Offers to save and stay for the next one. */
  canRepeat?: boolean;
  /** The caller shows something else once it is saved. */
  keepsOpen?: boolean;
  onClose: () => void;
}

/** The one way in which something is added or changed: a dialog that stays open until the server has it. */
export function FormDialog<V extends Values, R>(props: Props<V, R>) {
  const saving = useSaving<V, R>({ ...props, onSaved: props.keepsOpen === true ? () => {} : props.onClose });
  const stay = () => saving.form.clearErrors();
  return (
    <Dialog onClose={props.onClose} title={props.title} size="lg">
      {props.sentence !== undefined && <p className={styles.sentence}>{props.sentence}</p>}
      <SavingForm fields={props.fields} saving={saving} submitLabel={props.submitLabel}>
        {props.canRepeat === true ? (
          <Button onClick={() => saving.submit(stay)}>Save, then another</Button>
        ) : (
          <Button onClick={props.onClose}>{props.keepLabel ?? 'Leave as it is'}</Button>
        )}
      </SavingForm>
    </Dialog>
  );
}
