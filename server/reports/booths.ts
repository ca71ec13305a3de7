import type { Reader } from '../database/sql.ts';
import type { ReadScope } from '../http/gates.ts';

export interface EventFacts {
  id: string;
  slug: string;
  name: string;
  venue: string;
  city: string;
  timeZone: string;
  startsOn: string;
  endsOn: string;
  simulated: boolean;
  sourceUrl: string | null;
  countingRule: string;
  version: number;
  /** How many booths the event has, whoever asks. */
  booths: number;
  days: { date: string; opensAt: string; closesAt: string }[];
}

export interface BoothFacts {
  boothId: string;
  eventId: string;
  slug: string;
  name: string;
  project: {
    slug: string;
    name: string;
    kind: 'project' | 'community';
    maturity: string | null;
    aliases: string[];
  };
  /** Labels, in the order of the slots. */
  kiosks: string[];
  representatives: { name: string; affiliation: string }[];
}

/** The events that this caller may see, newest first; a lead sees those of the own booths. */
export function listEventFacts(
  sql: Reader,
  scope: ReadScope,
  only: { slug?: string } = {},
): Promise<EventFacts[]> {
  return sql<EventFacts[]>`
    select e.id, e.slug, e.name, e.venue, e.city, e.time_zone, e.starts_on::text, e.ends_on::text, e.simulated,
      e.source_url, e.counting_rule, coalesce(v.version, 0)::int as version,
      (select count(*)::int from booths b where b.event_id = e.id and b.archived_at is null) as booths,
      coalesce((
        select jsonb_agg(jsonb_build_object('date', d.date::text, 'opensAt', d.opens_at, 'closesAt', d.closes_at) order by d.opens_at)
        from event_days d where d.event_id = e.id and d.archived_at is null), '[]') as days
    from events e left join event_versions v on v.event_id = e.id
    where ${only.slug === undefined ? sql`e.archived_at is null` : sql`e.slug = ${only.slug}`}
      and ${scope.booths === 'all' ? sql`true` : sql`e.id in (select event_id from booths where id = any(${[...scope.booths]}))`}
    order by e.starts_on desc, e.id`;
}

/** The booths of an event that this caller may see, by name. */
export function listBoothFacts(
  sql: Reader,
  scope: ReadScope,
  eventId: string,
  slugs: readonly string[] | null = null,
): Promise<BoothFacts[]> {
  return sql<BoothFacts[]>`
    select b.id as booth_id, b.event_id, b.slug, b.name,
      jsonb_build_object('slug', p.slug, 'name', p.name, 'kind', p.kind, 'maturity', p.maturity, 'aliases',
        coalesce((select jsonb_agg(a.alias order by a.id) from project_aliases a where a.project_id = p.id), '[]')) as project,
      coalesce((
        select jsonb_agg(label order by first) from (
          select k.label, min(s.starts_at) as first from slots s join kiosks k on k.id = s.kiosk_id
          where s.booth_id = b.id and s.archived_at is null group by k.label) labels), '[]') as kiosks,
      coalesce((
        select jsonb_agg(jsonb_build_object('name', person.name, 'affiliation', person.affiliation) order by r.position, r.id)
        from representatives r join people person on person.id = r.person_id
        where r.booth_id = b.id and r.archived_at is null), '[]') as representatives
    from booths b join projects p on p.id = b.project_id
    where b.event_id = ${eventId} and b.archived_at is null
      and ${slugs === null ? sql`true` : sql`b.slug = any(${[...slugs]})`}
      and ${scope.booths === 'all' ? sql`true` : sql`b.id = any(${[...scope.booths]})`}
    order by lower(b.name), b.id`;
}
