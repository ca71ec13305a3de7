import { Button } from '@mantine/core';
import { useState } from 'react';
import { type FeedbackRow, feedback } from '#contracts/feedback';
import type { FeedbackBoard } from '#contracts/feedback-board';
import { Card } from '../parts/Card.tsx';
import { BoneRows, Waiting } from '../parts/Waiting.tsx';
import { useRows } from '../set-up/parts/collection.ts';
import { useEvent } from '../shell/events.ts';
import classes from './Feedback.module.css';
import { kindWords, shortly } from './feedback-words.ts';
import { useDecide, useMayDecide } from './use-decide.ts';

/** What somebody took off the board, and the way back. Read only when it is asked for. */
export function ArchivedCard({ board }: { board: FeedbackBoard }) {
  const mayDecide = useMayDecide();
  const [isShown, setShown] = useState(false);
  if (!mayDecide) return null;
  return (
    <Card
      title="In the archive"
      sub="on no page and in no file"
      actions={<Button onClick={() => setShown(!isShown)}>{isShown ? 'Hide it' : 'Show it'}</Button>}
      bleed
    >
      {isShown && <Archived board={board} />}
    </Card>
  );
}

function Archived({ board }: { board: FeedbackBoard }) {
  const event = useEvent();
  const { restore } = useDecide();
  const loaded = useRows<FeedbackRow>(feedback.list, event.slug);
  if (loaded.state !== 'ready')
    return (
      <Waiting what="The archive">
        <BoneRows rows={2} />
      </Waiting>
    );
  const rows = loaded.rows.filter(({ archivedAt }) => archivedAt !== null);
  const nameOf = ({ boothId }: FeedbackRow) =>
    board.booths.find(({ id }) => id === boothId)?.name ?? 'another booth';
  if (rows.length === 0) return <p className={classes.none}>Nothing is in it.</p>;
  return (
    <ul className={classes.pairs}>
      {rows.map((row) => (
        <li key={row.id}>
          <div className={classes.said}>
            <p dir="auto">{row.text}</p>
            <span className={classes.meta}>{`${kindWords[row.kind]}, ${nameOf(row)}`}</span>
          </div>
          <Button aria-label={`Take it out: ${shortly(row.text)}`} onClick={() => void restore(row)}>
            Take it out
          </Button>
        </li>
      ))}
    </ul>
  );
}
