import { legendWords } from '#contracts/coverage-words';
import classes from './CoverageBar.module.css';

export type Coverage = 'covered' | 'gap' | 'unrecorded' | 'coming';
export interface Stretch {
  state: Coverage;
  minutes: number;
}

interface Given {
  /** One list of stretches for each day. */
  days: readonly (readonly Stretch[])[];
  /** The same in words, which also stand beside the bar. */
  label: string;
  height?: 9 | 14 | 18;
}

/** Covered is solid, a gap is hatched, not recorded is dotted, still to come is empty. */
export function CoverageBar({ days, label, height = 14 }: Given) {
  return (
    <span className={classes.bar} style={{ height }} role="img" aria-label={label}>
      {days.map((stretches, day) => (
        // A day's place in the row is its identity.
        // biome-ignore lint/suspicious/noArrayIndexKey: days never move
        <span key={day} className={classes.day} style={{ flexGrow: minutesOf(stretches) }}>
          {joined(stretches).map(({ state, minutes }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: stretches never move
            <span key={index} className={classes[state]} style={{ flexGrow: minutes }} />
          ))}
        </span>
      ))}
    </span>
  );
}

/** Neighbours of one state are drawn as one. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const drawn: Stretch[] = [];
  for (const { state, minutes } of stretches) {
    const last = drawn.at(-1);
    if (last?.state === state) last.minutes += minutes;
    else drawn.push({ state, minutes });
  }
  return drawn;
}

const minutesOf = (stretches: readonly Stretch[]) => stretches.reduce((sum, { minutes }) => sum + minutes, 0);

export function CoverageLegend({ states }: { states: readonly Coverage[] }) {
  return (
    <div className={classes.legend}>
      {states.map((state) => (
        <span key={state}>
          <CoverageKey state={state} />
          {legendWords[state]}
        </span>
      ))}
    </div>
  );
}

/** The pattern of a state, beside its word. */
export function CoverageKey({ state }: { state: Coverage }) {
  return <span className={`${classes.key} ${classes[state]}`} aria-hidden />;
}
