import { NOT_SAID } from '#contracts/engagement';
import type { Reader } from '../database/sql.ts';

/** What the visitors talked about, of those tapped; the most frequent first, and last those of whom nobody said it. */
export function listTopics(sql: Reader, boothIds: string[]) {
  return sql<{ boothId: string; slug: string; label: string; visits: number; visitors: number }[]>`
    select r.booth_id, t.slug, t.label, sum(r.visits)::int as visits, sum(r.visitors)::int as visitors, false as is_rest
    from visit_topic_rollups r join topics t on t.id = r.topic_id
    where r.booth_id = any(${boothIds}::uuid[])
    group by r.booth_id, t.slug, t.label having sum(r.visits) > 0
    union all
    select v.booth_id, ${NOT_SAID}, 'not said', count(*)::int, sum(v.standing_size)::int, true
    from visits v
    where v.booth_id = any(${boothIds}::uuid[]) and not v.undone
      and not exists (select from visit_topics vt where vt.visit_id = v.id)
    group by v.booth_id
    order by is_rest, visitors desc, slug`;
}
