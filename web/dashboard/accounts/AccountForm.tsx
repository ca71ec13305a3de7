import { Button, Group, Stack } from '@mantine/core';
import type { FormEventHandler, ReactNode } from 'react';
import { FormError } from './FormError.tsx';

interface Props {
  onSubmit: FormEventHandler<HTMLFormElement>;
  isSending: boolean;
  error: unknown;
  submitLabel: string;
  /** Leave it out where there is nothing to go back to. */
  cancel?: { label: string; onClick: () => void };
  /** The fields. */
  children: ReactNode;
}

/** Signing in, a new account, a new password: fields, what was refused, and one button. */
export function AccountForm({ onSubmit, isSending, error, submitLabel, cancel, children }: Props) {
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="md">
        {children}
        <FormError error={error} />
        <Group justify="flex-end" gap="xs" grow={cancel === undefined}>
          {cancel && <Button onClick={cancel.onClick}>{cancel.label}</Button>}
          <Button variant="filled" type="submit" loading={isSending}>
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
