import { revokeCurrentDevice } from '#contracts/devices';
import { call } from '#web/api/client.ts';
import { explain, GIVE_UP_MS } from '../outbox/ask.ts';

/** Tells the server that this device is not to count any more. @returns why it did not hear, or null */
export async function revokeOwn(token: string): Promise<string | null> {
  const refused = await call(revokeCurrentDevice, {
    token,
    signal: AbortSignal.timeout(GIVE_UP_MS),
  }).then(() => null, explain);
  if (refused === null || (refused.kind === 'refused' && refused.status === 401)) return null;
  return refused.kind === 'refused'
    ? refused.detail
    : 'The server does not answer. Try again once the network is back, or disconnect it on the dashboard.';
}
