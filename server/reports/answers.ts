import type { Reader } from '../database/sql.ts';

/**
 * What the person on a shift said last of it, or null: for `assignments a` joined with `shifts s`. Said of other hours, by
 * somebody before them, or when it was over, it says nothing: `answerOf` in own-shifts/rules.ts says the same.
 */
export function newestAnswer(sql: Reader) {
  return sql`(
    select r.kind from assignment_responses r
    where r.assignment_id = a.id and r.person_id = a.person_id
      and r.starts_at = s.starts_at and r.ends_at = s.ends_at and r.created_at < s.ends_at
    order by r.created_at desc, r.id desc limit 1)`;
}
