import type { SyncItem } from '#contracts/sync-items';
import type { Transaction } from '../database/sql.ts';
import { takeHighlights } from './highlight-texts.ts';
import { MONTHS_CONTACT_IS_KEPT, refuse, type Surroundings, topicKey } from './rules.ts';
import type { Entry, Outcome } from './store.ts';
import { type ItemTable, idReused, outcomesOf } from './visits.ts';

type Fact = Exclude<SyncItem, { type: 'visit' }>;
type FactOf<Type extends Fact['type']> = Extract<Fact, { type: Type }>;

const tableOf: { [type in Fact['type']]: ItemTable } = {
  undo: 'visit_undos',
  correction: 'visit_corrections',
  'head-count': 'head_counts',
  feedback: 'feedback',
  'feedback-mention': 'feedback_mentions',
  'mention-undo': 'mention_undos',
  'follow-up': 'follow_ups',
  'check-in': 'attendance_facts',
  'check-out': 'attendance_facts',
  extension: 'attendance_facts',
  'shift-note': 'shift_notes',
  highlight: 'highlight_texts',
};

type Row = { [column: string]: string | number | boolean | null | object };

/** Everything but visits: facts are rare beside them, so each table gets one insert of all its rows. */
export async function insertFacts(
  tx: Transaction,
  entries: Entry[],
  world: Surroundings,
): Promise<Map<Entry, Outcome>> {
  if (entries.length === 0) return new Map();
  const outcomes = await refuseContradictions(tx, entries);
  const rest = entries.filter((entry) => !outcomes.has(entry));
  for (const table of new Set(rest.map((entry) => tableOf[factOf(entry).type]))) {
    const own = rest.filter((entry) => tableOf[factOf(entry).type] === table);
    const unique = own.filter(
      (entry, index) => own.findIndex(({ item }) => item.id === entry.item.id) === index,
    );
    const rows = unique.map((entry) => ({
      ...commonColumns(entry),
      ...columnsOf(factOf(entry), entry, world),
    }));
    const inserted = await tx<
      { id: string }[]
    >`insert into ${tx(table)} ${tx(rows)} on conflict (id) do nothing returning id`;
    const ids = new Set(inserted.map(({ id }) => id));
    await insertDetails(
      tx,
      unique.filter(({ item }) => ids.has(item.id)),
      world,
    );
    for (const [entry, outcome] of await outcomesOf(tx, own, ids, table)) outcomes.set(entry, outcome);
  }
  return outcomes;
}

function factOf({ item }: Entry): Fact {
  if (item.type === 'visit') throw new Error('a visit is not a fact about something');
  return item;
}

/**
 * What the record already holds may contradict a fact: its id is a visit's, or what it speaks of belongs to another booth.
 * What it speaks of may also come later; then it has no effect across booths.
 */
async function refuseContradictions(tx: Transaction, entries: Entry[]): Promise<Map<Entry, Outcome>> {
  const visits = await listBoothsOf(tx, 'visits', [
    ...entries.map(({ item }) => item.id),
    ...entries.flatMap(visitOf),
  ]);
  const feedback = await listBoothsOf(tx, 'feedback', entries.flatMap(feedbackOf));
  const mentions = await listBoothsOf(tx, 'feedback_mentions', entries.flatMap(mentionOf));
  const outcomes = new Map<Entry, Outcome>();
  for (const entry of entries) {
    const { item } = entry;
    const isElsewhere = (id: string, booths: Map<string, string>) =>
      (booths.get(id) ?? item.boothId) !== item.boothId;
    if (visits.has(item.id)) outcomes.set(entry, idReused(entry));
    else if (visitOf(entry).some((id) => isElsewhere(id, visits)))
      outcomes.set(entry, refuse(item, 'wrong-booth', 'This visit was counted at another booth.'));
    else if (feedbackOf(entry).some((id) => isElsewhere(id, feedback)))
      outcomes.set(entry, refuse(item, 'wrong-booth', 'This feedback was given at another booth.'));
    else if (mentionOf(entry).some((id) => isElsewhere(id, mentions)))
      outcomes.set(entry, refuse(item, 'wrong-booth', 'This +1 was given at another booth.'));
  }
  return outcomes;
}

const visitOf = ({ item }: Entry) => ('visitId' in item && item.visitId !== undefined ? [item.visitId] : []);
const feedbackOf = ({ item }: Entry) => (item.type === 'feedback-mention' ? [item.feedbackId] : []);

const mentionOf = ({ item }: Entry) => (item.type === 'mention-undo' ? [item.mentionId] : []);

async function listBoothsOf(
  tx: Transaction,
  table: 'visits' | 'feedback' | 'feedback_mentions',
  ids: string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx<
    { id: string; boothId: string }[]
  >`select id, booth_id from ${tx(table)} where id = any (${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row.boothId]));
}

function commonColumns(entry: Entry): Row {
  return {
    id: entry.item.id,
    event_id: entry.eventId,
    booth_id: entry.item.boothId,
    device_id: entry.source.deviceId,
    token_id: entry.source.tokenId,
    account_id: entry.source.accountId ?? null,
    tapped_at: entry.item.tappedAt,
    occurred_at: new Date(entry.occurredAt),
    received_at: entry.receivedAt,
    content_hash: Buffer.from(entry.hash, 'hex'),
  };
}

function columnsOf(item: Fact, entry: Entry, world: Surroundings): Row {
  switch (item.type) {
    case 'undo':
      return { visit_id: item.visitId, reason: item.reason ?? null };
    case 'correction':
      return { visit_id: item.visitId, reason: item.reason ?? null, change: changeOf(item, entry, world) };
    case 'head-count':
      return headCountColumns(item, entry);
    case 'feedback':
      return { visit_id: item.visitId ?? null, kind: item.kind, text: item.text, answer: item.answer };
    case 'feedback-mention':
      return { feedback_id: item.feedbackId };
    case 'mention-undo':
      return { mention_id: item.mentionId };
    case 'follow-up':
      return {
        what: item.what,
        owner: item.owner,
        owner_id: item.ownerId ?? null,
        due_on: item.dueOn ?? null,
        issue_url: item.issueUrl ?? null,
      };
    case 'shift-note':
      return { text: item.text };
    case 'highlight':
      return { body: item.body, based_on: item.basedOn };
    default:
      return attendanceColumns(item, entry);
  }
}

function changeOf({ set }: FactOf<'correction'>, entry: Entry, world: Surroundings): object {
  const { topics, happenedAt, ...rest } = set;
  return {
    ...rest,
    ...(topics === undefined
      ? {}
      : { topicIds: topics.map((slug) => world.topics.get(topicKey(entry.eventId, slug))) }),
    ...(happenedAt === undefined ? {} : { occurredAt: happenedAt }),
  };
}

/** Of one without hours nobody asks when it was made. */
function headCountColumns(item: FactOf<'head-count'>, { isUncertain }: Entry): Row {
  const { startsAt, endsAt, source, approximate, likely, low, high, wording, sourceUrl } = item;
  return {
    starts_at: startsAt,
    ends_at: endsAt,
    source,
    approximate,
    likely,
    low,
    high,
    wording,
    source_url: sourceUrl,
    updated_at: new Date(item.tappedAt),
    time_uncertain: isUncertain && startsAt !== null,
  };
}

function attendanceColumns(
  item: FactOf<'check-in' | 'check-out' | 'extension'>,
  { clockOffsetMs, isUncertain }: Entry,
): Row {
  return {
    kind: item.type,
    shift_id: item.shiftId ?? null,
    person_id: item.personId ?? null,
    name: item.name ?? null,
    starts_at: null,
    ends_at: item.type === 'extension' ? item.until : null,
    clock_offset_ms: clockOffsetMs,
    time_uncertain: isUncertain,
  };
}

/** What hangs on a stored fact: topics of feedback, the contact of a follow-up with its purge date, the paragraph. */
async function insertDetails(tx: Transaction, stored: Entry[], world: Surroundings): Promise<void> {
  const topics = stored.flatMap((entry) =>
    entry.item.type === 'feedback'
      ? entry.item.topics.map((slug) => ({
          feedback_id: entry.item.id,
          topic_id: world.topics.get(topicKey(entry.eventId, slug)) ?? null,
        }))
      : [],
  );
  if (topics.length > 0) await tx`insert into feedback_topics ${tx(topics)} on conflict do nothing`;
  const contacts = stored.flatMap(({ item }) =>
    item.type === 'follow-up' && item.contact ? [{ followUpId: item.id, ...item.contact }] : [],
  );
  for (const { followUpId, name, address, consentText, givenAt } of contacts)
    await tx`
      insert into contacts (id, follow_up_id, name, address, consent_text, given_at, purge_at)
      values (gen_random_uuid(), ${followUpId}, ${name}, ${address}, ${consentText}, ${givenAt}, ${givenAt}::timestamptz + ${MONTHS_CONTACT_IS_KEPT} * interval '1 month')`;
  await takeHighlights(tx, stored);
}
