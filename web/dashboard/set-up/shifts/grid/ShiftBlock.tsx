import { IconAlertTriangle } from '@tabler/icons-react';
import { type CSSProperties, memo } from 'react';
import { asideWords, type DrawnShift } from './drawn.ts';
import classes from './Grid.module.css';

interface Props {
  shift: DrawnShift;
  style: CSSProperties;
  isOver: boolean;
  isDragged: boolean;
  hasFocus: boolean;
  isLanded: boolean;
  isReadOnly: boolean;
}

/** One shift: who, when, how many of how many. It opens the dialog that can do what a drag does. */
export const ShiftBlock = memo(
  function ShiftBlock({ shift, style, isOver, isDragged, hasFocus, isLanded, isReadOnly }: Props) {
    const { id, names, hours, count, isShort, standing, against, elsewhere } = shift;
    const isMarked = against !== null || elsewhere.length > 0;
    return (
      <div className={classes.cell} style={style}>
        <button
          type="button"
          className={classes.shift}
          data-cell={id}
          data-shift={id}
          data-over={isOver || undefined}
          data-open={(standing === 0 && isShort) || undefined}
          data-short={isShort || undefined}
          data-marked={isMarked || undefined}
          data-dragged={isDragged || undefined}
          data-landed={isLanded || undefined}
          tabIndex={hasFocus ? 0 : -1}
        >
          <span className={classes.who}>
            {isMarked && <IconAlertTriangle size={14} stroke={2.2} aria-hidden />}
            <span>{names} </span>
          </span>
          <span className={classes.when}>
            <span>{hours} </span>
            <b>{count} </b>
          </span>
          <span className={classes.unseen}>{asideWords(shift)}</span>
          {!isReadOnly && (
            <>
              <span className={classes.edge} data-edge="start" aria-hidden />
              <span className={classes.edge} data-edge="end" aria-hidden />
            </>
          )}
        </button>
      </div>
    );
  },
  (before, after) =>
    before.shift === after.shift &&
    before.isOver === after.isOver &&
    before.isDragged === after.isDragged &&
    before.hasFocus === after.hasFocus &&
    before.isLanded === after.isLanded &&
    before.isReadOnly === after.isReadOnly &&
    before.style.left === after.style.left &&
    before.style.width === after.style.width &&
    Reflect.get(before.style, '--at') === Reflect.get(after.style, '--at'),
);
