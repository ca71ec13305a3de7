import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { allEndpoints } from '#contracts/all';
import { pageQuery } from '#contracts/fields';
import { savedItems, syncInput } from '#contracts/sync';
import { syncItem } from '#contracts/sync-items';
import { Refusal } from '#web/api/client.ts';

const MANY = 501;
const wrong: readonly unknown[] = [
  ...[undefined, null, true, 0, -1, 1.5, 1e7, -1e15, 1e20, Number.NaN],
  ...['', ' ', 'x', '-1', 'x'.repeat(30_000), 'half \ud800', 'nul \0', '\u200b', 'two\nlines', '\u202e'],
  ...[[], {}, { unknown: 1 }, ['x'], new Array(MANY).fill('x'), { ['k'.repeat(50)]: 1 }],
];

/** Values that a schema must refuse somewhere, or not: one field wrong at a time, all the way down. */
function* tries(schema: z.core.$ZodType): Generator<unknown> {
  yield* wrong;
  const { def } = schema._zod;
  if (schema instanceof z.ZodObject)
    for (const [name, field] of Object.entries<z.core.$ZodType>(schema.shape))
      for (const value of tries(field)) yield { [name]: value, ...literalsOf(schema) };
  if (schema instanceof z.ZodArray) for (const value of tries(schema.element)) yield [value];
  if (schema instanceof z.ZodUnion) for (const option of schema.options) yield* tries(option);
  if ('innerType' in def) yield* tries(def.innerType as z.core.$ZodType);
  if ('in' in def) yield* tries(def.in as z.core.$ZodType);
}

/** So that the right kind of item is chosen among many. */
function literalsOf(schema: z.ZodObject): Record<string, unknown> {
  const literals = Object.entries(schema.shape).filter(([, field]) => field instanceof z.ZodLiteral);
  return Object.fromEntries(literals.map(([name, field]) => [name, (field as z.ZodLiteral).value]));
}

const said = new Map<z.ZodType, string[]>();

function saidBy(schema: z.ZodType): string[] {
  const known = said.get(schema) ?? messagesOf(schema);
  said.set(schema, known);
  return known;
}

function messagesOf(schema: z.ZodType): string[] {
  const issues = [...tries(schema)].flatMap((value) => schema.safeParse(value).error?.issues ?? []);
  return [...new Set(issues.flatMap(withInner).map(({ message }) => message))];
}

function withInner(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  return issue.code === 'invalid_union' ? [issue, ...issue.errors.flat().flatMap(withInner)] : [issue];
}

/** Every message goes on after the name of its field; nothing else, so none of the validator's own. */
const OURS = /^(must (be|not|have|hold|lie|name|leave|say|set|start) |holds |nothing to change: )/;
const THEIRS = /invalid|too (small|big)|expected|received|unrecognized|\bNaN\b|undefined|null|[<>]=|pattern/i;
/** What the fallbacks say: a field that gets there needs words of its own. */
const EMPTY = /something else|in another form/;

const inputs = allEndpoints.flatMap(({ name, params, query, body }) =>
  Object.entries({ params, query, body }).map(([part, schema]) => [`${part} of ${name}`, schema] as const),
);
const envelopes = { syncInput, savedItems, syncItem };

// A list of thousands is tried with every wrong value of its parts.
describe('what is said of a bad input is ours', { timeout: 30_000 }, () => {
  test.each([...inputs, ...Object.entries(envelopes)])('%s', (_, schema) => {
    for (const message of saidBy(schema)) {
      expect(message).toMatch(OURS);
      expect(message).not.toMatch(THEIRS);
      expect(message).not.toMatch(EMPTY);
    }
  });

  test('and there is something to try everywhere', () => {
    const silent = inputs.filter(([, schema]) => saidBy(schema).length === 0).map(([name]) => name);
    expect(silent).toEqual([]);
  });
});

test('a number says its range, whatever is wrong with it', () => {
  const { limit } = pageQuery;
  for (const value of ['x', '0', '-1', '1.5', '201', '1e30', 'NaN'])
    expect([value, messageOf(limit, value)]).toEqual([value, 'must be a whole number between 1 and 200']);
  const visit = syncItem.options[0].shape.partySize;
  for (const value of ['3', 0, 501, 1.5, 1e20, null, undefined])
    expect([value, messageOf(visit, value)]).toEqual([value, 'must be a whole number between 1 and 500']);
});

test('a choice names what can be chosen, and text how long it may be', () => {
  expect(messageOf(z.enum(['door', 'clicker']), 'window')).toBe('must be one of: door, clicker');
  expect(messageOf(z.string().max(1200), 'x'.repeat(1201))).toBe('must be at most 1,200 characters');
  expect(messageOf(z.array(z.string()).max(20), new Array(21).fill(''))).toBe('must name at most 20');
  expect(messageOf(z.strictObject({}), { colour: 1 })).toBe('holds what is not known here: colour');
  expect(messageOf(syncItem, { type: 'tap' })).toMatch(/^must be one of: visit, undo, /);
});

const messageOf = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues[0]?.message;

test.each([
  ['body.text', 'must not be empty', 'Text must not be empty.'],
  ['body.breaks.0.endsAt', 'must be later', 'Ends at must be later.'],
])('a screen names the field in words, not its path: %s', (path, message, wanted) => {
  const refusal = (detail: string) =>
    new Refusal(
      400,
      {
        type: 'about:blank',
        title: 'Invalid input',
        status: 400,
        code: 'invalid-input',
        detail,
        issues: [{ path, message }],
      },
      null,
    );
  expect(refusal(`${path}: ${message}`).sentence).toBe(wanted);
  expect(refusal('A shift lasts at most 24 hours.').sentence).toBe('A shift lasts at most 24 hours.');
});
