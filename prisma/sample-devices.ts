import { plusMinutes } from './rows.ts';
import { sampleBooths, samplePeople } from './sample-cast.ts';
import type { Stage } from './sample-event.ts';

/** A tablet whose clock is off by this much: its taps are corrected, the raw times kept. */
const SLOW_CLOCK = { slug: 'tidepool', offsetMs: 95_000 };
/** A tablet that has not been heard of for a while. */
const SILENT = { slug: 'brasskettle', minutes: 50, unsent: 14 };

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
