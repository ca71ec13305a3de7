import { notifications } from '@mantine/notifications';
import { NoAnswer } from '#web/api/client.ts';
import { errorWords } from './ErrorState.tsx';

/** "Message copied": what was done, with its object. */
export function notifyDone(message: string): void {
  notifications.show({ message, withCloseButton: true });
}

/** What was not done, and why. Without an answer nobody knows: the answer may be what was lost. */
export function notifyNotDone(what: string, error: unknown): void {
  const message =
    error instanceof NoAnswer
      ? 'The server did not answer, so it is not known whether this was done. Look before you try again.'
      : `${what} ${errorWords(error).sentence}`;
  notifications.show({ message, autoClose: 12_000, role: 'alert' });
}
