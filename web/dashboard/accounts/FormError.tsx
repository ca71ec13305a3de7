import { NoAnswer, Refusal } from '#web/api/client.ts';
import { errorWords } from '../parts/ErrorState.tsx';
import classes from './FormError.module.css';

/** Why a form was not accepted, read out at once. */
export function FormError({ error }: { error: unknown }) {
  return <FormAlert text={error === null ? null : sentenceOf(error)} />;
}

export function FormAlert({ text }: { text: string | null }) {
  return <div role="alert">{text !== null && <p className={classes.error}>{text}</p>}</div>;
}

function sentenceOf(error: unknown): string {
  if (error instanceof NoAnswer) return 'The server did not answer. Try again in a moment.';
  const { title, sentence } = errorWords(error);
  if (error instanceof Refusal && error.status !== 429) return sentence;
  return `${title}. ${sentence}`;
}
