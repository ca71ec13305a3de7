import { Button } from '@mantine/core';
import {
  type BoardGroup,
  type BoardPiece,
  type FeedbackBoard,
  isUnanswered,
} from '#contracts/feedback-board';
import { BoothName } from '../parts/Plate.tsx';
import { Tag } from '../parts/Tag.tsx';
import { momentWords } from '../set-up/local-time.ts';
import { counted } from '../set-up/names.ts';
import classes from './Feedback.module.css';
import { boothOf, byWords, kindWords, shortly, topicOf } from './feedback-words.ts';
import type { Open } from './GroupsCard.tsx';
import { isOwn, useDecide, useMayDecide } from './use-decide.ts';

interface Given {
  board: FeedbackBoard;
  group: BoardGroup;
  onOpen: (open: Open) => void;
}

/** One thing that was said: how often, by whom it was heard, and the answer. */
export function GroupItem({ board, group, onOpen }: Given) {
  return (
    <li className={classes.group}>
      <span className={classes.mentions}>
        {group.mentions}
        <small>{group.mentions === 1 ? 'mention' : 'mentions'}</small>
      </span>
      <div className={classes.pieces}>
        {group.pieces.map((piece, place) => (
          <Piece key={piece.id} {...{ board, group, piece, onOpen }} isFirst={place === 0} />
        ))}
      </div>
    </li>
  );
}

/** What holds for all of its pieces. */
function Labels({ board, group }: { board: FeedbackBoard; group: BoardGroup }) {
  const kinds = [...new Set(group.pieces.map(({ kind }) => kindWords[kind]))];
  const topics = [...new Set(group.pieces.flatMap((piece) => piece.topics))];
  return (
    <div className={classes.labels}>
      {kinds.map((kind) => (
        <Tag key={kind} kind="plain">
          {kind}
        </Tag>
      ))}
      {isUnanswered(group) && <Tag kind="attention">No answer yet</Tag>}
      {topics.length > 0 && (
        <span className={classes.meta}>{topics.map((slug) => topicOf(board, slug)).join(', ')}</span>
      )}
    </div>
  );
}

interface PieceProps extends Given {
  piece: BoardPiece;
  /** It stands for the group. */
  isFirst: boolean;
}

function Piece({ board, group, piece, isFirst, onOpen }: PieceProps) {
  const mayDecide = useMayDecide();
  const { takeApart } = useDecide();
  const booth = boothOf(board, piece);
  const zone = board.event.timeZone;
  const name = shortly(piece.text);
  return (
    <div className={classes.piece}>
      {isFirst && <Labels board={board} group={group} />}
      <div className={classes.from}>
        <BoothName kiosk={booth?.kiosk ?? null} name={booth?.name ?? 'Another booth'} />
        <span className={classes.meta}>
          {momentWords(piece.occurredAt, zone)}
          {group.pieces.length > 1 && `, ${counted(piece.mentions, 'mention')}`}
        </span>
      </div>
      <p className={classes.text} dir="auto">
        {piece.text}
      </p>
      {piece.answer !== '' && (
        <p className={classes.answer} dir="auto">
          <span>Answer</span> {piece.answer}
        </p>
      )}
      {piece.merge !== null && (
        <p
          className={classes.meta}
        >{`Merged${byWords(piece.merge.by)}, ${momentWords(piece.merge.at, zone)}`}</p>
      )}
      <Referrals board={board} piece={piece} />
      {mayDecide && (
        <div className={classes.actions}>
          <Button
            aria-label={`${piece.answer === '' ? 'Answer…' : 'Change the answer…'}: ${name}`}
            onClick={() => onOpen({ dialog: 'answer', piece })}
          >
            {piece.answer === '' ? 'Answer…' : 'Change the answer…'}
          </Button>
          {piece.isOwn && <Act label="Refer…" of={name} onClick={() => onOpen({ dialog: 'refer', piece })} />}
          {isFirst && isOwn(group) && board.groups.length > 1 && (
            <Act label="Same as…" of={name} onClick={() => onOpen({ dialog: 'merge', group })} />
          )}
          {piece.isOwn && (
            <Act label="Correct…" of={name} onClick={() => onOpen({ dialog: 'correct', piece })} />
          )}
          {piece.isOwn && piece.merge !== null && (
            <Act label="Take apart" of={name} onClick={() => void takeApart(piece)} />
          )}
        </div>
      )}
    </div>
  );
}

/** One of several things to do; its name says with which piece. */
function Act({ label, of, onClick }: { label: string; of: string; onClick: () => void }) {
  return (
    <Button variant="subtle" aria-label={`${label}: ${of}`} onClick={onClick}>
      {label}
    </Button>
  );
}

function Referrals({ board, piece }: { board: FeedbackBoard; piece: BoardPiece }) {
  const mayDecide = useMayDecide();
  const { endReferral } = useDecide();
  if (piece.referrals.length === 0) return null;
  return (
    <ul className={classes.referrals}>
      {piece.referrals.map(({ id, project, note, by, at }) => (
        <li key={id}>
          <span dir="auto">
            {`Referred to ${project}${byWords(by)}, ${momentWords(at, board.event.timeZone)}`}
            {note !== '' && `: “${note}”`}
          </span>
          {mayDecide && piece.isOwn && (
            <Button
              variant="subtle"
              aria-label={`No longer refer to ${project}: ${shortly(piece.text)}`}
              onClick={() => void endReferral(id)}
            >
              No longer refer
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
