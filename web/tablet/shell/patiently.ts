const AGAIN_MS = 2000;

/** Loads a part of the app, again and again while the network is away: a failure would end the whole page. */
export function patiently<T>(load: () => Promise<T>): () => Promise<T> {
  return async () => {
    for (;;) {
      const part = await load().catch(() => null);
      if (part !== null) return part;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  };
}
