import type { OwnParagraph } from '#contracts/own-paragraphs';

type Stand = Pick<OwnParagraph, 'body' | 'state' | 'approvedBy'>;

/** How a paragraph stands, and what that means for whoever writes it. */
export function standWords({ body, state, approvedBy }: Stand): string {
  if (state === 'approved')
    return `Approved. It stays as it is; for a change ask ${approvedBy ?? 'a program manager'}.`;
  if (state === null || body === '') return 'Nothing is written yet.';
  return state === 'ready' ? 'Ready, waits for approval. You can still change it.' : 'A draft.';
}

/** What became of a text that was sent. */
export function outcomeWords(outcome: 'stored' | 'beside', state: OwnParagraph['state']): string {
  if (outcome === 'beside')
    return state === 'approved'
      ? 'It was approved meanwhile. Yours stands beside it, for the people who edit it.'
      : 'Somebody else wrote meanwhile. Nothing was replaced: both texts are on the server.';
  return state === 'draft'
    ? 'The draft is on the server. Say that it is ready when it is.'
    : 'It is on the server, ready, and waits for approval.';
}

/** What keeps a text from being sent; null for nothing. */
export function whyNotYet(text: string, suggestion: string, state: 'draft' | 'ready'): string | null {
  if (text === '') return 'Write the paragraph first.';
  if (state === 'ready' && text === suggestion)
    return 'This is still the start as it was made. Write it in your own words first.';
  return null;
}
