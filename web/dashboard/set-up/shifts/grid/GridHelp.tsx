import classes from './Grid.module.css';

/** What the drawing means, and what hand and keys can do with it. */
export function GridHelp({ isReadOnly }: { isReadOnly: boolean }) {
  return (
    <div className={classes.help}>
      <span className={classes.legend}>
        <span>
          <i className={classes.keyHole} aria-hidden /> no shift
        </span>
        <span>
          <i className={classes.keyOpen} aria-hidden /> below the minimum
        </span>
        <span>
          <i className={classes.keySlot} aria-hidden /> outside the slot
        </span>
        <span>“1 of 2” is people on it of people hoped for</span>
      </span>
      {!isReadOnly && (
        <p id="grid-help">
          <span className={classes.touchless}>
            Drag on empty ground to add, a shift to move it, its edges to stretch it; Escape lets go. Arrows
            go from shift to shift, <kbd>Enter</kbd> opens one, <kbd>Delete</kbd> asks. <kbd>Shift</kbd> and
            arrows move it, <kbd>Alt</kbd> and arrows move its end, both together its start; then{' '}
            <kbd>Enter</kbd> keeps it.
          </span>
          <span className={classes.touching}>
            Press a shift to open it. Hold it, then drag, to move it; hold its edge to stretch it; hold empty
            ground to add one.
          </span>
        </p>
      )}
    </div>
  );
}
