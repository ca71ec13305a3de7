import type { HeadCountRow } from '#contracts/head-counts';
import type { Reader } from '../database/sql.ts';

export interface Tapped {
  boothId: string;
  visits: number;
  visitors: number;
  /** Devices and tokens that tapped at least one visit that stands. */
  devices: number;
}

/** How much was tapped at each booth, and on how many devices. */
export function listTapped(sql: Reader, boothIds: string[]) {
  return sql<Tapped[]>`
    select rolled.booth_id, rolled.visits, rolled.visitors, (
      select count(distinct coalesce(v.device_id, v.token_id))::int from visits v
      where v.booth_id = rolled.booth_id and not v.undone) as devices
    from (
      select booth_id, sum(visits)::int as visits, sum(visitors)::int as visitors
      from visit_rollups where booth_id = any (${boothIds}::uuid[]) group by booth_id) rolled`;
}

export interface SaidHeadCount {
  id: string;
  boothId: string;
  source: HeadCountRow['source'];
  approximate: boolean;
  likely: number;
  low: number | null;
  high: number | null;
  startsAt: Date | null;
  endsAt: Date | null;
  wording: string;
  sourceUrl: string | null;
}

/** The head counts as they were said, in the order of their times. */
export function listSaidHeadCounts(sql: Reader, boothIds: string[]) {
  return sql<SaidHeadCount[]>`
    select id, booth_id, source, approximate, likely, low, high, starts_at, ends_at, wording, source_url
    from head_counts where booth_id = any (${boothIds}::uuid[]) and archived_at is null
    order by starts_at nulls first, received_at, id`;
}
