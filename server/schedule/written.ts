/** What a schedule says, before it is held against an event. */

/** A moment as it is written: on a clock of some wall, or exact. */
export interface Written {
  /** "2025-11-13" */
  date: string;
  /** "15:45" */
  time: string;
  /** "EST", "Europe/Berlin"; null where nothing is written. */
  label: string | null;
  /** Minutes that the label's clock is ahead of UTC; null where the label does not say. */
  offset: number | null;
}

interface WrittenTime {
  from: Written;
  to: Written;
  /** The date of the end is written too. Else it ends within a day after its start. */
  endsOnItsDate: boolean;
  /** Written in UTC by a program: there is nothing to reconcile. */
  isExact: boolean;
}

export interface Speaker {
  name: string;
  /** Role and company, as it is written; "" for none. */
  affiliation: string;
}

export interface WrittenSession extends WrittenTime {
  /** Where it begins, counted from 1. */
  line: number;
  title: string;
  room: string;
  track: string;
  speakers: Speaker[];
  /** A name of its own that the source gives, such as the UID of a calendar. */
  key: string | null;
  /** What was read by a guess, in sentences. */
  doubts: string[];
}

/** What could not be read. The rest is. */
export interface Problem {
  line: number;
  /** As far as it could be read. */
  title: string | null;
  /** A sentence: what is wrong, and what to do about it. */
  what: string;
}

export interface ParsedSchedule {
  sessions: WrittenSession[];
  problems: Problem[];
  /** How many sessions the source says that it holds. */
  announced: number | null;
  /** What else there is to know, in sentences. */
  notes: string[];
}

/** Longer is no title, name or room. */
const LONGEST = 300;

/** Directional overrides and isolates turn the rest of a page; control characters cannot be stored. */
const UNWANTED = /[\u202a-\u202e\u2066-\u2069\ufeff]|[^\P{Cc}\t\n\r]/gu;

/** One line without what cannot be stored or seen. */
export function clean(text: string): string {
  return text.toWellFormed().replace(UNWANTED, '').replace(/\s+/gu, ' ').trim();
}

/** @returns the text and whether it had to be cut */
function cut(text: string): { text: string; isCut: boolean } {
  const whole = clean(text);
  if (whole.length <= LONGEST) return { text: whole, isCut: false };
  return {
    text: `${whole
      .slice(0, LONGEST - 1)
      .toWellFormed()
      .replace(/\ufffd$/, '')}…`,
    isCut: true,
  };
}

/** Fields of a session, cut to what can be stored, with what was done to them among the doubts. */
export function storable<S extends Pick<WrittenSession, 'title' | 'room' | 'track' | 'speakers' | 'doubts'>>(
  session: S,
): S {
  const [title, room, track] = [cut(session.title), cut(session.room), cut(session.track)];
  const speakers = session.speakers.map(({ name, affiliation }) => ({
    name: cut(name),
    affiliation: cut(affiliation),
  }));
  const parts = [title, room, track, ...speakers.flatMap(({ name, affiliation }) => [name, affiliation])];
  const doubt = `Something longer than ${LONGEST} characters was cut.`;
  return {
    ...session,
    ...{ title: title.text, room: room.text, track: track.text },
    speakers: speakers
      .map(({ name, affiliation }) => ({ name: name.text, affiliation: affiliation.text }))
      .filter(({ name }) => name !== ''),
    doubts: parts.some(({ isCut }) => isCut) ? [...session.doubts, doubt] : session.doubts,
  };
}
