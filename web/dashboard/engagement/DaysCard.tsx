import { figureText } from '#contracts/figures';
import { dayWords } from '../set-up/local-time.ts';
import { noRange } from './address.ts';
import { ChartCard } from './ChartCard.tsx';
import classes from './Engagement.module.css';
import type { View } from './view.ts';

export function DaysCard({ view }: { view: View }) {
  const { of, onChange } = view;
  const most = Math.max(1, ...of.days.map(({ figure }) => figure.visitors ?? 0));
  const table = () => ({
    heads: [{ label: 'Day' }, { label: 'Visitors', isFigure: true }],
    rows: of.days.map(({ date, figure }) => ({
      key: date,
      cells: [dayWords(date, 'short'), figureText({ ...figure, days: null })],
    })),
  });
  return (
    <ChartCard view={view} name="days" title="Day by day" table={table}>
      <ul className={classes.shares}>
        {of.days.map(({ date, figure }) => (
          <li key={date}>
            <button type="button" onClick={() => onChange({ ...noRange, day: date })}>
              <span>{dayWords(date, 'short')}</span>
              <Bar share={(figure.visitors ?? 0) / most} isShared={figure.approximate} />
              <b>{figureText({ ...figure, days: null })}</b>
            </button>
          </li>
        ))}
      </ul>
      {of.notPlaced.visitors > 0 && (
        <p className={classes.note}>
          plus {of.notPlaced.approximate && '~'}
          {of.notPlaced.visitors} not placed in time
        </p>
      )}
    </ChartCard>
  );
}

/** A part of the widest; hatched where some of it is a share of a head count. */
export function Bar({ share, isShared = false }: { share: number; isShared?: boolean }) {
  return (
    <span className={classes.track} aria-hidden>
      <span
        className={isShared ? `${classes.fill} ${classes.hatched}` : classes.fill}
        style={{ width: `${Math.max(share * 100, share > 0 ? 2 : 0)}%` }}
      />
    </span>
  );
}
