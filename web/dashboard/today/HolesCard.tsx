import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Today } from '#contracts/today';
import { Card } from '../parts/Card.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import { BoothName } from '../parts/Plate.tsx';
import { dateIn } from '../parts/times.ts';
import { useMay } from '../set-up/may.ts';
import { useEvent } from '../shell/events.ts';
import classes from './Today.module.css';
import { type Hole, holeMessage, holesOf, holeWords } from './today-words.ts';

/** What is wrong now, and what will be within a day, each with the message that asks for somebody. */
export function HolesCard({ today }: { today: Today }) {
  const event = useEvent();
  const may = useMay();
  const clock = { asOf: today.asOf, timeZone: event.timeZone };
  const holes = holesOf(today);
  if (holes.length === 0)
    return (
      <Card title="Needs somebody">
        <p className={classes.quiet}>Nothing now, and nothing that is known of the next 24 hours.</p>
      </Card>
    );
  return (
    <Card title="Needs somebody" sub={`${holes.length}`} bleed>
      <ul className={classes.holes}>
        {holes.map((hole) => (
          <li key={keyOf(hole)} className={hole.isNow ? classes.now : undefined}>
            <BoothName kiosk={hole.booth.kiosk} name={hole.booth.name} />
            <p className={classes.words}>{holeWords(hole, clock)}</p>
            <span className={classes.actions}>
              <CopyButton
                label="Copy message"
                text={holeMessage(hole, clock)}
                done={`Message about ${hole.booth.name} copied.`}
              />
              {may.booths && (
                <Button
                  variant="subtle"
                  renderRoot={(props) => (
                    <Link
                      to="/events/$event/set-up/shifts"
                      params={{ event: event.slug }}
                      search={{
                        day: dateIn(hole.warning.startsAt, event.timeZone),
                        ...(hole.warning.shiftId === null
                          ? { view: 'grid', at: hole.booth.boothId }
                          : { at: hole.warning.shiftId }),
                      }}
                      {...props}
                    />
                  )}
                >
                  {hole.warning.kind === 'unplanned' ? 'Plan a shift' : 'Change the shift'}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const keyOf = ({ booth, warning }: Hole) =>
  [booth.boothId, warning.kind, warning.shiftId, warning.startsAt].join(' ');
