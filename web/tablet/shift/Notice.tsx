import type { DeviceState } from '#contracts/devices';
import buttons from '../../ui/Button.module.css';
import { timeOf } from '../clock/zone.ts';
import { ScreenLink } from '../shell/ScreenLink.tsx';
import { useTabletState } from '../shell/use-tablet.ts';
import styles from './Notice.module.css';
import { endingOf } from './staffing.ts';
import { TakeOver } from './TakeOver.tsx';
import { useStaffing } from './use-shift.ts';

interface Props {
  state: DeviceState;
  booth: DeviceState['booths'][number];
}

/** Stands above the counter and never in front of it. */
export function Notice({ state, booth }: Props) {
  const { staffing, nowMs } = useStaffing({ state, booth });
  const { isLocked } = useTabletState(({ meta: { isLocked } }) => ({ isLocked }));
  const ending = isLocked ? [] : endingOf(staffing, state.device.id, nowMs);
  return (
    <div className={styles.notices}>
      <TakeOver state={state} booth={booth} nowMs={nowMs} />
      {ending.map(({ checkIn, endsAt }) => (
        <section key={checkIn.id} className={styles.quiet} aria-label="End of a shift">
          <p>
            {checkIn.name}: the shift {endsAt <= nowMs ? 'ended' : 'ends'} at{' '}
            {timeOf(endsAt, state.event.timeZone)}.
          </p>
          <ScreenLink to="shift" className={buttons.button}>
            Finish the shift
          </ScreenLink>
        </section>
      ))}
    </div>
  );
}
