import { IconSchool } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Counter, visitorWords } from './Counter.tsx';
import { Party } from './Party.tsx';
import styles from './Practice.module.css';

interface Props {
  /** "Wed 10:30" */
  opensAt: string;
  onStop: () => void;
}

/** The same counter and parties with nothing behind them. It ends by itself when the doors open. */
export function Practice({ opensAt, onStop }: Props) {
  const [taps, setTaps] = useState<readonly number[]>([]);
  const total = taps.reduce((sum, size) => sum + size, 0);
  const count = (size: number) => setTaps((before) => [...before, size]);
  return (
    <>
      <section className={`${styles.note} ${styles.alone}`} aria-label="Practice">
        <IconSchool size={26} stroke={1.9} aria-hidden />
        <p>
          <b>Practice. Nothing of this counts.</b> It ends by itself when the doors open, {opensAt}.
        </p>
        <Button look="ink" onPress={onStop}>
          Stop practising
        </Button>
      </section>
      <Counter total={total} goal={null} lastAt={null} onCount={count} isPractice />
      <Party onCount={count} onOther={() => count(12)} isPractice />
      <div className={styles.undo}>
        <span role="status">
          {taps.length === 0
            ? 'Tap as you would at the booth.'
            : `Practised ${visitorWords(taps.at(-1) ?? 0)}`}
        </span>
        <Button disabled={taps.length === 0} onPress={() => setTaps((before) => before.slice(0, -1))}>
          Undo
        </Button>
      </div>
    </>
  );
}

/** Before the doors open: the offer to practise. */
export function PracticeOffer({ opensAt, onStart }: { opensAt: string; onStart: () => void }) {
  return (
    <section className={styles.note} aria-label="Before the doors open">
      <IconSchool size={26} stroke={1.9} aria-hidden />
      <p>
        <b>The doors open {opensAt}.</b> What is tapped now counts. To try it without counting, practise.
      </p>
      <Button onPress={onStart}>Practise</Button>
    </section>
  );
}

/** Somebody practised, and the doors opened, or the screen was left or loaded anew. In the place of the offer. */
export function PracticeOver({ why, onAgain }: { why: 'doors' | 'left'; onAgain: (() => void) | null }) {
  return (
    <section className={styles.note} aria-label="Practice">
      <IconSchool size={26} stroke={1.9} aria-hidden />
      <p role="status">
        <b>
          {why === 'doors' ? 'The doors are open.' : 'This screen was left.'} Practice is over: from now on
          every tap counts.
        </b>
      </p>
      {onAgain !== null && <Button onPress={onAgain}>Practise</Button>}
    </section>
  );
}
