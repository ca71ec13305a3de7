import { type UseFormInput, useForm } from '@mantine/form';
import { useState } from 'react';

type Values = Record<string, string>;

/** A form about an account: what is typed, and why the server did not take it. @param send throws Refusal, NoAnswer */
export function useAccountForm<V extends Values>(given: UseFormInput<V>, send: (values: V) => Promise<void>) {
  const [error, setError] = useState<unknown>(null);
  const form = useForm<V>(given);
  const onSubmit = form.onSubmit(
    async (values) => {
      try {
        await send(values);
      } catch (refused) {
        setError(refused);
      }
    },
    (mistakes) => form.getInputNode(Object.keys(mistakes)[0] ?? '')?.focus(),
  );
  return { form, onSubmit, isSending: form.submitting, error };
}
