import type { DeviceState } from '#contracts/devices';
import type { Db } from '../database/prisma.ts';
import type { Sql } from '../database/sql.ts';

interface Counted {
  boothId: string;
  deviceId: string | null;
  name: string | null;
  kind: 'tablet' | 'phone' | null;
  startsAt: Date;
  visitors: number;
  lastAt: Date;
}

/**
 * What everybody but this device (under all its ids) counted today, by the event's own day: each other device with its visitors, and all of
 * them (tokens too) by five minutes, so that a shift can be added up without a network.
 */
export async function readCounting(
  sql: Sql,
  { deviceIds, boothIds, now }: { deviceIds: readonly string[]; boothIds: string[]; now: Date },
): Promise<DeviceState['counting']> {
  const rows = await sql<Counted[]>`
    select v.booth_id, v.device_id, d.name, d.kind, max(v.occurred_at) as last_at,
      date_bin('5 minutes', v.occurred_at, timestamptz 'epoch') as starts_at,
      sum(v.standing_size)::int as visitors
    from visits v
    join events e on e.id = v.event_id
    left join devices d on d.id = v.device_id
    where v.booth_id = any (${boothIds}::uuid[]) and not v.undone
      and (v.device_id is null or v.device_id <> all (${[...deviceIds]}::uuid[]))
      and v.occurred_at >= date_trunc('day', ${now}::timestamptz, e.time_zone)
      and v.occurred_at < (date_trunc('day', ${now}::timestamptz at time zone e.time_zone) + interval '1 day') at time zone e.time_zone
    group by v.booth_id, v.device_id, d.name, d.kind, starts_at
    order by starts_at, v.device_id`;
  return boothIds.toSorted().map((boothId) => {
    const ofBooth = rows.filter((row) => row.boothId === boothId);
    return { boothId, others: othersOf(ofBooth), fiveMinutes: fiveMinutesOf(ofBooth) };
  });
}

/** The other devices, most visitors first. */
function othersOf(rows: Counted[]): DeviceState['counting'][number]['others'] {
  const byDevice = new Map<string, DeviceState['counting'][number]['others'][number]>();
  for (const { deviceId, name, kind, visitors, lastAt } of rows) {
    if (deviceId === null || name === null || kind === null) continue;
    const before = byDevice.get(deviceId);
    const last = lastAt.toISOString();
    byDevice.set(deviceId, {
      ...{ id: deviceId, name, kind },
      visitors: (before?.visitors ?? 0) + visitors,
      lastAt: before !== undefined && before.lastAt > last ? before.lastAt : last,
    });
  }
  return [...byDevice.values()].sort((a, b) => b.visitors - a.visitors || a.name.localeCompare(b.name));
}

function fiveMinutesOf(rows: Counted[]): DeviceState['counting'][number]['fiveMinutes'] {
  const byTime = new Map<string, number>();
  for (const { startsAt, visitors } of rows) {
    const at = startsAt.toISOString();
    byTime.set(at, (byTime.get(at) ?? 0) + visitors);
  }
  return [...byTime].map(([startsAt, visitors]) => ({ startsAt, visitors }));
}

/** Topics of each booth by how many of its visitors spoke of them; what nobody spoke of is absent. */
export async function readTopicsByUse(sql: Sql, boothIds: string[]): Promise<Map<string, string[]>> {
  const rows = await sql<{ boothId: string; slug: string }[]>`
    select r.booth_id, t.slug
    from visit_topic_rollups r join topics t on t.id = r.topic_id
    where r.booth_id = any (${boothIds}::uuid[]) and t.archived_at is null
    group by r.booth_id, t.slug having sum(r.visitors) > 0
    order by sum(r.visitors) desc, t.slug`;
  const byBooth = new Map<string, string[]>();
  for (const { boothId, slug } of rows) byBooth.set(boothId, [...(byBooth.get(boothId) ?? []), slug]);
  return byBooth;
}

/** Somebody said so, or the name is in the title and nobody has to decide. */
const isAbout = {
  OR: [{ match: null }, { match: 'confirmed' }, { match: 'proposed', confidence: { gte: 0.5 } }],
};

/** The talks of the booths' projects, in order of time. */
export async function readTalks(db: Db, boothIds: string[]): Promise<DeviceState['talks']> {
  const booths = await db.booth.findMany({
    where: { id: { in: boothIds } },
    select: { id: true, eventId: true, projectId: true },
  });
  const talks = await db.talk.findMany({
    where: {
      archivedAt: null,
      eventId: { in: booths.map(({ eventId }) => eventId) },
      projects: { some: { projectId: { in: booths.map(({ projectId }) => projectId) }, ...isAbout } },
    },
    select: {
      id: true,
      title: true,
      startsAt: true,
      endsAt: true,
      projects: { where: isAbout, select: { projectId: true } },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
  return talks.map(({ id, title, startsAt, endsAt, projects }) => ({
    ...{ id, title, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
    boothIds: booths
      .filter(({ projectId }) => projects.some((one) => one.projectId === projectId))
      .map((booth) => booth.id)
      .sort(),
  }));
}
