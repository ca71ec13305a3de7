import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BoardGroup, BoardPiece, FeedbackBoard } from '#contracts/feedback-board';
import { Card } from '../parts/Card.tsx';
import { AnswerDialog } from './AnswerDialog.tsx';
import { CorrectDialog } from './CorrectDialog.tsx';
import classes from './Feedback.module.css';
import { GroupItem } from './GroupItem.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { ReferDialog } from './ReferDialog.tsx';

/** More than these are shown when somebody asks for them. */
const FIRST_SHOWN = 50;

/** A dialog speaks of what was chosen when it opened, whatever comes meanwhile. */
export type Open =
  | { dialog: 'answer'; piece: BoardPiece }
  | { dialog: 'correct'; piece: BoardPiece }
  | { dialog: 'refer'; piece: BoardPiece }
  | { dialog: 'merge'; group: BoardGroup };

interface Given {
  board: FeedbackBoard;
  groups: readonly BoardGroup[];
}

/** Each thing that was said, with all the booths that heard it, and the answer beside it. */
export function GroupsCard({ board, groups }: Given) {
  const [showsAll, setShowsAll] = useState(false);
  const [open, setOpen] = useState<Open | null>(null);
  const visible = showsAll ? groups : groups.slice(0, FIRST_SHOWN);
  const close = () => setOpen(null);
  return (
    <>
      <Card title="What was said" sub={String(groups.length)} bleed>
        <ol className={classes.groups}>
          {visible.map((group) => (
            <GroupItem key={group.id} board={board} group={group} onOpen={setOpen} />
          ))}
        </ol>
        {visible.length < groups.length && (
          <div className={classes.more}>
            <Button onClick={() => setShowsAll(true)}>{`Show all ${groups.length}`}</Button>
          </div>
        )}
      </Card>
      {open?.dialog === 'answer' && <AnswerDialog piece={open.piece} onClose={close} />}
      {open?.dialog === 'correct' && <CorrectDialog board={board} piece={open.piece} onClose={close} />}
      {open?.dialog === 'refer' && <ReferDialog piece={open.piece} onClose={close} />}
      {open?.dialog === 'merge' && <MergeDialog board={board} group={open.group} onClose={close} />}
    </>
  );
}
