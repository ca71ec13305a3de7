import type { z } from 'zod';

/** What a form's field says under itself: the contract's own words, as a sentence; null when all is well. */
export function firstIssue(schema: z.ZodType, value: unknown): string | null {
  const message = schema.safeParse(value).error?.issues.at(0)?.message;
  if (message === undefined) return null;
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}

/** Says what belongs in a field that was left empty. */
export function typedIn(sentence: string): (value: string) => string | null {
  return (value) => (value.trim() === '' ? sentence : null);
}
