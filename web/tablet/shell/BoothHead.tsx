import type { ReactNode } from 'react';
import type { DeviceState } from '#contracts/devices';
import { Plate } from '../../ui/Plate.tsx';
import { StripedTag } from '../../ui/StripedTag.tsx';
import { timeOf, weekdayOf } from '../clock/zone.ts';
import { type Rail, railOf } from '../visits/rail-rules.ts';
import styles from './BoothHead.module.css';
import { StatusLine } from './StatusLine.tsx';

interface Props {
  state: DeviceState;
  booth: DeviceState['booths'][number];
  nowMs: number;
  /** Stands above the head: the switch between booths. */
  children?: ReactNode;
}

/** Under which sign we stand, for how long, and whether everything was sent. */
export function BoothHead({ state, booth, nowMs, children }: Props) {
  const { timeZone, simulated, isArchived } = state.event;
  const rail = railOf({ nowMs, timeZone, slots: booth.slots, days: state.days });
  return (
    <header>
      {children}
      <div className={styles.head}>
        <Plate label={rail?.kiosk ?? booth.kiosk} noun="Kiosk" size="large" />
        <div className={styles.booth}>
          <h1>{booth.name}</h1>
          <p>{isArchived ? 'This event is in the archive' : whenWords(rail, nowMs, timeZone)}</p>
          {simulated && <StripedTag>Simulated</StripedTag>}
        </div>
        <StatusLine />
      </div>
    </header>
  );
}

function whenWords(rail: Rail | null, nowMs: number, timeZone: string): string {
  const weekday = weekdayOf(nowMs, timeZone);
  if (rail === null) return `${weekday}, no opening hours today`;
  const hours = `${timeOf(rail.startsAtMs, timeZone)}–${timeOf(rail.endsAtMs, timeZone)}`;
  return rail.isSlot ? `${weekday}, ${hours}` : `${weekday}, open ${hours}`;
}
