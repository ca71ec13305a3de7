import type { EventDayRow } from '#contracts/event-days';
import type { Now } from '#contracts/now';
import { Card } from '../parts/Card.tsx';
import { FirstBooth } from '../parts/FirstBooth.tsx';
import { dateIn } from '../parts/times.ts';
import { useEvent } from '../shell/events.ts';
import { BoothsTable } from './BoothsTable.tsx';
import { liveRows, pastBooths } from './booth-states.ts';
import { DevicesCard } from './DevicesCard.tsx';
import { HeadlineBand } from './HeadlineBand.tsx';
import { HoursCard } from './HoursCard.tsx';
import { LatestCard } from './LatestCard.tsx';
import { useServerNow } from './live.ts';
import { NeedsSomebody } from './NeedsSomebody.tsx';
import classes from './Now.module.css';

interface Given {
  now: Now;
  receivedAtMs: number;
  days: readonly EventDayRow[];
}

export function NowFigures({ now, receivedAtMs, days }: Given) {
  const event = useEvent();
  const nowMs = useServerNow(now.asOf, receivedAtMs, 15_000);
  const today = dateIn(now.asOf, event.timeZone);
  const isRunning = event.startsOn <= today && today <= event.endsOn;
  const isLive = isRunning && (now.day === null || now.day === today);
  if (now.booths.length === 0)
    return (
      <Card bleed>
        <FirstBooth event={event.slug} />
      </Card>
    );
  const rows = isLive
    ? liveRows(now, event.timeZone, nowMs)
    : pastBooths(now).map((booth) => ({ booth, state: null }));
  const live = rows.flatMap(({ booth, state }) => (state === null ? [] : [{ booth, state }]));
  const hasHours = now.hours.some(({ visitors }) => visitors !== null && visitors > 0);
  const hasSide = isLive || !hasHours || now.latest.length > 0 || now.devices.length > 0;
  const hours = <HoursCard now={now} nowMs={nowMs} days={days} />;
  return (
    <>
      <HeadlineBand now={now} rows={isLive ? live : null} isToday={now.day === today} />
      <div className={hasSide ? classes.columns : classes.column}>
        <div className={classes.column}>
          <BoothsTable now={now} rows={rows} isToday={now.day === today} />
          {hasHours && hours}
        </div>
        {hasSide && (
          <div className={classes.column}>
            <NeedsSomebody rows={live} />
            {!hasHours && hours}
            {(isLive || now.latest.length > 0) && <LatestCard now={now} />}
            {(isLive || now.devices.length > 0) && <DevicesCard devices={now.devices} nowMs={nowMs} />}
          </div>
        )}
      </div>
    </>
  );
}
