import { inflateSync } from 'node:zlib';

const HEADER = 44;
const ENTRY = 20;

/**
 * The font in a WOFF 1.0 file as TrueType or OpenType (https://www.w3.org/TR/WOFF/). The library that embeds fonts would
 * unpack its tables anew for each letter.
 *
 * @throws Error when it is no such file
 */
export function unpackWoff(file: Buffer): Buffer {
  if (file.toString('latin1', 0, 4) !== 'wOFF') throw new Error('this is no WOFF file');
  const count = file.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => tableOf(file, HEADER + index * ENTRY));
  const head = Buffer.alloc(12 + 16 * count);
  file.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  const power = Math.floor(Math.log2(count));
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * count - 16 * 2 ** power, 10);
  let offset = head.length;
  const bodies = tables.map(({ tag, checksum, body }, index) => {
    const at = 12 + 16 * index;
    tag.copy(head, at);
    checksum.copy(head, at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(body.length, at + 12);
    const padded = Buffer.concat([body, Buffer.alloc(-body.length & 3)]);
    offset += padded.length;
    return padded;
  });
  return Buffer.concat([head, ...bodies]);
}

function tableOf(file: Buffer, at: number) {
  const [offset, packed, length] = [4, 8, 12].map((place) => file.readUInt32BE(at + place));
  if (offset === undefined || packed === undefined || length === undefined)
    throw new Error('a table is cut short');
  const body = file.subarray(offset, offset + packed);
  return {
    tag: file.subarray(at, at + 4),
    checksum: file.subarray(at + 16, at + 20),
    body: packed < length ? inflateSync(body) : body,
  };
}
