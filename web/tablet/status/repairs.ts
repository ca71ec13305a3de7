import type { DeviceState } from '#contracts/devices';
import type { UnsentItem } from '../outbox/database.ts';

/** What can be done on this device about a visit that the server did not take. */
export type Repair =
  | { kind: 'booth'; boothId: string; name: string }
  | { kind: 'time' }
  | { kind: 'without'; what: 'topics' | 'talk' };

const OF_BOOTH = ['unknown-booth', 'archived-booth', 'not-placed', 'wrong-event'];
const OF_TIME = ['outside-event', 'in-the-future'];

/** The best repairs first; none for what is no visit, or where only the server or a manager can help. */
export function repairsOf(
  { item, refusal, boothId }: Pick<UnsentItem, 'item' | 'refusal' | 'boothId'>,
  { booths }: Pick<DeviceState, 'booths'>,
): Repair[] {
  if (item.type !== 'visit' || refusal === null) return [];
  if (OF_BOOTH.includes(refusal.code))
    return booths
      .filter(({ id }) => id !== boothId)
      .map(({ id, name }) => ({ kind: 'booth', boothId: id, name }));
  if (OF_TIME.includes(refusal.code)) return [{ kind: 'time' }];
  if (refusal.code === 'unknown-topic') return [{ kind: 'without', what: 'topics' }];
  return refusal.code === 'unknown-talk' ? [{ kind: 'without', what: 'talk' }] : [];
}

export function repairWords(repair: Repair): string {
  if (repair.kind === 'booth') return `Record for ${repair.name}`;
  if (repair.kind === 'time') return 'Choose the time';
  return repair.what === 'topics' ? 'Record without the topics' : 'Record without the talk';
}

/** Kept with what is discarded: why something else was recorded. */
export function repairReason(repair: Repair): string {
  if (repair.kind === 'booth') return `Recorded for ${repair.name} instead`;
  if (repair.kind === 'time') return 'Recorded at another time instead';
  return `Recorded without the ${repair.what} instead`;
}
