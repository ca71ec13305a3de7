import { MOST_ITEMS, postSync } from '#contracts/sync';
import type { Deps } from '../app.ts';
import { type Route, rawRoute } from '../http/endpoint.ts';
import { AppError } from '../http/errors.ts';
import type { SyncScope } from '../http/gates.ts';
import type { Batch } from './judge.ts';
import type { Sender } from './rules.ts';

export function syncRoutes({ recorder, reports, clock, version }: Deps): Route[] {
  return [
    rawRoute(postSync, async ({ scope, body, res }) => {
      requireFew(body.items);
      const receivedAt = clock();
      const { isRevoked, receipts, figures } = await recorder.record(batchOf(scope, body, receivedAt));
      if (isRevoked) throw revoked(scope);
      if (scope.by.kind === 'device') reports.note(scope.by.id, body, receipts, receivedAt);
      const answer = { receivedAt: receivedAt.toISOString(), serverVersion: version, receipts, figures };
      res.set(plainAnswer).end(JSON.stringify(postSync.output.parse(answer)));
    }),
  ];
}

/** @throws AppError too-large */
export function requireFew(items: unknown[]): void {
  if (items.length > MOST_ITEMS)
    throw new AppError(
      'too-large',
      `${items.length} items in one batch; at most ${MOST_ITEMS}. Send them in parts.`,
    );
}

/** Nobody asks for the same answer twice: no ETag is computed. */
const plainAnswer = {
  'Content-Type': 'application/json; charset=utf-8',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
};

function batchOf(
  scope: SyncScope,
  body: { items: unknown[]; sentAt: string; clockOffsetMs?: number | null | undefined },
  receivedAt: Date,
): Batch {
  const isDevice = scope.by.kind === 'device';
  return {
    items: body.items,
    source: { deviceId: isDevice ? scope.by.id : null, tokenId: isDevice ? null : scope.by.id },
    sender: senderOf(scope),
    sentAt: new Date(body.sentAt),
    clockOffsetMs: body.clockOffsetMs ?? null,
    receivedAt,
  };
}

function senderOf({ by, booths }: SyncScope): Sender {
  return by.kind === 'device'
    ? { eventId: by.eventId, deviceId: by.id, booths }
    : { eventId: null, deviceId: null, booths };
}

function revoked({ by }: SyncScope): AppError {
  if (by.kind === 'token')
    return new AppError('not-signed-in', 'This token is expired or revoked. Nothing was stored.');
  return new AppError(
    'device-revoked',
    'This device was disconnected in the dashboard. Its items stay on it; save them to a file.',
  );
}
