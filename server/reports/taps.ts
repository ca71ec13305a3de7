import type { HeadCount, Stretch, Taps } from '../counting/rules.ts';
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
 * Taps by quarter of an hour. A quarter that a head count, the range or another edge lies inside of is read visit by
 * visit, so that every tap lies on one side.
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
  const cuts = new Map(boothIds.map((boothId) => [boothId, cutsOf(within, edges.get(boothId) ?? [])]));
  const isCut = (row: { boothId: string; startsAt: Date }) =>
    cuts.get(row.boothId)?.has(row.startsAt.getTime()) ?? false;
  const visits = await listVisitsIn(sql, rows.filter(isCut), within, said);
  return byBooth<Taps>([
    ...rows
      .filter((row) => !isCut(row))
      .map(({ boothId, startsAt, visitors }) => ({
        boothId,
        startsAt: startsAt.getTime(),
        endsAt: startsAt.getTime() + BUCKET_MS,
        visitors,
      })),
    ...visits,
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

/** The starts of the quarters that an edge lies inside of. */
function cutsOf(within: Stretch | null, edges: number[]): Set<number> {
  const all = within === null ? edges : [...edges, within.startsAt, within.endsAt];
  return new Set(all.filter((at) => at % BUCKET_MS !== 0).map((at) => at - (at % BUCKET_MS)));
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

async function listVisitsIn(
  sql: Reader,
  buckets: { boothId: string; startsAt: Date }[],
  within: Stretch | null,
  said: SaidOfVisits,
): Promise<OfBooth<Taps>[]> {
  if (buckets.length === 0) return [];
  const rows = await sql<{ boothId: string; occurredAt: Date; visitors: number }[]>`
    select v.booth_id, v.occurred_at, v.standing_size as visitors
    from unnest(${buckets.map(({ boothId }) => boothId)}::uuid[], ${buckets.map(({ startsAt }) => startsAt.toISOString())}::text[]::timestamptz[]) as b (booth_id, bucket)
    join visits v on v.booth_id = b.booth_id and not v.undone
      and v.occurred_at >= b.bucket and v.occurred_at < b.bucket + interval '15 minutes'
    where ${saidOfVisits(sql, said)}`;
  return rows
    .map(({ boothId, occurredAt, visitors }) => ({
      boothId,
      startsAt: occurredAt.getTime(),
      endsAt: occurredAt.getTime() + 1,
      visitors,
    }))
    .filter(({ startsAt }) => within === null || (startsAt >= within.startsAt && startsAt < within.endsAt));
}
