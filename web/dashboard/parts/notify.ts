import { notifications } from '@mantine/notifications';
import { NoAnswer } from '#web/api/client.ts';
import { errorWords } from './ErrorState.tsx';

/** "Message copied": what was done, with its object. */
export function notifyDone(message: string): void {
  notifications.show({ message, withCloseButton: true });
}

/** What was not done, and why. */
export function notifyNotDone(what: string, error: unknown): void {
  notifications.show({ message: `${what} ${notDoneWords(error)}`, autoClose: 12_000, role: 'alert' });
}

const notDoneWords = (error: unknown) =>
  error instanceof NoAnswer
    ? 'The server did not answer. Try again in a moment.'
    : errorWords(error).sentence;
