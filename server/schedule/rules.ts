import { hoursWords, whenWords } from '../conflicts/plan.ts';
import type { Stretch } from '../counting/rules.ts';
import type { EventTime } from '../events/rules.ts';
import { type Change, changesOf, type Paired, pairTalks, type StoredTalk } from './changes.ts';
import {
  type Confidence,
  folded,
  type KnownPerson,
  type KnownProject,
  matchPeople,
  matchProjects,
  strength,
} from './matching.ts';
import { type Format, formatOf, parseSchedule } from './parse.ts';
import { type Clock, placeSchedule, type Session, type ZoneReading } from './placing.ts';
import { speakersText } from './speakers.ts';
import type { Problem, Speaker } from './written.ts';

/** What a schedule is held against. */
export interface Surroundings {
  event: EventTime & { city: string };
  talks: readonly StoredTalk[];
  people: readonly KnownPerson[];
  projects: readonly KnownProject[];
}

/** What is asked of a person, once for all talks that it is about. */
interface Question {
  key: string;
  kind: 'speaker' | 'project';
  /** The speaker's name with what stands beside it, or the title. */
  about: string;
  why: string;
  choices: { id: string; name: string; affiliation: string }[];
  /** Titles. */
  talks: string[];
}

/** By the key of its question: who or what it is, null for none of them. */
export type Decisions = ReadonlyMap<string, string | null>;

interface SpeakerLink extends Speaker {
  personId: string | null;
  match: 'confirmed' | 'proposed' | 'rejected' | null;
  /** Null: a person decided. */
  confidence: number | null;
}
interface ProjectLink {
  projectId: string;
  match: 'confirmed' | 'proposed' | 'rejected';
  confidence: number | null;
}

export interface PlannedTalk extends Paired {
  state: 'new' | 'changed' | 'unchanged';
  changes: Change[];
  speakers: SpeakerLink[];
  projects: ProjectLink[];
}

export interface ImportPlan {
  format: Format;
  announced: number | null;
  zone: ZoneReading;
  /** The days that the source holds: talks on others are left alone. */
  dates: string[];
  talks: PlannedTalk[];
  gone: StoredTalk[];
  problems: Problem[];
  notes: string[];
  questions: Question[];
}

/** Everything that an import would do; it is done by nobody yet. */
export function planImport(
  given: { text: string; format: Format | null; clock: Clock; decisions: Decisions },
  around: Surroundings,
): ImportPlan {
  const { event } = around;
  const format = given.format ?? formatOf(given.text);
  const parsed = parseSchedule(given.text, format, event.startsOn.getUTCFullYear());
  const placed = placeSchedule(parsed, event, given.clock);
  const { sessions, notes } = withoutAddress(placed.sessions, event.city);
  const { single, problems } = withoutRepeats(sessions);
  const matches = createMatches(around, given.decisions);
  const talks = pairTalks(single, around.talks).map((pair) =>
    planTalk(pair, event.timeZone, matches, around),
  );
  const dates = [...new Set(single.map(({ date }) => date))].sort();
  const all = [...placed.problems, ...problems].sort((a, b) => a.line - b.line);
  return {
    ...{
      format,
      announced: parsed.announced,
      zone: placed.zone,
      dates,
      talks,
    },
    gone: goneFrom(around.talks, talks, dates, all),
    problems: all,
    notes: [...parsed.notes, ...notes],
    questions: matches.questions(),
  };
}

/** ", Atlanta, GA, USA" behind every room says nothing. */
function withoutAddress(sessions: readonly Session[], city: string) {
  const address = new RegExp(`,\\s*${city.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\b.*$`, 'iu');
  if (city === '' || !sessions.some(({ room }) => address.test(room))) return { sessions, notes: [] };
  const found = sessions.map(({ room }) => address.exec(room)?.[0] ?? '').find((text) => text !== '');
  return {
    sessions: sessions.map((one) => ({ ...one, room: one.room.replace(address, '') })),
    notes: [`“${found}” is left out of the rooms.`],
  };
}

/** The same title at the same time in the same room is one talk, written twice. */
function withoutRepeats(sessions: readonly Session[]): { single: Session[]; problems: Problem[] } {
  const seen = new Map<string, Session>();
  const problems: Problem[] = [];
  for (const session of sessions) {
    const { title, startsAt, room, line } = session;
    const keys = [`${folded(title) || title}|${startsAt}|${folded(room)}`, session.key ?? ''].filter(
      (key) => key !== '',
    );
    const first = keys.map((key) => seen.get(key)).find((one) => one !== undefined);
    if (first !== undefined)
      problems.push({
        line,
        title,
        what: `It is the same talk as the one at line ${first.line}: that one was read.`,
      });
    else for (const key of keys) seen.set(key, session);
  }
  return { single: [...new Set(seen.values())], problems };
}

/** Of the source's days. One whose block could not be read is not gone. */
function goneFrom(
  stored: readonly StoredTalk[],
  talks: readonly PlannedTalk[],
  dates: readonly string[],
  problems: readonly Problem[],
): StoredTalk[] {
  const kept = new Set(talks.map(({ talk }) => talk?.id));
  const unread = new Set(problems.map(({ title }) => folded(title ?? '')));
  return stored.filter(
    ({ id, isArchived, date, title }) =>
      !isArchived && dates.includes(date) && !kept.has(id) && !unread.has(folded(title)),
  );
}

function planTalk(pair: Paired, timeZone: string, matches: Matches, around: Surroundings): PlannedTalk {
  const { session, talk } = pair;
  const speakers = session.speakers.map((speaker) => matches.speaker(speaker, session, talk));
  const projects = matches.projects(session, talk);
  if (talk === null) return { ...pair, state: 'new', changes: [], speakers, projects };
  const date = (at: Stretch) =>
    session.date === talk.date ? hoursWords(at, timeZone) : whenWords(at, timeZone);
  const changes = [
    ...changesOf(session, talk, { time: date, speakers: speakersText }),
    ...linkChanges({ speakers, projects }, talk, around),
  ];
  return { ...pair, state: changes.length === 0 ? 'unchanged' : 'changed', changes, speakers, projects };
}

type Links = Pick<PlannedTalk, 'speakers' | 'projects'>;

/** Who and what is recognised that was not, and the other way round. */
function linkChanges(links: Links, talk: StoredTalk, { people, projects }: Surroundings): Change[] {
  const nameOf = (all: readonly { id: string; name: string }[], id: string | null) =>
    all.find((one) => one.id === id)?.name ?? '';
  const words = (named: { name: string; match: string | null; confidence: number | null }[]) =>
    named
      .map(
        ({ name, match, confidence }) =>
          `${name}${match === 'rejected' ? ' (not)' : match === 'proposed' && confidence !== null && confidence < 0.5 ? ' (?)' : ''}`,
      )
      .join(', ');
  const persons = (speakers: Links['speakers'] | StoredTalk['speakers']) =>
    words(
      speakers
        .filter(({ personId, match }) => personId !== null || match === 'rejected')
        .map((one) => ({ ...one, name: one.personId === null ? one.name : nameOf(people, one.personId) })),
    );
  const named = (some: Links['projects'] | StoredTalk['projects']) =>
    words(
      some
        .map((one) => ({ ...one, name: nameOf(projects, one.projectId) }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    );
  const pairs: [Change['field'], string, string][] = [
    ['people', persons(talk.speakers), persons(links.speakers)],
    ['projects', named(talk.projects), named(links.projects)],
  ];
  return pairs.flatMap(([field, before, after]) => (before === after ? [] : [{ field, before, after }]));
}

interface Matches {
  speaker: (speaker: Speaker, session: Session, talk: StoredTalk | null) => SpeakerLink;
  projects: (session: Session, talk: StoredTalk | null) => ProjectLink[];
  questions: () => Question[];
}

const speakerKey = ({ name, affiliation }: Speaker) => `speaker ${folded(name)}|${folded(affiliation)}`;

/** What was decided stands; the rest is matched, and what is doubtful becomes a question. */
function createMatches({ people, projects, talks }: Surroundings, decisions: Decisions): Matches {
  const [askPeople, askProjects] = [matchPeople(people), matchProjects(projects)];
  const questions = new Map<string, Question>();
  const decided = new Map<string, SpeakerLink>();
  for (const { speakers } of talks)
    for (const one of speakers)
      if (one.match !== null && one.confidence === null) decided.set(speakerKey(one), one as SpeakerLink);
  const ask = (question: Omit<Question, 'talks'>, title: string) => {
    const known = questions.get(question.key) ?? { ...question, talks: [] };
    if (!known.talks.includes(title)) known.talks.push(title);
    questions.set(question.key, known);
    return decisions.get(question.key);
  };

  function speaker(written: Speaker, { title }: Session, talk: StoredTalk | null): SpeakerLink {
    const stored = talk?.speakers.find(
      ({ name, match, confidence }) =>
        folded(name) === folded(written.name) && match !== null && confidence === null,
    );
    const found = askPeople(written);
    const kept = (stored as SpeakerLink | undefined) ?? decided.get(speakerKey(written));
    // Nobody of ours, until somebody else is found.
    const holds = kept?.match === 'confirmed' || found === null || kept?.personId === found.candidates[0]?.id;
    if (kept !== undefined && holds)
      return { ...written, personId: kept.personId, match: kept.match, confidence: null };
    if (found === null) return { ...written, personId: null, match: null, confidence: null };
    const { confidence, candidates, why } = found;
    const first = candidates[0]?.id ?? null;
    if (confidence === 'doubtful') {
      const { name, affiliation } = written;
      const about = affiliation === '' ? name : `${name} (${affiliation})`;
      const choices = candidates.map((one) => ({ id: one.id, name: one.name, affiliation: one.affiliation }));
      const answer = ask({ key: speakerKey(written), kind: 'speaker', about, why, choices }, title);
      if (answer === null) return { ...written, personId: first, match: 'rejected', confidence: null };
      if (answer !== undefined) return { ...written, personId: answer, match: 'confirmed', confidence: null };
    }
    return { ...written, personId: first, ...matchOf(confidence) };
  }

  function projectsOf({ title }: Session, talk: StoredTalk | null): ProjectLink[] {
    const kept = (talk?.projects ?? []).filter(
      ({ match, confidence }) => match !== null && confidence === null,
    ) as ProjectLink[];
    const found = askProjects(title).filter(
      ({ projectId }) => !kept.some((one) => one.projectId === projectId),
    );
    const links = found.map(({ projectId, confidence, why }): ProjectLink => {
      const project = projects.find(({ id }) => id === projectId);
      if (confidence !== 'doubtful' || project === undefined) return { projectId, ...matchOf(confidence) };
      const key = `project ${projectId}|${folded(title)}`;
      const choices = [{ id: projectId, name: project.name, affiliation: '' }];
      const answer = ask({ key, kind: 'project', about: title, why, choices }, title);
      if (answer === undefined) return { projectId, ...matchOf(confidence) };
      return { projectId, match: answer === null ? 'rejected' : 'confirmed', confidence: null };
    });
    return [...kept.map(({ projectId, match }) => ({ projectId, match, confidence: null })), ...links];
  }
  return { speaker, projects: projectsOf, questions: () => [...questions.values()] };
}

function matchOf(confidence: Confidence) {
  return {
    match: confidence === 'certain' ? ('confirmed' as const) : ('proposed' as const),
    confidence: strength[confidence],
  };
}
