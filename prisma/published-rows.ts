import {
  type PublishedBooth,
  publishedAffiliations,
  publishedBooths,
  publishedEvent,
  publishedSections,
} from './kubecon-na-2025.ts';
import { THURSDAY, thursdaysTalks } from './kubecon-na-2025-talks.ts';
import { createRandom } from './random.ts';
import { hashOf, noRows, type SeedRows, wallTime } from './rows.ts';

const SEED = 2025;
const { publishedAt } = publishedEvent;

/** The published facts as rows. Ids are the same each time, and in the order of the facts. */
export function publishedRows(): SeedRows {
  const random = createRandom(SEED);
  let made = 0;
  const newId = () => random.id(new Date(Date.parse(publishedAt) + made++).toISOString());
  const rows = noRows();
  const eventId = newId();
  const { publishedAt: _, ...event } = publishedEvent;
  rows.events.push({ id: eventId, ...event });
  rows.event_versions.push({ eventId, version: 0 });
  const personIds = addPeople(rows, newId);
  for (const booth of publishedBooths) addBooth(rows, newId, eventId, booth, personIds);
  for (const { section, body } of publishedSections)
    rows.highlights.push({ id: newId(), eventId, section, body, state: 'approved' });
  addTalks(rows, newId, eventId, personIds);
  return rows;
}

function addPeople(rows: SeedRows, newId: () => string): Map<string, string> {
  const names = new Set(publishedBooths.flatMap((booth) => booth.representatives));
  const ids = new Map([...names].map((name) => [name, newId()]));
  for (const [name, id] of ids)
    rows.people.push({ id, name, affiliation: publishedAffiliations[name] ?? '' });
  return ids;
}

function addBooth(
  rows: SeedRows,
  newId: () => string,
  eventId: string,
  booth: PublishedBooth,
  personIds: Map<string, string>,
) {
  const { slug, name, url, maturity } = booth;
  const [projectId, boothId] = [newId(), newId()];
  rows.projects.push({ id: projectId, slug, name, url, maturity });
  for (const alias of booth.aliases) rows.project_aliases.push({ id: newId(), projectId, alias });
  rows.booths.push({ id: boothId, eventId, projectId, slug, name });
  booth.representatives.forEach((person, position) => {
    rows.representatives.push({ id: newId(), eventId, boothId, personId: personIds.get(person), position });
  });
  addWhatWasSaid(rows, newId, { eventId, boothId }, booth);
}

/** The head count, the findings and the paragraph. */
function addWhatWasSaid(
  rows: SeedRows,
  newId: () => string,
  of: { eventId: string; boothId: string },
  { headCount, findings, paragraph }: PublishedBooth,
) {
  const at = { tappedAt: publishedAt, occurredAt: publishedAt, receivedAt: publishedAt };
  const fact = (said: object) => ({ id: newId(), ...of, ...at, contentHash: hashOf(said), ...said });
  const { sourceUrl } = publishedEvent;
  if (headCount !== null)
    rows.head_counts.push(fact({ source: 'published', approximate: true, sourceUrl, ...headCount }));
  for (const [kind, text] of findings) rows.feedback.push(fact({ kind, text }));
  rows.highlights.push({ id: newId(), ...of, section: 'booth', body: paragraph, state: 'approved' });
}

function addTalks(rows: SeedRows, newId: () => string, eventId: string, personIds: Map<string, string>) {
  thursdaysTalks.forEach((talk, index) => {
    const talkId = newId();
    const { title, room, track } = talk;
    rows.talks.push({
      id: talkId,
      eventId,
      sourceKey: `thursday-${index + 1}`,
      title,
      room,
      track,
      startsAt: wallTime(THURSDAY, talk.startsAt, publishedEvent.timeZone),
      endsAt: wallTime(THURSDAY, talk.endsAt, publishedEvent.timeZone),
    });
    talk.speakers.forEach(([name, affiliation], position) => {
      const personId = personIds.get(name);
      const matched = personId === undefined ? {} : { personId, match: 'confirmed', confidence: 1 };
      rows.talk_speakers.push({ id: newId(), talkId, position, name, affiliation, ...matched });
    });
    for (const projectId of projectsNamedIn(title, rows))
      rows.talk_projects.push({ talkId, projectId, match: 'confirmed', confidence: 1 });
  });
}

function projectsNamedIn(title: string, { projects, project_aliases }: SeedRows): string[] {
  return projects.flatMap(({ id, name }) => {
    const aliases = project_aliases.filter(({ projectId }) => projectId === id).map(({ alias }) => alias);
    const isNamed = [name, ...aliases].some((word) => word !== undefined && title.includes(word));
    return isNamed && id !== undefined ? [id] : [];
  });
}
