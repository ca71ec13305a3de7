import type { TableDecisions, TableName } from '#contracts/tables';
import type { Cell } from './cells.ts';
import { type Found, foldName, type Named, type NameIndex, nameIndex, wordCount } from './names.ts';

/** What a name means: a row that is there, something to be made, nothing, or nobody knows yet. */
export type Meaning =
  | { outcome: 'known'; id: string }
  /** `name`: as the table writes it in full elsewhere. */
  | { outcome: 'new'; key: string; name?: string }
  | { outcome: 'skipped' }
  | { outcome: 'undecided'; why: string };

interface Entry {
  name: TableName;
  meaning: Meaning;
  cells: Set<string>;
}

const AS = 'as ';
const SHOWN_CELLS = 5;
const SHOWN_SPELLINGS = 5;
type Decision = TableDecisions['people'][number];

/**
 * Decides once for each name what it means, the same wherever it stands, and keeps a list of all that were asked.
 * @param what "person", "booth": for messages
 * @param fuller of names that may be another name of the table itself: those
 */
export function createResolver(
  what: 'person' | 'booth',
  index: NameIndex,
  all: readonly Named[],
  decisions: readonly Decision[],
  fuller: ReadonlyMap<string, readonly string[]> = new Map(),
) {
  const decided = new Map(decisions.map(({ name, is }) => [foldName(name), is]));
  const byId = new Map(all.map((one) => [one.id, one]));
  const found = new Map<string, Entry>();

  function decide(text: string): Entry {
    const key = index.fold(text);
    const seen = index.find(text);
    const meaning = meaningOf(key, text, seen);
    const others = fuller.get(key) ?? [];
    const candidates = [
      ...seen.candidates.filter((one) => !one.isArchived).map(({ id, name, also }) => ({ id, name, also })),
      ...others.map((name) => ({ id: `${AS}${name}`, name, also: 'in this table too' })),
    ];
    const said = decided.get(key) ?? '';
    const isAnother = said.startsWith(AS) && meaning.outcome !== 'undecided';
    const name: TableName = {
      ...{ name: text, spellings: [], at: [], cells: 0, candidates, standing: null },
      outcome: isAnother ? 'known' : meaning.outcome,
      id: isAnother ? said : meaning.outcome === 'known' ? meaning.id : null,
      why: others.length > 0 && seen.why === 'unknown' ? 'alike' : seen.why,
    };
    return { name, meaning, cells: new Set() };
  }

  /** Whoever another name of the table means; that one cannot mean a third. */
  function meaningOfAnother(text: string, name: string): Meaning {
    const key = index.fold(name);
    if (decided.get(key)?.startsWith(AS) === true)
      return {
        outcome: 'undecided',
        why: `${text} is said to be ${name}, and ${name} somebody else. Say for each who is meant.`,
      };
    const meaning = meaningOf(key, name, index.find(name));
    return meaning.outcome === 'new' ? { ...meaning, name } : meaning;
  }

  function meaningOf(key: string, text: string, { why, candidates }: Found): Meaning {
    const said = decided.get(key);
    if (said?.startsWith(AS) === true) return meaningOfAnother(text, said.slice(AS.length));
    if (said === 'skip') return { outcome: 'skipped' };
    if (said === 'new') return { outcome: 'new', key };
    if (said !== undefined) {
      const one = byId.get(said);
      if (one === undefined || one.isArchived)
        return {
          outcome: 'undecided',
          why: `The ${what} that was chosen for ${text} is not there any more.`,
        };
      return { outcome: 'known', id: said };
    }
    const others = fuller.get(key) ?? [];
    if (why === 'unknown' && others.length === 0) return { outcome: 'new', key };
    const live = candidates.filter((one) => !one.isArchived);
    const [only, another] = live;
    const [archived] = candidates;
    if (only === undefined && others.length === 0)
      return {
        outcome: 'undecided',
        why: `${archived?.name ?? text} is in the archive. Take it out first, or leave it out here.`,
      };
    if (why !== 'alike' && only !== undefined && another === undefined)
      return { outcome: 'known', id: only.id };
    const names = new Intl.ListFormat('en', { type: 'disjunction' }).format(
      [...live.map(({ name }) => name), ...others].slice(0, 3),
    );
    return { outcome: 'undecided', why: `“${text}” may be ${names}. Say so, or make a new ${what}.` };
  }

  return {
    /** @param near of several who have this name, the one who is meant here, if that can be told */
    resolve(
      { text, at }: Cell,
      near: (candidates: readonly Named[]) => Named | undefined = () => undefined,
    ): Meaning {
      const key = index.fold(text);
      if (!decided.has(key)) {
        const seen = index.find(text);
        const here = seen.why === 'alike' || seen.why === 'unknown' ? undefined : near(seen.candidates);
        if (here !== undefined && (seen.candidates.length > 1 || here.isArchived))
          return { outcome: 'known', id: here.id };
      }
      const entry = found.get(key) ?? decide(text);
      found.set(key, entry);
      const { name, spellings } = entry.name;
      if (text !== name && !spellings.includes(text) && spellings.length < SHOWN_SPELLINGS)
        spellings.push(text);
      if (entry.cells.has(at)) return entry.meaning;
      entry.cells.add(at);
      entry.name.cells += 1;
      if (entry.name.at.length < SHOWN_CELLS) entry.name.at.push(at);
      return entry.meaning;
    },
    names: () => [...found.values()].map(({ name }) => name),
  };
}

const MOST_FULLER = 4;

/**
 * Of names in one table, those that may be a fuller one beside them that would be made: "Gina" and "Gina Li". Of two with as many
 * words the later is asked about.
 */
export function fullerNames(
  names: readonly TableName[],
  decisions: readonly Decision[],
): Map<string, readonly string[]> {
  const decided = new Set(decisions.map(({ name }) => foldName(name)));
  const inOrder = names.map((name, place) => ({
    ...{ name: name.name, place, aliases: [], words: wordCount(name.name) },
    isMade: name.outcome === 'new',
    isAsked: name.outcome === 'new' || (name.outcome === 'undecided' && name.why === 'alike'),
  }));
  const index = nameIndex(inOrder.filter(({ isMade }) => isMade));
  const fuller = new Map<string, readonly string[]>();
  for (const { name, place, words, isAsked } of inOrder) {
    if (!isAsked && !decided.has(foldName(name))) continue;
    const others = index
      .alike(name)
      .filter((other) => other.words > words || (other.words === words && other.place < place));
    if (others.length > 0)
      fuller.set(
        foldName(name),
        others.slice(0, MOST_FULLER).map((other) => other.name),
      );
  }
  return fuller;
}
