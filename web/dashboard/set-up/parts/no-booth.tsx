import { booths } from '#contracts/booths';
import { ToBooths } from '../../parts/ToBooths.tsx';
import { useRows } from './collection.ts';

/** Once that is known. @param event its slug */
export function useHasNoBooth(event: string): boolean {
  const known = useRows(booths.list, event);
  return known.state === 'ready' && known.rows.every(({ archivedAt }) => archivedAt !== null);
}

/** Instead of an empty list: what comes before. */
export function noBooth(event: string, mayAdd: boolean) {
  const title = 'No booths yet';
  if (!mayAdd) return { title, text: 'A program manager adds the booths of this event first.' };
  return {
    title,
    text: 'Add the booths of this event first, one for each project.',
    next: <ToBooths event={event} />,
  };
}
