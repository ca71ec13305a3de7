import type { Reader } from '../database/sql.ts';
import type { ReadScope } from '../http/gates.ts';
import type { EventFacts } from './booths.ts';

export interface TopicOfEvent {
  id: string;
  slug: string;
  label: string;
}

/** Archived ones too: visits may have spoken of them. */
export function listTopicsOf(sql: Reader, eventId: string) {
  return sql<
    TopicOfEvent[]
  >`select id, slug, label from topics where event_id = ${eventId} order by label, id`;
}

/** Earlier events at which the projects of these booths had one too, as far as this caller may see it; the newest first. */
export function listEarlierEvents(sql: Reader, scope: ReadScope, event: EventFacts, boothIds: string[]) {
  return sql<{ slug: string; name: string }[]>`
    select e.slug, e.name from events e
    where e.archived_at is null and e.id <> ${event.id} and e.starts_on < ${event.startsOn}::date
      and exists (
        select from booths there join booths here on here.project_id = there.project_id
        where there.event_id = e.id and there.archived_at is null and here.id = any (${boothIds}::uuid[])
          and ${scope.booths === 'all' ? sql`true` : sql`there.id = any (${[...scope.booths]}::uuid[])`}
      )
    order by e.starts_on desc, e.id`;
}
