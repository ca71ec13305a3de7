import { type EngagementQuery, NOT_SAID } from '#contracts/engagement';
import type { Stretch } from '../counting/rules.ts';
import { notFound } from '../http/errors.ts';
import type { BoothFacts, EventFacts } from './booths.ts';
import type { TopicOfEvent } from './engagement-choices.ts';
import { dayOf } from './rules.ts';
import type { SaidOfVisits } from './taps.ts';

export interface EngagementQuestion {
  /** Slug of the event. */
  event: string;
  query: EngagementQuery;
  now: Date;
}

/** A question whose words were found in the event. */
export interface Asked {
  event: EventFacts;
  /** Of the event, that this caller may see; and those of the question. */
  all: BoothFacts[];
  booths: BoothFacts[];
  topics: TopicOfEvent[];
  query: EngagementQuery;
  within: Stretch | null;
  said: SaidOfVisits | null;
  now: Date;
}

/** @throws AppError not-found for a booth or a topic that is not there or not the caller's */
export function asking(
  event: EventFacts,
  all: BoothFacts[],
  topics: TopicOfEvent[],
  { query: given, now }: EngagementQuestion,
): Asked {
  const query = { ...given, ...lastOf(given, now) };
  const slugs = query.booth ?? null;
  if (slugs?.some((slug) => !all.some((booth) => booth.slug === slug))) throw notFound('booth');
  const booths = slugs === null ? all : all.filter(({ slug }) => slugs.includes(slug));
  const topic = topics.find(({ slug }) => slug === query.topic);
  if (query.topic !== undefined && topic === undefined) throw notFound('topic');
  const said = saidOf(query, topic);
  return { event, all, booths, topics, query, within: rangeOf(query, event.timeZone), said, now };
}

const MINUTE_MS = 60_000;

/** The minute that runs is in it. */
function lastOf({ last }: EngagementQuery, now: Date): { from?: string; to?: string } {
  if (last === undefined) return {};
  const to = Math.ceil(now.getTime() / MINUTE_MS) * MINUTE_MS;
  return { from: new Date(to - 60 * MINUTE_MS).toISOString(), to: new Date(to).toISOString() };
}

/** Null: of all visitors, head counts among them. */
export function saidOf(
  { audience, sector, topic }: EngagementQuery,
  found: TopicOfEvent | undefined,
): SaidOfVisits | null {
  if (audience === undefined && sector === undefined && topic === undefined) return null;
  const word = (said: string | undefined) => (said === NOT_SAID ? '' : said);
  return { audience: word(audience), sector: word(sector), topicId: found?.id };
}

const [FIRST, LAST] = [Date.parse('1900-01-01T00:00:00Z'), Date.parse('2200-01-01T00:00:00Z')];

function rangeOf({ day, from, to }: EngagementQuery, timeZone: string): Stretch | null {
  if (day !== undefined) return dayOf(day, timeZone);
  if (from === undefined && to === undefined) return null;
  return {
    startsAt: from === undefined ? FIRST : Date.parse(from),
    endsAt: to === undefined ? LAST : Date.parse(to),
  };
}
