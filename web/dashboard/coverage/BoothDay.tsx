import { Button } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { breakWords } from '#contracts/break-words';
import type {
  CoverageBooth,
  CoverageMinutes,
  CoverageReport,
  CoverageSlot,
  CoverageStretch,
} from '#contracts/coverage';
import { behindWords, hoursOf, minutesParts, minutesWords, stateWords } from '#contracts/coverage-words';
import { hoursAndMinutes } from '#contracts/durations';
import { CoverageBar, CoverageKey } from '../parts/CoverageBar.tsx';
import { BoothName } from '../parts/Plate.tsx';
import { useEvent } from '../shell/events.ts';
import classes from './Coverage.module.css';
import type { Asked } from './CoverageDocument.tsx';

interface Given {
  booth: CoverageBooth;
  minutes: CoverageMinutes;
  date: string;
  breaks: CoverageReport['breaks'];
  /** Null: this account states nothing. */
  onAsk: ((asked: Asked) => void) | null;
}

/** A booth on one day: its bar, and behind it each stretch with its evidence. */
export function BoothDay({ booth, minutes, date, breaks, onAsk }: Given) {
  const { timeZone } = useEvent();
  const slots = slotsOn(booth, date);
  const kiosks = [...new Set(slots.flatMap(({ kiosk }) => kiosk ?? []))];
  return (
    <li>
      <details className={classes.booth}>
        <summary>
          <BoothName kiosk={kiosks.length === 0 ? null : kiosks.join(', ')} name={booth.name} />
          <span className={classes.times}>
            {slots.map((slot) => (
              <span key={slot.id}>{hoursOf(slot, timeZone)}</span>
            ))}
          </span>
          <span className={classes.bar}>
            <CoverageBar
              days={slots.map(({ stretches }) => stretches)}
              label={`${booth.name}: ${minutesWords(minutes)}`}
              height={18}
            />
          </span>
          <span className={classes.words}>
            {minutesParts(minutes).map(({ state, words }) => (
              <span key={state} data-state={state}>
                {words}
              </span>
            ))}
          </span>
          <IconChevronDown className={classes.chevron} size={18} stroke={1.9} aria-hidden />
        </summary>
        <ol className={classes.stretches}>
          {slots
            .flatMap(({ stretches }) => stretches)
            .map((stretch) => (
              <Stretch
                key={stretch.startsAt}
                stretch={stretch}
                inBreak={stretch.state === 'covered' ? null : breakWords(stretch, breaks)}
                boothName={booth.name}
                onAsk={onAsk && (() => onAsk({ booth, stretch }))}
              />
            ))}
        </ol>
      </details>
    </li>
  );
}

interface StretchGiven {
  stretch: CoverageStretch;
  boothName: string;
  /** What there is to say of a break, where nobody is known to have been there. */
  inBreak: string | null;
  onAsk: (() => void) | null;
}

function Stretch({ stretch, boothName, inBreak, onAsk }: StretchGiven) {
  const { timeZone } = useEvent();
  const { state, minutes } = stretch;
  const times = hoursOf(stretch, timeZone);
  return (
    <li>
      <span className={classes.when}>{times}</span>
      <span className={classes.state}>
        <CoverageKey state={state} />
        <span>
          {stateWords[state]} {hoursAndMinutes(minutes)}
        </span>
      </span>
      <div className={classes.evidence}>
        {behindWords(stretch, timeZone).map((words, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two pieces of evidence may read the same
          <p key={at}>{words}</p>
        ))}
        {inBreak !== null && <p>{inBreak}</p>}
      </div>
      {onAsk !== null && canBeStated(stretch) && (
        <Button
          onClick={onAsk}
          aria-label={`State who was at ${boothName}, ${times}`}
          className={classes.ask}
        >
          State who was there
        </Button>
      )}
    </li>
  );
}

/** What was seen holds against every word, and nothing can be said yet of time to come. */
const canBeStated = ({ state, evidence }: CoverageStretch) =>
  state === 'gap' ||
  state === 'unrecorded' ||
  (state === 'covered' &&
    evidence.every(({ kind, isLeftOpen, isUncertain }) => kind === 'statement' || isLeftOpen || isUncertain));

function slotsOn({ slots }: CoverageBooth, date: string): CoverageSlot[] {
  return slots
    .map((slot) => ({ ...slot, stretches: slot.stretches.filter((one) => one.date === date) }))
    .flatMap((slot) => {
      const [first, last] = [slot.stretches[0], slot.stretches.at(-1)];
      return first === undefined || last === undefined
        ? []
        : [{ ...slot, startsAt: first.startsAt, endsAt: last.endsAt }];
    });
}
