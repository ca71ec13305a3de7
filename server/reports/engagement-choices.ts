import { NOT_SAID } from '#contracts/engagement';
import { offeredSectors } from '#contracts/visitor-words';
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

/** Whether anybody said it of a visit to this event, or screens offer it: else it is a slip of the pen, not a 0. */
export async function isSectorOf(sql: Reader, eventId: string, sector: string): Promise<boolean> {
  if (sector === NOT_SAID || offeredSectors.some((one) => one === sector)) return true;
  const [row] = await sql<{ isSaid: boolean }[]>`
    select exists (
      select from visit_rollups r join booths b on b.id = r.booth_id where b.event_id = ${eventId} and r.sector = ${sector}
    ) as is_said`;
  return row?.isSaid ?? false;
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
