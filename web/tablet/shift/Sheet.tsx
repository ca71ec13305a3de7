import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './Sheet.module.css';

interface Props {
  title: string;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form that rises from below; Escape closes it. */
export function Sheet({ title, onSubmit, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => dialog.current?.showModal(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <dialog ref={dialog} className={styles.sheet} aria-labelledby={titleId} onClose={onClose}>
      <form onSubmit={submit}>
        <h2 id={titleId}>{title}</h2>
        {children}
      </form>
    </dialog>
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
