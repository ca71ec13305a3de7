import { NOT_SAID } from '#contracts/engagement';
import type { Reader } from '../database/sql.ts';

interface Said {
  boothId: string;
  visits: number;
  visitors: number;
}

/** Who the visitors were, of those tapped; the most frequent first, and last those of whom nobody said it. */
export const listAudiences = (sql: Reader, boothIds: string[]) =>
  listBy<{ audience: string }>(sql, boothIds, 'audience');

/** Where they work, in the same way. */
export const listSectors = (sql: Reader, boothIds: string[]) =>
  listBy<{ sector: string }>(sql, boothIds, 'sector');

function listBy<Key>(sql: Reader, boothIds: string[], column: 'audience' | 'sector') {
  return sql<(Said & Key)[]>`
    select booth_id, coalesce(nullif(${sql(column)}, ''), ${NOT_SAID}) as ${sql(column)}, sum(visits)::int as visits, sum(visitors)::int as visitors
    from visit_rollups where booth_id = any(${boothIds}::uuid[])
    group by booth_id, ${sql(column)} having sum(visits) > 0
    order by ${sql(column)} = '', sum(visitors) desc, ${sql(column)}`;
}
