import { z } from 'zod';
import type { ErrorCode } from '#contracts/errors';
import type { Receipt } from '#contracts/sync';
import type { CorrectionSet, SyncItemInput } from '#contracts/sync-items';
import { AppError } from '../http/errors.ts';

/** The visit that a fact speaks of, as far as a message needs it. */
export interface Spoken {
  id: string;
  boothId: string;
  boothName: string;
  /** In the event's zone, such as "Wed 12 Nov, 10:30". */
  at: string;
}

/** What one person says about a visit. `tappedAt` by the server's clock. */
interface Said {
  id: string;
  visit: Spoken;
  reason: string;
  tappedAt: Date;
}

export function undoOf({ id, visit, reason, tappedAt }: Said): SyncItemInput {
  return {
    id,
    type: 'undo',
    boothId: visit.boothId,
    visitId: visit.id,
    tappedAt: tappedAt.toISOString(),
    reason,
  };
}

export function correctionOf({
  id,
  visit,
  reason,
  tappedAt,
  set,
}: Said & { set: CorrectionSet }): SyncItemInput {
  return {
    id,
    type: 'correction',
    boothId: visit.boothId,
    visitId: visit.id,
    tappedAt: tappedAt.toISOString(),
    set,
    reason,
  };
}

const answers: { [code: string]: { code: ErrorCode; field?: string } } = {
  'archived-booth': { code: 'archived' },
  'archived-event': { code: 'archived' },
  'outside-event': { code: 'outside-event', field: 'body.set.happenedAt' },
  'in-the-future': { code: 'in-the-future', field: 'body.set.happenedAt' },
  'unknown-topic': { code: 'invalid-input', field: 'body.set.topics' },
  'unknown-talk': { code: 'invalid-input', field: 'body.set.talkId' },
  'id-reused': { code: 'taken' },
};

/** Nothing of a request stands when one of its facts is refused. @throws AppError that names the visit */
export function requireTaken(receipts: Receipt[], visits: Spoken[]): void {
  const index = receipts.findIndex(({ outcome }) => outcome === 'refused');
  const receipt = receipts[index];
  const visit = visits[index];
  if (receipt?.outcome !== 'refused' || visit === undefined) return;
  const { code, field } = answers[receipt.code] ?? { code: 'invalid-input' as const };
  const detail = `The visit at ${visit.boothName} of ${visit.at} stays as it is. ${receipt.detail}`;
  throw new AppError(
    code,
    detail,
    field === undefined ? {} : { issues: [{ path: field, message: receipt.detail }] },
  );
}

/** What a correction holds in the record; topics by id. */
const storedChange = z.object({
  partySize: z.int().optional(),
  audience: z.string().nullable().optional(),
  sector: z.string().nullable().optional(),
  talkId: z.string().nullable().optional(),
  topicIds: z.array(z.string()).optional(),
  occurredAt: z.coerce.date().optional(),
});

/** What a correction says, topics by their words. @param slugs by the topic's id */
export function setOf(change: unknown, slugs: ReadonlyMap<string, string>) {
  const { topicIds, ...set } = storedChange.parse(change);
  return topicIds === undefined ? set : { ...set, topics: topicIds.flatMap((id) => slugs.get(id) ?? []) };
}

export const topicIdsOf = (change: unknown): string[] => storedChange.parse(change).topicIds ?? [];
