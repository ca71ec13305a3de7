import { PasswordInput } from '@mantine/core';
import { password } from '#contracts/accounts';
import { session } from '#contracts/session';
import { call } from '#web/api/client.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { notifyDone } from '../parts/notify.ts';
import { AccountForm } from './AccountForm.tsx';
import { firstIssue, typedIn } from './form-rules.ts';
import { useAccountForm } from './use-account-form.ts';

export function PasswordDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog onClose={onClose} title="Change your password?">
      <PasswordForm onClose={onClose} />
    </Dialog>
  );
}

const checked = {
  initialValues: { current: '', next: '' },
  validate: {
    current: typedIn('Type the password that you use now.'),
    next: (value: string) => firstIssue(password, value),
  },
};

function PasswordForm({ onClose }: { onClose: () => void }) {
  const { form, ...sending } = useAccountForm(checked, async (values) => {
    await call(session.changePassword, { body: values });
    notifyDone('Password changed. Your other browsers are signed out.');
    onClose();
  });
  return (
    <AccountForm
      {...sending}
      submitLabel="Change password"
      cancel={{ label: 'Keep the old one', onClick: onClose }}
    >
      <p>Every other browser in which you are signed in is signed out.</p>
      <PasswordInput
        label="Password now"
        autoComplete="current-password"
        data-autofocus
        {...form.getInputProps('current')}
      />
      <PasswordInput
        label="New password"
        description="At least 12 characters"
        autoComplete="new-password"
        {...form.getInputProps('next')}
      />
    </AccountForm>
  );
}
