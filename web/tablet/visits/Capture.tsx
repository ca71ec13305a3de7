import { lazy, Suspense, useEffect, useState } from 'react';
import type { DeviceState } from '#contracts/devices';
import { timeOf } from '../clock/zone.ts';
import { BoothHead } from '../shell/BoothHead.tsx';
import { patiently } from '../shell/patiently.ts';
import { useTablet, useTabletState } from '../shell/use-tablet.ts';
import { BoothSwitch } from './BoothSwitch.tsx';
import styles from './Capture.module.css';
import { Counter } from './Counter.tsx';
import { NotSaved } from './NotSaved.tsx';
import { Party } from './Party.tsx';
import { RailChart } from './RailChart.tsx';
import { railOf } from './rail-rules.ts';
import { UndoBar } from './UndoBar.tsx';
import { useCounting } from './use-counting.ts';
import { WhoCounts } from './WhoCounts.tsx';

export const openKeypad = patiently(() => import('./Keypad.tsx'));
const Keypad = lazy(async () => ({ default: (await openKeypad()).Keypad }));

interface Props {
  state: DeviceState;
  booth: DeviceState['booths'][number];
}

/** The screen that is open all day: one booth, one very large button. */
export function Capture({ state, booth }: Props) {
  const tablet = useTablet();
  const { meta } = useTabletState();
  const counting = useCounting(state, booth.id);
  useEffect(() => tablet.screenAwake.hold(), [tablet]);
  const [isKeypadOpen, setKeypadOpen] = useState(false);
  const { timeZone, countingRule } = state.event;
  const { nowMs, offsetMs, visits, total, own } = counting;
  const rail = railOf({ nowMs, timeZone, slots: booth.slots, days: state.days });
  const last = visits.at(-1);
  const lastAt = last === undefined ? null : timeOf(Date.parse(last.tappedAt) + offsetMs, timeZone);
  return (
    <>
      <BoothHead state={state} booth={booth} nowMs={nowMs}>
        {state.booths.length > 1 && (
          <BoothSwitch booths={state.booths} chosen={booth.id} onChoose={tablet.chooseBooth} />
        )}
      </BoothHead>
      <main className={styles.main}>
        {rail !== null && (
          <RailChart rail={rail} nowMs={nowMs} offsetMs={offsetMs} timeZone={timeZone} visits={visits} />
        )}
        {counting.notSaved > 0 && <NotSaved visitors={counting.notSaved} />}
        <Counter total={total} goal={booth.goal} lastAt={lastAt} onCount={counting.count} />
        <Party onCount={counting.count} onOther={() => setKeypadOpen(true)} />
        <WhoCounts
          kind={meta.device?.kind ?? 'tablet'}
          own={own}
          others={Math.max(0, total - own)}
          rule={countingRule}
        />
        <UndoBar counting={counting} timeZone={timeZone} booths={state.booths} />
      </main>
      <Suspense>
        {isKeypadOpen && <Keypad onCount={counting.count} onClose={() => setKeypadOpen(false)} />}
      </Suspense>
    </>
  );
}
