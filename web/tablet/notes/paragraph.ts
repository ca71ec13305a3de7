import type { DeviceState } from '#contracts/devices';
import type { OwnFact } from '../outbox/database.ts';

export type Paragraph = DeviceState['paragraphs'][number];

const nothingWritten = { body: '', state: null, version: null, besideIds: [] };

/** The booth's paragraph as this device knows it: the server's, or what was written here since. */
export function paragraphOf(
  state: Pick<DeviceState, 'paragraphs'>,
  facts: readonly OwnFact[],
  pending: ReadonlySet<string>,
  boothId: string,
): Paragraph & { isOwn: boolean } {
  const known = state.paragraphs.find((one) => one.boothId === boothId) ?? { boothId, ...nothingWritten };
  const own = facts.findLast(
    (fact) => fact.item.type === 'highlight' && fact.boothId === boothId && pending.has(fact.id),
  );
  // Nobody replaces what is approved: the next text begins with it again.
  if (own?.item.type !== 'highlight' || known.state === 'approved') return { ...known, isOwn: false };
  return { ...known, body: own.item.body, isOwn: true };
}

/** How many texts of this device stand beside the booth's paragraph. */
export function ownBeside(paragraph: Paragraph, facts: readonly OwnFact[]): number {
  return facts.filter(({ id }) => paragraph.besideIds.includes(id)).length;
}
