import styles from './Plate.module.css';

interface Props {
  /** Null: not known yet, drawn as an empty dashed plate. */
  label: string | null;
  /** What a screen reader hears before the label. */
  noun: string;
  size?: 'small' | 'large';
}

/** An ink sign with a short label. */
export function Plate({ label, noun, size = 'small' }: Props) {
  const looks = [styles.plate, size === 'large' && styles.large, label === null && styles.none];
  return (
    <span
      className={looks.filter(Boolean).join(' ')}
      role="img"
      aria-label={`${noun} ${label ?? 'not known yet'}`}
    >
      {label ?? '–'}
    </span>
  );
}
