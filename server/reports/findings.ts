import type { FeedbackRow } from '#contracts/feedback';
import type { Reader } from '../database/sql.ts';

/** What visitors said, what more of them said first; mentions include the first time. */
export function listFindings(sql: Reader, boothIds: string[]) {
  return sql<
    { boothId: string; kind: FeedbackRow['kind']; text: string; answer: string; mentions: number }[]
  >`
    select f.booth_id, f.kind, f.text, f.answer,
      1 + (select count(*)::int from feedback_mentions m where m.feedback_id = f.id and m.booth_id = f.booth_id and not m.undone) as mentions
    from feedback f
    where f.booth_id = any(${boothIds}) and f.archived_at is null
    order by mentions desc, f.occurred_at, f.id`;
}
