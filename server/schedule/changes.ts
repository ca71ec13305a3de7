import type { Stretch } from '../counting/rules.ts';
import { folded } from './matching.ts';
import type { Session } from './placing.ts';
import type { Speaker } from './written.ts';

/** A talk as it is stored, in the archive or not. Times in milliseconds. */
export interface StoredTalk extends Stretch {
  id: string;
  version: number;
  sourceKey: string | null;
  title: string;
  room: string;
  track: string;
  /** The event's date of its start. */
  date: string;
  isArchived: boolean;
  speakers: (Speaker & { personId: string | null; match: string | null; confidence: number | null })[];
  projects: { projectId: string; match: string | null; confidence: number | null }[];
}

export interface Paired {
  session: Session;
  talk: StoredTalk | null;
}

/**
 * Which session is which stored talk: by a key of the source, else by title and start, else a title that moved, else a
 * new title at the same time and place. Two of one title stay two: where it is not clear which is which, none is taken.
 */
export function pairTalks(sessions: readonly Session[], stored: readonly StoredTalk[]): Paired[] {
  const pairs = new Map<Session, StoredTalk>();
  const taken = new Set<StoredTalk>();
  const pair = (
    keyOf: (one: Session | StoredTalk) => string | null,
    fits: Fits = () => true,
    among: Among = () => true,
  ) => {
    const left = grouped(
      sessions.filter((one) => !pairs.has(one)),
      keyOf,
    );
    const right = grouped(
      stored.filter((one) => !taken.has(one) && among(one)),
      keyOf,
    );
    for (const [key, [session, ...others]] of left) {
      const [talk, ...rivals] = right.get(key) ?? [];
      if (session === undefined || talk === undefined || others.length + rivals.length > 0) continue;
      if (!fits(session, talk)) continue;
      pairs.set(session, talk);
      taken.add(talk);
    }
  };
  const current: Among = ({ isArchived }) => !isArchived;
  const title = (one: Session | StoredTalk) => folded(one.title) || one.title;
  pair((one) => ('sourceKey' in one ? one.sourceKey : one.key));
  for (const among of [current, () => true]) {
    pair((one) => `${title(one)}|${one.startsAt}|${folded(one.room)}`, undefined, among);
    pair((one) => `${title(one)}|${one.startsAt}`, undefined, among);
  }
  pair((one) => `${title(one)}|${one.date}`, undefined, current);
  pair(title, undefined, current);
  pair(
    (one) => (one.room === '' ? null : `${one.startsAt}|${one.endsAt}|${folded(one.room)}`),
    isRenamed,
    current,
  );
  return sessions.map((session) => ({ session, talk: pairs.get(session) ?? null }));
}

type Fits = (session: Session, talk: StoredTalk) => boolean;
type Among = (talk: StoredTalk) => boolean;

function grouped<T>(all: readonly T[], keyOf: (one: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}

/** A speaker or half of the words stay; else another talk took the place. */
function isRenamed(session: Session, talk: StoredTalk): boolean {
  const names = new Set(talk.speakers.map(({ name }) => folded(name)));
  if (session.speakers.some(({ name }) => names.has(folded(name)))) return true;
  const [words, before] = [folded(session.title).split(' '), new Set(folded(talk.title).split(' '))];
  return words.filter((word) => before.has(word)).length >= Math.max(words.length, before.size) / 2;
}

const isSameSpeaker = (one: Speaker, other: Speaker) =>
  one.name === other.name && one.affiliation === other.affiliation;

export interface Change {
  field: 'title' | 'time' | 'room' | 'track' | 'speakers' | 'people' | 'projects' | 'archive';
  before: string;
  after: string;
}

/** What of a talk itself differs; who was recognised is added by the caller. Only letters' case of a track is none. */
export function changesOf(
  session: Session,
  talk: StoredTalk,
  words: { time: (stretch: Stretch) => string; speakers: (speakers: readonly Speaker[]) => string },
): Change[] {
  const changes: Change[] = [];
  const note = (field: Change['field'], before: string, after: string) => {
    if (before !== after) changes.push({ field, before, after });
  };
  /** Only those who differ, unless it is their order. */
  const noteSpeakers = (before: readonly Speaker[], after: readonly Speaker[]) => {
    if (words.speakers(before) === words.speakers(after)) return;
    const without = (some: readonly Speaker[], others: readonly Speaker[]) =>
      words.speakers(some.filter((one) => !others.some((other) => isSameSpeaker(one, other))));
    const [left, come] = [without(before, after), without(after, before)];
    if (left === come) note('speakers', words.speakers(before), words.speakers(after));
    else note('speakers', left, come);
  };
  note('title', talk.title, session.title);
  if (talk.startsAt !== session.startsAt || talk.endsAt !== session.endsAt)
    note('time', words.time(talk), words.time(session));
  note('room', talk.room, session.room);
  if (talk.track.toLowerCase() !== session.track.toLowerCase()) note('track', talk.track, session.track);
  noteSpeakers(talk.speakers, session.speakers);
  if (talk.isArchived) note('archive', 'in the archive', 'back in the schedule');
  return changes;
}
