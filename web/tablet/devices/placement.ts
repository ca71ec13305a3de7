import { type DeviceState, placeCurrentDevice } from '#contracts/devices';
import { call } from '#web/api/client.ts';
import { explain, type Refused } from '../outbox/ask.ts';
import type { Meta } from '../outbox/database.ts';
import type { PatientDeps } from '../outbox/send-batch.ts';
import { changeMeta } from '../outbox/store.ts';

/**
 * What a new state does to the booth that was chosen here. Moved on the dashboard: the last word holds, and what this
 * tablet did not say yet is dropped. Gone over to another booth and heard: nothing is left to say.
 */
export function placementAfter(
  { boothId, placement, state }: Pick<Meta, 'boothId' | 'placement' | 'state'>,
  answer: DeviceState,
): Partial<Meta> {
  const ids = (of: DeviceState) =>
    of.booths
      .map(({ id }) => id)
      .toSorted()
      .join();
  const isPlaced = (id: string | null) => answer.booths.some((booth) => booth.id === id);
  if (state === null || ids(state) === ids(answer)) return {};
  if (isPlaced(placement ?? boothId)) return { placement: null };
  return { placement: null, boothId: null, cameFrom: null };
}

/** The server understood, and does not want it. */
const isFinal = (refused: Refused) =>
  refused.kind === 'refused' && refused.status < 500 && ![401, 408, 429].includes(refused.status);

/**
 * Tells the server for which booth of its kiosk this tablet counts now, if it does not know yet.
 * @returns whether it heard; when it does not answer, it is told the next time
 */
export async function tellPlacement(
  { db, memory, patience }: PatientDeps,
  hurry: AbortSignal,
): Promise<boolean> {
  const { token, placement } = memory.get().meta;
  if (token === null || placement === null) return false;
  const body = { boothId: placement };
  const refused = await patience
    .ask(hurry, (signal) => call(placeCurrentDevice, { token, body, signal }))
    .then(() => null, explain);
  if (refused !== null && !isFinal(refused)) return false;
  // Chosen anew meanwhile: that is still to be said.
  if (memory.get().meta.placement !== placement) return false;
  memory.setMeta({ placement: null });
  await changeMeta(db, { placement: null });
  return true;
}
