import { Button, Group, Modal, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { password } from '#contracts/accounts';
import { session } from '#contracts/session';
import { call } from '#web/api/client.ts';
import { notifyDone } from '../parts/notify.ts';
import { FormError } from './FormError.tsx';
import { firstIssue } from './form-rules.ts';

export function PasswordDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Change your password?">
      <PasswordForm onClose={onClose} />
    </Modal>
  );
}

function PasswordForm({ onClose }: { onClose: () => void }) {
  const [error, setError] = useState<unknown>(null);
  const form = useForm({
    initialValues: { current: '', next: '' },
    validate: { next: (value) => firstIssue(password, value) },
  });
  const submit = form.onSubmit(async (values) => {
    try {
      await call(session.changePassword, { body: values });
      notifyDone('Password changed. Your other browsers are signed out.');
      onClose();
    } catch (refused) {
      setError(refused);
    }
  });
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <p>Every other browser in which you are signed in is signed out.</p>
        <PasswordInput
          label="Password now"
          autoComplete="current-password"
          required
          withAsterisk={false}
          {...form.getInputProps('current')}
        />
        <PasswordInput
          label="New password"
          description="At least 12 characters"
          autoComplete="new-password"
          {...form.getInputProps('next')}
        />
        <FormError error={error} />
        <Group justify="flex-end" gap="xs">
          <Button onClick={onClose}>Keep the old one</Button>
          <Button variant="filled" type="submit" loading={form.submitting}>
            Change password
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
