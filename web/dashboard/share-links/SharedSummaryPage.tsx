import { Button, PasswordInput } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import { shareLinks } from '#contracts/share-links';
import { call, Refusal } from '#web/api/client.ts';
import { DoorPage } from '../accounts/DoorPage.tsx';
import { Card } from '../parts/Card.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { FigureText } from '../parts/FigureText.tsx';
import { Prose } from '../parts/Prose.tsx';
import { Tag } from '../parts/Tag.tsx';
import { clockTime, dateIn, dateRange, longDate } from '../parts/times.ts';
import { Bone, Waiting } from '../parts/Waiting.tsx';
import { sectionHeadings } from '../summary/headings.ts';
import classes from './SharedSummary.module.css';

type Shared = z.output<typeof shareLinks.read.output>;

const before: readonly string[] = ['introduction', 'pavilion', 'why'];

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
  if (data !== undefined) return <Document shared={data} />;
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

function Document({ shared }: { shared: Shared }) {
  const { event, booths, sections, total, madeAt } = shared;
  useDocumentTitle(`${event.name} · Summary`);
  const place = [event.venue, event.city].filter((part) => part !== '').join(', ');
  return (
    <main className={classes.page}>
      <header>
        <h1>{event.name}</h1>
        {event.simulated && <Tag kind="simulated" />}
        <p>
          {place !== '' && `${place}, `}
          {dateRange(event.startsOn, event.endsOn)}
        </p>
        {total.visitors !== null && (
          <p>
            <FigureText figure={total} /> visitors in all
          </p>
        )}
      </header>
      <Sections of={sections.filter(({ section }) => before.includes(section))} />
      {booths.map(({ name, representatives, figure, body }) => (
        <Card key={name} title={name}>
          {representatives.length > 0 && (
            <p className={classes.people}>
              {representatives.length === 1 ? 'Representative' : 'Representatives'}:{' '}
              {representatives.join(', ')}
            </p>
          )}
          {figure.visitors !== null && (
            <p className={classes.people}>
              <FigureText figure={figure} /> {figure.visitors === 1 ? 'visitor' : 'visitors'}
            </p>
          )}
          <Prose text={body} />
        </Card>
      ))}
      {booths.length === 0 && <p>No paragraph is approved yet.</p>}
      <Sections of={sections.filter(({ section }) => !before.includes(section))} />
      <p className={classes.people}>
        From the record as it was on {longDate(dateIn(madeAt, event.timeZone))},{' '}
        {clockTime(madeAt, event.timeZone)} ({event.timeZone.replaceAll('_', ' ')}).
      </p>
    </main>
  );
}

function Sections({ of }: { of: Shared['sections'] }) {
  return of.map(({ section, body }) => (
    <Card key={section} title={sectionHeadings[section]}>
      <Prose text={body} />
    </Card>
  ));
}
