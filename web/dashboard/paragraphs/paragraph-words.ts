import type { HighlightRow } from '#contracts/highlights';

type State = HighlightRow['state'];

/** What can be done with a paragraph besides saving it. */
export type Step = 'ready' | 'approve' | 'leave-out' | 'back-to-draft';

/**
 * The steps from here, the next one first.
 * @param state null: nobody began it
 * @param hasText whether the field holds anything
 */
export function stepsFrom(state: State | null, hasText: boolean, mayApprove: boolean): Step[] {
  if (state === 'approved') return ['back-to-draft'];
  if (!hasText) return mayApprove ? ['leave-out'] : [];
  const approve: Step[] = mayApprove ? ['approve'] : [];
  return state === 'ready' ? [...approve, 'back-to-draft'] : [...approve, 'ready'];
}

export const stepLabels: Record<Step, string> = {
  ready: 'Mark as ready',
  approve: 'Approve',
  'leave-out': 'Leave it out on purpose',
  'back-to-draft': 'Back to draft…',
};

/** Towards the published summary. */
export const isForward = (step: Step): boolean => step === 'ready' || step === 'approve';

/** What saving does to what was approved. */
export function savingWords(state: State | null, mayApprove: boolean): string | null {
  if (state !== 'approved') return null;
  return mayApprove
    ? 'It is approved, and stays so when you save.'
    : 'It is approved. When you save it is ready again, and a program manager approves it anew.';
}
