import type { FormEvent, ReactNode } from 'react';
import { Sheet } from '../shell/Sheet.tsx';
import styles from './PinSheet.module.css';

interface Props {
  title: string;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form that rises from below, its first field ready to type in. */
export function PinSheet({ title, onSubmit, onClose, children }: Props) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Sheet title={title} begin="at the field" onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        {children}
      </form>
    </Sheet>
  );
}

interface FieldProps {
  label: string;
  value: string;
  disabled?: boolean;
  onType: (digits: string) => void;
}

/** Four to six digits, not shown. */
export function PinField({ label, value, disabled = false, onType }: FieldProps) {
  return (
    <label>
      {label}
      <input
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        value={value}
        disabled={disabled}
        onChange={(event) => onType(event.target.value.replaceAll(/[^0-9]/g, ''))}
      />
    </label>
  );
}
