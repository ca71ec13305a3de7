import { NumberPad } from '../shell/NumberPad.tsx';
import { visitorWords } from './Counter.tsx';
import { MOST_AT_ONCE } from './visit-draft.ts';

/** Types a party size from 1 to 500. */
export function Keypad({ onCount, onClose }: { onCount: (partySize: number) => void; onClose: () => void }) {
  return (
    <NumberPad
      title="How many came together?"
      least={1}
      most={MOST_AT_ONCE}
      tooMany={`At most ${MOST_AT_ONCE} at once. Count the rest with a second tap.`}
      sign="+"
      action={(typed) => (typed === null ? 'Count' : `Count ${visitorWords(typed)}`)}
      onNumber={onCount}
      onClose={onClose}
    />
  );
}
