import type { UnsentItem } from './database.ts';

/** What the server says of an item while the event is set up otherwise. */
const OF_SET_UP = [
  'unknown-booth',
  'archived-booth',
  'archived-event',
  'not-placed',
  'wrong-event',
  'outside-event',
  'unknown-topic',
  'unknown-person',
  'unknown-talk',
];
/** The server failed at it, or a stated time is not there yet. */
const OF_TIME = ['unexpected', 'in-the-future'];

export const isOfSetUp = (code: string): boolean => OF_SET_UP.includes(code);

/** Worth another try when the set-up of the event or of this device has changed. */
export const waitsForSetUp = ({ refusal }: Pick<UnsentItem, 'refusal'>): boolean =>
  isOfSetUp(refusal?.code ?? '');

/** Worth another try some minutes later. */
export const mayPass = ({ refusal }: Pick<UnsentItem, 'refusal'>): boolean =>
  OF_TIME.includes(refusal?.code ?? '');
