/** What a name may mean, as far as names go. */
export interface Nameable {
  name: string;
  aliases: readonly string[];
  isArchived?: boolean;
}

/** Somebody or something that a name may mean. */
export interface Named extends Nameable {
  id: string;
  isArchived: boolean;
  /** What tells it from another of the same name. */
  also: string;
}

type Why = 'same' | 'accents' | 'alias' | 'alike' | 'unknown';
export interface Found<N extends Nameable = Named> {
  why: Why;
  /** All that it may mean: one for sure, several or one that is only alike. */
  candidates: N[];
}

/** Letters that are no letter with an accent in Unicode, as people write them without. */
const plainLetters: Record<string, string> = {
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  þ: 'th',
  ð: 'd',
};

/** A name without accents, case, and signs between its words: what is the same name. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßłøđæœıþð]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/[\p{Cf}]/gu, '')
    .replace(/[.,'’‘`"“”()]/g, ' ')
    .replace(/[\s\p{Pd}_]+/gu, ' ')
    .trim();
}

const MOST_ALIKE = 8;

/** Words of a name: of two that may be one, the one with more of them is the full one. */
export const wordCount = (name: string) => foldName(name).split(' ').length;

/** Finds whom a name means among those who are there; built once, then each question costs little. */
export function nameIndex<N extends Nameable>(all: readonly N[]) {
  const folds = new Map<string, string>();
  const fold = (name: string): string => {
    const folded = folds.get(name) ?? foldName(name);
    folds.set(name, folded);
    return folded;
  };
  const exact = new Map<string, N[]>();
  const aliases = new Map<string, N[]>();
  for (const one of all) {
    append(exact, fold(one.name), one);
    for (const alias of one.aliases) append(aliases, foldName(alias), one);
  }
  // Most tables hold no name that nobody has.
  let known: ReturnType<typeof alikeIndex<N>> | null = null;
  /** Those whose name is only alike, none of the archive. */
  const alike = (name: string): N[] => {
    known ??= alikeIndex(all);
    return known(name);
  };
  return {
    fold,
    isKnown: (name: string) => exact.has(fold(name)),
    alike,
    find(name: string): Found<N> {
      const folded = fold(name);
      const same = exact.get(folded) ?? [];
      if (same.length > 0)
        return { why: same.some((one) => one.name === name.trim()) ? 'same' : 'accents', candidates: same };
      const called = aliases.get(folded) ?? [];
      if (called.length > 0) return { why: 'alias', candidates: [...new Set(called)] };
      const near = alike(name);
      return near.length === 0
        ? { why: 'unknown', candidates: [] }
        : { why: 'alike', candidates: near.slice(0, MOST_ALIKE) };
    },
  };
}
export type NameIndex = ReturnType<typeof nameIndex<Named>>;

/**
 * What two names share that are alike: one letter more, less, other or swapped; the words in another order; the first and
 * last word.
 */
function sharedKeys(folded: string, words: readonly string[]): string[] {
  const shorter = Array.from(
    folded.length < 4 ? '' : folded,
    (_, at) => `less ${folded.slice(0, at)}${folded.slice(at + 1)}`,
  );
  const ends = words.length < 2 ? [] : [`ends ${words[0]} ${words.at(-1)}`];
  return [`words ${words.toSorted().join(' ')}`, `less ${folded}`, ...shorter, ...ends];
}

/** By what a name is found: also by its first or last word alone, and with either as its first letter. */
function keysOfKnown({ folded, words, first, last }: Parts): string[] {
  if (words.length < 2) return [...sharedKeys(folded, words), `whole ${first}`];
  const halves = [
    `half ${first}`,
    `half ${last}`,
    `initial ${first[0]} ${last}`,
    `initial ${first} ${last[0]}`,
  ];
  return [...sharedKeys(folded, words), ...halves];
}

/** By what a name is looked for. */
function keysOfAsked({ folded, words, first, last }: Parts): string[] {
  if (words.length < 2) return [...sharedKeys(folded, words), `half ${first}`];
  const hasInitial = first.length === 1 || last.length === 1;
  const short = hasInitial ? [`initial ${first} ${last}`] : [];
  return [...sharedKeys(folded, words), `whole ${first}`, `whole ${last}`, ...short];
}

type Parts = ReturnType<typeof partsOf>;

function partsOf(name: string) {
  const folded = foldName(name);
  const words = folded.split(' ');
  return { folded, words, first: words[0] ?? '', last: words.at(-1) ?? '' };
}

interface Called<N> {
  one: N;
  words: readonly string[];
}

/** Finds those whose name, or another name of theirs, is alike. */
function alikeIndex<N extends Nameable>(all: readonly N[]): (name: string) => N[] {
  const byKey = new Map<string, Called<N>[]>();
  const byFirst = new Map<string, Called<N>[]>();
  for (const one of all.filter(({ isArchived }) => isArchived !== true))
    for (const name of new Set([one.name, ...one.aliases])) {
      const parts = partsOf(name);
      const { words, first } = parts;
      for (const key of new Set(keysOfKnown(parts))) append(byKey, key, { one, words });
      append(byFirst, `${first} ${Math.min(words.length, MOST_WORDS)}`, { one, words });
    }
  return (name) => {
    const parts = partsOf(name);
    const { words, first } = parts;
    const near = keysOfAsked(parts)
      .flatMap((key) => byKey.get(key) ?? [])
      .filter((other) => !isOtherWord(words, other.words));
    // Of as many words none is a part of the other: most of a table's Marias are not looked at.
    const longer = Array.from({ length: MOST_WORDS - 1 }, (_, at) => at + 2)
      .filter((many) => many !== words.length || many === MOST_WORDS)
      .flatMap((many) => byFirst.get(`${first} ${many}`) ?? [])
      .filter((other) => isPartOf(words, other.words) || isPartOf(other.words, words));
    return [...new Set([...near, ...longer].map(({ one }) => one))];
  };
}

const MOST_WORDS = 8;

/** "mauricio vasquez" of "mauricio vasquez bernal" */
const isPartOf = (few: readonly string[], many: readonly string[]) =>
  few.length > 1 && few.length < many.length && few.every((word) => many.includes(word));

/** "Booth 1" and "Booth 2", "Li Wei" and "Li Wen": the one word that differs is short or a number, and no initial. */
function isOtherWord(words: readonly string[], others: readonly string[]): boolean {
  if (words.length !== others.length) return false;
  const [at, another] = words.flatMap((word, place) => (word === others[place] ? [] : [place]));
  if (at === undefined || another !== undefined) return false;
  const [word = '', other = ''] = [words[at], others[at]];
  if (/\d/.test(word + other)) return true;
  const isInitial = Math.min(word.length, other.length) === 1 && word[0] === other[0];
  return !isInitial && Math.max(word.length, other.length) < LEAST_LETTERS;
}

/** In a shorter word one letter makes another name. */
const LEAST_LETTERS = 4;

function append<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
