import { Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { FormError } from '../../accounts/FormError.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import styles from './form.module.css';

interface Props {
  /** The question. */
  title: string;
  /** What follows from it. */
  sentence: string;
  keep: string;
  confirm: string;
  /** A choice that the question leaves open. */
  children?: ReactNode;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

type Step = { step: 'asking' } | { step: 'doing' } | { step: 'failed'; error: unknown };

/** A question before something that cannot be taken back. */
export function ConfirmDialog({ title, sentence, keep, confirm, children, onConfirm, onClose }: Props) {
  const [state, setState] = useState<Step>({ step: 'asking' });
  const go = () => {
    setState({ step: 'doing' });
    onConfirm().then(onClose, (error: unknown) => setState({ step: 'failed', error }));
  };
  return (
    <Dialog onClose={onClose} title={title}>
      <p className={styles.sentence}>{sentence}</p>
      {children}
      <FormError error={state.step === 'failed' ? state.error : null} />
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose} data-autofocus>
          {keep}
        </Button>
        <Button variant="danger" loading={state.step === 'doing'} onClick={go}>
          {confirm}
        </Button>
      </Group>
    </Dialog>
  );
}
