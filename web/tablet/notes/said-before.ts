import type { DeviceState } from '#contracts/devices';
import type { OwnFact } from '../outbox/database.ts';
import { sharedWords } from './texts.ts';

export type Said = DeviceState['feedback'][number];

interface Given {
  state: Pick<DeviceState, 'feedback'>;
  facts: readonly OwnFact[];
  /** Ids of what this device recorded and the state does not hold yet. */
  pending: ReadonlySet<string>;
  boothId: string;
}

/** What was said before at a booth: as the server has it, and what this device recorded since. The most mentioned first. */
export function saidBefore({ state, facts, pending, boothId }: Given): Said[] {
  const fresh = facts.filter((fact) => fact.boothId === boothId && pending.has(fact.id)).toReversed();
  const known = state.feedback.filter((said) => said.boothId === boothId);
  const own = fresh.flatMap(({ id, item }): Said[] =>
    item.type === 'feedback' && !known.some((said) => said.id === id)
      ? [{ id, boothId, kind: item.kind, text: item.text, mentions: 1 }]
      : [],
  );
  // A +1 and its taking back may be sent at different times: each counts for itself.
  const feedbackOf = (mentionId: string) =>
    facts.flatMap(({ id, item }) =>
      id === mentionId && item.type === 'feedback-mention' ? [item.feedbackId] : [],
    )[0];
  const again = (said: Said) =>
    fresh.filter(({ item }) => item.type === 'feedback-mention' && item.feedbackId === said.id).length -
    fresh.filter(({ item }) => item.type === 'mention-undo' && feedbackOf(item.mentionId) === said.id).length;
  return [...own, ...known]
    .map((said) => ({ ...said, mentions: said.mentions + again(said) }))
    .toSorted((one, other) => other.mentions - one.mentions);
}

/** Those that may be what is being typed, the likeliest first; all while nothing is typed. */
export function likeTyped(said: readonly Said[], typed: string): Said[] {
  if (typed.trim() === '') return [...said];
  return said
    .map((one) => ({ one, shared: sharedWords(typed, one.text) }))
    .filter(({ shared }) => shared > 0)
    .toSorted((a, b) => b.shared - a.shared)
    .map(({ one }) => one);
}
