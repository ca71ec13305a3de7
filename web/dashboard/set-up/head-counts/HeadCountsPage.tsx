import { useEvent } from '../../shell/events.ts';
import { HeadCountsCard } from './HeadCountsCard.tsx';

export function HeadCountsPage() {
  return <HeadCountsCard event={useEvent()} />;
}
