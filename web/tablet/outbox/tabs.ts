/** Other tabs of the same tablet. They share the database, and only one of them sends. */
export interface Tabs {
  /** Tells the others that the database changed. */
  announce(): void;
  onChange(listener: () => void): void;
  /** Runs this unless another tab is at it; says whether it ran. */
  alone(work: () => Promise<void>): Promise<boolean>;
  close(): void;
}

export function createTabs(name = 'pavilion-tablet'): Tabs {
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(name) : null;
  return {
    announce: () => channel?.postMessage('changed'),
    onChange: (listener) => channel?.addEventListener('message', listener),
    close: () => channel?.close(),
    alone: (work) => alone(name, work),
  };
}

/** Without Web Locks (no secure context) two tabs may send the same: ids make that safe. */
async function alone(name: string, work: () => Promise<void>): Promise<boolean> {
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  if (locks === undefined) {
    await work();
    return true;
  }
  return locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock === null) return false;
    await work();
    return true;
  });
}
