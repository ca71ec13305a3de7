import { Button, Group } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { FormAlert, FormError } from '../../accounts/FormError.tsx';
import { Conflict } from './Conflict.tsx';
import { FieldInput } from './FieldInput.tsx';
import type { Field, Values } from './fields.ts';
import styles from './form.module.css';
import type { useSaving } from './use-saving.ts';

interface Props<V extends Values> {
  fields: readonly Field<V>[];
  saving: ReturnType<typeof useSaving<V, never, unknown>>;
  submitLabel: string;
  isDanger?: boolean;
  /** `row`: as many beside each other as fit. */
  layout?: 'grid' | 'row';
  isReadOnly?: boolean;
  /** Below the fields: what would follow from them. */
  preview?: ReactNode;
  /** Beside the submit button: cancel, or a second way to save. */
  children?: ReactNode;
}

const FIRST = 'input:not([type="hidden"]), textarea';

/** Fields, what went wrong, and the button that saves. */
export function SavingForm<V extends Values>(props: Props<V>) {
  const { fields, saving, submitLabel, layout = 'grid', isReadOnly = false } = props;
  const { form, state, refusals, rounds } = saving;
  const place = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusals > 0) place.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusals]);
  useEffect(() => {
    if (rounds > 0) place.current?.querySelector<HTMLElement>(FIRST)?.focus();
  }, [rounds]);
  const shown = fields.filter((field) => field.when === undefined || field.when(form.values));
  return (
    <form
      ref={place}
      className={layout === 'grid' ? styles.form : undefined}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        saving.submit();
      }}
    >
      <div className={styles[layout]}>
        {shown.map((field, at) => (
          <div key={field.name} className={field.half ? styles.half : styles.full}>
            <FieldInput field={field} form={form} isReadOnly={isReadOnly} isFirst={at === 0} />
          </div>
        ))}
      </div>
      {props.preview}
      <div className={styles.alerts}>
        <FormError error={state.step === 'failed' ? state.error : null} />
        <FormAlert text={state.step === 'partly' ? state.why : null} />
      </div>
      <p role="status" className={styles.said}>
        {state.step === 'again' && (
          <>
            <IconCheck size={16} stroke={1.9} aria-hidden /> {state.said}
          </>
        )}
      </p>
      {state.step === 'conflict' ? (
        <Conflict
          fields={fields}
          versions={{ ...state.versions, mine: form.values }}
          onTakeTheirs={saving.takeTheirs}
          onKeepMine={saving.keepMine}
        />
      ) : isReadOnly ? null : (
        <Group justify="flex-end" mt="lg">
          {props.children}
          <Button
            type="submit"
            variant={props.isDanger === true ? 'danger' : 'filled'}
            loading={state.step === 'saving'}
          >
            {submitLabel}
          </Button>
        </Group>
      )}
    </form>
  );
}
