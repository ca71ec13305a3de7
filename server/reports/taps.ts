import { groupedBy, type HeadCount, isInside, type Stretch, type Taps } from '../counting/rules.ts';
import type { Reader } from '../database/sql.ts';

export const BUCKET_MS = 15 * 60_000;

export type OfBooth<Row> = Row & { boothId: string };

export function byBooth<Row>(rows: OfBooth<Row>[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const { boothId, ...row } of rows) {
    const group = groups.get(boothId) ?? [];
    // Without boothId the rest is Row again; TypeScript does not see that.
    group.push(row as unknown as Row);
    groups.set(boothId, group);
  }
  return groups;
}

export const dateOrNull = (at: number | undefined) => (at === undefined ? null : new Date(at));

/** Only visits of which this was said; `''`: of which nobody said it. Undefined: whatever was said. */
export interface SaidOfVisits {
  audience?: string | undefined;
  sector?: string | undefined;
  /** Its id. */
  topicId?: string | undefined;
}

/**
 * Taps by quarter of an hour. A quarter that a head count, the range or another edge lies inside of is read in parts, from its
 * visits, so that every tap lies on one side.
 *
 * @param edges of each booth, Unix ms: where else it is cut
 */
export async function listTaps(
  sql: Reader,
  boothIds: string[],
  within: Stretch | null,
  edges: Map<string, number[]>,
  said: SaidOfVisits = {},
): Promise<Map<string, Taps[]>> {
  const rows = await sql<{ boothId: string; startsAt: Date; visitors: number }[]>`
    select booth_id, bucket as starts_at, sum(visitors)::int as visitors
    from ${rollupsOf(sql, said)} r
    where booth_id = any (${boothIds}::uuid[]) and ${saidInRollups(sql, said)}
      and (${within === null} or (bucket > ${dateOrNull(within === null ? undefined : within.startsAt - BUCKET_MS)}::timestamptz
        and bucket < ${dateOrNull(within?.endsAt)}::timestamptz))
    group by booth_id, bucket
    having sum(visitors) > 0`;
  const inside = new Map(boothIds.map((id) => [id, edgesInside(within, edges.get(id) ?? [])]));
  const isCut = ({ boothId, startsAt }: { boothId: string; startsAt: Date }) =>
    inside.get(boothId)?.has(startsAt.getTime()) ?? false;
  const parts = rows.filter(isCut).flatMap(({ boothId, startsAt }) =>
    partsOf(startsAt.getTime(), inside.get(boothId)?.get(startsAt.getTime()) ?? [], within).map((part) => ({
      boothId,
      ...part,
    })),
  );
  return byBooth<Taps>([
    ...rows
      .filter((row) => !isCut(row))
      .map(({ boothId, startsAt, visitors }) => ({
        boothId,
        startsAt: startsAt.getTime(),
        endsAt: startsAt.getTime() + BUCKET_MS,
        visitors,
      })),
    ...(await listTapsIn(sql, parts, said)),
  ]);
}

/** Topics have rollups of their own, with audience and sector in them. */
export const rollupsOf = (sql: Reader, { topicId }: SaidOfVisits) =>
  topicId === undefined ? sql`visit_rollups` : sql`visit_topic_rollups`;

export function saidInRollups(sql: Reader, { audience, sector, topicId }: SaidOfVisits) {
  return sql`${audience === undefined ? sql`true` : sql`audience = ${audience}`}
    and ${sector === undefined ? sql`true` : sql`sector = ${sector}`}
    and ${topicId === undefined ? sql`true` : sql`topic_id = ${topicId}`}`;
}

/** The same of the visits `v`. */
export function saidOfVisits(sql: Reader, { audience, sector, topicId }: SaidOfVisits) {
  return sql`${audience === undefined ? sql`true` : sql`coalesce(v.standing_audience, '') = ${audience}`}
    and ${sector === undefined ? sql`true` : sql`coalesce(v.standing_sector, '') = ${sector}`}
    and ${topicId === undefined ? sql`true` : sql`exists (select from visit_topics t where t.visit_id = v.id and t.topic_id = ${topicId})`}`;
}

/** The edges inside of quarters, by the start of each. */
function edgesInside(within: Stretch | null, edges: number[]): Map<number, number[]> {
  const all = within === null ? edges : [...edges, within.startsAt, within.endsAt];
  return groupedBy(
    all.filter((at) => at % BUCKET_MS !== 0),
    (at) => at - (at % BUCKET_MS),
  );
}

/** The parts of a quarter between these edges, as far as they are asked for. */
function partsOf(startsAt: number, edges: number[], within: Stretch | null): Stretch[] {
  const ends = [...new Set(edges), startsAt + BUCKET_MS].toSorted((a, b) => a - b);
  return ends
    .map((endsAt, index) => ({ startsAt: ends[index - 1] ?? startsAt, endsAt }))
    .filter((part) => isInside(part, within));
}

/** Where head counts begin and end. */
export function edgesOf(headCounts: Map<string, HeadCount[]>): Map<string, number[]> {
  return new Map(
    [...headCounts].map(([boothId, counts]) => [
      boothId,
      counts.flatMap(({ stretch }) => (stretch === null ? [] : [stretch.startsAt, stretch.endsAt])),
    ]),
  );
}

/** The visits `v` that stand within each part `p` of a booth's time, found by their index; `p.place` counts the parts from 1. */
export function visitsIn(sql: Reader, parts: OfBooth<Stretch>[]) {
  const times = (of: (part: Stretch) => number) => parts.map((part) => new Date(of(part)).toISOString());
  return sql`unnest(${parts.map(({ boothId }) => boothId)}::uuid[], ${times(({ startsAt }) => startsAt)}::text[]::timestamptz[],
      ${times(({ endsAt }) => endsAt)}::text[]::timestamptz[]) with ordinality as p (booth_id, starts_at, ends_at, place)
    cross join lateral (
      select * from visits where booth_id = p.booth_id and not undone and occurred_at >= p.starts_at and occurred_at < p.ends_at
      offset 0
    ) v`;
}

async function listTapsIn(
  sql: Reader,
  parts: OfBooth<Stretch>[],
  said: SaidOfVisits,
): Promise<OfBooth<Taps>[]> {
  if (parts.length === 0) return [];
  const rows = await sql<{ place: number; visitors: number }[]>`
    select p.place::int as place, sum(v.standing_size)::int as visitors
    from ${visitsIn(sql, parts)}
    where ${saidOfVisits(sql, said)}
    group by p.place`;
  return rows.flatMap(({ place, visitors }) => {
    const part = parts[place - 1];
    return part === undefined ? [] : [{ ...part, visitors }];
  });
}
