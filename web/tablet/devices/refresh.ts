import { type DeviceState, getCurrentDevice } from '#contracts/devices';
import { callIfChanged, Refusal } from '#web/api/client.ts';
import { explain, type Refused } from '../outbox/ask.ts';
import type { Meta } from '../outbox/database.ts';
import { SLOW_MS } from '../outbox/patience.ts';
import type { PatientDeps } from '../outbox/send-batch.ts';
import { changeMeta } from '../outbox/store.ts';
import { newestFigures } from '../visits/figures.ts';
import { boothToOpen } from './duty-booth.ts';
import { placementAfter, tellPlacement } from './placement.ts';

type Refreshed = { kind: 'read'; isSetUpChanged: boolean };

/** Reads what this device needs while there is no network, and keeps it; then says for which booth it counts. */
export async function refreshState(deps: PatientDeps, hurry: AbortSignal): Promise<Refreshed | Refused> {
  const read = await readState(deps, hurry);
  // Read first: a tablet that was moved meanwhile does not go over from where it is not any more.
  if (read.kind !== 'read' || !(await tellPlacement(deps, hurry))) return read;
  return readState(deps, hurry);
}

async function readState(
  { db, memory, tabs, version, patience, keeping, now }: PatientDeps,
  hurry: AbortSignal,
): Promise<Refreshed | Refused> {
  const { token, etag, state, formerDevices } = memory.get().meta;
  if (token === null) return { kind: 'read', isSetUpChanged: false };
  const formerly = formerDevices.length === 0 ? {} : { formerly: formerDevices.join(',') };
  const known = { token, query: formerly, etag: state === null ? null : etag };
  const read = await patience
    .ask(hurry, (signal) => callIfChanged(getCurrentDevice, { ...known, signal }))
    .catch(explain);
  if (read === null) return { kind: 'read', isSetUpChanged: false };
  if ('kind' in read) return read;
  // What waits may be on the server already, its receipt lost on the way: it must not count twice.
  const waiting = new Set(
    memory
      .get()
      .unsent.filter(({ state }) => state === 'waiting')
      .map(({ boothId }) => boothId),
  );
  const come = read.answer.figures.filter(({ boothId }) => !waiting.has(boothId));
  const change: Partial<Meta> = {
    state: read.answer,
    stateVersion: version,
    etag: read.etag,
    device: read.answer.device,
    figures: newestFigures(memory.get().meta.figures, come),
    ...placementAfter(memory.get().meta, read.answer),
  };
  if (memory.get().meta.state === null)
    change.boothId = boothToOpen({ ...memory.get().meta, state: read.answer }, now());
  await keeping.write(() => changeMeta(db, change));
  memory.setMeta(change);
  tabs.announce();
  return { kind: 'read', isSetUpChanged: setUpOf(state) !== setUpOf(read.answer) };
}

/** Whether our own server answers within 3 s, with whatever. */
export async function isServerThere({ memory }: Pick<PatientDeps, 'memory'>): Promise<boolean> {
  const { token, etag } = memory.get().meta;
  if (token === null) return false;
  const signal = AbortSignal.timeout(SLOW_MS);
  return callIfChanged(getCurrentDevice, { token, etag, signal }).then(
    () => true,
    (error: unknown) => error instanceof Refusal,
  );
}

/** What decides whether the server takes an item; what was counted and said at the booth is no part of it. */
function setUpOf(state: DeviceState | null): string {
  if (state === null) return '';
  const { event, days, booths, people, topics } = state;
  return JSON.stringify([event, days, booths, people, topics]);
}
