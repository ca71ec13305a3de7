import { IconKeyboard } from '@tabler/icons-react';
import { memo } from 'react';
import { ignoreRepeats } from './Counter.tsx';
import styles from './Party.module.css';

const SIZES = [2, 3, 4, 5, 6, 7, 8, 9];

interface Props {
  onCount: (partySize: number) => void;
  onOther: () => void;
  /** Looks like it counts, and says that it does not. */
  isPractice?: boolean;
}

/** Several people at one moment: one visit with a party size. */
export const Party = memo(function Party({ onCount, onOther, isPractice = false }: Props) {
  return (
    <fieldset
      className={isPractice ? `${styles.party} ${styles.practice}` : styles.party}
      aria-label="More than one at once"
    >
      <span className={styles.label} aria-hidden>
        Several
        <br />
        at once
      </span>
      {SIZES.map((size) => (
        <button
          key={size}
          type="button"
          aria-label={`${isPractice ? 'Practise' : 'Count'} ${size} visitors`}
          onClick={() => onCount(size)}
          onKeyDown={ignoreRepeats}
        >
          +{size}
        </button>
      ))}
      <button
        type="button"
        className={styles.other}
        aria-haspopup={isPractice ? undefined : 'dialog'}
        onClick={onOther}
      >
        <IconKeyboard size={26} stroke={1.9} aria-hidden />
        Other
      </button>
    </fieldset>
  );
});
