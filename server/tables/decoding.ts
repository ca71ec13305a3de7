import { isUtf8 } from 'node:buffer';
import { AppError } from '../http/errors.ts';

/** How a table must be saved when its bytes are no text that can be read. */
const SAVE_AGAIN = 'Save it as “CSV UTF-8” or as XLSX, and choose it again.';

/**
 * The text of a CSV file: UTF-8, UTF-16 by its mark or by its zeros, else Windows-1252, which spreadsheets of western
 * languages write.
 * @throws AppError invalid-input
 */
export function decodeText(bytes: Buffer): string {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  const odd = /[^\P{Cc}\t\n\r]/u.exec(text)?.[0];
  if (odd !== undefined)
    throw new AppError(
      'invalid-input',
      `This is no text in UTF-8, UTF-16 or Windows-1252: it holds the control character ${codeOf(odd)}. ${SAVE_AGAIN}`,
    );
  return text;
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 1].map((from) => zerosOf(bytes, from));
  if (zeros[1] === 1) return 'utf-16le';
  if (zeros[0] === 1) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** 1 when nearly every second byte of the beginning, from `from` on, is zero: latin letters in UTF-16 without a mark. */
function zerosOf(bytes: Buffer, from: number): 0 | 1 {
  const looked = bytes.subarray(0, 200);
  const every = Array.from(looked).filter((_, index) => index % 2 === from);
  return every.length > 3 && every.filter((byte) => byte === 0).length > every.length * 0.7 ? 1 : 0;
}

const codeOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
