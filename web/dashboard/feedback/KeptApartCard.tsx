import { Button } from '@mantine/core';
import type { BoardGroup, FeedbackBoard } from '#contracts/feedback-board';
import { Card } from '../parts/Card.tsx';
import { momentWords } from '../set-up/local-time.ts';
import classes from './Feedback.module.css';
import { byWords } from './feedback-words.ts';
import { namesOf, Pair } from './Pair.tsx';
import { isOwn, useDecide, useMayDecide } from './use-decide.ts';

interface Given {
  board: FeedbackBoard;
  /** Only pairs with one of these. */
  shown: readonly BoardGroup[];
}

/** What somebody said is not the same, and the way back. */
export function KeptApartCard({ board, shown }: Given) {
  const mayDecide = useMayDecide();
  const { proposeAgain } = useDecide();
  const groupOf = (id: string) => board.groups.find((group) => group.id === id);
  const pairs = board.keptApart.flatMap(({ groups, ...decision }) => {
    const [one, other] = groups.map(groupOf);
    if (one === undefined || other === undefined) return [];
    return shown.includes(one) || shown.includes(other)
      ? [{ ...decision, groups: [one, other] as const }]
      : [];
  });
  if (pairs.length === 0) return null;
  return (
    <Card
      title="Kept apart"
      sub={String(pairs.length)}
      intro="Somebody said that these differ. They are not proposed as the same any more."
      bleed
    >
      <ul className={classes.pairs}>
        {pairs.map(({ id, by, at, groups }) => (
          <li key={id}>
            <div className={classes.apart}>
              <Pair board={board} groups={groups} />
              <p
                className={classes.meta}
              >{`Kept apart${byWords(by)}, ${momentWords(at, board.event.timeZone)}`}</p>
            </div>
            {mayDecide && groups.every(isOwn) && (
              <span className={classes.actions}>
                <Button
                  aria-label={`Propose again: ${namesOf(groups)}`}
                  onClick={() => void proposeAgain(id)}
                >
                  Propose again
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
