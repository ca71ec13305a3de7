import { PasswordInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { z } from 'zod';
import { password } from '#contracts/accounts';
import { email } from '#contracts/fields';
import { invites } from '#contracts/invites';
import { call } from '#web/api/client.ts';
import { AccountForm } from './AccountForm.tsx';
import { DoorPage } from './DoorPage.tsx';
import { firstIssue, typedIn } from './form-rules.ts';
import { roleWords } from './roles.ts';
import { useAccountForm } from './use-account-form.ts';

type Invite = z.infer<typeof invites.look.output>;

const titles: Record<Invite['purpose'], string> = {
  owner: 'Make the first account',
  invite: 'Make your account',
  reset: 'Set a new password',
};
const labels: Record<Invite['purpose'], string> = {
  owner: 'Make my account',
  invite: 'Make my account',
  reset: 'Set the password',
};

/** Uses up a one-time link, and signs in. */
export function WelcomeForm({ secret, invite }: { secret: string; invite: Invite }) {
  const { purpose } = invite;
  const { form, ...sending } = useRedemption(secret, invite);
  return (
    <DoorPage title={isFurtherOwner(invite) ? 'Become an owner' : titles[purpose]}>
      <p>{sentence(invite)}</p>
      <AccountForm {...sending} submitLabel={labels[purpose]}>
        {purpose !== 'reset' && (
          <>
            <TextInput label="Name" autoComplete="name" {...form.getInputProps('name')} />
            <TextInput
              label="E-mail"
              type="email"
              autoComplete="username"
              readOnly={invite.email !== null}
              description={invite.email === null ? undefined : 'The address that was invited'}
              {...form.getInputProps('email')}
            />
          </>
        )}
        <PasswordInput
          label="Password"
          description="At least 12 characters; a few words are easy to remember"
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
      </AccountForm>
    </DoorPage>
  );
}

/** Only the first owner's link names nobody, unless the operator made another such. */
const isFurtherOwner = ({ purpose, email: address }: Invite) => purpose === 'owner' && address !== null;

function useRedemption(secret: string, invite: Invite) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const isReset = invite.purpose === 'reset';
  const checked = {
    initialValues: { name: '', email: invite.email ?? '', password: '' },
    validate: {
      ...(!isReset && {
        name: typedIn('Type your name, as others will read it.'),
        email: (value: string) => firstIssue(email, value),
      }),
      password: (value: string) => firstIssue(password, value),
    },
  };
  return useAccountForm(checked, async (values) => {
    const body = isReset ? { secret, password: values.password } : { secret, ...values };
    await call(invites.redeem, { body });
    // The link is used up: asking for it again would be refused.
    await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'invite' });
    await navigate({ to: '/', replace: true });
  });
}

function sentence({ purpose, email: address, role }: Invite): string {
  if (purpose === 'owner') return 'You become the owner of this Pavilion: you see and change everything.';
  if (purpose === 'reset')
    return `A new password${address === null ? '' : ` for ${address}`}. The old one stops working.`;
  return `You are invited as ${roleWords[role].toLowerCase()}.`;
}
