import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { Actor } from '../http/gates.ts';

/** What every fact of the record carries, for one that was written in the dashboard: the server makes the id. */
export function newFact(by: Actor, at: Date, content: unknown) {
  return {
    id: uuidv7(),
    accountId: by.kind === 'account' ? by.id : null,
    tokenId: by.kind === 'token' ? by.id : null,
    tappedAt: at,
    occurredAt: at,
    receivedAt: at,
    contentHash: Buffer.from(createHash('sha256').update(JSON.stringify(content)).digest()),
  };
}
