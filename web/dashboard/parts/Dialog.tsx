import { Modal } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';

interface Props {
  /** The question. */
  title: string;
  size?: 'lg';
  /** Only its buttons close it: for what is shown once. */
  isKept?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog, open as long as it is drawn; the focus goes back to where it was. */
export function Dialog({ title, size, isKept = false, onClose, children }: Props) {
  useFocusBack();
  return (
    <Modal
      opened
      closeButtonProps={{ 'aria-label': 'Close' }}
      closeOnClickOutside={!isKept}
      onClose={onClose}
      title={title}
      {...(size !== undefined && { size })}
    >
      {children}
    </Modal>
  );
}

function useFocusBack() {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
}
