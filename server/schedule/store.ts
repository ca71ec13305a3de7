import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import { MOST_SESSIONS, type ScheduleOutcome, type SchedulePreview, type talks } from '#contracts/talks';
import { hashSecret } from '../access/secrets.ts';
import type { Reader, Sql, Transaction } from '../database/sql.ts';
import { archivedEvent } from '../events/store.ts';
import { AppError, notFound } from '../http/errors.ts';
import type { ManagerScope } from '../http/gates.ts';
import { dateOf } from '../reports/rules.ts';
import type { StoredTalk } from './changes.ts';
import type { Clock } from './placing.ts';
import { presentPlan } from './presenting.ts';
import { type ImportPlan, type PlannedTalk, planImport, type Surroundings } from './rules.ts';

type Given = z.output<(typeof talks)['preview']['body']>;
type Import = z.output<(typeof talks)['import']['body']>;

/** Stores nothing. @throws AppError not-found, archived, too-large */
export function previewSchedule(
  sql: Sql,
  _scope: ManagerScope,
  slug: string,
  given: Given,
): Promise<SchedulePreview> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    const around = await readSurroundings(tx, await readEvent(tx, slug));
    const { plan, clock, digest } = planned(given, around);
    return presentPlan(plan, around, { digest, taken: clock });
  });
}

/**
 * As the preview showed it, one import of an event after the other.
 * @throws AppError not-found, archived, too-large, invalid-input (whose clock, unknown decisions), stale when anything
 * that the preview showed is different by now
 */
export function importSchedule(
  sql: Sql,
  scope: ManagerScope,
  slug: string,
  given: Import,
  now: Date,
): Promise<ScheduleOutcome> {
  return sql.begin(async (tx) => {
    const event = await readEvent(tx, slug);
    await tx`
      insert into event_versions (event_id, version) values (${event.id}, 1)
      on conflict (event_id) do update set version = event_versions.version + 1`;
    const around = await readSurroundings(tx, event);
    const seen = planned(given, around);
    if (seen.plan.zone.mustDecide && given.clock === null) throw undecidedClock(seen.plan);
    if (seen.digest !== given.digest)
      throw new AppError(
        'stale',
        'Talks, people or projects changed since this preview, or the schedule did. Look at a new preview.',
      );
    const decisions = decisionsOf(given, seen.plan);
    const { plan } = decisions.size === 0 ? seen : planned(given, around, decisions);
    const goneIds = given.gone === 'archive' ? plan.gone.map(({ id }) => id) : [];
    const outcome = {
      created: plan.talks.filter(({ state }) => state === 'new').length,
      changed: plan.talks.filter(({ state }) => state === 'changed').length,
      unchanged: plan.talks.filter(({ state }) => state === 'unchanged').length,
      ...{ archived: goneIds.length, problems: plan.problems.length },
      undecided: plan.questions.filter(({ key }) => !decisions.has(key)).length,
    };
    const importId = await insertImport(tx, scope, event.id, { given, plan, outcome, now });
    await writeTalks(tx, { eventId: event.id, importId, now }, plan.talks);
    await tx`update talks set archived_at = ${now}, updated_at = ${now}, version = version + 1 where id = any(${goneIds}::uuid[])`;
    return outcome;
  });
}

function planned(
  given: Given,
  around: Surroundings,
  decisions: ReadonlyMap<string, string | null> = new Map(),
) {
  const clock: Clock = given.clock ?? 'event';
  const plan = planImport({ text: given.text, format: given.format, clock, decisions }, around);
  if (plan.talks.length > MOST_SESSIONS)
    throw new AppError(
      'too-large',
      `This schedule holds ${plan.talks.length.toLocaleString('en')} sessions; at most ${MOST_SESSIONS.toLocaleString('en')} can be imported at once. Import it day by day.`,
    );
  return { plan, clock, digest: digestOf(plan, clock) };
}

/** Of everything that would be stored, and of the versions of what it would change. */
function digestOf({ talks, gone, problems, questions }: ImportPlan, clock: Clock): string {
  const seen = {
    clock,
    talks: talks.map(({ talk, ...rest }) => ({ ...rest, id: talk?.id, version: talk?.version })),
    gone: gone.map(({ id, version }) => ({ id, version })),
    ...{ problems, questions },
  };
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex');
}

function undecidedClock({ zone: { labels } }: ImportPlan): AppError {
  const message = `must say whose clock the times are on: the schedule writes ${labels
    .filter(({ agrees }) => !agrees)
    .map(({ label }) => label)
    .join(', ')}, which is not the time of the event then`;
  return new AppError('invalid-input', `body.clock: ${message}`, {
    issues: [{ path: 'body.clock', message }],
  });
}

function decisionsOf({ decisions }: Import, { questions }: ImportPlan): ReadonlyMap<string, string | null> {
  for (const [at, { key, id }] of decisions.entries()) {
    const question = questions.find((one) => one.key === key);
    const isOffered = id === null || question?.choices.some((choice) => choice.id === id);
    if (question !== undefined && isOffered) continue;
    const message = question === undefined ? 'is not asked by the preview' : 'is none of the choices';
    throw new AppError('invalid-input', `body.decisions.${at}: ${message}`, {
      issues: [{ path: `body.decisions.${at}`, message }],
    });
  }
  return new Map(decisions.map(({ key, id }) => [key, id]));
}

type EventRow = Surroundings['event'] & { id: string; name: string; archivedAt: Date | null };

async function readEvent(tx: Transaction, slug: string): Promise<EventRow> {
  const [event] = await tx<EventRow[]>`
    select id, name, time_zone, city, starts_on, ends_on, archived_at from events where slug = ${slug}`;
  if (event === undefined) throw notFound('event');
  if (event.archivedAt !== null) throw archivedEvent(event);
  return event;
}

async function readSurroundings(tx: Reader, event: EventRow): Promise<Surroundings> {
  const talks = await tx<Omit<StoredTalk, 'date'>[]>`
    select t.id, t.version, t.source_key, t.title, t.room, t.track, t.archived_at is not null as is_archived,
      (extract(epoch from t.starts_at) * 1000)::float8 as starts_at, (extract(epoch from t.ends_at) * 1000)::float8 as ends_at,
      coalesce((
        select jsonb_agg(jsonb_build_object('name', s.name, 'affiliation', s.affiliation, 'personId', s.person_id,
          'match', s.match, 'confidence', s.confidence) order by s.position)
        from talk_speakers s where s.talk_id = t.id), '[]') as speakers,
      coalesce((
        select jsonb_agg(jsonb_build_object('projectId', p.project_id, 'match', p.match, 'confidence', p.confidence) order by p.project_id)
        from talk_projects p where p.talk_id = t.id), '[]') as projects
    from talks t where t.event_id = ${event.id} order by t.starts_at, t.id`;
  const people = await tx<Surroundings['people'][number][]>`
    select p.id, p.name, p.affiliation,
      exists (select from representatives r where r.person_id = p.id and r.event_id = ${event.id} and r.archived_at is null) as is_here,
      array(select distinct s.name from talk_speakers s
        where s.person_id = p.id and s.match = 'confirmed' and s.confidence is null order by s.name) as aliases
    from people p where p.archived_at is null order by p.name, p.id`;
  const projects = await tx<Surroundings['projects'][number][]>`
    select p.id, p.name, array(select a.alias from project_aliases a where a.project_id = p.id order by a.alias) as aliases
    from projects p where p.archived_at is null order by p.name, p.id`;
  const dated = talks.map((talk) => ({
    ...talk,
    date: dateOf(new Date(talk.startsAt).getTime(), event.timeZone),
  }));
  return { event, talks: dated, people: [...people], projects: [...projects] };
}

interface Made {
  given: Import;
  plan: ImportPlan;
  outcome: ScheduleOutcome;
  now: Date;
}

async function insertImport(
  tx: Transaction,
  scope: ManagerScope,
  eventId: string,
  made: Made,
): Promise<string> {
  const { given, plan, outcome, now } = made;
  const importId = uuidv7();
  const accountId = scope.by.kind === 'account' ? scope.by.id : null;
  await tx`
    insert into imports (id, event_id, kind, source, content_hash, summary, account_id, created_at)
    values (${importId}, ${eventId}, 'schedule', ${plan.format}, ${hashSecret(given.text)}, ${tx.json({ ...outcome })}, ${accountId}, ${now})`;
  return importId;
}

/** New and changed talks with their speakers and projects; of the unchanged only a key that the source gives now. */
async function writeTalks(
  tx: Transaction,
  { eventId, importId, now }: { eventId: string; importId: string; now: Date },
  all: readonly PlannedTalk[],
): Promise<void> {
  const moved = all.filter(({ state }) => state !== 'unchanged');
  const withIds = moved.map((one) => ({ ...one, id: one.talk?.id ?? uuidv7() }));
  const rows = withIds.map(({ id, talk, session }) => ({
    ...{ id, isNew: talk === null, title: session.title, room: session.room, track: session.track },
    sourceKey: session.key ?? talk?.sourceKey ?? null,
    startsAt: new Date(session.startsAt).toISOString(),
    endsAt: new Date(session.endsAt).toISOString(),
  }));
  const record = tx`jsonb_to_recordset(${tx.json(rows)}) as x(id uuid, "isNew" boolean, title text, room text, track text,
    "sourceKey" text, "startsAt" timestamptz, "endsAt" timestamptz)`;
  await tx`
    insert into talks (id, event_id, import_id, source_key, title, starts_at, ends_at, room, track, created_at, updated_at)
    select id, ${eventId}, ${importId}, "sourceKey", title, "startsAt", "endsAt", room, track, ${now}, ${now}
    from ${record} where "isNew"`;
  await tx`
    update talks t set import_id = ${importId}, source_key = x."sourceKey", title = x.title, starts_at = x."startsAt",
      ends_at = x."endsAt", room = x.room, track = x.track, archived_at = null, version = t.version + 1, updated_at = ${now}
    from ${record} where t.id = x.id and not x."isNew"`;
  const keyed = all.flatMap(({ state, talk, session }) =>
    state === 'unchanged' && talk !== null && session.key !== null && session.key !== talk.sourceKey
      ? [{ id: talk.id, sourceKey: session.key }]
      : [],
  );
  await tx`
    update talks t set source_key = x."sourceKey"
    from jsonb_to_recordset(${tx.json(keyed)}) as x(id uuid, "sourceKey" text) where t.id = x.id`;
  await writeLinks(tx, withIds);
}

async function writeLinks(tx: Transaction, talks: readonly (PlannedTalk & { id: string })[]): Promise<void> {
  const ids = talks.map(({ id }) => id);
  await tx`delete from talk_speakers where talk_id = any(${ids}::uuid[])`;
  await tx`delete from talk_projects where talk_id = any(${ids}::uuid[])`;
  const speakers = talks.flatMap(({ id, speakers: all }) =>
    all.map((speaker, position) => ({ id: uuidv7(), talkId: id, position, ...speaker })),
  );
  await tx`
    insert into talk_speakers (id, talk_id, position, name, affiliation, person_id, match, confidence)
    select x.id, "talkId", position, name, affiliation, "personId", match, confidence
    from jsonb_to_recordset(${tx.json(speakers)}) as x(id uuid, "talkId" uuid, position smallint, name text,
      affiliation text, "personId" uuid, match text, confidence real)`;
  const projects = talks.flatMap(({ id, projects: all }) => all.map((one) => ({ talkId: id, ...one })));
  await tx`
    insert into talk_projects (talk_id, project_id, match, confidence)
    select "talkId", "projectId", match, confidence
    from jsonb_to_recordset(${tx.json(projects)}) as x("talkId" uuid, "projectId" uuid, match text, confidence real)`;
}
