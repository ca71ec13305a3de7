import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { isPassing, NoAnswer, Refusal } from '#web/api/client.ts';
import { EmptyState } from './EmptyState.tsx';
import { ToAllEvents } from './ToAllEvents.tsx';

interface Given {
  error: unknown;
  onRetry: () => void;
  /** "10:42" when older figures are still on the page. */
  lastDataAt?: string | null | undefined;
  /** What was read before still stands below it. */
  isBeside?: boolean;
}

/** Says what happened and since when; keeps nobody waiting for a reload. */
export function ErrorState({ error, onRetry, lastDataAt = null, isBeside = false }: Given) {
  const { title, sentence } = errorWords(error);
  return (
    <EmptyState title={title}>
      <p role="alert">
        {sentence}
        {isPassing(error) && ' This page tries again by itself every 10 s.'}
        {isBeside && ' What stands below was read before that.'}
        {lastDataAt !== null && ` The figures on this page are from ${lastDataAt}.`}
      </p>
      {isMissing(error) && <ToAllEvents />}
      {!isMissing(error) && !isOfInput(error) && (
        <Button leftSection={<IconRefresh size={16} stroke={1.9} />} onClick={onRetry}>
          Try now
        </Button>
      )}
    </EmptyState>
  );
}

const isMissing = (error: unknown) => error instanceof Refusal && error.status === 404;

/** To send the same once more brings the same. */
const isOfInput = (error: unknown): error is Refusal =>
  error instanceof Refusal && [400, 413, 415].includes(error.status);

/** What went wrong, in words for people. */
export function errorWords(error: unknown): { title: string; sentence: string } {
  if (error instanceof NoAnswer)
    return {
      title: 'The server did not answer',
      sentence: 'Nothing is lost.',
    };
  if (error instanceof Refusal && isMissing(error)) return { title: 'Not found', sentence: error.sentence };
  if (error instanceof Refusal && error.status === 403)
    return { title: 'Not for this account', sentence: error.sentence };
  if (error instanceof Refusal && error.status === 429)
    return { title: 'Too many tries', sentence: waitSentence(error) };
  if (isPassing(error) && error instanceof Refusal)
    return { title: 'Not ready yet', sentence: error.sentence };
  if (isOfInput(error)) return { title: 'What was given cannot be taken', sentence: error.sentence };
  if (error instanceof Refusal)
    return { title: 'The server could not answer this', sentence: error.sentence };
  return {
    title: 'This page stopped',
    sentence: 'Something in it went wrong. Nothing that was recorded is lost.',
  };
}

/** "Too many tries. Wait 3 minutes, then try again." */
function waitSentence({ retryAfterSeconds }: Refusal): string {
  if (retryAfterSeconds === null) return 'Wait a few minutes, then try again.';
  if (retryAfterSeconds < 90) return `Wait ${Math.max(1, retryAfterSeconds)} seconds, then try again.`;
  return `Wait ${Math.ceil(retryAfterSeconds / 60)} minutes, then try again.`;
}
