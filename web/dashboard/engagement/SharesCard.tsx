import type { Engagement, Share } from '#contracts/engagement';
import { useEvent } from '../shell/events.ts';
import { ChartCard } from './ChartCard.tsx';
import { Bar } from './DaysCard.tsx';
import classes from './Engagement.module.css';
import { hourWords, percentWords, shareWords } from './engagement-words.ts';
import type { View } from './view.ts';

interface Given {
  view: View;
  name: 'audiences' | 'sectors' | 'topics';
  filter: 'audience' | 'sector' | 'topic';
  title: string;
}

const MOST_SHOWN = 10;

/** Shares of those tapped, each with its course over the hours; a press filters the page by it. */
export function SharesCard({ view, name, filter, title }: Given) {
  const { of, shown, onChange } = view;
  const { timeZone } = useEvent();
  const shares = of[name];
  const chosen = shown[filter];
  const most = Math.max(1, ...shares.map(({ visitors }) => visitors));
  const all = shares.reduce((sum, { visitors }) => sum + visitors, 0);
  return (
    <ChartCard
      view={view}
      name={name}
      title={title}
      sub={name === 'topics' ? 'visitors tapped; several topics a visit' : 'of those tapped'}
      table={() => tableOf(of, shares, timeZone)}
    >
      {shares.length === 0 && (
        <p className={classes.note}>
          {of.total.tapped === 0
            ? 'Known of tapped visitors only: nobody was tapped.'
            : 'Not said of any visitor yet.'}
        </p>
      )}
      <ul className={classes.shares}>
        {shares.slice(0, MOST_SHOWN).map(({ key, label, visitors, hours }) => (
          <li key={key}>
            <button
              type="button"
              aria-pressed={chosen === key}
              onClick={() => onChange({ [filter]: chosen === key ? undefined : key })}
            >
              <span>{shareWords(label)}</span>
              <span className={classes.withCourse}>
                <Bar share={visitors / most} />
                <Course hours={hours} />
              </span>
              <b>
                {name === 'topics' || all === 0 ? visitors : percentWords(visitors / all)}
                {name !== 'topics' && <small>{visitors}</small>}
              </b>
            </button>
          </li>
        ))}
      </ul>
      {shares.length > MOST_SHOWN && (
        <p className={classes.note}>and {shares.length - MOST_SHOWN} more, in the table</p>
      )}
    </ChartCard>
  );
}

/** Visitors by hour, small; the table has the figures. */
function Course({ hours }: { hours: readonly number[] }) {
  const most = Math.max(1, ...hours);
  return (
    <svg
      className={classes.course}
      viewBox={`0 0 ${Math.max(1, hours.length)} 10`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {hours.map((visitors, index) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its place
          key={index}
          x={index + 0.1}
          y={10 - (visitors / most) * 10}
          width="0.8"
          height={(visitors / most) * 10}
        />
      ))}
    </svg>
  );
}

function tableOf(of: Engagement, shares: readonly Share[], timeZone: string) {
  const withSomebody = of.hours.flatMap((hour, index) =>
    shares.some(({ hours }) => (hours[index] ?? 0) > 0) ? [{ hour, index }] : [],
  );
  return {
    heads: [{ label: 'Hour' }, ...shares.map(({ label }) => ({ label: shareWords(label), isFigure: true }))],
    rows: [
      { key: 'all', cells: ['All', ...shares.map(({ visitors }) => <b key="all">{visitors}</b>)] },
      ...withSomebody.map(({ hour, index }) => ({
        key: hour.startsAt,
        cells: [
          hourWords(hour, timeZone, of.range.day !== null),
          ...shares.map(({ hours }) => hours[index] ?? 0),
        ],
      })),
    ],
  };
}
