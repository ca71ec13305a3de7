import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useRef } from 'react';
import styles from './Sheet.module.css';

interface Props {
  title: string;
  onClose: () => void;
  onKeyDown?: (event: KeyboardEvent, title: RefObject<HTMLHeadingElement | null>) => void;
  size?: 'narrow' | 'wide';
  /** Where the focus is first: at the heading, so that nothing is pressed by mistake, or where somebody is to type. */
  begin?: 'at the heading' | 'at the field';
  children: ReactNode;
}

/** A dialog from below. Escape closes it. */
export function Sheet({
  title,
  onClose,
  onKeyDown,
  size = 'narrow',
  begin = 'at the heading',
  children,
}: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
    if (begin === 'at the heading') heading.current?.focus();
  }, [begin]);
  return (
    <dialog
      ref={dialog}
      className={size === 'wide' ? `${styles.sheet} ${styles.wide}` : styles.sheet}
      aria-labelledby={id}
      onClose={onClose}
      onKeyDown={(event) => onKeyDown?.(event, heading)}
    >
      <h2 id={id} ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}

/** The two ways out of a sheet: what stays on the left, what happens on the right. */
export function SheetActions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
