import type { RefusedItem } from '#contracts/refused-items';
import type { RefusalCode } from '#contracts/sync';
import type { Section } from '../checklist.ts';
import { fieldsOf, itemTopics } from './item-words.ts';

/** Why the record could not take something, and the ways out of it, in words. */
export interface Reason {
  /** What happened, as a heading. */
  title: string;
  sentence: string;
  /** What can be done. */
  todo: string;
  /** Where what stands in the way can be changed. */
  place?: { section: Section; label: string };
  /** The likeliest way out: to record it as it was sent, or with something changed. */
  best: 'record' | 'change';
  /** What recording is called here. */
  record?: string;
  /** What is taken away so that it can be recorded: "without topics". */
  without?: string;
  /** The server's own sentence says more than the heading, for each item. */
  hasDetail?: boolean;
}

const reasons: Record<Exclude<RefusalCode, 'discarded'>, Reason> = {
  'not-placed': {
    title: 'The device was never placed at this booth',
    sentence: 'A tablet or phone counted for a booth where nobody had placed it.',
    todo: 'If it stood there, record them all the same. If not, choose the booth where it stood.',
    best: 'record',
  },
  'archived-booth': {
    title: 'The booth is in the archive',
    sentence: 'It was taken off the list of booths before this arrived.',
    todo: 'Take the booth out of the archive, then record. Or record at another booth.',
    place: { section: 'booths', label: 'Booths' },
    best: 'change',
  },
  'archived-event': {
    title: 'The event is in the archive',
    sentence: 'It was put into the archive before this arrived.',
    todo: 'Take the event out of the archive, then record.',
    best: 'record',
  },
  'outside-event': {
    title: 'The time lies outside the days of the event',
    sentence:
      'More than a day before or after them. The clock of the device may have been wrong, or the event has more days than were entered.',
    todo: 'Change the days of the event, then record. Or say when it happened.',
    place: { section: 'facts', label: 'Event facts' },
    best: 'change',
  },
  'in-the-future': {
    title: 'The time was still to come',
    sentence:
      'Somebody stated a time that was still ahead when this arrived, or the clock of the device was.',
    todo: 'Say when it happened.',
    best: 'change',
  },
  'unknown-topic': {
    title: 'This event has no such topic',
    sentence: 'The topic was taken off the list, or comes from elsewhere.',
    todo: 'Add the topic, then record. Or record without topics.',
    place: { section: 'topics', label: 'Topics' },
    best: 'record',
    without: 'without topics',
    hasDetail: true,
  },
  'unknown-person': {
    title: 'There is no such person',
    sentence: 'It names somebody whom Pavilion does not have.',
    todo: 'Record without the person where that leaves something to record, or discard.',
    best: 'record',
    without: 'without the person',
  },
  'unknown-talk': {
    title: 'This event has no such talk',
    sentence: 'It names a talk that is not in the schedule of this event.',
    todo: 'Record without the talk.',
    best: 'record',
    without: 'without the talk',
  },
  'unknown-booth': {
    title: 'There is no such booth',
    sentence: 'It was sent for a booth that Pavilion does not have.',
    todo: 'Choose the booth.',
    best: 'change',
  },
  'wrong-event': {
    title: 'The device belongs to another event',
    sentence: 'It counted for a booth of this event, and is connected to another one.',
    todo: 'If it stood here, record them all the same.',
    best: 'record',
  },
  'wrong-booth': {
    title: 'It speaks of something at another booth',
    sentence: 'What it changes or takes back was counted at another booth than it says.',
    todo: 'Choose the booth where that was counted.',
    best: 'change',
  },
  'id-reused': {
    title: 'Its number was used before for something else',
    sentence: 'The record holds something else under the same number, so this may be a further one.',
    todo: 'Look whether it is counted already. If it is not, record it as another one.',
    best: 'record',
    record: 'Record as another one',
  },
  'unknown-type': {
    title: 'The server is older than the app that sent it',
    sentence: 'The app recorded something of a kind that this server does not know yet.',
    todo: 'Wait for the update of the server, then try again. Nothing is lost until then.',
    best: 'record',
    record: 'Try again',
  },
  'unknown-field': {
    title: 'The server is older than what was sent',
    sentence: 'It has a part that this server does not know yet.',
    todo: 'Wait for the update of the server, then try again. Nothing is lost until then.',
    best: 'record',
    record: 'Try again',
    hasDetail: true,
  },
  invalid: {
    title: 'Something in it cannot be read',
    sentence: 'A value is missing, or is not what it should be.',
    todo: 'Change what is wrong and record, or save it to a file and discard it.',
    best: 'change',
    hasDetail: true,
  },
};

const order = Object.keys(reasons);

/** A server that is newer than this page may name reasons that it does not know. */
export function reasonOf(code: string): Reason {
  const known = Object.entries(reasons).find(([name]) => name === code)?.[1];
  return (
    known ?? {
      title: 'It could not be recorded',
      sentence: 'The server gave a reason that this page does not know.',
      todo: 'Open the page again, change and record, or discard.',
      best: 'change',
      hasDetail: true,
    }
  );
}

/** "the booth is in the archive": why one is still not recorded, within a sentence. */
export function whyWords(code: string, detail: string): string {
  const { title, hasDetail } = reasonOf(code);
  const why = hasDetail === true && detail !== '' ? detail.replace(/\.$/, '') : title;
  return why.charAt(0).toLowerCase() + why.slice(1);
}

export interface Group {
  code: string;
  reason: Reason;
  rows: RefusedItem[];
}

/** Those with the same reason together, in an order of its own; within a group as they came. */
export function groupsOf(rows: readonly RefusedItem[]): Group[] {
  const codes = [...new Set(rows.map(({ code }) => code))];
  const placeOf = (code: string) => (order.includes(code) ? order.indexOf(code) : order.length);
  return codes
    .sort((one, other) => placeOf(one) - placeOf(other))
    .map((code) => ({ code, reason: reasonOf(code), rows: rows.filter((row) => row.code === code) }));
}

export type Change = Record<string, unknown>;

/**
 * What takes away what stands in the way; null when that cannot be done for this one.
 * A correction keeps its parts in `set`, and one that sets nothing is none.
 */
export function withoutOf(row: RefusedItem): Change | null {
  const item = fieldsOf(row.item);
  switch (row.code) {
    case 'unknown-topic':
      return row.type === 'correction' ? setWithout(item, 'topics') : { topics: null };
    case 'unknown-talk':
      return row.type === 'correction' ? setWithout(item, 'talkId') : { talkId: null };
    case 'unknown-person':
      if (row.type === 'follow-up') return { ownerId: null };
      return typeof item.name === 'string' ? { personId: null } : null;
    default:
      return null;
  }
}

function setWithout(item: Record<string, unknown>, name: string): Change | null {
  const { [name]: _, ...set } = fieldsOf(item.set);
  return Object.keys(set).length === 0 ? null : { set };
}

/** What can be changed in all of these. */
export function changeable(rows: readonly RefusedItem[]): { time: boolean; size: boolean; topics: boolean } {
  const isVisit = rows.every(({ type }) => type === 'visit');
  const mayHaveTopics = rows.every(({ type }) => type === 'visit' || type === 'feedback');
  return {
    time: isVisit,
    size: isVisit,
    topics: mayHaveTopics && rows.some(({ item }) => itemTopics(item).length > 0),
  };
}
