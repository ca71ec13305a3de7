import type { ScheduleOutcome, SchedulePreview, TalkRow } from '#contracts/talks';
import { counted, listed } from '../names.ts';

type Speaker = TalkRow['speakers'][number];
type Project = TalkRow['projects'][number];

/** "Wei Fu, Microsoft" */
export function speakerWords({ name, affiliation }: Pick<Speaker, 'name' | 'affiliation'>): string {
  return affiliation === '' ? name : `${name}, ${affiliation}`;
}

/** Whom of our people a speaker is, or might be; null for nobody. */
export function personWords({ name, person, match }: Speaker): string | null {
  if (person === null || match === null || match === 'rejected') return null;
  const other = person.name === name ? '' : ` ${person.name}`;
  if (match === 'doubtful') return `perhaps our${other === '' ? 's' : other}`;
  return match === 'likely'
    ? `likely our${other === '' ? 's' : other}`
    : `ours${other === '' ? '' : `:${other}`}`;
}

export function projectWords({ name, match }: Project): string {
  if (match === 'doubtful') return `perhaps ${name}`;
  return match === 'likely' ? `likely ${name}` : name;
}

/** Somebody or something of ours, decided or not. */
export function isOurs({ speakers, projects }: Pick<TalkRow, 'speakers' | 'projects'>): boolean {
  return (
    speakers.some(({ person, match }) => person !== null && match !== 'rejected') ||
    projects.some(({ match }) => match !== 'rejected')
  );
}

/** A person is to decide. */
export function isDoubtful({ speakers, projects }: Pick<TalkRow, 'speakers' | 'projects'>): boolean {
  return [...speakers, ...projects].some(({ match }) => match === 'doubtful');
}

const formats = { text: 'plain text', ics: 'a calendar', csv: 'a table (CSV)' } as const;
export const formatWords = ({ format }: SchedulePreview): string => formats[format];

/** "99 sessions. The schedule says that it holds 101: 2 are not in it." */
export function foundWords({ found, announced }: SchedulePreview): string {
  const holds = counted(found, 'session');
  if (announced === null) return `${holds}.`;
  if (announced === found) return `${holds}, as many as the schedule says.`;
  const differing = Math.abs(announced - found);
  const word = announced > found ? `${differing} are not in it` : `${differing} more are in it`;
  return `${holds}. The schedule says that it holds ${announced}: ${differing === 1 ? word.replace(' are', ' is') : word}.`;
}

/** Whose clock the times are on, both sides named. */
export function zoneWords({ zone: { event, labels, exact, unlabelled } }: SchedulePreview): string[] {
  const labelled = labels.map(({ label, sessions, says, eventSays, agrees }) => {
    const said =
      says === null
        ? `${label}, which can mean several things`
        : label === says
          ? label
          : `${label} (${says})`;
    const whole = `${counted(sessions, 'session')} in ${said}`;
    if (agrees) return `${whole}: that is the time of the event, ${event}.`;
    return `${whole}; the event, ${event}, has ${eventSays} then.`;
  });
  return [
    ...labelled,
    ...(exact === 0 ? [] : [`${counted(exact, 'session')} in UTC, moved to the event's time, ${event}.`]),
    ...(unlabelled === 0
      ? []
      : [`${counted(unlabelled, 'session')} without a zone: read on the event's clock, ${event}.`]),
  ];
}

/** "99 new, 2 changed, 1 gone; 96 stay as they are" */
export function countsWords({ counts }: SchedulePreview): string {
  const parts = [
    counts.new === 0 ? [] : [`${counts.new} new`],
    counts.changed === 0 ? [] : [`${counts.changed} changed`],
    counts.gone === 0 ? [] : [`${counts.gone} gone`],
  ].flat();
  const stay =
    counts.unchanged === 0
      ? ''
      : `${counts.unchanged} ${counts.unchanged === 1 ? 'stays as it is' : 'stay as they are'}`;
  if (parts.length === 0) return stay === '' ? 'Nothing to import' : `Nothing changes: ${stay}`;
  return stay === '' ? parts.join(', ') : `${parts.join(', ')}; ${stay}`;
}

/** Who of ours speaks, and which projects it is about, in what is new and changed; null for nobody and none. */
export function oursWords({ talks }: SchedulePreview): string | null {
  const shown = talks.filter(({ state }) => state !== 'gone');
  const sure = <T extends { match: string | null }>({ match }: T) =>
    match !== 'rejected' && match !== 'doubtful';
  const people = shown.flatMap(({ speakers }) =>
    speakers.filter(sure).flatMap(({ person }) => person?.name ?? []),
  );
  const about = shown.flatMap(({ projects }) => projects.filter(sure).map(({ name }) => name));
  const sentences = [
    people.length === 0 ? [] : [`On stage: ${listed([...new Set(people)])}.`],
    about.length === 0 ? [] : [`Talks about ${listed([...new Set(about)])}.`],
  ].flat();
  return sentences.length === 0 ? null : sentences.join(' ');
}

/** What was done, in a sentence. */
export function outcomeWords({ created, changed, unchanged, archived }: ScheduleOutcome): string {
  const done = [
    created === 0 ? [] : [`${counted(created, 'talk')} added`],
    changed === 0 ? [] : [`${changed} changed`],
    archived === 0 ? [] : [`${archived} put into the archive`],
    unchanged === 0 ? [] : [`${unchanged} as before`],
  ].flat();
  return done.length === 0 ? 'Nothing was imported.' : `${listed(done)}.`;
}

const fields = {
  ...{ title: 'Title', time: 'Time', room: 'Room', track: 'Track', speakers: 'Speakers' },
  ...{ people: 'Our people', projects: 'Our projects', archive: 'Archive' },
} as const;

/** "Room: Hall A → Hall B" */
export function changeWords({
  field,
  before,
  after,
}: SchedulePreview['talks'][number]['changes'][number]): string {
  const side = (text: string) => (text === '' ? 'none' : text);
  return `${fields[field]}: ${side(before)} → ${side(after)}`;
}
