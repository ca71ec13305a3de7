import { Temporal } from 'temporal-polyfill';
import { createRandom, type Random } from './random.ts';
import { noRows, plusDays, type SeedRows, wallTime } from './rows.ts';
import { sampleBooths, sampleDays, samplePeople, sampleTopics } from './sample-cast.ts';
import { addDevices, addUncertainTimes } from './sample-devices.ts';
import { addAttendance, addLateStatements, addShifts } from './sample-staffing.ts';
import { addVisits } from './sample-visits.ts';
import { addHeadCounts, addWords } from './sample-words.ts';

/** Three hours apart all year, so that in one of them it is the afternoon: much is recorded, and hours are still to come. */
const ZONES = [
  ...['Africa/Lagos', 'America/Noronha', 'America/Bogota', 'Pacific/Pitcairn'],
  ...['Pacific/Pago_Pago', 'Australia/Brisbane', 'Asia/Bangkok', 'Asia/Dubai'],
];

/** The zone of the simulated event for who looks at it first now: there the second halves of the day have just begun. */
export function sampleZone(now: Date): string {
  const isAfternoon = (timeZone: string) => {
    const at = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
    const minutes = at.hour * 60 + at.minute;
    return minutes >= 14 * 60 + 30 && minutes < 17 * 60 + 30;
  };
  const zone = ZONES.find(isAfternoon);
  if (zone === undefined) throw new RangeError(`nowhere is it the afternoon at ${now.toISOString()}`);
  return zone;
}

export interface SampleOptions {
  seed: number;
  /** The first of three days, in the event's zone. */
  startsOn: string;
  /** Nothing is recorded after this moment. */
  now: Date;
}

/** What the parts of the generator share. */
export interface Stage {
  random: Random;
  rows: SeedRows;
  startsOn: string;
  now: string;
  timeZone: string;
  eventId: string;
  boothIds: ReadonlyMap<string, string>;
  personIds: readonly string[];
  topicIds: ReadonlyMap<string, string>;
  /** The instant of a wall-clock time on a day of the event, counted from 0. */
  at(day: number, time: string): string;
}

/**
 * The simulated event: two booths share a kiosk, slots are irregular, one booth is not recorded, one has head counts
 * instead of taps, one a partial record, one a day without a single visitor. The same options give the same rows.
 */
export function sampleRows({ seed, startsOn, now }: SampleOptions): SeedRows {
  const random = createRandom(seed);
  const timeZone = sampleZone(now);
  const at = (day: number, time: string) => wallTime(plusDays(startsOn, day), time, timeZone);
  const newId = () => random.id(at(0, '00:00'));
  const idsOf = (slugs: readonly string[]) => new Map(slugs.map((slug) => [slug, newId()]));
  const stage: Stage = {
    random,
    rows: noRows(),
    startsOn,
    now: now.toISOString(),
    timeZone,
    eventId: newId(),
    boothIds: idsOf(sampleBooths.map(({ slug }) => slug)),
    personIds: samplePeople.map(newId),
    topicIds: idsOf(sampleTopics.map(([slug]) => slug)),
    at,
  };
  addEvent(stage, newId);
  addCast(stage);
  for (const booth of sampleBooths) addBooth(stage, booth, newId);
  addSlots(stage, newId);
  addTalks(stage, newId);
  addShifts(stage);
  addDevices(stage);
  addVisits(stage);
  addHeadCounts(stage);
  addAttendance(stage);
  addWords(stage);
  addLateStatements(stage);
  addUncertainTimes(stage);
  return stage.rows;
}

function addEvent({ rows, eventId, startsOn, timeZone, at }: Stage, newId: () => string) {
  rows.events.push({
    id: eventId,
    slug: 'pavilion-rehearsal',
    name: 'Pavilion Rehearsal',
    venue: 'Hall of Examples',
    city: 'Rehearsal City',
    timeZone,
    startsOn,
    endsOn: plusDays(startsOn, sampleDays.length - 1),
    simulated: true,
  });
  rows.event_versions.push({ eventId, version: 0 });
  sampleDays.forEach(({ opens, closes }, day) => {
    rows.event_days.push({
      id: newId(),
      eventId,
      date: plusDays(startsOn, day),
      opensAt: at(day, opens),
      closesAt: at(day, closes),
      breaks: [],
    });
  });
}

function addCast({ rows, eventId, topicIds, personIds }: Stage) {
  for (const [slug, label] of sampleTopics)
    rows.topics.push({ id: topicIds.get(slug), eventId, slug, label });
  samplePeople.forEach((person, index) => {
    rows.people.push({ id: personIds[index], ...person });
  });
}

function addBooth(stage: Stage, booth: (typeof sampleBooths)[number], newId: () => string) {
  const { rows, eventId, boothIds, personIds } = stage;
  const { slug, name, kind, maturity, goal, paragraph } = booth;
  const [projectId, boothId] = [newId(), boothIds.get(slug)];
  rows.projects.push({ id: projectId, slug, name, kind, maturity });
  rows.booths.push({ id: boothId, eventId, projectId, slug, name, goal });
  booth.team.forEach((person, position) => {
    rows.representatives.push({ id: newId(), eventId, boothId, personId: personIds[person], position });
  });
  if (paragraph !== null)
    rows.highlights.push({ id: newId(), eventId, boothId, section: 'booth', ...paragraph });
}

function addSlots({ rows, eventId, boothIds, at }: Stage, newId: () => string) {
  const labels = new Set(sampleBooths.flatMap(({ slots }) => slots.map(([, , kiosk]) => kiosk)));
  const kioskIds = new Map<string | null, string>();
  for (const label of labels) {
    if (label === null) continue;
    kioskIds.set(label, newId());
    rows.kiosks.push({ id: kioskIds.get(label), eventId, label });
  }
  for (const { slug, slots } of sampleBooths)
    for (const [day, half, kiosk] of slots) {
      const [from, to] = hoursOf(day, half);
      rows.slots.push({
        id: newId(),
        eventId,
        boothId: boothIds.get(slug),
        kioskId: kioskIds.get(kiosk) ?? null,
        startsAt: at(day, from),
        endsAt: at(day, to),
      });
    }
}

function hoursOf(day: number, half: 'am' | 'pm' | 'full'): readonly [from: string, to: string] {
  const hours = sampleDays[day];
  if (hours === undefined) throw new RangeError(`the simulated event has no day ${day}`);
  return half === 'full' ? [hours.opens, hours.closes] : hours.halves[half];
}

const talks = [
  [0, '15:00', '15:30', 'lanternfish', 0, 'Lanternfish 2: light in deep clusters'],
  [1, '11:00', '11:30', 'brasskettle', 9, 'A scheduler that keeps its temper'],
  [2, '10:00', '10:30', 'pebblecast', 19, 'Sound over small networks'],
] as const;

function addTalks({ rows, eventId, personIds, at }: Stage, newId: () => string) {
  for (const [day, from, to, slug, speaker, title] of talks) {
    const talkId = newId();
    const [startsAt, endsAt] = [at(day, from), at(day, to)];
    rows.talks.push({ id: talkId, eventId, title, startsAt, endsAt, room: 'Room 1', track: 'Projects' });
    rows.talk_speakers.push({
      id: newId(),
      talkId,
      position: 0,
      name: samplePeople[speaker]?.name,
      affiliation: samplePeople[speaker]?.affiliation,
      personId: personIds[speaker],
      match: 'confirmed',
      confidence: 1,
    });
    const projectId = rows.projects.find((row) => row.slug === slug)?.id;
    rows.talk_projects.push({ talkId, projectId, match: 'confirmed', confidence: 1 });
  }
}
