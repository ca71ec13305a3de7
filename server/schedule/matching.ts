import type { Speaker } from './written.ts';

/** How sure a match is: certain ones stand, likely ones are shown, doubtful ones are asked. */
export type Confidence = 'certain' | 'likely' | 'doubtful';

/** As it is kept: what a person decided carries no number. */
export const strength: Readonly<Record<Confidence, number>> = { certain: 1, likely: 0.8, doubtful: 0.4 };

export interface KnownPerson {
  id: string;
  name: string;
  affiliation: string;
  /** Stands for a booth of this event. */
  isHere: boolean;
  /** Other names by which somebody said that they speak. */
  aliases: readonly string[];
}

export interface KnownProject {
  id: string;
  name: string;
  aliases: readonly string[];
}

export interface PersonMatch {
  confidence: Confidence;
  /** The likeliest first; several only when doubtful. */
  candidates: KnownPerson[];
  /** Why it is not certain, as a sentence; '' when it is. */
  why: string;
}

export interface ProjectMatch {
  projectId: string;
  confidence: Confidence;
  why: string;
}

/** Letters and digits without accents, case and marks: names are compared so. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ø/gi, 'o')
    .replace(/[łŁ]/g, 'l')
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

interface Named {
  person: KnownPerson;
  words: readonly string[];
}

/** Ready to be asked for many speakers. */
export function matchPeople(people: readonly KnownPerson[]): (speaker: Speaker) => PersonMatch | null {
  const byName = new Map<string, KnownPerson[]>();
  const bySorted = new Map<string, KnownPerson[]>();
  const byWord = new Map<string, Named[]>();
  for (const person of people)
    for (const name of new Set([person.name, ...person.aliases].map(folded))) {
      if (name === '') continue;
      add(byName, name, person);
      add(bySorted, sorted(name), person);
      const called = { person, words: name.split(' ') };
      for (const word of new Set(called.words)) add(byWord, word, called);
    }
  return (speaker) => {
    const name = folded(speaker.name);
    const same = byName.get(name) ?? [];
    if (same.length > 0) return sameName(speaker, same);
    const turned = bySorted.get(sorted(name)) ?? [];
    const alike = turned.length > 0 ? turned : similar(name, byWord);
    if (alike.length === 0) return null;
    const why =
      turned.length > 0
        ? `${alike[0]?.name} has the same names in another order.`
        : `${listed(alike)} ${alike.length === 1 ? 'has' : 'have'} a similar name.`;
    return { confidence: 'doubtful', candidates: alike, why };
  };
}

function add<T>(into: Map<string, T[]>, key: string, value: T): void {
  const known = into.get(key);
  if (known === undefined) into.set(key, [value]);
  else if (!known.includes(value)) known.push(value);
}

const sorted = (name: string) => name.split(' ').sort().join(' ');
const listed = (people: readonly KnownPerson[]) =>
  new Intl.ListFormat('en').format(
    people.map(({ name, affiliation }) => (affiliation === '' ? name : `${name} (${affiliation})`)),
  );

function sameName(speaker: Speaker, same: readonly KnownPerson[]): PersonMatch {
  const ranked = same.toSorted((a, b) => rank(b, speaker) - rank(a, speaker));
  const [first, ...others] = ranked;
  if (first === undefined) throw new Error('nobody of that name');
  if (others.length > 0)
    return {
      confidence: 'doubtful',
      candidates: ranked,
      why: `There are ${same.length} people of that name: ${listed(ranked)}.`,
    };
  const company = agreement(speaker, first);
  if (company === 'differs')
    return {
      ...{ confidence: 'doubtful', candidates: ranked },
      why: `The schedule says “${speaker.affiliation}”, here it is “${first.affiliation}”.`,
    };
  if (company === 'agrees' || first.isHere) return { confidence: 'certain', candidates: ranked, why: '' };
  return { confidence: 'likely', candidates: ranked, why: 'The name is the same; a company is not known.' };
}

const rank = (person: KnownPerson, speaker: Speaker) =>
  (agreement(speaker, person) === 'agrees' ? 2 : 0) + (person.isHere ? 1 : 0);

/** Whether what the schedule says holds the company that we know. */
function agreement(speaker: Speaker, person: KnownPerson): 'agrees' | 'differs' | 'unknown' {
  const [said, known] = [folded(speaker.affiliation), folded(person.affiliation)];
  if (said === '' || known === '') return 'unknown';
  return ` ${said} `.includes(` ${known} `) || ` ${known} `.includes(` ${said} `) ? 'agrees' : 'differs';
}

/** A part of the names is left out or shortened, or one letter differs; one of the names is the same. */
function similar(name: string, byWord: ReadonlyMap<string, Named[]>): KnownPerson[] {
  const words = name.split(' ');
  if (words.length < 2) return [];
  const found = new Set<KnownPerson>();
  for (const word of words)
    for (const other of byWord.get(word) ?? []) if (isSimilar(words, other.words)) found.add(other.person);
  return [...found];
}

function isSimilar(words: readonly string[], others: readonly string[]): boolean {
  if (others.length < 2) return false;
  if (words.length !== others.length) return isPartOf(words, others) || isPartOf(others, words);
  const at = words.findIndex((word, index) => word !== others[index]);
  const [word, other] = [words[at], others[at]];
  if (word === undefined || other === undefined) return false;
  if (words.some((one, index) => index > at && one !== others[index])) return false;
  const isInitial = (word.length === 1 || other.length === 1) && word[0] === other[0];
  return isInitial || (Math.min(word.length, other.length) >= 4 && isOneEdit(word, other));
}

/** "mauricio vasquez" of "mauricio vasquez bernal" */
const isPartOf = (few: readonly string[], many: readonly string[]) =>
  few.length < many.length && few[0] === many[0] && few.every((word) => many.includes(word));

function isOneEdit(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  const rest = short.length === long.length ? short.slice(at + 1) : short.slice(at);
  return rest === long.slice(at + 1);
}

interface ProjectName {
  projectId: string;
  name: string;
  pattern: RegExp;
}

/** Ready to be asked for many titles. */
export function matchProjects(projects: readonly KnownProject[]): (title: string) => ProjectMatch[] {
  const names = projects.flatMap(({ id, name, aliases }) =>
    [name, ...aliases].filter((one) => one.trim() !== '').map((one) => named(id, one.trim())),
  );
  const byFirstWord = new Map<string, ProjectName[]>();
  for (const name of names) add(byFirstWord, firstWord(name.name), name);
  return (title) => {
    const plain = withoutAccents(title);
    // The longest first: "Argo CD" is not "Argo".
    const possible = [...new Set(folded(title).split(' '))]
      .flatMap((word) => byFirstWord.get(word) ?? [])
      .sort((a, b) => b.name.length - a.name.length);
    const taken: { from: number; to: number }[] = [];
    const found = new Map<string, ProjectMatch>();
    for (const { projectId, name, pattern } of possible)
      for (const match of plain.matchAll(pattern)) {
        const [from, to] = [match.index, match.index + match[0].length];
        if (taken.some((one) => from < one.to && one.from < to)) continue;
        taken.push({ from, to });
        const made = judged(projectId, name, match[0]);
        const known = found.get(projectId);
        if (known === undefined || strength[made.confidence] > strength[known.confidence])
          found.set(projectId, made);
      }
    return [...found.values()];
  };
}

const firstWord = (name: string) => folded(name).split(' ')[0] ?? '';
const withoutAccents = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '');

function named(projectId: string, name: string): ProjectName {
  const plain = withoutAccents(name);
  const written = plain.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[\s-]+/g, '[\\s\\-]+');
  return {
    projectId,
    name: plain,
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])${written}(?![\\p{L}\\p{N}])`, 'giu'),
  };
}

/** A word that is written like any other word may be one: "Ratify" in a title, "copa" in small letters. */
function judged(projectId: string, name: string, written: string): ProjectMatch {
  const plain = (text: string) => text.replace(/[\s-]+/g, ' ');
  // At the start of a title "containerd" has a capital, too.
  const isSame =
    plain(written) === plain(name) ||
    (/^\p{Ll}/u.test(name) && plain(written).slice(1) === plain(name).slice(1));
  const isDistinct = /\s|\p{N}/u.test(name) || /^.+\p{Lu}/u.test(name) || /^\p{Ll}/u.test(name);
  const isShort = name.length <= 4;
  if (isSame && isDistinct && !(isShort && !/^\p{Lu}+$/u.test(name)))
    return isShort && name.length < 4
      ? { projectId, confidence: 'likely', why: `“${written}” is short: it may stand for something else.` }
      : { projectId, confidence: 'certain', why: '' };
  if (isSame) return { projectId, confidence: 'likely', why: `“${written}” may be an ordinary word here.` };
  if (/\s/.test(name)) return { projectId, confidence: 'likely', why: `It is written “${written}”.` };
  return { projectId, confidence: 'doubtful', why: `“${written}” is not written like ${name}.` };
}
