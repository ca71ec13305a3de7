import { IconCloudOff, IconHandClick, IconUserMinus, IconUserX } from '@tabler/icons-react';
import type { BoothNow } from '#contracts/now';
import { useEvent } from '../shell/events.ts';
import { type BoothState, contradictionWords, type StateKind } from './booth-states.ts';
import classes from './StateWords.module.css';

const icons: Partial<Record<StateKind, typeof IconUserX>> = {
  nobody: IconUserX,
  unchecked: IconHandClick,
  short: IconUserMinus,
};

/** Who is here, and beside it what is wrong with a device or contradicts. */
export function StateWords({ state, people }: { state: BoothState; people: BoothNow['here'] }) {
  const { timeZone } = useEvent();
  const Icon = icons[state.kind];
  const contradictions = people.flatMap((person) => contradictionWords(person, timeZone) ?? []);
  return (
    <span className={classes.cell}>
      <span className={`${classes.state} ${classes[state.kind] ?? ''}`}>
        {Icon !== undefined && <Icon size={16} stroke={1.9} aria-hidden />}
        {state.words}
      </span>
      {state.behind !== null && (
        <span className={`${classes.state} ${classes.behind}`}>
          <IconCloudOff size={16} stroke={1.9} aria-hidden />
          {state.behind}
        </span>
      )}
      {people.length > 0 && (
        <span className={classes.people}>{people.map(({ name }) => name).join(', ')}</span>
      )}
      {contradictions.map((words) => (
        <span key={words} className={classes.contradiction}>
          {words}
        </span>
      ))}
    </span>
  );
}
