import { z } from 'zod';

/** What somebody typed of a paragraph on this phone and the server does not have yet. */
const paragraphDraft = z.object({
  boothId: z.string(),
  boothName: z.string(),
  body: z.string(),
  /** What stood there when the writing began. */
  basedOn: z.string(),
});
export type ParagraphDraft = z.infer<typeof paragraphDraft>;

const KEY = 'pavilion-paragraph ';

/** @returns whether the browser wrote it down: a reload and a lost network do not take it then */
export function keepDraft(draft: ParagraphDraft): boolean {
  try {
    localStorage.setItem(KEY + draft.boothId, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function forgetDraft(boothId: string): void {
  try {
    localStorage.removeItem(KEY + boothId);
  } catch {
    // Then nothing was kept either.
  }
}

export function draftOf(boothId: string): ParagraphDraft | null {
  return draftAt(KEY + boothId);
}

export function listDrafts(): ParagraphDraft[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(KEY));
    return keys
      .flatMap((key) => draftAt(key) ?? [])
      .toSorted((one, other) => one.boothName.localeCompare(other.boothName));
  } catch {
    return [];
  }
}

function draftAt(key: string): ParagraphDraft | null {
  try {
    return paragraphDraft.parse(JSON.parse(localStorage.getItem(key) ?? ''));
  } catch {
    return null;
  }
}
