import type { z } from 'zod';
import type { highlightState } from '#contracts/highlight-state';
import type { highlightSection } from '#contracts/highlights';
import { AppError } from '../http/errors.ts';
import type { Actor } from '../http/gates.ts';

type Section = z.infer<typeof highlightSection>;
type State = z.infer<typeof highlightState>;

/** Only a booth's paragraph has others beside it. @throws AppError invalid-input */
export function requireBoothToLeaveBeside(boothId: string | null): asserts boothId is string {
  if (boothId !== null) return;
  const message = 'must be left out: a text stands beside the paragraph of a booth only';
  throw new AppError('invalid-input', `body.beside: ${message}`, {
    issues: [{ path: 'body.beside', message }],
  });
}

/** The section "booth" is a booth's own; all others belong to the event. @throws AppError invalid-input */
export function requireSectionFits(section: Section, boothId: string | null): void {
  if ((section === 'booth') === (boothId !== null)) return;
  const message =
    section === 'booth' ? 'must name a booth' : `must be left out: "${section}" is of the whole event`;
  throw new AppError('invalid-input', `body.boothId: ${message}`, {
    issues: [{ path: 'body.boothId', message }],
  });
}

/**
 * The state after a change: what was approved is only ready again once somebody who may not approve rewrites it.
 * @throws AppError not-allowed
 */
export function nextState(
  before: string,
  change: { state?: State | undefined; body?: string | undefined },
  mayApprove: boolean,
): string {
  if (change.state === 'approved' && !mayApprove)
    throw new AppError('not-allowed', 'Only a manager or an owner can approve. Mark it as ready instead.');
  if (change.state !== undefined) return change.state;
  return before === 'approved' && change.body !== undefined && !mayApprove ? 'ready' : before;
}

/** What is to be changed is said of a draft; once it is ready, it was done. */
export function noteAfter(state: string, before: string, said: string | undefined): string {
  return state === 'draft' ? (said ?? before) : '';
}

/** Who approved and when; nobody while it is not approved, or when a token did it. */
export function approvalOf(state: string, by: Actor, now: Date) {
  if (state !== 'approved') return { state, approvedBy: null, approvedAt: null };
  return { state, approvedBy: by.kind === 'account' ? by.id : null, approvedAt: now };
}

export interface Written {
  body: string;
  state: string;
}

/**
 * Where a text from a device goes. It takes the place of what is written only if whoever wrote it had seen just that, and
 * never of what was approved. An empty paragraph is nobody's text.
 */
export function placeOf(
  current: Written,
  { body, basedOn }: { body: string; basedOn: string },
): 'there already' | 'draft' | 'beside' {
  const held = plain(current.body);
  if (held === plain(body)) return 'there already';
  const isSeen = held === '' || held === plain(basedOn);
  return isSeen && current.state !== 'approved' ? 'draft' : 'beside';
}

/** Browsers give line ends of their own. */
const plain = (text: string) => text.replaceAll('\r\n', '\n').trim();
