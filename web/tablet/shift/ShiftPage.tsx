import { lazy, Suspense, useState } from 'react';
import type { DeviceState } from '#contracts/devices';
import { MissedAny } from '../head-counts/MissedAny.tsx';
import { BoothHead } from '../shell/BoothHead.tsx';
import { patiently } from '../shell/patiently.ts';
import { useTablet, useTabletState } from '../shell/use-tablet.ts';
import { BoothSwitch } from '../visits/BoothSwitch.tsx';
import { CheckIn } from './CheckIn.tsx';
import { DayCard, EarlierCard, NextCard } from './DayCards.tsx';
import { OnNowCard } from './OnNowCard.tsx';
import { PinAsked } from './PinAsked.tsx';
import { PinOwn } from './PinOwn.tsx';
import { SaidBar } from './SaidBar.tsx';
import styles from './ShiftPage.module.css';
import { StandsFor } from './StandsFor.tsx';
import { holesOf } from './staffing.ts';
import { TakeOver } from './TakeOver.tsx';
import { usePinOf, useShiftActions, useStaffing, type Who } from './use-shift.ts';

const openOwnSummary = patiently(() => import('../connect/OwnSummary.tsx'));
const OwnSummary = lazy(async () => ({ default: (await openOwnSummary()).OwnSummary }));

interface Props {
  state: DeviceState;
  booth: DeviceState['booths'][number];
}

/** A sheet that is open. */
type Open =
  | { kind: 'none' }
  | { kind: 'asked'; who: Who; doing: 'Check in' | 'Check out'; go: () => void }
  | { kind: 'own'; who: Who };

/** Who is on, who is next, how much time is left, and the hole ahead. */
export function ShiftPage({ state, booth }: Props) {
  const tablet = useTablet();
  const { nowMs, staffing } = useStaffing({ state, booth });
  const actions = useShiftActions({ state, booth });
  const pinOf = usePinOf();
  const { device, token } = useTabletState(({ meta: { device, token } }) => ({ device, token }));
  const [open, setOpen] = useState<Open>({ kind: 'none' });
  const { timeZone } = state.event;
  const close = () => setOpen({ kind: 'none' });
  const withPin = (who: Who, doing: 'Check in' | 'Check out', go: () => void) =>
    pinOf(who) === null ? go() : setOpen({ kind: 'asked', who, doing, go });
  const checkIn = (who: Who, shiftId: string | null) =>
    withPin(who, 'Check in', () => void actions.checkIn(who, shiftId));
  return (
    <>
      <BoothHead state={state} booth={booth} nowMs={nowMs}>
        {state.booths.length > 1 && (
          <BoothSwitch booths={state.booths} chosen={booth.id} onChoose={tablet.chooseBooth} />
        )}
      </BoothHead>
      <main className={styles.main}>
        <div className={styles.column}>
          <TakeOver state={state} booth={booth} nowMs={nowMs} />
          <OnNowCard
            staffing={staffing}
            nowMs={nowMs}
            timeZone={timeZone}
            hasPin={(who) => pinOf(who) !== null}
            onStay={actions.stayOn}
            onCheckOut={(who, shiftId) =>
              withPin(who, 'Check out', () => void actions.checkOut(who, shiftId))
            }
            onPin={(who) => setOpen({ kind: 'own', who })}
          />
          <MissedAny key={booth.id} state={state} booth={booth} />
          <CheckIn state={state} booth={booth} staffing={staffing} nowMs={nowMs} onCheckIn={checkIn} />
        </div>
        <div className={styles.column}>
          <NextCard
            next={staffing.next}
            holes={holesOf({ booth, nowMs }, staffing)}
            nowMs={nowMs}
            timeZone={timeZone}
          />
          <DayCard shifts={staffing.shifts} nowMs={nowMs} timeZone={timeZone} />
          <EarlierCard earlier={staffing.earlier} timeZone={timeZone} />
          <StandsFor state={state} booth={booth} />
          {/* A shared tablet is read by whoever comes by. */}
          {state.device.personId !== null && token !== null && (
            <Suspense>
              <OwnSummary of={{ token }} booths={state.booths.length} className={styles.card} />
            </Suspense>
          )}
        </div>
        <SaidBar said={actions.said} onDismiss={actions.dismiss} />
      </main>
      {open.kind === 'asked' && (
        <PinAsked
          {...open}
          kind={device?.kind ?? 'tablet'}
          onWithout={() => void actions.checkIn({ ...open.who, personId: null }, null)}
          onClose={close}
        />
      )}
      {open.kind === 'own' && <PinOwn who={open.who} kind={device?.kind ?? 'tablet'} onClose={close} />}
    </>
  );
}
