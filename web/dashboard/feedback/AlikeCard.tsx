import { Button } from '@mantine/core';
import type { BoardGroup, FeedbackBoard } from '#contracts/feedback-board';
import { Card } from '../parts/Card.tsx';
import classes from './Feedback.module.css';
import { namesOf, Pair } from './Pair.tsx';
import { isOwn, useDecide, useMayDecide } from './use-decide.ts';

interface Given {
  board: FeedbackBoard;
  /** Only pairs with one of these. */
  shown: readonly BoardGroup[];
}

/** What is worded alike. Nothing is merged by itself: a person says whether it is the same. */
export function AlikeCard({ board, shown }: Given) {
  const mayDecide = useMayDecide();
  const { merge, keepApart } = useDecide();
  const groupOf = (id: string) => board.groups.find((group) => group.id === id);
  const pairs = board.alike.flatMap((ids) => {
    const [less, more] = ids
      .flatMap((id) => groupOf(id) ?? [])
      .toSorted((one, other) => one.mentions - other.mentions);
    if (less === undefined || more === undefined) return [];
    return shown.some(({ id }) => ids.includes(id)) ? [{ less, more }] : [];
  });
  if (pairs.length === 0) return null;
  return (
    <Card
      title="Maybe the same"
      sub={String(pairs.length)}
      intro="Worded alike. Merged, they stand together and their mentions add up; nothing of them is changed, and they can be taken apart again."
      bleed
    >
      <ul className={classes.pairs}>
        {pairs.map(({ less, more }) => (
          <li key={`${less.id} ${more.id}`}>
            <Pair board={board} groups={[more, less]} />
            {mayDecide && isOwn(less) && isOwn(more) && (
              <span className={classes.actions}>
                <Button
                  aria-label={`Merge: ${namesOf([more, less])}`}
                  onClick={() => void merge(less, more.id)}
                >
                  Merge
                </Button>
                <Button
                  variant="subtle"
                  aria-label={`They differ: ${namesOf([more, less])}`}
                  onClick={() => void keepApart(less, more.id)}
                >
                  They differ
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
