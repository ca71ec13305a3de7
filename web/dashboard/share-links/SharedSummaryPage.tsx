import { Button, PasswordInput } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { SummaryDocument } from '#contracts/document';
import { shareLinks } from '#contracts/share-links';
import { call, Refusal } from '#web/api/client.ts';
import { DoorPage } from '../accounts/DoorPage.tsx';
import { DocumentText } from '../parts/DocumentText.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { Bone, Waiting } from '../parts/Waiting.tsx';
import classes from './SharedSummary.module.css';

/** What a link shares, to read. The secret is in the fragment, so that no server log sees it. */
export function SharedSummaryPage() {
  const secret = useLocation().hash;
  const [password, setPassword] = useState<string | undefined>(undefined);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['shared-summary', secret, password],
    queryFn: ({ signal }) => call(shareLinks.read, { body: { secret, password }, signal }),
    enabled: secret !== '',
    retry: false,
    refetchOnWindowFocus: false,
  });
  if (secret === '') return <Unusable why="The part after # is missing. Copy the whole address." />;
  if (data !== undefined) return <Document document={data} />;
  const code = error instanceof Refusal ? error.problem.code : null;
  if (code === 'invalid-link') return <Unusable why={error?.message ?? ''} />;
  if (password !== undefined || code === 'password-needed')
    return (
      <DoorPage title="This summary has a password">
        <PasswordForm
          isBusy={isFetching}
          why={code === null || code === 'password-needed' ? null : (error?.message ?? null)}
          onTyped={(typed) => (typed === password ? void refetch() : setPassword(typed))}
        />
      </DoorPage>
    );
  return (
    <DoorPage title="Summary">
      {error === null ? (
        <Waiting what="The summary">
          <Bone width="80%" />
        </Waiting>
      ) : (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
    </DoorPage>
  );
}

function Unusable({ why }: { why: string }) {
  return (
    <DoorPage title="This link does not work">
      <p>{why}</p>
    </DoorPage>
  );
}

interface PasswordProps {
  isBusy: boolean;
  why: string | null;
  onTyped: (password: string) => void;
}

function PasswordForm({ isBusy, why, onTyped }: PasswordProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onTyped(String(new FormData(event.currentTarget).get('password') ?? ''));
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <PasswordInput name="password" label="Password" autoComplete="off" error={why} required />
      <Button type="submit" variant="filled" disabled={isBusy}>
        Read the summary
      </Button>
    </form>
  );
}

function Document({ document }: { document: SummaryDocument }) {
  useDocumentTitle([...document.marks, document.title].join(' · '));
  const isWritten = document.blocks.some(({ kind }) => kind !== 'heading' && kind !== 'note');
  return (
    <main className={classes.page}>
      {!isWritten && <p>No text is approved yet.</p>}
      <DocumentText document={document} label="The post" isPage />
    </main>
  );
}
