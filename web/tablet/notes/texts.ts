/** What a person typed, without what cannot be kept: control characters of other programs, half characters. */
export function cleaned(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replaceAll(/[^\P{Cc}\t\n]/gu, ' ')
    .trim();
}

/** Words of a text for comparing: without case and accents, of three letters at least. */
function wordsOf(text: string): Set<string> {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return new Set(plain.match(/[\p{L}\p{N}]{3,}/gu) ?? []);
}

/** How many words of one text stand in the other, a beginning of one counting too: "patch" finds "patching". */
export function sharedWords(typed: string, text: string): number {
  const held = [...wordsOf(text)];
  return [...wordsOf(typed)].filter((word) =>
    held.some((one) => one.startsWith(word) || (one.length > 3 && word.startsWith(one))),
  ).length;
}
