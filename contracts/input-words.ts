import type { z } from 'zod';

const count = (amount: number | bigint) => amount.toLocaleString('en');

/** How a field is named by its type; what is absent has a type of its own in JavaScript. */
const typeWords: Readonly<Record<string, string>> = {
  string: 'must be text',
  number: 'must be a number',
  int: 'must be a whole number',
  boolean: 'must be true or false',
  array: 'must be a list',
  object: 'must be an object with named fields',
  record: 'must be an object with named fields',
  undefined: 'must be left out',
  never: 'must be left out',
};

/**
 * What is said of an input whose field has no words of its own: what is allowed, never the validator's own phrases. Reads
 * on after the field's name, "goal must be …", like every message of a contract.
 */
export function inputWords(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'must be given';
      return typeWords[issue.expected] ?? 'must be something else';
    case 'invalid_value':
      return oneOf(issue.values.map(String));
    case 'too_small':
      return `must ${sizeWords(issue.origin, 'at least', issue.minimum)}`;
    case 'too_big':
      return `must ${sizeWords(issue.origin, 'at most', issue.maximum)}`;
    case 'unrecognized_keys':
      return `holds what is not known here: ${issue.keys.join(', ')}`;
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? oneOf(issue.options.map(String))
        : 'must be in another form';
    case 'invalid_key':
      return 'must have shorter names of fields';
    default:
      return 'must be in another form';
  }
}

function oneOf(values: readonly string[]): string {
  return values.length === 1 ? `must be ${values[0]}` : `must be one of: ${values.join(', ')}`;
}

function sizeWords(origin: string, bound: 'at least' | 'at most', size: number | bigint): string {
  if (origin === 'string') return `be ${bound} ${count(size)} ${size === 1 ? 'character' : 'characters'}`;
  if (origin === 'array' || origin === 'set') return `name ${bound} ${count(size)}`;
  return `be ${bound} ${count(size)}`;
}
