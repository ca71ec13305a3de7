import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type Conflict, conflicts } from '#contracts/conflicts';
import { Answer } from '../parts/Answer.tsx';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { notifyNotDone } from '../parts/notify.ts';
import { Page } from '../parts/Page.tsx';
import { useMay } from '../set-up/may.ts';
import { useAsk } from '../set-up/parts/collection.ts';
import { useEvent } from '../shell/events.ts';
import { ConflictList } from './ConflictList.tsx';
import classes from './Conflicts.module.css';
import { conflictsQuery } from './conflicts-query.ts';
import { kindWords, peopleWords, type Sorted, sorted, tallyWords } from './kinds.ts';
import { LeaveDialog } from './LeaveDialog.tsx';

/** What cannot be right about the staffing, each with what mends it. */
export function ConflictsPage() {
  const event = useEvent();
  const query = useQuery(conflictsQuery(event.slug));
  const all = query.data && sorted(query.data.items);
  return (
    <Page title="Conflicts" of={event.name} sub={all && tallyWords(all)}>
      <Answer query={query} what="The list" rows={6} timeZone={event.timeZone}>
        {({ items }) => <Content all={sorted(items)} />}
      </Answer>
    </Page>
  );
}

/** What one answer mends is one line, with each behind it. */
function Folded({ words, children }: { words: string | null; children: ReactNode }) {
  if (words === null) return children;
  return (
    <details className={classes.folded}>
      <summary>{words}</summary>
      {children}
    </details>
  );
}

/** To where the standing of all of them is set at once; nothing for whoever may not. */
function StandingLink() {
  const { slug } = useEvent();
  if (!useMay().manage) return null;
  return (
    <Button
      variant="filled"
      renderRoot={(props) => <Link to="/set-up/people" search={{ notEligibleAt: slug }} {...props} />}
    >
      Set their standing
    </Button>
  );
}

function Content({ all }: { all: Sorted }) {
  const may = useMay();
  const ask = useAsk();
  const [leaving, setLeaving] = useState<Conflict | null>(null);
  const onLeave = may.booths ? setLeaving : null;
  const askAgain = ({ override }: Conflict) =>
    ask(conflicts.endOverride, { params: { id: override?.id } }).then(
      () => {},
      (error: unknown) => notifyNotDone('It is still left as it is.', error),
    );
  return (
    <>
      {all.open.length === 0 && (
        <Card bleed>
          <EmptyState title={all.over.length + all.left.length === 0 ? 'No conflicts' : 'Nothing to decide'}>
            <p>
              Slots, opening hours, shifts, the people on them and the talks of the schedule are held against
              each other. What collides appears here.
            </p>
          </EmptyState>
        </Card>
      )}
      {all.open.map(({ kind, items }) => (
        <Card
          key={kind}
          title={kindWords[kind]}
          sub={String(items.length)}
          actions={kind === 'not-eligible' && items.length > 1 && <StandingLink />}
          bleed
        >
          <Folded words={kind === 'not-eligible' && items.length > 1 ? peopleWords(items) : null}>
            <ConflictList items={items} onLeave={onLeave} onAskAgain={null} />
          </Folded>
        </Card>
      ))}
      {all.left.length > 0 && (
        <Card
          title="Left as they are"
          intro="Somebody decided so, with a reason. As soon as anything about one changes it is asked again."
          bleed
        >
          <ConflictList items={all.left} onLeave={null} onAskAgain={may.booths ? askAgain : null} />
        </Card>
      )}
      {all.over.length > 0 && (
        <Card bleed>
          <details className={classes.over} open={all.open.length + all.left.length === 0}>
            <summary>Over: {all.over.length}</summary>
            <ConflictList items={all.over} onLeave={null} onAskAgain={null} />
          </details>
        </Card>
      )}
      {leaving !== null && <LeaveDialog conflict={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}
