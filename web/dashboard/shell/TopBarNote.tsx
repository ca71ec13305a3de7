import { createContext, type ReactNode, use } from 'react';
import { createPortal } from 'react-dom';

export const TopBarSlot = createContext<HTMLElement | null>(null);

/** What a page says about its own truth, in the top bar: "Live, updated 5 s ago". */
export function TopBarNote({ children }: { children: ReactNode }) {
  const slot = use(TopBarSlot);
  return slot === null ? null : createPortal(children, slot);
}
