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

/**
 * Taps by quarter of an hour. A quarter that a head count or the range begins or ends inside of is read visit by visit,
 * so that every tap lies on one side.
 */
export async function listTaps(
  sql: Reader,
  boothIds: string[],
  within: Stretch | null,
  headCounts: Map<string, HeadCount[]>,
): Promise<Map<string, Taps[]>> {
  const rows = await sql<{ boothId: string; startsAt: Date; visitors: number }[]>`
    select booth_id, bucket as starts_at, sum(visitors)::int as visitors
    from visit_rollups
    where booth_id = any (${boothIds}::uuid[])
      and (${within === null} or (bucket > ${dateOrNull(within === null ? undefined : within.startsAt - BUCKET_MS)}::timestamptz
        and bucket < ${dateOrNull(within?.endsAt)}::timestamptz))
    group by booth_id, bucket
    having sum(visitors) > 0`;
  const cut = (boothId: string, at: number) => cutsOf(within, headCounts.get(boothId) ?? []).has(at);
  const whole = rows.filter(({ boothId, startsAt }) => !cut(boothId, startsAt.getTime()));
  const split = rows.filter(({ boothId, startsAt }) => cut(boothId, startsAt.getTime()));
  const visits = await listVisitsIn(sql, split, within);
  return byBooth<Taps>([
    ...whole.map(({ boothId, startsAt, visitors }) => ({
      boothId,
      startsAt: startsAt.getTime(),
      endsAt: startsAt.getTime() + BUCKET_MS,
      visitors,
    })),
    ...visits,
  ]);
}

/** The starts of the quarters that a boundary lies inside of. */
function cutsOf(within: Stretch | null, headCounts: HeadCount[]): Set<number> {
  const boundaries = [within, ...headCounts.map(({ stretch }) => stretch)].flatMap((stretch) =>
    stretch === null ? [] : [stretch.startsAt, stretch.endsAt],
  );
  return new Set(boundaries.filter((at) => at % BUCKET_MS !== 0).map((at) => at - (at % BUCKET_MS)));
}

async function listVisitsIn(
  sql: Reader,
  buckets: { boothId: string; startsAt: Date }[],
  within: Stretch | null,
): Promise<OfBooth<Taps>[]> {
  if (buckets.length === 0) return [];
  const rows = await sql<{ boothId: string; occurredAt: Date; visitors: number }[]>`
    select v.booth_id, v.occurred_at, v.standing_size as visitors
    from unnest(${buckets.map(({ boothId }) => boothId)}::uuid[], ${buckets.map(({ startsAt }) => startsAt.toISOString())}::text[]::timestamptz[]) as b (booth_id, bucket)
    join visits v on v.booth_id = b.booth_id and not v.undone
      and v.occurred_at >= b.bucket and v.occurred_at < b.bucket + interval '15 minutes'`;
  return rows
    .map(({ boothId, occurredAt, visitors }) => ({
      boothId,
      startsAt: occurredAt.getTime(),
      endsAt: occurredAt.getTime() + 1,
      visitors,
    }))
    .filter(({ startsAt }) => within === null || (startsAt >= within.startsAt && startsAt < within.endsAt));
}
