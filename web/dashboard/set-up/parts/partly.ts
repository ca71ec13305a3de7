import { NoAnswer, Refusal } from '#web/api/client.ts';
import { listed } from '../names.ts';

/** More names than this are a number. */
const MOST_NAMED = 4;

/** "Copa is saved.", "Tue 11 Nov and Wed 12 Nov are saved.", "12 shifts are saved." @param many "shifts" */
export function savedWords(names: readonly string[], many: string): string {
  if (names.length > MOST_NAMED) return `${names.length} ${many} are saved.`;
  return `${listed(names)} ${names.length === 1 ? 'is' : 'are'} saved.`;
}

/** @param said how the saved are said otherwise. "Kiosk 5B is saved. Not saved: Kiosk 13. There is a kiosk with this label at this event already." */
export function partlyWords(
  saved: readonly string[],
  unsaved: readonly { name: string; error: unknown }[],
  said: string | null = null,
): string {
  const all = saved.length + unsaved.length;
  const counted = saved.length > MOST_NAMED ? `${saved.length} of ${all} are saved.` : savedWords(saved, '');
  const done = said ?? counted;
  const reasons = new Map<string, string[]>();
  for (const { name, error } of unsaved)
    reasons.set(reasonOf(error), [...(reasons.get(reasonOf(error)) ?? []), name]);
  const open = [...reasons].map(([why, names]) => `Not saved: ${listed(names)}. ${why}`);
  return [done, ...open].join(' ');
}

function reasonOf(error: unknown): string {
  if (error instanceof NoAnswer) return 'The server did not answer. Try again in a moment.';
  if (!(error instanceof Refusal)) return 'Something went wrong on this page.';
  return error.problem.issues?.map(({ message }) => `It ${message}.`).join(' ') ?? error.sentence;
}
