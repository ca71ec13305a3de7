import type { MouseEvent, ReactNode } from 'react';
import { goTo, pathOf, type Screen } from './screens.ts';

interface Props {
  to: Screen;
  className: string | undefined;
  isHere?: boolean;
  describedBy?: string;
  children: ReactNode;
}

/** Opens a screen without loading the page again. */
export function ScreenLink({ to, className, isHere = false, describedBy, children }: Props) {
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    goTo(to);
  };
  return (
    <a
      href={pathOf(to)}
      className={className}
      aria-current={isHere ? 'page' : undefined}
      aria-describedby={describedBy}
      onClick={open}
    >
      {children}
    </a>
  );
}
