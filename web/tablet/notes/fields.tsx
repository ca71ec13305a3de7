import { IconCheck } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import styles from './Notes.module.css';

interface TextProps {
  name: string;
  label: string;
  /** A sentence below the label. */
  hint?: ReactNode;
  kept: string;
  /** Characters. */
  most: number;
  size?: 'line' | 'short' | 'text' | 'page';
}

const rows = { short: 2, text: 3, page: 9 } as const;

/** A text to type or to dictate. The browser's own field: what it holds is only ever read. */
export function TextField({ name, label, hint, kept, most, size = 'text' }: TextProps) {
  const id = useId();
  const given = {
    id,
    name,
    defaultValue: kept,
    maxLength: most,
    autoCapitalize: 'sentences',
    autoComplete: 'off',
    spellCheck: true,
    'aria-describedby': hint === undefined ? undefined : `${id}-hint`,
  } as const;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && <p id={`${id}-hint`}>{hint}</p>}
      {size === 'line' ? (
        <input type="text" enterKeyHint="next" {...given} />
      ) : (
        <textarea
          rows={rows[size]}
          enterKeyHint="enter"
          className={size === 'page' ? styles.page : undefined}
          {...given}
        />
      )}
    </div>
  );
}

interface ChipsProps {
  name: string;
  legend: string;
  type: 'radio' | 'checkbox';
  options: readonly { value: string; label: string }[];
  kept: readonly string[];
}

/** Choices as chips: one of several, or any of them. */
export function Chips({ name, legend, type, options, kept }: ChipsProps) {
  return (
    <fieldset className={styles.chips}>
      <legend>{legend}</legend>
      {options.map(({ value, label }) => (
        <label key={value}>
          <input
            type={type}
            name={name}
            value={value}
            defaultChecked={kept.includes(value)}
            className="visually-hidden"
          />
          <IconCheck size={20} stroke={2.4} aria-hidden />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
