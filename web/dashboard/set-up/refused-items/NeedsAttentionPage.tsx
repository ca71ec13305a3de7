import { Card } from '../../parts/Card.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { CardSkeleton } from '../../parts/PageSkeleton.tsx';
import { useEvent } from '../../shell/events.ts';
import { useMay } from '../may.ts';
import { NotForThisAccount } from '../parts/NotForThisAccount.tsx';
import { GroupCard } from './GroupCard.tsx';
import { useItems } from './items.ts';
import { groupsOf } from './reasons.ts';
import { SettledCard } from './SettledCard.tsx';
import { SettlingNote } from './SettlingNote.tsx';
import { type Settling, useSettling } from './use-settling.ts';

/** What tablets and phones sent and the record could not take, and what can be done about each. */
export function NeedsAttentionPage() {
  const event = useEvent();
  const settling = useSettling(event.slug);
  const may = useMay();
  if (!may.booths)
    return <NotForThisAccount>Booth leads and program managers decide about these.</NotForThisAccount>;
  return (
    <>
      <Groups settling={settling} />
      <SettledCard event={event} settling={settling} />
      <SettlingNote settling={settling} />
    </>
  );
}

function Groups({ settling }: { settling: Settling }) {
  const event = useEvent();
  const loaded = useItems(event.slug, 'open');
  if (loaded.state === 'loading') return <CardSkeleton />;
  if (loaded.state === 'failed')
    return (
      <Card title="Needs attention" bleed>
        <ErrorState error={loaded.error} onRetry={loaded.tryAgain} />
      </Card>
    );
  if (loaded.rows.length === 0)
    return (
      <Card title="Needs attention" bleed>
        <EmptyState level={3} title="Nothing needs attention">
          <p>
            Everything that came is recorded. What a tablet or phone sends and the record cannot take appears
            here.
          </p>
        </EmptyState>
      </Card>
    );
  return groupsOf(loaded.rows).map((group) => (
    <GroupCard key={group.code} event={event} group={group} settling={settling} />
  ));
}
