import type { BoardGroup, FeedbackBoard } from '#contracts/feedback-board';
import { BoothName } from '../parts/Plate.tsx';
import classes from './Feedback.module.css';
import { boothOf, kindWords, mainOf, shortly } from './feedback-words.ts';

type Two = readonly [BoardGroup, BoardGroup];

/** For the name of a button beside them. */
export const namesOf = ([one, other]: Two) =>
  `${shortly(mainOf(one).text)} and ${shortly(mainOf(other).text)}`;

/** Two things that were said, beside one another. */
export function Pair({ board, groups: [one, other] }: { board: FeedbackBoard; groups: Two }) {
  return (
    <div className={classes.pair}>
      <Said board={board} group={one} />
      <Said board={board} group={other} />
    </div>
  );
}

function Said({ board, group }: { board: FeedbackBoard; group: BoardGroup }) {
  const main = mainOf(group);
  const booth = boothOf(board, main);
  return (
    <div className={classes.said}>
      <BoothName kiosk={booth?.kiosk ?? null} name={booth?.name ?? 'Another booth'} />
      <p dir="auto">{main.text}</p>
      <span className={classes.meta}>{`${kindWords[main.kind]}, ${group.mentions} ×`}</span>
    </div>
  );
}
