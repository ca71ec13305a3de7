import { NOT_SAID, type Share } from '#contracts/engagement';
import type { Stretch } from '../counting/rules.ts';
import type { Reader } from '../database/sql.ts';
import {
  BUCKET_MS,
  dateOrNull,
  type OfBooth,
  rollupsOf,
  type SaidOfVisits,
  saidInRollups,
  saidOfVisits,
  visitsIn,
} from './taps.ts';

/** What is asked: which booths, in which time, of which visitors. */
export interface SharesQuestion {
  boothIds: string[];
  within: Stretch | null;
  said: SaidOfVisits;
  /** The hours that the answer is by, in order. */
  hours: readonly Stretch[];
}

interface Row {
  key: string;
  label: string;
  at: Date;
  visits: number;
  visitors: number;
}

/**
 * Who came and what they asked about, of those tapped; the most frequent first. Each list is filtered by the others and
 * not by itself, so that a choice shows what else there is.
 */
export async function readShares(sql: Reader, question: SharesQuestion) {
  const { said } = question;
  const without = (own: keyof SaidOfVisits) => ({ ...question, said: { ...said, [own]: undefined } });
  const [audiences, sectors, topics] = await Promise.all([
    listByColumn(sql, without('audience'), 'audience'),
    listByColumn(sql, without('sector'), 'sector'),
    listByTopic(sql, without('topicId')),
  ]);
  const { hours } = question;
  return {
    audiences: sharesOf(audiences, hours),
    sectors: sharesOf(sectors, hours),
    topics: sharesOf(topics, hours),
  };
}

/** Rollups of whole quarters of an hour; where the range begins or ends inside of one, its visits. */
async function listByColumn(
  sql: Reader,
  { boothIds, within, said }: SharesQuestion,
  column: 'audience' | 'sector',
): Promise<Row[]> {
  const of = sql(`standing_${column}`);
  const rows = await sql<Omit<Row, 'label'>[]>`
    select key, at, sum(visits)::int as visits, sum(visitors)::int as visitors from (
      select ${sql(column)} as key, bucket as at, visits, visitors from ${rollupsOf(sql, said)} r
      where booth_id = any (${boothIds}::uuid[]) and ${saidInRollups(sql, said)} and ${wholeQuarters(sql, within)}
      union all
      select coalesce(v.${of}, ''), greatest(rollup_bucket(v.occurred_at), ${dateOrNull(within?.startsAt)}::timestamptz), 1, v.standing_size
      from ${visitsIn(sql, cutQuarters(boothIds, within))} where ${saidOfVisits(sql, said)}
    ) parts group by key, at having sum(visits) > 0`;
  return rows.map((row) => ({ ...row, key: row.key || NOT_SAID, label: row.key || 'not said' }));
}

function listByTopic(sql: Reader, { boothIds, within, said }: SharesQuestion) {
  return sql<Row[]>`
    select t.slug as key, t.label, at, sum(visits)::int as visits, sum(visitors)::int as visitors from (
      select topic_id, bucket as at, visits, visitors from visit_topic_rollups
      where booth_id = any (${boothIds}::uuid[]) and ${saidInRollups(sql, said)} and ${wholeQuarters(sql, within)}
      union all
      select vt.topic_id, greatest(rollup_bucket(v.occurred_at), ${dateOrNull(within?.startsAt)}::timestamptz), 1, v.standing_size
      from ${visitsIn(sql, cutQuarters(boothIds, within))} join visit_topics vt on vt.visit_id = v.id where ${saidOfVisits(sql, said)}
    ) parts join topics t on t.id = parts.topic_id
    group by t.slug, t.label, at having sum(visits) > 0`;
}

const ceil = (at: number) => Math.ceil(at / BUCKET_MS) * BUCKET_MS;
const floor = (at: number) => Math.floor(at / BUCKET_MS) * BUCKET_MS;

function wholeQuarters(sql: Reader, within: Stretch | null) {
  if (within === null) return sql`true`;
  return sql`bucket >= ${new Date(ceil(within.startsAt))} and bucket < ${new Date(floor(within.endsAt))}`;
}

/** What the range holds of the quarters that it begins and ends inside of, at each booth. */
function cutQuarters(boothIds: string[], within: Stretch | null): OfBooth<Stretch>[] {
  if (within === null) return [];
  const { startsAt, endsAt } = within;
  const [first, last] = [Math.min(ceil(startsAt), endsAt), Math.max(floor(endsAt), startsAt)];
  const parts = [
    { startsAt, endsAt: first },
    { startsAt: Math.max(first, last), endsAt },
  ].filter((part) => part.startsAt < part.endsAt);
  return boothIds.flatMap((boothId) => parts.map((part) => ({ boothId, ...part })));
}

function sharesOf(rows: readonly Row[], hours: readonly Stretch[]): Share[] {
  const shares = new Map<string, Share>();
  for (const { key, label, at, visits, visitors } of rows) {
    const share = shares.get(key) ?? { key, label, visits: 0, visitors: 0, hours: hours.map(() => 0) };
    shares.set(key, share);
    share.visits += visits;
    share.visitors += visitors;
    const index = hourAt(hours, at.getTime());
    if (index !== -1) share.hours[index] = (share.hours[index] ?? 0) + visitors;
  }
  return [...shares.values()].sort((a, b) => b.visitors - a.visitors || a.key.localeCompare(b.key));
}

const hourAt = (hours: readonly Stretch[], at: number) =>
  hours.findIndex(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);
