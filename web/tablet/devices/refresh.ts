import { getCurrentDevice } from '#contracts/devices';
import { callIfChanged } from '#web/api/client.ts';
import { explain, withPatience } from '../outbox/ask.ts';
import type { Meta } from '../outbox/database.ts';
import type { SendingDeps } from '../outbox/send-batch.ts';
import { changeMeta } from '../outbox/store.ts';
import { newestFigures } from '../visits/figures.ts';

/** Reads what this device needs while there is no network, and keeps it. False when the server did not answer. */
export async function refreshState({ db, memory, tabs }: SendingDeps, hurry: AbortSignal): Promise<boolean> {
  const { token, etag, state } = memory.get().meta;
  if (token === null) return false;
  const given = { token, etag: state === null ? null : etag, signal: withPatience(hurry) };
  const read = await callIfChanged(getCurrentDevice, given).catch(explain);
  if (read === null) return true;
  if ('kind' in read) return false;
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
    etag: read.etag,
    device: read.answer.device,
    figures: newestFigures(memory.get().meta.figures, come),
  };
  await changeMeta(db, change);
  memory.setMeta(change);
  tabs.announce();
  return true;
}
