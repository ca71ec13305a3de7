import { TextInput } from '@mantine/core';
import { CopyButton } from '../../parts/CopyButton.tsx';
import styles from './form.module.css';

/** Something to copy that is shown once: "Copy link". */
export function CopyField({ label, value, what }: { label: string; value: string; what: string }) {
  return (
    <div className={styles.copy}>
      <TextInput label={label} value={value} readOnly onFocus={(event) => event.currentTarget.select()} />
      <CopyButton text={value} label={`Copy ${what}`} done={`The ${what} is in the clipboard.`} />
    </div>
  );
}
