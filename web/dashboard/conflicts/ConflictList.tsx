import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Conflict } from '#contracts/conflicts';
import { useMay } from '../set-up/may.ts';
import { useEvent } from '../shell/events.ts';
import classes from './Conflicts.module.css';
import { momentIn, whenWords } from './when-words.ts';

interface Given {
  items: readonly Conflict[];
  /** Null: nobody can decide here. */
  onLeave: ((conflict: Conflict) => void) | null;
  onAskAgain: ((conflict: Conflict) => void) | null;
}

export function ConflictList({ items, onLeave, onAskAgain }: Given) {
  const { timeZone } = useEvent();
  return (
    <ul className={classes.list}>
      {items.map((conflict) => (
        <li key={`${conflict.kind} ${conflict.subject}`}>
          <span className={classes.when}>{whenWords(conflict, timeZone)}</span>
          <div className={classes.words}>
            <p>{conflict.words}</p>
            {conflict.override !== null && (
              <p className={classes.reason}>{reasonWords(conflict.override, timeZone)}</p>
            )}
          </div>
          <span className={classes.actions}>
            {canBeMended(conflict) && <MendLinks conflict={conflict} />}
            {onLeave !== null && (
              <Button
                variant="subtle"
                aria-label={`Leave it as it is: ${conflict.words}`}
                onClick={() => onLeave(conflict)}
              >
                Leave it…
              </Button>
            )}
            {onAskAgain !== null && (
              <Button
                variant="subtle"
                aria-label={`Ask again: ${conflict.words}`}
                onClick={() => onAskAgain(conflict)}
              >
                Ask again
              </Button>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What was planned for a time that is over stays; what was never entered can still be. */
const canBeMended = ({ isOver, mend }: Conflict) => !isOver || mend.page === 'hours';

/** To the very thing that mends it; nothing for whoever may not. */
function MendLinks({ conflict }: { conflict: Conflict }) {
  const may = useMay();
  const { slug: event } = useEvent();
  const { mend, date, person, shiftIds, booths } = conflict;
  if (mend.page === 'people')
    return may.manage ? (
      <Button
        aria-label={`${mend.label}: ${person?.name}`}
        renderRoot={(props) => <Link to="/set-up/people" search={{ at: person?.id }} {...props} />}
      >
        {mend.label}
      </Button>
    ) : null;
  if (mend.page === 'hours')
    return may.manage ? (
      <Button renderRoot={(props) => <Link to="/events/$event/set-up/hours" params={{ event }} {...props} />}>
        {mend.label}
      </Button>
    ) : null;
  if (!may.booths) return null;
  return landings(shiftIds, booths).map(({ id, of, search }) => (
    <Button
      key={id}
      renderRoot={(props) => (
        <Link
          to="/events/$event/set-up/shifts"
          params={{ event }}
          search={{ day: date, at: id, ...search }}
          {...props}
        />
      )}
    >
      {mend.label}
      {of}
    </Button>
  ));
}

/** Each of two shifts, the last of several; where there is none yet, the booth's row in the grid. */
function landings(shiftIds: readonly string[], booths: Conflict['booths']) {
  if (shiftIds.length === 0)
    return booths.slice(0, 1).map(({ boothId: id }) => ({ id, of: '', search: { view: 'grid' as const } }));
  const meant = shiftIds.length === 2 ? shiftIds : shiftIds.slice(-1);
  const names = meant.length < 2 ? [] : booths.length === 2 ? booths.map(({ name }) => ` at ${name}`) : TWO;
  return meant.map((id, at) => ({ id, of: names[at] ?? '', search: {} }));
}

/** Of one booth. */
const TWO = [', first of two', ', second of two'];

function reasonWords({ reason, by, createdAt }: NonNullable<Conflict['override']>, timeZone: string): string {
  return `Left as it is${by === null ? '' : ` by ${by}`}, ${momentIn(createdAt, timeZone)}: “${reason}”`;
}
