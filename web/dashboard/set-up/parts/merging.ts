import { type Field, type Values, valueWords } from './fields.ts';

/** One form, and what another saved of the same row meanwhile. All three as the form holds them. */
export interface Versions<V extends Values> {
  /** What both began with. */
  base: V;
  mine: V;
  theirs: V;
}

/** A field in words. */
interface Said {
  label: string;
  was: string;
  mine: string;
  theirs: string;
}

export interface Differences {
  /** Both changed it, not to the same. */
  both: Said[];
  /** Only the other changed it. */
  theirs: Said[];
  /** Only this person changed it. */
  mine: Said[];
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Who changed which field, in words; fields that neither form shows are left out. */
export function differences<V extends Values>(
  fields: readonly Field<V>[],
  { base, mine, theirs }: Versions<V>,
): Differences {
  const shown = fields.filter(({ when }) => when === undefined || when(mine) || when(theirs));
  const differ = shown.filter(({ name }) => !isSame(mine[name], theirs[name]));
  const inWords = (field: Field<V>): Said => ({
    label: field.label,
    was: valueWords(field, base[field.name]),
    mine: valueWords(field, mine[field.name]),
    theirs: valueWords(field, theirs[field.name]),
  });
  const isMine = ({ name }: Field<V>) => !isSame(mine[name], base[name]);
  const isTheirs = ({ name }: Field<V>) => !isSame(theirs[name], base[name]);
  return {
    both: differ.filter((field) => isMine(field) && isTheirs(field)).map(inWords),
    theirs: differ.filter((field) => !isMine(field)).map(inWords),
    mine: differ.filter((field) => !isTheirs(field)).map(inWords),
  };
}

/** What each of the two changed; `first` says whose holds where both changed a field. */
export function merged<V extends Values>({ base, mine, theirs }: Versions<V>, first: 'mine' | 'theirs'): V {
  const both = { ...theirs };
  for (const name in mine) {
    const isTheirs = first === 'theirs' && !isSame(theirs[name], base[name]);
    if (!isSame(mine[name], base[name]) && !isTheirs) both[name] = mine[name];
  }
  return both;
}

/** Of a body only what this person changed: what others change meanwhile stays theirs. */
export function changedOnly<Body extends object>(body: Body, before: Body): Partial<Body> {
  const isChanged = ([name, value]: [string, unknown]) => !isSame(value, Reflect.get(before, name));
  return Object.fromEntries(Object.entries(body).filter(isChanged)) as Partial<Body>;
}
