import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Today, TodayBooth } from '#contracts/today';
import { Card } from '../parts/Card.tsx';
import { BoothName } from '../parts/Plate.tsx';
import { dateIn } from '../parts/times.ts';
import { useMay } from '../set-up/may.ts';
import { useEvent } from '../shell/events.ts';
import { CheckInDialog, StayDialog } from './EntryDialogs.tsx';
import { PresenceRow } from './PresenceRow.tsx';
import { isOnDuty, type Presence, presencesOf } from './presence.ts';
import classes from './Today.module.css';
import { type Clock, nextWords, slotWords } from './today-words.ts';

type Open =
  | { dialog: 'none' }
  | { dialog: 'check-in'; booth: TodayBooth }
  | { dialog: 'stay'; booth: TodayBooth; who: Presence };

/** The booths that run with the people who are there or should be; below them, those that do not run now. */
export function BoothsCard({ today }: { today: Today }) {
  const event = useEvent();
  const may = useMay();
  const [open, setOpen] = useState<Open>({ dialog: 'none' });
  const close = () => setOpen({ dialog: 'none' });
  const clock = { asOf: today.asOf, timeZone: event.timeZone };
  const mayEnter =
    may.booths && event.archivedAt === null && isDuring(event, dateIn(today.asOf, event.timeZone));
  const given = { clock, onOpen: mayEnter ? setOpen : null };
  const onDuty = today.booths.filter(isOnDuty);
  const others = today.booths.filter((booth) => !isOnDuty(booth));
  return (
    <>
      {onDuty.length > 0 && (
        <Card title="At the booths" bleed>
          <ul className={classes.booths}>
            {onDuty.map((booth) => (
              <BoothRow key={booth.boothId} booth={booth} {...given} />
            ))}
          </ul>
        </Card>
      )}
      {others.length > 0 && (
        <Card title={onDuty.length > 0 ? 'Not now' : 'Booths'} bleed>
          <ul className={classes.booths}>
            {others.map((booth) => (
              <BoothRow key={booth.boothId} booth={booth} {...given} />
            ))}
          </ul>
        </Card>
      )}
      {open.dialog === 'check-in' && <CheckInDialog booth={open.booth} onClose={close} />}
      {open.dialog === 'stay' && (
        <StayDialog booth={open.booth} who={open.who} clock={clock} onClose={close} />
      )}
    </>
  );
}

interface RowGiven {
  booth: TodayBooth;
  clock: Clock;
  /** Null: whoever looks may not enter anything here. */
  onOpen: ((open: Open) => void) | null;
}

function BoothRow({ booth, clock, onOpen }: RowGiven) {
  const presences = presencesOf(booth, clock);
  return (
    <li>
      <div className={classes.booth}>
        <h3>
          <BoothName kiosk={booth.kiosk} name={booth.name} />
        </h3>
        <span className={classes.slot}>{slotWords(booth, clock)}</span>
      </div>
      <div className={classes.people}>
        {presences.length === 0 && isOnDuty(booth) && <p className={classes.quiet}>{nobodyWords(booth)}</p>}
        <ul>
          {presences.map((who) => (
            <PresenceRow
              key={who.personId ?? who.name}
              booth={booth}
              who={who}
              onStay={onOpen && (() => onOpen({ dialog: 'stay', booth, who }))}
            />
          ))}
        </ul>
      </div>
      <p className={classes.next}>
        {booth.next !== null && (
          <>
            <span className={classes.label}>Next</span> {nextWords(booth.next, clock)}
          </>
        )}
      </p>
      {onOpen !== null && (
        <Button
          className={classes.checkIn ?? ''}
          variant="subtle"
          leftSection={<IconPlus size={16} stroke={1.9} />}
          aria-label={`Check in… at ${booth.name}`}
          onClick={() => onOpen({ dialog: 'check-in', booth })}
        >
          Check in…
        </Button>
      )}
    </li>
  );
}

const nobodyWords = ({ running }: TodayBooth) =>
  running.length > 0 ? 'Nobody is planned, nobody is here.' : 'No shift runs, nobody is here.';

const isDuring = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }, date: string) =>
  startsOn <= date && date <= endsOn;
