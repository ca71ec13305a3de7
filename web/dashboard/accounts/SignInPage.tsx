import { PasswordInput, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { session } from '#contracts/session';
import { call } from '#web/api/client.ts';
import { AccountForm } from './AccountForm.tsx';
import { DoorPage } from './DoorPage.tsx';
import { typedIn } from './form-rules.ts';
import { sessionQuery } from './session.ts';
import { useAccountForm } from './use-account-form.ts';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { data } = useQuery(sessionQuery);
  if (data?.hasOwner === false) return <NoOwnerYet />;
  return (
    <DoorPage title="Sign in">
      <SignInForm />
      <p>No account, or the password is lost? The owner of this Pavilion makes a link for you.</p>
    </DoorPage>
  );
}

function NoOwnerYet() {
  return (
    <DoorPage title="Make the first account">
      <p>
        This Pavilion has no owner yet. When the server starts, it prints a one-time link in its terminal,
        below “Pavilion is ready”. Open that link here.
      </p>
      <p>
        The link is gone? <code>npm run owner-link</code> prints a new one.
      </p>
    </DoorPage>
  );
}

const checked = {
  initialValues: { email: '', password: '' },
  validate: {
    email: typedIn('Type the e-mail address of your account.'),
    password: typedIn('Type the password of your account.'),
  },
};

function SignInForm() {
  const { to } = route.useSearch();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { form, ...sending } = useAccountForm(checked, async (values) => {
    await call(session.create, { body: values });
    await queryClient.invalidateQueries();
    router.history.push(to ?? '/');
  });
  return (
    <AccountForm {...sending} submitLabel="Sign in">
      <TextInput label="E-mail" type="email" autoComplete="username" {...form.getInputProps('email')} />
      <PasswordInput label="Password" autoComplete="current-password" {...form.getInputProps('password')} />
    </AccountForm>
  );
}
