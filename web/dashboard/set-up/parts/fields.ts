type FieldValue = string | string[] | boolean;
export type Values = Record<string, FieldValue>;

export interface Choice {
  value: string;
  label: string;
  /** Other words by which it is found. */
  also?: string;
  /** What is to be known before it is chosen, below its label. */
  hint?: string | null;
}

/** The choices that somebody looks for, by their label or by other words. */
export function choicesFound<C extends { label: string; value: string }>(
  choices: readonly C[],
  typed: string,
  also: (value: string) => string | undefined,
): C[] {
  const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
  const looked = plain(typed);
  return choices.filter(({ label, value }) => plain(`${label} ${also(value) ?? ''}`).includes(looked));
}

interface Common<V extends Values> {
  name: keyof V & string;
  label: string;
  help?: string;
  /** What follows from what was typed, said in place of the help. */
  note?: (values: V) => string | null;
  placeholder?: string;
  /** Stands beside its neighbour where there is room. */
  half?: boolean;
  /** Shown only while this holds. */
  when?: (values: V) => boolean;
}

/** One thing a form asks. Everything is text until it is sent, so that nothing typed is lost. */
export type Field<V extends Values> = Common<V> &
  (
    | { kind: 'line' | 'prose' | 'date' | 'time' | 'number' | 'email' | 'url' | 'names' | 'yes' }
    | {
        kind: 'one' | 'several' | 'segments';
        choices: readonly Choice[] /** What an empty choice means; without it one must be chosen. */;
        none?: string;
      }
    | { kind: 'suggested'; suggestions: readonly string[] }
  );

/** What was typed, as a body for the server, or what is wrong with it, by field. */
export type Typed<Body> = { ok: true; body: Body } | { ok: false; mistakes: Record<string, string> };

/** Some of several were saved: why not the rest, and a form that asks for the rest alone. */
export interface Partly<V extends Values> {
  ok: 'partly';
  why: string;
  rest: V;
}

export const typed = <Body>(body: Body): Typed<Body> => ({ ok: true, body });
/** What a contract says of the fields; the first of each. */
export const mistakesOf = (issues: readonly { path: readonly PropertyKey[]; message: string }[]) => ({
  ok: false as const,
  mistakes: Object.assign(
    {},
    ...issues.toReversed().map(({ path, message }) => mistake(String(path[0]), message).mistakes),
  ) as Record<string, string>,
});

export const mistake = (name: string, why: string): { ok: false; mistakes: Record<string, string> } => ({
  ok: false,
  mistakes: { [name]: why.charAt(0).toUpperCase() + why.slice(1) },
});

/** Null for an empty field. */
export const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
/** Null for an empty field. {@link numberMistakes} has refused what is no number. */
export const numberOrNull = (text: string): number | null =>
  text.trim() === '' ? null : Number(text.replace('−', '-'));

/** What stands in a number's field and is no whole number, by field. Which are allowed, the server says. */
export function numberMistakes<V extends Values>(
  fields: readonly Field<V>[],
  values: V,
): Record<string, string> {
  const wrong = fields.filter((field) => {
    const value = values[field.name];
    return field.kind === 'number' && typeof value === 'string' && !/^\s*([-−]?\d+)?\s*$/.test(value);
  });
  return Object.fromEntries(wrong.map((field) => [field.name, 'Type a whole number.']));
}

/** "Maintainer A, Maintainer B"; "nothing" for an empty one. */
export function valueWords<V extends Values>(field: Field<V>, value: FieldValue | undefined): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const names = (Array.isArray(value) ? value : [value ?? '']).filter((each) => each !== '');
  if (names.length === 0) return 'nothing';
  return names.map((each) => labelOf(field, each)).join(', ');
}

function labelOf<V extends Values>(field: Field<V>, value: string): string {
  if (!('choices' in field)) return value;
  return field.choices.find((choice) => choice.value === value)?.label ?? value;
}
