import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { session } from '#contracts/session';
import { call } from '#web/api/client.ts';
import { DoorPage } from './DoorPage.tsx';
import { FormError } from './FormError.tsx';
import { sessionQuery } from './session.ts';

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

function SignInForm() {
  const { to } = route.useSearch();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const form = useForm({ initialValues: { email: '', password: '' } });
  const submit = form.onSubmit(async (values) => {
    try {
      await call(session.create, { body: values });
      await queryClient.invalidateQueries();
      router.history.push(to ?? '/');
    } catch (refused) {
      setError(refused);
    }
  });
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          {...form.getInputProps('password')}
        />
        <FormError error={error} />
        <Button variant="filled" type="submit" loading={form.submitting} fullWidth>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
