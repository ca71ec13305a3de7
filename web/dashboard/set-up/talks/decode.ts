/** The text of a file, and by which rules its bytes were read. */
export interface Decoded {
  text: string;
  encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252';
}

/** By its byte order mark, else UTF-8 where it is, UTF-16 where every second byte is empty, else Windows-1252. */
export function decodeText(bytes: Uint8Array): Decoded {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return as('UTF-16', 'utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return as('UTF-16', 'utf-16be', bytes);
  const start = bytes.subarray(0, 2_000);
  const empty = (odd: number) => start.filter((byte, at) => byte === 0 && at % 2 === odd).length;
  if (empty(1) > start.length / 4) return as('UTF-16', 'utf-16le', bytes);
  if (empty(0) > start.length / 4) return as('UTF-16', 'utf-16be', bytes);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return as('Windows-1252', 'windows-1252', bytes);
  }
}

function as(encoding: Decoded['encoding'], label: string, bytes: Uint8Array): Decoded {
  return { text: new TextDecoder(label).decode(bytes), encoding };
}
