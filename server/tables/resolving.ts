import type { TableDecisions, TableName } from '#contracts/tables';
import type { Cell } from './cells.ts';
import { type Found, foldName, type Named, type NameIndex } from './names.ts';

/** What a name means: a row that is there, something to be made, nothing, or nobody knows yet. */
export type Meaning =
  | { outcome: 'known'; id: string }
  | { outcome: 'new'; key: string }
  | { outcome: 'skipped' }
  | { outcome: 'undecided'; why: string };

interface Entry {
  name: TableName;
  meaning: Meaning;
  cells: Set<string>;
}

const SHOWN_CELLS = 5;
const SHOWN_SPELLINGS = 5;
type Decision = TableDecisions['people'][number];

/**
 * Decides once for each name what it means, the same wherever it stands, and keeps a list of all that were asked.
 * @param what "person", "booth": for messages
 */
export function createResolver(
  what: 'person' | 'booth',
  index: NameIndex,
  all: readonly Named[],
  decisions: readonly Decision[],
) {
  const decided = new Map(decisions.map(({ name, is }) => [foldName(name), is]));
  const byId = new Map(all.map((one) => [one.id, one]));
  const found = new Map<string, Entry>();

  function decide(text: string): Entry {
    const key = index.fold(text);
    const seen = index.find(text);
    const meaning = meaningOf(key, text, seen);
    const { outcome } = meaning;
    const candidates = seen.candidates
      .filter((one) => !one.isArchived)
      .map(({ id, name, also }) => ({ id, name, also }));
    const id = meaning.outcome === 'known' ? meaning.id : null;
    return {
      name: {
        name: text,
        spellings: [],
        at: [],
        cells: 0,
        outcome,
        id,
        why: seen.why,
        candidates,
        standing: null,
      },
      meaning,
      cells: new Set(),
    };
  }

  function meaningOf(key: string, text: string, { why, candidates }: Found): Meaning {
    const said = decided.get(key);
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
    if (why === 'unknown') return { outcome: 'new', key };
    const live = candidates.filter((one) => !one.isArchived);
    const [only, another] = live;
    const [archived] = candidates;
    if (only === undefined)
      return {
        outcome: 'undecided',
        why: `${archived?.name ?? text} is in the archive. Take it out first, or leave it out here.`,
      };
    if (why !== 'alike' && another === undefined) return { outcome: 'known', id: only.id };
    const names = new Intl.ListFormat('en', { type: 'disjunction' }).format(
      live.slice(0, 3).map(({ name }) => name),
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
