import type { Reader } from '../database/sql.ts';

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
