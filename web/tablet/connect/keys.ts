/** What somebody arrived with: a code to type or scan, or a representative's own link. */
export type Key = { kind: 'code'; code: string } | { kind: 'link'; secret: string };

const LINK = /^pvl_[\w-]{20,100}$/;
export const CODE_LENGTH = 8;

/** Reads the part of the address after #; null if it holds nothing to connect with. */
export function keyOfFragment(fragment: string): Key | null {
  const text = decode(fragment.replace(/^#/, '')).trim();
  if (LINK.test(text)) return { kind: 'link', secret: text };
  const code = tidyCode(text);
  return code.length === CODE_LENGTH ? { kind: 'code', code } : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Letters and digits only, in capitals: spaces, hyphens and small letters are no mistake. */
export function tidyCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}

/** `ABCD EFGH`, easier to compare. */
export function spellCode(code: string): string {
  return [code.slice(0, 4), code.slice(4)].filter((part) => part !== '').join(' ');
}
