import type { z } from 'zod';
import type { Conflict, conflicts } from '#contracts/conflicts';
import type { Reader, Sql, Transaction } from '../database/sql.ts';
import { archivedEvent } from '../events/store.ts';
import { AppError, notFound } from '../http/errors.ts';
import type { LeadScope, ReadScope } from '../http/gates.ts';
import { listEventFacts } from '../reports/booths.ts';
import { readPlan } from '../reports/plan.ts';
import { dayOf } from '../reports/rules.ts';
import { inSnapshot } from '../reports/snapshot.ts';
import type { Found } from './plan.ts';
import { aboutDay, conflictsOf } from './rules.ts';

type Decision = z.output<typeof conflicts.override.body>;

interface Override {
  id: string;
  kind: string;
  subject: string;
  reason: string;
  by: string | null;
  createdAt: Date;
}

interface Asked {
  /** Slug. */
  event: string;
  /** Only what is about this date. */
  day?: string | undefined;
}

/** Everything that cannot be right, from one snapshot. A lead gets what concerns the own booths. @throws AppError not-found */
export function listConflicts(sql: Sql, scope: ReadScope, { event: slug, day }: Asked, now: Date) {
  return inSnapshot(sql, async (tx) => {
    const [event] = await listEventFacts(tx, scope, { slug });
    if (event === undefined) throw notFound('event');
    const overrides = await listOverrides(tx, event.id);
    const plan = await readPlan(tx, event);
    const all = visibleTo(scope, conflictsOf(plan));
    const found = day === undefined ? all : aboutDay(all, plan.shifts, dayOf(day, event.timeZone));
    const made = new Map(overrides.map((override) => [nameOf(override), override]));
    return found.map((one) => presentConflict(one, made.get(nameOf(one)), now));
  });
}

function presentConflict({ startsAt, endsAt, ...one }: Found, made: Override | undefined, now: Date) {
  return {
    ...one,
    ...{ startsAt: new Date(startsAt), endsAt: new Date(endsAt), isOver: endsAt <= now.getTime() },
    override: made === undefined ? null : presentOverride(made),
  };
}

const presentOverride = ({ id, reason, by, createdAt }: Override) => ({ id, reason, by, createdAt });

const nameOf = ({ kind, subject }: { kind: string; subject: string }) => `${kind} ${subject}`;

const isAbout = (wanted: Pick<Conflict, 'kind' | 'subject'>) => (one: { kind: string; subject: string }) =>
  nameOf(one) === nameOf(wanted);

const visibleTo = ({ booths }: ReadScope, found: Found[]) =>
  found.filter((one) => booths === 'all' || one.booths.some(({ boothId }) => booths.has(boothId)));

function listOverrides(tx: Reader, eventId: string) {
  return tx<Override[]>`
    select o.id, o.kind, o.subject, o.reason, a.name as by, o.created_at
    from conflict_overrides o left join accounts a on a.id = o.account_id
    where o.event_id = ${eventId} and o.ended_at is null`;
}

/**
 * Leaves a conflict as it is, with a reason; one decision after the other.
 * @throws AppError not-found when there is no such conflict any more, taken when somebody decided so already,
 * archived
 */
export function overrideConflict(sql: Sql, scope: LeadScope, slug: string, decision: Decision, now: Date) {
  return sql.begin(async (tx) => {
    const [event] = await listEventFacts(tx, scope, { slug });
    if (event === undefined) throw notFound('event');
    await requireOpenEvent(tx, event.id);
    const found = visibleTo(scope, conflictsOf(await readPlan(tx, event)));
    if (!found.some(isAbout(decision))) throw notFound('conflict');
    if ((await listOverrides(tx, event.id)).some(isAbout(decision)))
      throw new AppError('taken', 'Somebody decided already that this stays as it is.');
    const accountId = scope.by.kind === 'account' ? scope.by.id : null;
    const { kind, subject, reason } = decision;
    await tx`
      insert into conflict_overrides (id, event_id, kind, subject, reason, account_id, created_at)
      values (gen_random_uuid(), ${event.id}, ${kind}, ${subject}, ${reason}, ${accountId}, ${now})`;
    const made = (await listOverrides(tx, event.id)).find(isAbout(decision));
    if (made === undefined) throw new Error('a decision was not kept');
    return presentOverride(made);
  });
}

/** Harmless when it is repeated. @throws AppError not-found also for a decision about booths of others, and one that is about nothing any more; archived */
export async function endOverride(sql: Sql, scope: LeadScope, id: string, now: Date): Promise<undefined> {
  await sql.begin(async (tx) => {
    const [made] = await tx<{ eventId: string; timeZone: string; kind: string; subject: string }[]>`
      select o.event_id, e.time_zone, o.kind, o.subject from conflict_overrides o join events e on e.id = o.event_id
      where o.id = ${id} for update of o`;
    if (made === undefined) throw notFound('decision');
    await requireOpenEvent(tx, made.eventId);
    const plan = await readPlan(tx, { id: made.eventId, timeZone: made.timeZone });
    if (!visibleTo(scope, conflictsOf(plan)).some((one) => isAbout(one)(made))) throw notFound('decision');
    await tx`update conflict_overrides set ended_at = ${now} where id = ${id} and ended_at is null`;
  });
}

/** One change after the other until the end of the transaction. @throws AppError archived */
async function requireOpenEvent(tx: Transaction, id: string): Promise<void> {
  const [event] = await tx<{ name: string; isArchived: boolean }[]>`
    select name, archived_at is not null as is_archived from events where id = ${id} for no key update`;
  if (event?.isArchived) throw archivedEvent(event);
}
