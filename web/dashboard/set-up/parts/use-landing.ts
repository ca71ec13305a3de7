import { useSearch } from '@tanstack/react-router';
import { useCallback, useRef } from 'react';

/** Brings something to the middle of the screen, with the focus. */
export function landOn(element: HTMLElement): void {
  element.scrollIntoView({ block: 'center', inline: 'center' });
  element.focus({ preventScroll: true });
}

/** The row on which a link lands, and the ref that takes it into view, once, when it is drawn. */
export function useLanding(): { at: string | undefined; land: (element: HTMLElement | null) => void } {
  const { at } = useSearch({ strict: false });
  const landed = useRef<string | undefined>(undefined);
  const land = useCallback(
    (element: HTMLElement | null) => {
      if (element === null || landed.current === at) return;
      landed.current = at;
      landOn(element);
    },
    [at],
  );
  return { at, land };
}
