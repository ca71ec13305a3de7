import type { SyncInput } from '#contracts/sync';

/** Whether the browser promised to keep what is stored, and how much room there is; undefined if it does not say. */
export async function readStorage(): Promise<SyncInput['storage']> {
  const storage = globalThis.navigator?.storage;
  if (storage?.persisted === undefined || storage.estimate === undefined) return undefined;
  try {
    const [persisted, { usage, quota }] = await Promise.all([storage.persisted(), storage.estimate()]);
    return { persisted, usedBytes: usage, quotaBytes: quota };
  } catch {
    return undefined;
  }
}

/** Asks the browser not to clear what is stored. It may say no; Firefox asks the person, and nothing waits for that. */
export function askToPersist(): void {
  globalThis.navigator?.storage?.persist?.().catch(() => false);
}
