import { hashOf, minutesBetween, plusMinutes } from './rows.ts';
import {
  busyness,
  sampleAudiences,
  sampleBooths,
  sampleDays,
  sampleSectors,
  sampleTopics,
} from './sample-cast.ts';
import { offsetMsOf } from './sample-devices.ts';
import type { Stage } from './sample-event.ts';

const SECOND_MS = 1_000;
/** After a talk its booth is this much busier, for an hour. */
const TALK_LIFT = 3;
const LIFT_MINUTES = 60;

const partySizes = [
  [1, 70],
  [2, 19],
  [3, 7],
  [4, 2],
  [6, 1],
  [12, 0.3],
] as const;

interface Moment {
  slug: string;
  boothId: string;
  devices: readonly string[];
  occurredAt: string;
  talkId: string | null;
}

/** Taps minute by minute in each slot, with undos and corrections, up to now. */
export function addVisits(stage: Stage) {
  for (const booth of sampleBooths) {
    const boothId = stage.boothIds.get(booth.slug) ?? '';
    const devices = stage.rows.device_placements
      .filter((row) => row.boothId === boothId)
      .map(({ deviceId }) => deviceId ?? '');
    for (const slot of stage.rows.slots.filter((row) => row.boothId === boothId)) {
      const day = dayOf(stage, slot.startsAt ?? '');
      if (booth.untappedDays.includes(day)) continue;
      for (const moment of momentsOf(stage, booth.slug, booth.visitsPerHour, slot, day))
        addVisit(stage, { ...moment, boothId, devices });
    }
  }
}

function dayOf({ at }: Stage, instant: string): number {
  return sampleDays.findIndex(({ closes }, day) => instant < at(day, closes));
}

function momentsOf(
  stage: Stage,
  slug: string,
  visitsPerHour: number,
  slot: { startsAt?: string; endsAt?: string },
  day: number,
) {
  const { random } = stage;
  const from = slot.startsAt ?? '';
  const openingHour = Number(sampleDays[day]?.opens.slice(0, 2));
  const opensAt = stage.at(day, `${String(openingHour).padStart(2, '0')}:00`);
  const moments: Pick<Moment, 'slug' | 'occurredAt' | 'talkId'>[] = [];
  for (let minute = 0; minute < minutesBetween(from, slot.endsAt ?? ''); minute += 1) {
    const instant = plusMinutes(from, minute);
    const hour = openingHour + Math.floor(minutesBetween(opensAt, instant) / 60);
    const talkId = talkBefore(stage, slug, instant);
    const lift = talkId === null ? 1 : TALK_LIFT;
    const isVisited = random.isTrue((visitsPerHour / 60) * (busyness[day]?.[hour] ?? 0) * lift);
    const occurredAt = new Date(Date.parse(instant) + random.whole(0, 59_999)).toISOString();
    if (isVisited) moments.push({ slug, occurredAt, talkId });
  }
  return moments;
}

/** The talk of this booth's project that ended within the last hour. */
function talkBefore({ rows }: Stage, slug: string, instant: string): string | null {
  const projectId = rows.projects.find((row) => row.slug === slug)?.id;
  const talkIds = rows.talk_projects.filter((row) => row.projectId === projectId).map((row) => row.talkId);
  const talk = rows.talks.find(
    ({ id, endsAt = '' }) =>
      talkIds.includes(id) && endsAt <= instant && instant < plusMinutes(endsAt, LIFT_MINUTES),
  );
  return talk?.id ?? null;
}

function addVisit(stage: Stage, moment: Moment) {
  const { random, rows, eventId } = stage;
  const said = sayWho(stage);
  const talkId = moment.talkId !== null && random.isTrue(0.4) ? moment.talkId : null;
  const time = timesOf(stage, moment);
  const deviceId = random.pick(moment.devices.map((device, index) => [device, index === 0 ? 3 : 1] as const));
  const content = { boothId: moment.boothId, ...time.said, ...said, talkId };
  const visit = {
    id: random.id(time.said.tappedAt),
    eventId,
    deviceId,
    ...content,
    ...time.judged,
    receivedAt: time.receivedAt,
    contentHash: hashOf(content),
    timeUncertain: false,
    undone: false,
    standingSize: said.partySize,
    standingAudience: said.audience,
    standingSector: said.sector,
    standingTalkId: talkId,
  };
  const isHere = isReceived(stage, deviceId, time.receivedAt);
  if (isHere) rows.visits.push(visit);
  addSecondThought(stage, visit, isHere);
}

/** What a silent tablet has not sent yet is not here. */
function isReceived({ rows, now }: Stage, deviceId: string, receivedAt: string): boolean {
  const lastSeenAt = rows.devices.find(({ id }) => id === deviceId)?.lastSeenAt ?? now;
  return receivedAt <= lastSeenAt;
}

const UNDONE = 0.015;
const CORRECTED = 0.02;

/** Seconds later some visits are undone or corrected. */
function addSecondThought(
  stage: Stage,
  visit: { id: string; boothId: string; deviceId: string; receivedAt: string; partySize: number },
  isHere: boolean,
) {
  const { random, rows, eventId } = stage;
  const at = new Date(Date.parse(visit.receivedAt) + random.whole(3, 20) * SECOND_MS).toISOString();
  const id = random.id(at);
  const fate = random.next();
  if (!isHere || fate > UNDONE + CORRECTED || !isReceived(stage, visit.deviceId, at)) return;
  const { boothId, deviceId } = visit;
  const fact = {
    eventId,
    boothId,
    visitId: visit.id,
    deviceId,
    tappedAt: at,
    occurredAt: at,
    receivedAt: at,
  };
  if (fate < UNDONE) return rows.visit_undos.push({ id, ...fact, contentHash: hashOf(fact) });
  const change = { partySize: visit.partySize + 1, sector: 'technology' };
  rows.visit_corrections.push({ id, ...fact, change, contentHash: hashOf({ ...fact, change }) });
}

/** Staff are busy: who came is said for about half of the visits. */
function sayWho({ random, topicIds }: Stage) {
  const partySize = random.pick(partySizes);
  const audience = random.pick(sampleAudiences);
  const sector = random.pick(sampleSectors);
  const topic = random.pick(sampleTopics.map(([slug, , weight]) => [slug, weight] as const));
  const [saysAudience, saysSector, saysTopic] = [
    random.isTrue(0.55),
    random.isTrue(0.3),
    random.isTrue(0.35),
  ];
  const topicId = topicIds.get(topic);
  return {
    partySize,
    audience: saysAudience ? audience : null,
    sector: saysSector ? sector : null,
    topicIds: saysTopic && topicId !== undefined ? [topicId] : [],
  };
}

/** A few visits are tapped later, with the time stated; tablets send within seconds, or after a spell without network. */
function timesOf({ random }: Stage, { slug, occurredAt }: Moment) {
  const clockOffsetMs = offsetMsOf(slug);
  const isLate = random.isTrue(0.03);
  const lateMinutes = random.pick([
    [5, 2],
    [20, 3],
    [60, 1],
  ]);
  const delayMs = random.isTrue(0.04) ? random.whole(120, 1500) * SECOND_MS : random.whole(300, 4000);
  const trueTapAt = isLate ? plusMinutes(occurredAt, lateMinutes) : occurredAt;
  const tappedAt = new Date(Date.parse(trueTapAt) - clockOffsetMs).toISOString();
  const receivedAt = new Date(Date.parse(trueTapAt) + delayMs).toISOString();
  const said = { tappedAt, happenedAt: isLate ? occurredAt : null, precision: isLate ? 'minutes' : null };
  return { said, judged: { occurredAt, clockOffsetMs }, receivedAt };
}
