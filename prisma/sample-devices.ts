import { plusMinutes } from './rows.ts';
import { sampleBooths, samplePeople } from './sample-cast.ts';
import type { Stage } from './sample-event.ts';

/** A tablet whose clock is off by this much: its taps are corrected, the raw times kept. */
const SLOW_CLOCK = { slug: 'tidepool', offsetMs: 95_000 };
/** A tablet that has not been heard of for a while. */
const SILENT = { slug: 'brasskettle', minutes: 50, unsent: 14 };

/** A tablet that was out of contact on its first day, and whose clock was set an hour on at some time before it came back. */
const SET_CLOCK = { slug: 'mosswire', aheadMinutes: 60, outageMinutes: 75 };

/** A tablet for each booth that counts, and phones of two people. None has a token: they only ever existed here. */
export function addDevices(stage: Stage) {
  for (const { slug, name, visitsPerHour } of sampleBooths)
    if (visitsPerHour > 0) addDevice(stage, slug, { kind: 'tablet', name: `Tablet ${name}`, personId: null });
  for (const [slug, person] of [
    ['lanternfish', 1],
    ['pebblecast', 18],
  ] as const)
    addDevice(stage, slug, {
      kind: 'phone',
      name: `Phone of ${samplePeople[person]?.name}`,
      personId: stage.personIds[person] ?? null,
    });
}

export function offsetMsOf(slug: string): number {
  return slug === SLOW_CLOCK.slug ? SLOW_CLOCK.offsetMs : 0;
}

/** Who came first and was counted in the outage: at the times that they have, which nobody is sure of. */
export function addUncertainTimes({ rows, boothIds }: Stage) {
  const { slug, aheadMinutes, outageMinutes } = SET_CLOCK;
  const boothId = boothIds.get(slug);
  const deviceId = rows.device_placements.find((placement) => placement.boothId === boothId)?.deviceId;
  const came = rows.attendance_facts.find((fact) => fact.boothId === boothId && fact.kind === 'check-in');
  const from = came?.occurredAt;
  if (came === undefined || from === undefined || deviceId === undefined) return;
  const until = plusMinutes(from, outageMinutes);
  const tapped = rows.visits.filter(
    (visit) =>
      visit.deviceId === deviceId && visit.happenedAt === null && isWithin(visit.occurredAt, from, until),
  );
  for (const item of [came, ...tapped])
    Object.assign(item, {
      deviceId,
      tappedAt: plusMinutes(item.occurredAt ?? from, aheadMinutes),
      ...{ receivedAt: until, clockOffsetMs: -aheadMinutes * 60_000, timeUncertain: true },
    });
}

const isWithin = (at: string | undefined, from: string, until: string) =>
  at !== undefined && from <= at && at < until;

function addDevice(
  { random, rows, eventId, boothIds, at, now }: Stage,
  slug: string,
  device: { kind: string; name: string; personId: string | null },
) {
  const enrolledAt = at(0, '08:30');
  const deviceId = random.id(enrolledAt);
  const isSilent = slug === SILENT.slug;
  const seen = plusMinutes(now, -(isSilent ? SILENT.minutes : random.whole(0, 2)));
  const [, lastSeenAt = enrolledAt] = [seen, enrolledAt].sort();
  rows.devices.push({ id: deviceId, eventId, ...device, enrolledAt, lastSeenAt });
  rows.device_placements.push({
    id: random.id(enrolledAt),
    deviceId,
    eventId,
    boothId: boothIds.get(slug),
    placedAt: enrolledAt,
  });
  rows.device_reports.push({
    id: random.id(lastSeenAt),
    deviceId,
    reportedAt: lastSeenAt,
    unsent: isSilent ? SILENT.unsent : 0,
    clientVersion: '0.1.0',
    clockOffsetMs: offsetMsOf(slug),
    storage: { persisted: !isSilent },
  });
}
