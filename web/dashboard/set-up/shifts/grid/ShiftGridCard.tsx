import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { hoursAndMinutes } from '#contracts/durations';
import type { EventRow } from '#contracts/events';
import { type ShiftRow, shifts } from '#contracts/shifts';
import { Card } from '../../../parts/Card.tsx';
import { EmptyState } from '../../../parts/EmptyState.tsx';
import { ErrorState } from '../../../parts/ErrorState.tsx';
import { dateIn, longDate, weekday, zoneName } from '../../../parts/times.ts';
import { BoneRows, Waiting } from '../../../parts/Waiting.tsx';
import { useBooths } from '../../booths/booths.ts';
import { useMay } from '../../may.ts';
import { useCurrentRows } from '../../parts/collection.ts';
import { noBooth } from '../../parts/no-booth.tsx';
import { useGridDay } from '../../use-day-shown.tsx';
import { useUsualHours } from '../../usual-hours.ts';
import { ViewSwitch } from '../ViewSwitch.tsx';
import classes from './Grid.module.css';
import { GridDialogs, type Open } from './GridDialogs.tsx';
import { GridHelp } from './GridHelp.tsx';
import { missingWords } from './rows.ts';
import { ShiftGrid } from './ShiftGrid.tsx';
import { useArranging } from './use-arranging.ts';
import { useDropping } from './use-dropping.ts';
import { useFollowing } from './use-following.ts';
import { useGrid, useHeldDates, useMinute } from './use-grid.ts';

interface Props {
  event: EventRow;
  nameOf: (row: Pick<ShiftRow, 'boothId' | 'startsAt' | 'endsAt'>) => string;
  /** Further buttons at the head. */
  actions?: ReactNode;
}

const HOUR_MS = 3_600_000;

/** The shifts of one day, drawn: booths from above to below, time from left to right. */
export function ShiftGridCard({ event, nameOf, actions }: Props) {
  const booths = useBooths(event.slug);
  const may = useMay();
  const now = useMinute();
  const [step, setStep] = useState('15');
  const [isWhole, setWhole] = useState(false);
  const [open, setOpen] = useState<Open>({ dialog: 'none' });
  const [isMoving, setMoving] = useState(false);
  useFollowing(event.slug, isMoving || open.dialog !== 'none');
  const { at } = useSearch({ strict: false });
  const stored = useCurrentRows(shifts.list, event.slug);
  const landsOn = stored.find(({ id }) => id === at);
  const { date, daySwitch } = useGridDay(
    event,
    useHeldDates(event),
    landsOn === undefined ? null : dateIn(landsOn.startsAt, event.timeZone),
  );
  const { loaded, known, ofDay, axis, rows, openings, breaks } = useGrid(event, booths, date, isWhole);
  const hours = useUsualHours(event, stored);
  const arranging = useArranging(event);
  const focus = useRef<(id: string) => void>(() => {});
  const keepFocus = useCallback((focusOn: (id: string) => void) => {
    focus.current = focusOn;
  }, []);
  const onDrop = useDropping({
    ...{ event, arranging, nameOf },
    onNew: (id) => focus.current(id),
    onDraw: (drawn) => setOpen({ dialog: 'shift', shift: null, drawn }),
    onLate: (late) => setOpen({ dialog: 'late', late }),
  });
  const missing = rows.filter((row) => missingWords(row, hoursAndMinutes) !== null).length;
  const heading = `${weekday(date)} ${longDate(date)}`;
  const clock = zoneName({ ...event, startsOn: date, endsOn: date });

  function firstFree(boothId: string) {
    const row = rows.find((one) => one.boothId === boothId);
    const opening = openings.find(({ startsAt }) => axis.startsAt <= startsAt && startsAt < axis.endsAt);
    const at = row?.holes[0] ??
      row?.slots[0] ??
      opening ?? { startsAt: axis.startsAt, endsAt: axis.startsAt + HOUR_MS };
    return { startsAt: at.startsAt, endsAt: at.endsAt };
  }

  return (
    <Card
      title="Shifts"
      sub={
        loaded.state === 'ready' &&
        rows.length > 0 && (
          <span>
            {missing === 0
              ? `${heading}, nothing is missing`
              : `${heading}, ${missing} of ${rows.length} booths have a hole or too few people`}
            {`. ${clock}`}
          </span>
        )
      }
      actions={
        may.booths &&
        booths.rows.length > 0 && (
          <div className={classes.actions}>
            {actions}
            <Button disabled={ofDay.length === 0} onClick={() => setOpen({ dialog: 'copy', shift: null })}>
              Copy this day…
            </Button>
            <Button
              variant="filled"
              leftSection={<IconPlus size={16} stroke={1.9} />}
              onClick={() => setOpen({ dialog: 'series' })}
            >
              Add a series
            </Button>
          </div>
        )
      }
    >
      <div className={classes.bar}>
        <ViewSwitch />
        {daySwitch}
        <span className={classes.settings}>
          <Button variant="subtle" aria-pressed={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? 'Only the hours in use' : 'Whole day'}
          </Button>
          {may.booths && (
            <SegmentedControl
              size="sm"
              aria-label="Steps of a drag"
              value={step}
              onChange={setStep}
              data={[
                { value: '15', label: '15 min' },
                { value: '5', label: '5 min' },
              ]}
            />
          )}
        </span>
      </div>
      {loaded.state === 'loading' && (
        <Waiting what="The shifts">
          <BoneRows rows={6} />
        </Waiting>
      )}
      {loaded.state === 'failed' && <ErrorState error={loaded.error} onRetry={loaded.tryAgain} />}
      {loaded.state === 'ready' && rows.length === 0 && <NoBooth event={event} may={may.manage} />}
      {loaded.state === 'ready' && rows.length > 0 && (
        <div className={classes.bleed}>
          <ShiftGrid
            {...{ rows, axis, openings, breaks, now, onDrop }}
            zone={event.timeZone}
            step={Number(step)}
            label={`Shifts of ${heading}`}
            isReadOnly={!may.booths}
            landsOn={at ?? null}
            focusOn={keepFocus}
            onMoving={setMoving}
            onOpen={(shift) =>
              setOpen(may.booths ? { dialog: 'shift', shift, drawn: shift } : { dialog: 'facts', shift })
            }
            onAdd={(boothId, at) =>
              setOpen({ dialog: 'shift', shift: null, drawn: { boothId, ...(at ?? firstFree(boothId)) } })
            }
            onDelete={(shift) => setOpen({ dialog: 'archive', shift })}
          />
          <GridHelp isReadOnly={!may.booths} />
        </div>
      )}
      <GridDialogs
        {...{ event, booths, open, known, ofDay, date, hours, arranging, nameOf }}
        onOpen={setOpen}
      />
    </Card>
  );
}

function NoBooth({ event, may }: { event: EventRow; may: boolean }) {
  const { title, text, next } = noBooth(event.slug, may);
  return (
    <EmptyState title={title}>
      <p>{text}</p>
      {next}
    </EmptyState>
  );
}
