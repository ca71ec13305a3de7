/** Somebody or something that a name may mean. */
export interface Named {
  id: string;
  name: string;
  aliases: readonly string[];
  isArchived: boolean;
  /** What tells it from another of the same name. */
  also: string;
}

type Why = 'same' | 'accents' | 'alias' | 'alike' | 'unknown';
export interface Found {
  why: Why;
  /** All that it may mean: one for sure, several or one that is only alike. */
  candidates: Named[];
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

/** Finds whom a name means among those who are there; built once, then each question costs little. */
export function nameIndex(all: readonly Named[]) {
  const folds = new Map<string, string>();
  const fold = (name: string): string => {
    const folded = folds.get(name) ?? foldName(name);
    folds.set(name, folded);
    return folded;
  };
  const exact = new Map<string, Named[]>();
  const aliases = new Map<string, Named[]>();
  for (const one of all) {
    append(exact, fold(one.name), one);
    for (const alias of one.aliases) append(aliases, foldName(alias), one);
  }
  // Most tables hold no name that nobody has.
  let alike: Map<string, Named[]> | null = null;
  const alikeTo = (name: string) => {
    alike ??= alikeIndex(all);
    return new Set(keysOfAsked(name).flatMap((key) => alike?.get(key) ?? []));
  };
  return {
    fold,
    isKnown: (name: string) => exact.has(fold(name)),
    find(name: string): Found {
      const folded = fold(name);
      const same = exact.get(folded) ?? [];
      if (same.length > 0)
        return { why: same.some((one) => one.name === name.trim()) ? 'same' : 'accents', candidates: same };
      const called = aliases.get(folded) ?? [];
      if (called.length > 0) return { why: 'alias', candidates: [...new Set(called)] };
      const near = alikeTo(name);
      return near.size === 0
        ? { why: 'unknown', candidates: [] }
        : { why: 'alike', candidates: [...near].slice(0, 8) };
    },
  };
}
export type NameIndex = ReturnType<typeof nameIndex>;

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
function keysOfKnown(name: string): string[] {
  const { folded, words, first, last } = partsOf(name);
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
function keysOfAsked(name: string): string[] {
  const { folded, words, first, last } = partsOf(name);
  if (words.length < 2) return [...sharedKeys(folded, words), `half ${first}`];
  const hasInitial = first.length === 1 || last.length === 1;
  const short = hasInitial ? [`initial ${first} ${last}`] : [];
  return [...sharedKeys(folded, words), `whole ${first}`, `whole ${last}`, ...short];
}

function partsOf(name: string) {
  const folded = foldName(name);
  const words = folded.split(' ');
  return { folded, words, first: words[0] ?? '', last: words.at(-1) ?? '' };
}

function alikeIndex(all: readonly Named[]): Map<string, Named[]> {
  const alike = new Map<string, Named[]>();
  for (const one of all)
    if (!one.isArchived) for (const key of new Set(keysOfKnown(one.name))) append(alike, key, one);
  return alike;
}

function append<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
