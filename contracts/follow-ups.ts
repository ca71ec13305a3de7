import { z } from 'zod';
import { eventCollection } from './collection.ts';
import { endpoint } from './endpoint.ts';
import { id, instant, localDate, optionalLine, prose, publicUrl, rowFields, slug, webUrl } from './fields.ts';

const fields = {
  /** What was promised. */
  what: prose(1000),
  /** Who does it, by name; of a person that is known, that person's. */
  owner: optionalLine(120),
  ownerId: id.nullable(),
  dueOn: localDate.nullable(),
  issueUrl: webUrl.nullable(),
};

/** What may be given anew; rows hold what was given before. */
const givenIssueUrl = publicUrl.nullable();

/** The visitor who gave it, with the consent that was shown. */
const contact = z.object({
  name: z.string(),
  address: z.string(),
  consentText: z.string(),
  givenAt: instant,
  /** Then name and address are deleted. */
  purgeAt: instant,
});

const followUpRow = z.object({
  ...rowFields,
  boothId: id,
  ...fields,
  /** When it was promised. */
  occurredAt: instant,
  doneAt: instant.nullable(),
  /** `purged`: its time was over, name and address are deleted. */
  contactState: z.enum(['none', 'given', 'purged']),
  /** Null also for whoever may not see it, such as a viewer. */
  contact: contact.nullable(),
});
export type FollowUpRow = z.infer<typeof followUpRow>;

const collection = eventCollection({
  noun: 'follow-ups',
  one: 'a follow-up',
  read: 'read',
  write: 'lead',
  row: followUpRow,
  input: z.strictObject({
    boothId: id,
    ...fields,
    owner: fields.owner.default(''),
    ownerId: fields.ownerId.default(null),
    dueOn: fields.dueOn.default(null),
    issueUrl: givenIssueUrl.default(null),
  }),
  change: z.strictObject({ ...fields, issueUrl: givenIssueUrl }).partial(),
  query: { boothId: id.optional() },
  errors: ['wrong-event', 'not-your-booth'],
});

export const followUpStates = ['open', 'overdue', 'done', 'within-30-days', 'not-within-30-days'] as const;

/** Which follow-ups are shown. */
const followUpFilter = z.strictObject({
  /** By its slug. */
  booth: slug.optional(),
  state: z.enum(followUpStates).optional(),
  /** By name, as it is written; empty for everybody. */
  owner: optionalLine(120).optional(),
  /** Words, all of which stand in what was promised. */
  search: optionalLine(200).optional(),
});
export type FollowUpFilter = z.infer<typeof followUpFilter>;

const rowParams = z.strictObject({ id });
const closing = {
  tag: 'follow-ups',
  path: '/api/v1/follow-ups/:id/completion',
  access: 'lead',
  params: rowParams,
  output: followUpRow,
  isVersioned: true,
  errors: ['not-found', 'stale', 'version-missing', 'archived', 'not-your-booth'],
} as const;

export const followUps = {
  ...collection,
  complete: endpoint('complete-follow-ups', {
    ...closing,
    summary: 'It is done, as of now; one that is done already keeps its time',
    method: 'put',
  }),
  reopen: endpoint('reopen-follow-ups', {
    ...closing,
    summary: 'It is not done after all',
    method: 'delete',
  }),
};

/** Beside the collection, whose six endpoints take a row's own address. */
export const getFollowUpsFile = endpoint('get-follow-ups-file', {
  tag: 'follow-ups',
  summary: 'What was promised as a CSV file, without any contact; with a filter only what it lets through',
  method: 'get',
  path: '/api/v1/events/:event/follow-ups.:format',
  access: 'read',
  params: z.strictObject({ event: slug, format: z.string().max(20) }),
  query: followUpFilter,
  mediaType: 'text/csv',
  errors: ['not-found', 'unknown-format'],
});

const DAYS_TO_CLOSE = 30;
const DAY_MS = 86_400_000;

type Timed = Pick<FollowUpRow, 'occurredAt' | 'doneAt' | 'dueOn'>;

/** @param today the event's own date */
export const isOverdue = ({ doneAt, dueOn }: Timed, today: string): boolean =>
  doneAt === null && dueOn !== null && dueOn < today;

/** Whether it was done within 30 days of being promised; null while it still can be. */
export function isWithin30Days({ occurredAt, doneAt }: Timed, now: Date): boolean | null {
  const last = Date.parse(occurredAt) + DAYS_TO_CLOSE * DAY_MS;
  if (doneAt !== null) return Date.parse(doneAt) <= last;
  return now.getTime() > last ? false : null;
}

/** How many were done within 30 days, of how many for which that is known, and how many still can be. */
export function closureOf(rows: readonly Timed[], now: Date): { within: number; of: number; open: number } {
  const known = rows.map((row) => isWithin30Days(row, now));
  return {
    within: known.filter((each) => each === true).length,
    of: known.filter((each) => each !== null).length,
    open: known.filter((each) => each === null).length,
  };
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Whether a filter lets it through.
 * @param boothId of the booth that the filter names
 * @param at now, and the event's own date then
 */
export function isMeant(
  row: Pick<FollowUpRow, 'boothId' | 'what' | 'owner'> & Timed,
  { booth, state, owner = '', search = '' }: FollowUpFilter,
  boothId: string | undefined,
  at: { now: Date; today: string },
): boolean {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return (
    (booth === undefined || row.boothId === boothId) &&
    (owner === '' || row.owner === owner) &&
    words.every((word) => plain(row.what).includes(word)) &&
    (state === undefined || isInState(row, state, at))
  );
}

function isInState(row: Timed, state: (typeof followUpStates)[number], at: { now: Date; today: string }) {
  switch (state) {
    case 'open':
      return row.doneAt === null;
    case 'overdue':
      return isOverdue(row, at.today);
    case 'done':
      return row.doneAt !== null;
    default:
      return isWithin30Days(row, at.now) === (state === 'within-30-days');
  }
}
