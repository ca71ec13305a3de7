import type { Reader } from '../database/sql.ts';

/** Who the visitors were, where it was said; the most frequent first. */
export function listAudiences(sql: Reader, boothIds: string[]) {
  return sql<{ boothId: string; audience: string; visits: number; visitors: number }[]>`
    select booth_id, audience, sum(visits)::int as visits, sum(visitors)::int as visitors
    from visit_rollups where booth_id = any(${boothIds}) and audience <> ''
    group by booth_id, audience having sum(visits) > 0
    order by visitors desc, audience`;
}
