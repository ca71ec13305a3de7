import type { SavedFileInput } from '#contracts/saved-file';
import type { SyncItemInput } from '#contracts/sync-items';
import { saveFile } from '../../ui/save-file.ts';
import type { UnsentItem } from '../outbox/database.ts';
import type { Tablet } from '../tablet.ts';

/** What is to be recorded of it, after what was decided on this device. */
export function unsentItems(unsent: readonly UnsentItem[]): SyncItemInput[] {
  return unsent.flatMap(({ item, state, decision }) => {
    if (state !== 'decided') return [item];
    return decision?.replacement ? [decision.replacement.item] : [];
  });
}

/** Hands what was not sent to the person as a JSON file, which a program manager can hand in on the dashboard. */
export function saveToFile(tablet: Tablet, items: readonly SyncItemInput[]): void {
  const savedAt = new Date(tablet.now()).toISOString();
  const { clock, device } = tablet.memory.get().meta;
  const file: SavedFileInput = {
    format: 'pavilion-unsent-items',
    version: 1,
    savedAt,
    clockOffsetMs: clock?.offsetMs ?? null,
    device: device === null ? null : { id: device.id, name: device.name },
    items: [...items],
  };
  const name = `pavilion-unsent-${savedAt.slice(0, 16).replaceAll(':', '')}.json`;
  saveFile(name, new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' }));
}
