import { IconUserX } from '@tabler/icons-react';
import { Plate } from '../parts/Plate.tsx';
import type { Clock } from '../today/today-words.ts';
import classes from './Wall.module.css';
import { hereWords, isQuiet, missingWords, nextWords, type WallBooth } from './wall-words.ts';

/** One booth, to be read from across the hall. */
export function WallTile({ booth, clock }: { booth: WallBooth; clock: Clock }) {
  const missing = missingWords(booth);
  const looks = [classes.tile, missing !== null && classes.hole, isQuiet(booth) && classes.quiet];
  return (
    <li className={looks.filter(Boolean).join(' ')}>
      <div className={classes.sign}>
        <Plate kiosk={booth.kiosk} />
        <h2>{booth.name}</h2>
      </div>
      <p className={classes.here}>{hereWords(booth, clock)}</p>
      {missing !== null && (
        <p className={classes.missing}>
          <IconUserX size="1.2em" stroke={2} aria-hidden />
          {missing}
        </p>
      )}
      {booth.next !== null && <p className={classes.next}>{nextWords(booth.next, clock)}</p>}
    </li>
  );
}
