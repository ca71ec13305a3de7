import type { Reader, Sql } from '../database/sql.ts';
import type { ReadScope } from '../http/gates.ts';
import { listBoothFacts } from './booths.ts';
import { listBehind } from './records.ts';

/** A follow-up, without whom it was promised to. */
export interface Promised {
  boothId: string;
  what: string;
  owner: string;
  dueOn: string | null;
  occurredAt: Date;
  doneAt: Date | null;
  issueUrl: string | null;
}

/** What was promised at these booths, in the order of time. */
export function listPromised(sql: Reader, boothIds: string[]) {
  return sql<Promised[]>`
    select f.booth_id, f.what, coalesce(p.name, f.owner) as owner, to_char(f.due_on, 'YYYY-MM-DD') as due_on,
      f.occurred_at, f.done_at, f.issue_url
    from follow_ups f left join people p on p.id = f.owner_id
    where f.booth_id = any(${boothIds}::uuid[]) and f.archived_at is null
    order by f.occurred_at, f.id`;
}

/** Whether a device of this caller's booths is behind: it may hold more that was promised. */
export async function mayMoreBePromised(
  sql: Sql,
  scope: ReadScope,
  eventId: string,
  now: Date,
): Promise<boolean> {
  const booths = await listBoothFacts(sql, scope, eventId);
  const behind = await listBehind(
    sql,
    booths.map(({ boothId }) => boothId),
    now,
  );
  return behind.size > 0;
}
