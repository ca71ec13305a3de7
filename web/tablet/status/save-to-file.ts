import type { SavedFileInput } from '#contracts/saved-file';
import type { SyncItemInput } from '#contracts/sync';
import type { Tablet } from '../tablet.ts';

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
  const blob = new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' });
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = `pavilion-unsent-${savedAt.slice(0, 16).replaceAll(':', '')}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
