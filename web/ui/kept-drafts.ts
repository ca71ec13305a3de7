import type { z } from 'zod';

/** Texts that somebody typed and no server has yet, kept in this browser by key. */
export interface KeptDrafts<T> {
  /** @returns whether the browser wrote it down: a reload and a lost network do not take it then */
  keep: (key: string, draft: T) => boolean;
  forget: (key: string) => void;
  of: (key: string) => T | null;
  list: () => T[];
}

/** @param prefix of their keys in the storage, "pavilion-paragraph " */
export function keptDrafts<T>(prefix: string, schema: z.ZodType<T>): KeptDrafts<T> {
  const read = (key: string): T | null => {
    try {
      return schema.parse(JSON.parse(localStorage.getItem(key) ?? ''));
    } catch {
      return null;
    }
  };
  return {
    keep: (key, draft) => {
      try {
        localStorage.setItem(prefix + key, JSON.stringify(draft));
        return true;
      } catch {
        return false;
      }
    },
    forget: (key) => {
      try {
        localStorage.removeItem(prefix + key);
      } catch {
        // Then nothing was kept either.
      }
    },
    of: (key) => read(prefix + key),
    list: () => {
      try {
        const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
        return keys.toSorted().flatMap((key) => read(key) ?? []);
      } catch {
        return [];
      }
    },
  };
}

/** Somebody's text below another's: to make one of both. */
export const bothTexts = (theirs: string, mine: string) =>
  [theirs, mine].filter((text) => text.trim() !== '').join('\n\n');
