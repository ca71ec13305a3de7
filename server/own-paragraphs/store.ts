import { uuidv7 } from 'uuidv7';
import type { OwnParagraph, OwnParagraphs } from '#contracts/own-paragraphs';
import { hashSecret } from '../access/secrets.ts';
import type { Db } from '../database/prisma.ts';
import type { Reader, Sql, Transaction } from '../database/sql.ts';
import { archivedEvent } from '../events/store.ts';
import { AppError } from '../http/errors.ts';
import { getUsableLink } from '../personal-links/redemption.ts';
import { listFindings } from '../reports/findings.ts';
import { takeText } from '../sync/highlight-texts.ts';
import { bumpVersions, lockBooths } from '../sync/store.ts';
import { suggestionOf } from './rules.ts';

type Link = Awaited<ReturnType<typeof getUsableLink>>;

/** A start is short: what was said most often, and the last notes. */
const MOST_SAID = 12;
const MOST_NOTES = 10;

/** Changes nothing. @throws AppError invalid-link */
export async function listOwnParagraphs(db: Db, sql: Sql, secret: string, now: Date): Promise<OwnParagraphs> {
  return readOwnParagraphs(sql, await getUsableLink(db, secret, now));
}

interface Writing {
  secret: string;
  boothId: string;
  body: string;
  basedOn: string;
  state: 'draft' | 'ready';
}

/**
 * Keeps the text, and makes it the draft or leaves it beside, as a text of a device. Own texts that stood beside are put
 * away once a later one became the draft.
 * @throws AppError invalid-link, not-your-booth, archived
 */
export async function writeOwnParagraph(db: Db, sql: Sql, { secret, ...writing }: Writing, now: Date) {
  const link = await getUsableLink(db, secret, now);
  if (!link.booths.some(({ id }) => id === writing.boothId))
    throw new AppError('not-your-booth', 'You do not stand for this booth any more. Look at the page again.');
  return sql.begin(async (tx) => {
    const booth = (await lockBooths(tx, [writing.boothId])).get(writing.boothId);
    if (booth?.isEventArchived === true) throw archivedEvent({ name: booth.eventName });
    await tx`update personal_links set last_used_at = ${now} where id = ${link.id}`;
    const id = await keepText(tx, link, writing, now);
    const place = await takeText(tx, { ...writing, id, eventId: link.eventId, receivedAt: now });
    if (place === 'draft') await putOwnAway(tx, link, writing.boothId, now);
    await bumpVersions(tx, [link.eventId]);
    const outcome = place === 'beside' ? ('beside' as const) : ('stored' as const);
    return { outcome, ...(await readOwnParagraphs(tx, link)) };
  });
}

/** A text that was sent before and stands beside is the same text. */
async function keepText(
  tx: Transaction,
  { eventId, personId }: Link,
  { boothId, body, basedOn }: Omit<Writing, 'secret'>,
  now: Date,
): Promise<string> {
  const [same] = await tx<{ id: string }[]>`
    select id from highlight_texts
    where booth_id = ${boothId} and person_id = ${personId} and body = ${body} and archived_at is null`;
  if (same !== undefined) return same.id;
  const id = uuidv7();
  await tx`
    insert into highlight_texts (id, event_id, booth_id, body, based_on, person_id, tapped_at, occurred_at, received_at, content_hash)
    values (${id}, ${eventId}, ${boothId}, ${body}, ${basedOn}, ${personId}, ${now}, ${now}, ${now}, ${hashSecret(body)})`;
  return id;
}

async function putOwnAway(tx: Transaction, { personId }: Link, boothId: string, now: Date): Promise<void> {
  await tx`
    update highlight_texts set archived_at = ${now}, version = version + 1, updated_at = ${now}
    where booth_id = ${boothId} and person_id = ${personId} and archived_at is null`;
}

async function readOwnParagraphs(sql: Reader, link: Link): Promise<OwnParagraphs> {
  const { person, event, booths } = link;
  const boothIds = booths.map(({ id }) => id);
  const written = await readWritten(sql, boothIds);
  const suggestions = await readSuggestions(sql, boothIds);
  const beside = await sql<{ boothId: string; body: string }[]>`
    select booth_id, body from highlight_texts
    where booth_id = any (${boothIds}::uuid[]) and person_id = ${link.personId} and archived_at is null
    order by received_at, id`;
  const of = <Row extends { boothId: string }>(rows: readonly Row[], id: string) =>
    rows.filter(({ boothId }) => boothId === id);
  return {
    personName: person.name,
    eventName: event.name,
    simulated: event.simulated,
    paragraphs: booths.map(({ id, name }) => ({
      ...(of(written, id)[0] ?? { boothId: id, body: '', state: null, note: '', approvedBy: null }),
      boothName: name,
      suggestion: suggestions.get(id) ?? '',
      besideOwn: of(beside, id).map(({ body }) => body),
    })),
  };
}

type Written = Pick<OwnParagraph, 'boothId' | 'body' | 'state' | 'note' | 'approvedBy'>;

function readWritten(sql: Reader, boothIds: string[]) {
  return sql<Written[]>`
    select h.booth_id, h.body, h.state, h.note, a.name as approved_by
    from highlights h left join accounts a on a.id = h.approved_by
    where h.booth_id = any (${boothIds}::uuid[]) and h.section = 'booth' and h.archived_at is null`;
}

/** What to begin the paragraph of each of these booths with, by booth; empty where nothing was said. */
export async function readSuggestions(sql: Reader, boothIds: string[]): Promise<Map<string, string>> {
  const said = await listFindings(sql, boothIds);
  const notes = await readNotes(sql, boothIds);
  const of = <Row extends { boothId: string }>(rows: readonly Row[], id: string) =>
    rows.filter(({ boothId }) => boothId === id);
  return new Map(
    boothIds.map((id) => [
      id,
      suggestionOf(
        of(said, id).slice(0, MOST_SAID),
        of(notes, id).map(({ text }) => text),
      ),
    ]),
  );
}

/** The last of each booth, the oldest of them first. */
function readNotes(sql: Reader, boothIds: string[]) {
  return sql<{ boothId: string; text: string }[]>`
    select booth_id, text from (
      select id, booth_id, text, occurred_at, row_number() over (partition by booth_id order by occurred_at desc, id desc) as place
      from shift_notes where booth_id = any (${boothIds}::uuid[])
    ) ranked
    where place <= ${MOST_NOTES} order by occurred_at, id`;
}
