import type { EventDayRow } from '#contracts/event-days';
import type { Now } from '#contracts/now';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { FirstBooth } from '../parts/FirstBooth.tsx';
import { clockTime, dateIn, weekday } from '../parts/times.ts';
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
import { shownOf } from './shown.ts';

interface Given {
  now: Now;
  receivedAtMs: number;
  days: readonly EventDayRow[];
}

export function NowFigures({ now, receivedAtMs, days }: Given) {
  const event = useEvent();
  const nowMs = useServerNow(now.asOf, receivedAtMs, 15_000);
  const today = dateIn(now.asOf, event.timeZone);
  const shown = shownOf(now, event);
  const isLive = shown === 'live';
  if (now.booths.length === 0)
    return (
      <Card bleed>
        <FirstBooth event={event.slug} />
      </Card>
    );
  if (shown === 'coming' && now.total.visitors === null) return <StillToCome now={now} days={days} />;
  const rows = isLive
    ? liveRows(now, event.timeZone, nowMs)
    : pastBooths(now).map((booth) => ({ booth, state: null }));
  const live = rows.flatMap(({ booth, state }) => (state === null ? [] : [{ booth, state }]));
  const hasHours = now.hours.some(({ visitors }) => visitors !== null && visitors > 0);
  const hasDevices = isLive || now.devices.some(({ isBehind }) => isBehind);
  const hasSide = isLive || !hasHours || hasDevices;
  const hours = <HoursCard now={now} nowMs={nowMs} days={days} isOver={shown === 'over'} />;
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
            {isLive && <LatestCard now={now} />}
            {hasDevices && <DevicesCard devices={now.devices} nowMs={nowMs} />}
          </div>
        )}
      </div>
    </>
  );
}

/** Nothing can be recorded of a day to come, so there is nothing to say of its booths. */
function StillToCome({ now, days }: Pick<Given, 'now' | 'days'>) {
  const { timeZone } = useEvent();
  const first = days.find(({ date }) => now.day === null || date === now.day);
  const [opens, closes] = [first?.opensAt, first?.closesAt].map((at) => at && clockTime(at, timeZone));
  return (
    <Card bleed>
      <EmptyState title={now.day === null ? 'The event is still to come' : 'This day is still to come'}>
        <p>
          {first && `The pavilion opens on ${weekday(first.date)} from ${opens} to ${closes}. `}
          Visitors and people at the booths appear here as soon as somebody taps or checks in.
        </p>
      </EmptyState>
    </Card>
  );
}
