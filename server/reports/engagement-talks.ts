import type { Stretch } from '../counting/rules.ts';
import type { Reader } from '../database/sql.ts';
import { dateOrNull } from './taps.ts';

/** Talks about the projects of these booths, where nobody has to decide about it, in the order of time. */
export function listProjectTalks(sql: Reader, eventId: string, boothIds: string[], within: Stretch | null) {
  return sql<{ id: string; title: string; startsAt: Date; endsAt: Date; room: string; booths: string[] }[]>`
    select t.id, t.title, t.starts_at, t.ends_at, t.room, array_agg(distinct b.slug order by b.slug) as booths
    from booths b
      join talk_projects tp on tp.project_id = b.project_id
        and (tp.match is null or tp.match = 'confirmed' or (tp.match = 'proposed' and tp.confidence >= 0.5))
      join talks t on t.id = tp.talk_id
    where b.id = any (${boothIds}::uuid[]) and t.event_id = ${eventId} and t.archived_at is null
      and (${within === null} or (t.starts_at < ${dateOrNull(within?.endsAt)}::timestamptz and t.ends_at > ${dateOrNull(within?.startsAt)}::timestamptz))
    group by t.id order by t.starts_at, t.id`;
}
