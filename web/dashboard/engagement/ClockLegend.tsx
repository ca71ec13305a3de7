import type { Engagement } from '#contracts/engagement';
import { HELD_BACK_WORDS, type HiddenWhy } from '#contracts/figures';
import { SHARED_WORDS } from '../now/HourChart.tsx';
import hourClasses from '../now/Hours.module.css';
import type { HourLayout } from '../now/hour-layout.ts';
import { clockTime, dateIn, weekday } from '../parts/times.ts';
import { useEvent } from '../shell/events.ts';
import classes from './Engagement.module.css';

/** What the marks mean, and the talks by their numbers. */
export function ClockLegend({ of, layout }: { of: Engagement; layout: HourLayout }) {
  const { timeZone } = useEvent();
  const { visitors, approximate } = of.notPlaced;
  const hidden = (why: HiddenWhy) =>
    of.booths
      .flatMap(({ name, hours, none }) =>
        none === why || hours.some((hour) => hour.none === why) ? [name] : [],
      )
      .join(', ');
  const [heldBack, notSplit] = [hidden('held-back'), hidden('not-split')];
  const most = Math.max(1, ...of.booths.flatMap((booth) => booth.hours.map((hour) => hour.visitors ?? 0)));
  return (
    <>
      <div className={classes.legend}>
        {of.hours.length > 0 && (
          <span>
            visitors in an hour
            <i className={classes.heatKey} aria-hidden />0 to {most}
          </span>
        )}
        {of.hours.length > 0 && (
          <span>
            <i className={classes.keyUnrecorded} />
            not recorded
          </span>
        )}
        {heldBack !== '' && (
          <span>
            {heldBack}: {HELD_BACK_WORDS}
          </span>
        )}
        {notSplit !== '' && <span>{notSplit}: heads were counted, and a head count cannot be split</span>}
        {layout.bars.some(({ state }) => state === 'running') && (
          <span>
            <i className={hourClasses.keyRunning} />
            hour not over, provisional
          </span>
        )}
        {(layout.closed.length > 0 || of.openings.some(({ breaks }) => breaks.length > 0)) && (
          <span>
            <i className={hourClasses.keyClosed} />
            closed
          </span>
        )}
        {layout.bars.some(({ sharedPart }) => sharedPart > 0) && (
          <span>
            <i className={hourClasses.keyShared} />
            {SHARED_WORDS}
          </span>
        )}
        {visitors > 0 && (
          <span>
            <i className={hourClasses.keyNotPlaced} />
            {approximate && '~'}
            {visitors}, not placed in time
          </span>
        )}
      </div>
      {of.talks.length > 0 && (
        <ol className={classes.talks} aria-label="Talks about these projects">
          {of.talks.map(({ id, title, startsAt }, index) => (
            <li key={id}>
              {/* Without hours there is no chart with these marks. */}
              <span aria-hidden>◆ {of.hours.length > 0 && index + 1}</span>
              <span>
                {weekday(dateIn(startsAt, timeZone), 'short')} {clockTime(startsAt, timeZone)}
              </span>
              <bdi>{title}</bdi>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
