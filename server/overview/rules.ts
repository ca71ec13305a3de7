import type { HighlightRow } from '#contracts/highlights';
import type { Overview } from '#contracts/start-page';

type State = Overview['events'][number]['booths'][number]['paragraph'];

/** How a booth's paragraph stands. An empty one is not written, unless a manager approved just that. */
export function paragraphStateOf(written: Pick<HighlightRow, 'body' | 'state'> | undefined): State {
  if (written === undefined) return 'none';
  if (written.body.trim() !== '') return written.state;
  return written.state === 'approved' ? 'left-out' : 'none';
}
