import { deviceState } from '#contracts/devices';
import type { Meta } from '../outbox/database.ts';

/**
 * What another version of this app kept of the set-up, for this one: it may lack what is new, which gets its default, or be
 * of no use any more; then the server is asked.
 */
export function readableMeta(meta: Meta): Meta {
  const state = deviceState.safeParse(meta.state).data ?? null;
  return state === null ? { ...meta, state, etag: null } : { ...meta, state };
}
