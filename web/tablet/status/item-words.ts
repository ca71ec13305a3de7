import type { SyncItemInput } from '#contracts/sync-items';
import { momentMs } from '../clock/moment.ts';
import { timeOf } from '../clock/zone.ts';
import type { UnsentItem } from '../outbox/database.ts';
import { visitorWords } from '../visits/Counter.tsx';

interface Given {
  timeZone: string;
  offsetMs: number;
  people: readonly { id: string; name: string }[];
}

/** What an item is, and of when: "2 visitors at 12:04", "Check-in of Maintainer A at 10:31". */
export function itemHeading({ item, changes }: Pick<UnsentItem, 'item' | 'changes'>, given: Given): string {
  const { timeZone, offsetMs } = given;
  const at = timeOf(Date.parse(item.tappedAt) + offsetMs, timeZone);
  const [first] = changes;
  const ofVisit = first === undefined ? null : timeOf(momentMs(first, offsetMs), timeZone);
  const visitors = visitorWords(Math.abs(first?.visitors ?? 0));
  switch (item.type) {
    case 'visit':
      return `${visitors} at ${ofVisit ?? at}`;
    case 'undo':
      return `Taking back ${visitors} from ${ofVisit ?? at}`;
    case 'correction':
      return ofVisit === null
        ? `What was said of a visit, changed at ${at}`
        : `Correction of ${visitors} from ${ofVisit}`;
    default:
      return `${factNoun(item, given.people)} at ${at}`;
  }
}

function factNoun(item: SyncItemInput, people: Given['people']): string {
  switch (item.type) {
    case 'head-count':
      return `Head count of ${item.likely}`;
    case 'feedback':
      return 'Feedback';
    case 'feedback-mention':
      return 'The same feedback again';
    case 'mention-undo':
      return 'Taking back of a +1';
    case 'follow-up':
      return 'Follow-up';
    case 'shift-note':
      return 'Note for the next shift';
    case 'highlight':
      return 'Paragraph';
    case 'check-in':
      return `Check-in of ${nameOf(item, people)}`;
    case 'check-out':
      return `Check-out of ${nameOf(item, people)}`;
    case 'extension':
      return `Longer stay of ${nameOf(item, people)}`;
    default:
      return 'Entry';
  }
}

function nameOf(who: { personId?: string | undefined; name?: string | undefined }, people: Given['people']) {
  return people.find(({ id }) => id === who.personId)?.name ?? who.name ?? 'somebody';
}

/** "2 taps, 1 undo and 3 other entries wait" */
export function waitingWords(items: readonly { item: Pick<SyncItemInput, 'type'> }[]): string {
  const count = (types: string[]) => items.filter(({ item }) => types.includes(item.type)).length;
  const taps = count(['visit']);
  const undos = count(['undo']);
  const others = items.length - taps - undos;
  const parts = [
    ...(taps > 0 ? [taps === 1 ? '1 tap' : `${taps} taps`] : []),
    ...(undos > 0 ? [undos === 1 ? '1 undo' : `${undos} undos`] : []),
    ...(others > 0 ? [others === 1 ? '1 other entry' : `${others} other entries`] : []),
  ];
  const last = parts.pop() ?? '';
  const words = parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
  return `${words} ${items.length === 1 ? 'waits' : 'wait'}`;
}
