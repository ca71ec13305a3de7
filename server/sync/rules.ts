import { id } from '#contracts/fields';
import type { RefusalCode } from '#contracts/sync';
import { type SyncItem, syncItem, syncItemTypes } from '#contracts/sync-items';
import { CLOCK_SLACK_MS } from '../events/rules.ts';

/** What the server must know to judge an item: the world around it, read in the same transaction. */
export interface Surroundings {
  booths: ReadonlyMap<string, BoothFacts>;
  /** Topic ids by `EVENT SLUG`. */
  topics: ReadonlyMap<string, string>;
  people: ReadonlySet<string>;
  /** Talk ids with their event. */
  talks: ReadonlyMap<string, string>;
  /** Where devices may count beyond what their sender knows, by {@link placeKey}; empty unless an item asks for it. */
  places: ReadonlySet<string>;
}

export const placeKey = (place: Place) => `${place.deviceId} ${place.boothId}`;

export interface Place {
  deviceId: string;
  boothId: string;
}

export interface BoothFacts {
  id: string;
  name: string;
  eventId: string;
  eventName: string;
  isArchived: boolean;
  isEventArchived: boolean;
  /** The event from its first midnight to its last, with a day of grace at each side; milliseconds. */
  opensFrom: number;
  opensUntil: number;
}

/**
 * Who sends: a device may count for every booth it was ever placed at, a tablet for those that share a kiosk with one of
 * them too, a token for its role's booths.
 */
export interface Sender {
  eventId: string | null;
  /** Null: not a device that speaks for itself. */
  deviceId: string | null;
  booths: 'all' | ReadonlySet<string>;
}

export interface Refused {
  id: string;
  type: string;
  boothId: string | null;
  code: RefusalCode;
  detail: string;
}

export type ReadItem = { item: SyncItem; refused?: undefined } | { item?: undefined; refused: Refused };

const LONGEST_ID = 100;

/** Parses one item by itself, so that a bad one never blocks the rest. */
export function readItem(raw: unknown): ReadItem {
  const parsed = syncItem.safeParse(raw);
  if (parsed.success) return { item: parsed.data };
  const itemId = textOf(raw, 'id');
  const type = textOf(raw, 'type');
  const boothId = id.safeParse(textOf(raw, 'boothId')).data ?? null;
  const issue = parsed.error.issues[0];
  const isKnownType = syncItemTypes.some((known) => known === type);
  const code =
    type === ''
      ? 'invalid'
      : !isKnownType
        ? 'unknown-type'
        : issue?.code === 'unrecognized_keys'
          ? 'unknown-field'
          : 'invalid';
  const detail = isKnownType
    ? `${issue?.path.join('.') || 'item'}: ${issue?.message ?? 'cannot be read'}`
    : type === ''
      ? 'type: is missing'
      : `This server does not know items of the type "${type}".`;
  return {
    refused: { id: itemId, type, boothId, code, detail: storableText(detail) },
  };
}

const LONGEST_DETAIL = 300;

/** A message may quote what was sent. */
function storableText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, ' ')
    .slice(0, LONGEST_DETAIL);
}

export function refuse(item: SyncItem, code: RefusalCode, detail: string): Refused {
  return { id: item.id, type: item.type, boothId: item.boothId, code, detail };
}

function textOf(raw: unknown, field: string): string {
  const value: unknown = typeof raw === 'object' && raw !== null ? Reflect.get(raw, field) : undefined;
  return typeof value === 'string' && value.isWellFormed() && !value.includes('\0')
    ? value.slice(0, LONGEST_ID)
    : '';
}

/** Null: the item can be stored. Whether its id was used before is for the store to see. */
export function refusalOf(
  item: SyncItem,
  { occurredAt, receivedAt }: { occurredAt: number; receivedAt: number },
  sender: Sender,
  world: Surroundings,
): Refused | null {
  const booth = world.booths.get(item.boothId);
  if (booth === undefined) return refuse(item, 'unknown-booth', 'There is no such booth.');
  if (sender.eventId !== null && booth.eventId !== sender.eventId)
    return refuse(item, 'wrong-event', `${booth.name} belongs to another event than this device.`);
  const unknown = unknownPlaceOf(item, sender);
  if (!knows(sender, booth.id) && (unknown === null || !world.places.has(placeKey(unknown))))
    return refuse(item, 'not-placed', `This device was never placed at ${booth.name}.`);
  if (booth.isEventArchived)
    return refuse(item, 'archived-event', `${booth.eventName} is over and was put into the archive.`);
  if (booth.isArchived)
    return refuse(item, 'archived-booth', `${booth.name} was taken off the list of booths.`);
  const ahead = statedTimeOf(item);
  if (ahead !== null && Date.parse(ahead) > receivedAt + CLOCK_SLACK_MS)
    return refuse(
      item,
      'in-the-future',
      `The stated time ${ahead} was still to come when this arrived at ${new Date(receivedAt).toISOString()}.`,
    );
  if (occurredAt > receivedAt + CLOCK_SLACK_MS)
    return refuse(
      item,
      'in-the-future',
      `By the clock of the device this was at ${new Date(occurredAt).toISOString()}, more than a month after it arrived at ${new Date(receivedAt).toISOString()}. That clock, or the correction of it, is wrong.`,
    );
  const outside = timesOf(item, occurredAt).find((at) => at < booth.opensFrom || at >= latestOf(item, booth));
  if (outside !== undefined)
    return refuse(
      item,
      'outside-event',
      `The time ${new Date(outside).toISOString()} lies outside the days of the event and the days before and after them.`,
    );
  return missingReferenceOf(item, booth, world);
}

const knows = ({ booths }: Sender, boothId: string) => booths === 'all' || booths.has(boothId);

/** What must be looked up for a device whose placements do not hold the item's booth; null: nothing. */
export function unknownPlaceOf({ boothId }: { boothId: string }, sender: Sender): Place | null {
  const { deviceId } = sender;
  return deviceId === null || knows(sender, boothId) ? null : { deviceId, boothId };
}

/** When something happened, as a person said it. A head count may be of a stretch that is not over yet. */
function statedTimeOf(item: SyncItem): string | null {
  if (item.type === 'visit') return item.happenedAt ?? null;
  if (item.type === 'correction') return item.set.happenedAt ?? null;
  return item.type === 'head-count' ? item.startsAt : null;
}

function timesOf(item: SyncItem, occurredAt: number): number[] {
  if (item.type === 'correction' && item.set.happenedAt !== undefined)
    return [Date.parse(item.set.happenedAt)];
  if (item.type === 'extension') return [occurredAt, Date.parse(item.until)];
  if (item.type !== 'head-count' || item.startsAt === null || item.endsAt === null) return [occurredAt];
  return [Date.parse(item.startsAt), Date.parse(item.endsAt)];
}

const YEAR_MS = 366 * 24 * 60 * 60 * 1000;

/** Visits and attendance happen during the event; what is said about them may follow for a year. */
function latestOf(item: SyncItem, booth: BoothFacts): number {
  const isLive = ['visit', 'check-in', 'check-out', 'extension'].includes(item.type);
  const movesVisit = item.type === 'correction' && item.set.happenedAt !== undefined;
  const hasStretch = item.type === 'head-count' && item.startsAt !== null;
  return isLive || movesVisit || hasStretch ? booth.opensUntil : booth.opensUntil + YEAR_MS;
}

function missingReferenceOf(item: SyncItem, booth: BoothFacts, world: Surroundings): Refused | null {
  const topic = topicsOf(item).find((slug) => !world.topics.has(topicKey(booth.eventId, slug)));
  if (topic !== undefined) return refuse(item, 'unknown-topic', `This event has no topic "${topic}".`);
  const person = peopleOf(item).find((personId) => !world.people.has(personId));
  if (person !== undefined) return refuse(item, 'unknown-person', 'There is no such person.');
  const talk = talksOf(item).find((talkId) => world.talks.get(talkId) !== booth.eventId);
  if (talk !== undefined) return refuse(item, 'unknown-talk', 'This event has no such talk.');
  return null;
}

export const topicKey = (eventId: string, slug: string) => `${eventId} ${slug}`;

export function topicsOf(item: SyncItem): string[] {
  if (item.type === 'correction') return item.set.topics ?? [];
  return item.type === 'visit' || item.type === 'feedback' ? (item.topics ?? []) : [];
}

export function peopleOf(item: SyncItem): string[] {
  const personId = item.type === 'follow-up' ? item.ownerId : 'personId' in item ? item.personId : undefined;
  return personId === undefined ? [] : [personId];
}

export function talksOf(item: SyncItem): string[] {
  const talkId =
    item.type === 'visit' ? item.talkId : item.type === 'correction' ? item.set.talkId : undefined;
  return talkId === undefined || talkId === null ? [] : [talkId];
}

/** A visitor's name and address are purged so long after they were given. */
export const MONTHS_CONTACT_IS_KEPT = 6;

/** The same content gives the same text, whatever the order of its fields. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields: { [name: string]: unknown } = { ...value };
  let text = '';
  for (const name of Object.keys(fields).sort())
    if (fields[name] !== undefined)
      text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonicalText(fields[name])}`;
  return `{${text}}`;
}
