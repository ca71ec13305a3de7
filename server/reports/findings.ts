import type { FeedbackRow } from '#contracts/feedback';
import type { Reader } from '../database/sql.ts';
import { findingsOf, rootsOf, type StandingMerge } from '../feedback/rules.ts';

interface Finding {
  id: string;
  boothId: string;
  kind: FeedbackRow['kind'];
  text: string;
  answer: string;
  mentions: number;
  occurredAt: Date;
}

/**
 * What visitors said at each booth, what more of them said first; mentions include the first time. What somebody merged at
 * one booth is one finding with the mentions of all; merged across booths, each keeps its own.
 */
export async function listFindings(sql: Reader, boothIds: string[]) {
  const rows = await sql<Finding[]>`
    select f.id, f.booth_id, f.kind, f.text, f.answer, f.occurred_at, ${mentions(sql)} as mentions
    from feedback f where f.booth_id = any(${boothIds}) and f.archived_at is null`;
  const merges = await sql<StandingMerge[]>`
    select m.feedback_id, m.into_id from feedback_merges m
    where m.is_same and m.undone_at is null
      and m.event_id in (select event_id from booths where id = any(${boothIds}))`;
  const standing = await listStanding(sql, merges);
  const roots = rootsOf([...new Set([...rows.map(({ id }) => id), ...standing])], merges);
  return findingsOf(rows, roots).map(({ id: _, occurredAt: _at, ...finding }) => finding);
}

/** Of those that were merged: what is not in the archive, nor its booth, also at other booths, since a chain may go through them. */
async function listStanding(sql: Reader, merges: readonly StandingMerge[]): Promise<string[]> {
  if (merges.length === 0) return [];
  const ids = merges.flatMap(({ feedbackId, intoId }) => [feedbackId, intoId]);
  const rows = await sql<{ id: string }[]>`
    select f.id from feedback f join booths b on b.id = f.booth_id
    where f.id = any(${ids}::uuid[]) and f.archived_at is null and b.archived_at is null`;
  return rows.map(({ id }) => id);
}

/** How often `f` was said, the first time included. A mention that came from another booth is kept, but not counted. */
export const mentions = (sql: Reader) => sql`
  (1 + (select count(*)::int from feedback_mentions m where m.feedback_id = f.id and m.booth_id = f.booth_id and not m.undone))`;
