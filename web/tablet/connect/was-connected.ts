/** Beside the database, in another storage of the browser: what is left to know when the database is lost. */
const KEY = 'pavilion-connected-as';

/** As what this browser was connected, whatever became of what it kept; null: never, or it was handed back. */
export function wasConnectedAs(): string | null {
  try {
    return globalThis.localStorage?.getItem(KEY) ?? null;
  } catch {
    return null;
  }
}

export function rememberConnectedAs(name: string | null): void {
  try {
    if (name === null) globalThis.localStorage?.removeItem(KEY);
    else globalThis.localStorage?.setItem(KEY, name);
  } catch {
    // Then a loss is not noticed: the page asks to be connected, as a new one does.
  }
}
