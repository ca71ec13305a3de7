import { z } from 'zod';
import { inputWords } from './input-words.ts';

// The one place for it: whatever a contract has no words for is said in ours, to people and programs alike.
z.config({ customError: inputWords });

const CONTROL_CHARACTER = /[^\P{Cc}\t\n\r]/u;

/** PostgreSQL stores no NUL, and half a surrogate pair is not text. */
export function isStorableText(text: string): boolean {
  return text.isWellFormed() && !CONTROL_CHARACTER.test(text);
}

const storable = (schema: z.ZodString) =>
  schema.refine(isStorableText, 'holds a control character or half a character; type it again without');

/** A space without width, a soft hyphen or the like: a row with nothing else in it looks empty. */
const hasSomethingToSee = (text: string) =>
  text === '' || /[^\p{Cf}\p{Z}\p{Cc}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u.test(text);
const NOTHING_TO_SEE = 'must hold something that can be seen';
const isOneLine = (text: string) => !/[\r\n\u2028\u2029]/.test(text);

const isLowerCase = (text: string) => text === text.toLowerCase();

export const id = z
  .guid('must be an id like 019a5f0e-7c1b-7d6e-9a55-0c2b8f3d1e77')
  .refine(isLowerCase, 'must be in lower case');
export const uuidv7 = z.uuidv7('must be a UUIDv7').refine(isLowerCase, 'must be in lower case');

export const slug = z
  .string()
  .max(80, 'must be at most 80 characters')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens');

/** One line: a name, a label, a title. */
export const line = (max = 200) =>
  storable(z.string().trim().min(1, 'must not be empty').max(max, `must be at most ${max} characters`))
    .refine(isOneLine, 'must be one line')
    .refine(hasSomethingToSee, NOTHING_TO_SEE);
export const optionalLine = (max = 200) =>
  storable(z.string().trim().max(max, `must be at most ${max} characters`))
    .refine(isOneLine, 'must be one line')
    .refine(hasSomethingToSee, NOTHING_TO_SEE);

/** Several lines, possibly Markdown. */
export const prose = (max = 10_000) =>
  storable(
    z.string().trim().min(1, 'must not be empty').max(max, `must be at most ${max} characters`),
  ).refine(hasSomethingToSee, NOTHING_TO_SEE);
export const optionalProse = (max = 10_000) =>
  storable(z.string().trim().max(max, `must be at most ${max} characters`)).refine(
    hasSomethingToSee,
    NOTHING_TO_SEE,
  );

/** Characters of a paragraph for the summary. */
export const LONGEST_HIGHLIGHT = 20_000;

/** A moment: ISO 8601 with Z or an offset. */
export const instant = z.iso
  .datetime({ offset: true, error: 'must be a moment like 2025-11-11T15:45:00Z' })
  .refine(isInOurTimes, 'must lie between the years 1900 and 2199')
  .refine(hasOffsetOfEarth, 'must have an offset between -14:59 and +14:59');
/** A day in the event's zone. */
export const localDate = z.iso
  .date('must be a date like 2025-11-11')
  .refine(isInOurTimes, 'must lie between the years 1900 and 2199');

/** Years that JavaScript and PostgreSQL write differently never come near the database. */
function isInOurTimes(text: string): boolean {
  return /^(19|20|21)/.test(text);
}

/** PostgreSQL reads no offset of 16 hours and more. */
function hasOffsetOfEarth(text: string): boolean {
  return /(Z|[+-](0\d|1[0-4]):\d\d)$/.test(text);
}

export const timeZone = z.string().refine(isTimeZone, 'must be a time zone like America/New_York');

function isTimeZone(name: string): boolean {
  if (!/^(UTC|[a-z_]+\/[a-z0-9_+\-/]+)$/i.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const webUrl = z
  .url({ protocol: /^https?$/, error: 'must be an address that begins with https:// or http://' })
  .max(500, 'must be at most 500 characters')
  .refine(isStorableText, 'holds a character that cannot be stored');

/** An address that others get to see: never with a user or a password in it. */
export const publicUrl = webUrl.refine(
  (address) =>
    !URL.canParse(address) || (new URL(address).username === '' && new URL(address).password === ''),
  'must not hold a user or a password; leave out what stands before the @',
);

export const email = z.email('must be an e-mail address').max(200, 'must be at most 200 characters');

/** @param what "a whole number of minutes" */
export const wholeNumber = (least: number, most: number, what = 'a whole number') =>
  z
    .int(rangeWords(least, most, what))
    .min(least)
    .max(most);

function rangeWords(least: number, most: number, what: string): string {
  return `must be ${what} between ${least.toLocaleString('en')} and ${most.toLocaleString('en')}`;
}

/** What every row that can be edited carries. Send `version` back as If-Match to change it. */
export const rowFields = {
  id,
  version: z.int().min(1),
  updatedAt: instant,
  archivedAt: instant.nullable(),
};

/** In an address, where everything is text. */
export const yesOrNo = z.stringbool('must be true or false');

/** Rows of one page of a list. */
const MOST_ROWS = 200;

export const pageQuery = {
  cursor: id.optional(),
  limit: z.coerce
    .number(rangeWords(1, MOST_ROWS, 'a whole number'))
    .int()
    .min(1)
    .max(MOST_ROWS)
    .default(100),
  /** Also those that were archived. */
  archived: yesOrNo.default(false),
};

export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({ items: z.array(row), next: id.nullable() });
}
