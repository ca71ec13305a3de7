import { notifications } from '@mantine/notifications';
import { errorWords } from './ErrorState.tsx';

/** "Message copied": what was done, with its object. */
export function notifyDone(message: string): void {
  notifications.show({ message, withCloseButton: true });
}

/** What was not done, and why. */
export function notifyNotDone(what: string, error: unknown): void {
  notifications.show({ message: `${what} ${errorWords(error).sentence}`, autoClose: 12_000, role: 'alert' });
}
