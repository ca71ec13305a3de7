import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Engagement } from '#contracts/engagement';
import { figureText } from '#contracts/figures';
import { useEvent } from '../shell/events.ts';
import { ChartCard } from './ChartCard.tsx';
import { Bar } from './DaysCard.tsx';
import classes from './Engagement.module.css';
import { hourWords } from './engagement-words.ts';
import type { View } from './view.ts';

const FIRST_SHOWN = 12;

/** Visitors in each shift that has begun, the busiest first. */
export function ShiftsCard({ view }: { view: View }) {
  const { of } = view;
  const { timeZone } = useEvent();
  const [isAll, all] = useDisclosure(false);
  if (of.shifts.length === 0) return null;
  const shifts = of.shifts.toSorted((a, b) => (b.figure.visitors ?? -1) - (a.figure.visitors ?? -1));
  const most = Math.max(1, ...shifts.map(({ figure }) => figure.visitors ?? 0));
  const shownShifts = isAll ? shifts : shifts.slice(0, FIRST_SHOWN);
  return (
    <ChartCard
      view={view}
      name="shifts"
      title="Visitors per shift"
      sub="the busiest first"
      table={() => tableOf(of, timeZone)}
    >
      <ul className={`${classes.shares} ${classes.shifts}`}>
        {shownShifts.map((shift) => (
          <li key={shift.id}>
            <div>
              <span>
                {nameOf(of, shift.boothId)}
                <small>
                  {hourWords(shift, timeZone, false)}, {shift.people} planned
                </small>
              </span>
              <Bar share={(shift.figure.visitors ?? 0) / most} isShared={shift.figure.approximate} />
              <b>{figureText(shift.figure)}</b>
            </div>
          </li>
        ))}
      </ul>
      {shifts.length > FIRST_SHOWN && (
        <Button className={classes.more} onClick={all.toggle}>
          {isAll ? `Show the first ${FIRST_SHOWN}` : `Show all ${shifts.length} shifts`}
        </Button>
      )}
    </ChartCard>
  );
}

const nameOf = ({ booths }: Engagement, id: string) =>
  booths.find(({ boothId }) => boothId === id)?.name ?? '';

function tableOf(of: Engagement, timeZone: string) {
  return {
    heads: [
      { label: 'Booth' },
      { label: 'Shift' },
      { label: 'Planned', isFigure: true },
      { label: 'Visitors', isFigure: true },
    ],
    rows: of.shifts.map((shift) => ({
      key: shift.id,
      cells: [
        nameOf(of, shift.boothId),
        hourWords(shift, timeZone, false),
        shift.people,
        figureText(shift.figure),
      ],
    })),
  };
}
