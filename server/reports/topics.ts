import type { Reader } from '../database/sql.ts';

/** What the visitors talked about, where it was said; the most frequent first. */
export function listTopics(sql: Reader, boothIds: string[]) {
  return sql<{ boothId: string; slug: string; label: string; visits: number; visitors: number }[]>`
    select r.booth_id, t.slug, t.label, sum(r.visits)::int as visits, sum(r.visitors)::int as visitors
    from visit_topic_rollups r join topics t on t.id = r.topic_id
    where r.booth_id = any(${boothIds})
    group by r.booth_id, t.slug, t.label having sum(r.visits) > 0
    order by visitors desc, t.slug`;
}
