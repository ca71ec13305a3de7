import { type Enrolment, postEnrolment } from '#contracts/enrolment';
import { personalLinks } from '#contracts/personal-links';
import { call, NoAnswer, Refusal } from '#web/api/client.ts';
import { GIVE_UP_MS } from '../outbox/ask.ts';
import type { Key } from './keys.ts';

export type Owner = { personName: string; eventName: string; booths: { id: string; name: string }[] };

/** Whose link this is; changes nothing. @throws Refusal, NoAnswer */
export function lookAtLink(secret: string): Promise<Owner> {
  return call(personalLinks.look, { body: { secret } });
}

/**
 * Uses the code or link up. If the answer is lost, the same attempt may be made again.
 * @throws Refusal, NoAnswer
 */
export function redeem(key: Key, name: string, attemptId: string): Promise<Enrolment> {
  const signal = AbortSignal.timeout(GIVE_UP_MS);
  return key.kind === 'code'
    ? call(postEnrolment, { body: { code: key.code, name, attemptId }, signal })
    : call(personalLinks.redeem, { body: { secret: key.secret, name, attemptId }, signal });
}

/** What went wrong, and what to do. */
export function whyNot(error: unknown): string {
  if (error instanceof NoAnswer)
    return 'The server did not answer. Connecting needs the network once. Check the Wi-Fi, then try again.';
  if (!(error instanceof Refusal))
    return 'This browser could not keep the connection. Leave private mode, then try again.';
  if (error.problem.code === 'too-many-requests')
    return `Too many tries. ${waitWords(error.retryAfterSeconds)}`;
  return error.sentence;
}

function waitWords(seconds: number | null): string {
  if (seconds === null) return 'Wait a minute, then try again.';
  return seconds < 90 ? `Try again in ${seconds} s.` : `Try again in ${Math.ceil(seconds / 60)} min.`;
}
