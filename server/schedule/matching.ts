import { foldName, nameIndex } from '../tables/names.ts';
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

/** Ready to be asked for many speakers. */
export function matchPeople(people: readonly KnownPerson[]): (speaker: Speaker) => PersonMatch | null {
  const index = nameIndex(people);
  return (speaker) => {
    const { why, candidates } = index.find(speaker.name);
    if (why !== 'alike' && why !== 'unknown') return sameName(speaker, candidates);
    // On a stage a first name alone may be anybody's.
    const alike = isOneWord(speaker.name) ? [] : candidates.filter(({ name }) => !isOneWord(name));
    const turned = alike.filter(({ name }) => sorted(name) === sorted(speaker.name));
    const [first] = turned;
    if (first !== undefined) return doubtful(turned, `${first.name} has the same names in another order.`);
    if (alike.length === 0) return null;
    return doubtful(alike, `${listed(alike)} ${alike.length === 1 ? 'has' : 'have'} a similar name.`);
  };
}

const doubtful = (candidates: KnownPerson[], why: string): PersonMatch => ({
  ...{ confidence: 'doubtful', candidates, why },
});
const isOneWord = (name: string) => !foldName(name).includes(' ');

function add<T>(into: Map<string, T[]>, key: string, value: T): void {
  const known = into.get(key);
  if (known === undefined) into.set(key, [value]);
  else if (!known.includes(value)) known.push(value);
}

const sorted = (name: string) => foldName(name).split(' ').sort().join(' ');
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
