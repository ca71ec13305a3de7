import { lazy, memo, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { DeviceState } from '#contracts/devices';
import { timeOf } from '../clock/zone.ts';
import { NotesNotice } from '../notes/NotesNotice.tsx';
import type { OwnVisit } from '../outbox/database.ts';
import { BoothHead } from '../shell/BoothHead.tsx';
import { patiently } from '../shell/patiently.ts';
import { useTablet, useTabletState } from '../shell/use-tablet.ts';
import { ShiftNotice } from '../shift/ShiftNotice.tsx';
import { BoothSwitch } from './BoothSwitch.tsx';
import styles from './Capture.module.css';
import { Counter } from './Counter.tsx';
import { NotSaved } from './NotSaved.tsx';
import { Party } from './Party.tsx';
import { Practice, PracticeOffer, PracticeOver } from './Practice.tsx';
import { RailChart } from './RailChart.tsx';
import { railOf } from './rail-rules.ts';
import { UndoBar } from './UndoBar.tsx';
import { type Counting as CountingNow, useCounting } from './use-counting.ts';
import { usePractice } from './use-practice.ts';
import { WhoCounts } from './WhoCounts.tsx';
import { WhoWasIt } from './WhoWasIt.tsx';

const openKeypad = patiently(() => import('./Keypad.tsx'));
const openCorrect = patiently(() => import('./CorrectSheet.tsx'));
const openEarlier = patiently(() => import('./EarlierSheet.tsx'));
const Keypad = lazy(async () => ({ default: (await openKeypad()).Keypad }));
const CorrectSheet = lazy(async () => ({ default: (await openCorrect()).CorrectSheet }));
const EarlierSheet = lazy(async () => ({ default: (await openEarlier()).EarlierSheet }));

/** Loads what opens over the counter, so that it opens without a network too. */
export const openSheets = () => Promise.allSettled([openKeypad(), openCorrect(), openEarlier()]);

interface Props {
  state: DeviceState;
  booth: DeviceState['booths'][number];
}

/** What stands over the counter. */
type Over =
  | { kind: 'nothing' }
  | { kind: 'keypad' }
  | { kind: 'earlier' }
  | { kind: 'correct'; visit: OwnVisit };

/** The screen that is open all day: one booth, one very large button. A tap draws its figure, and the parts around it after that. */
export function Capture({ state, booth }: Props) {
  const tablet = useTablet();
  const counting = useCounting(state, booth);
  useEffect(() => tablet.screenAwake.hold(), [tablet]);
  const [over, setOver] = useState<Over>({ kind: 'nothing' });
  const { isLocked } = useTabletState(({ meta: { isLocked } }) => ({ isLocked }));
  const { nowMs, offsetMs, later } = counting;
  const practice = usePractice({ state, booth, nowMs });
  const rail = <Rail state={state} booth={booth} nowMs={nowMs} offsetMs={offsetMs} visits={later.visits} />;
  return (
    <>
      <Head state={state} booth={booth} nowMs={nowMs} hasSwitch={state.booths.length > 1 && !isLocked} />
      {isLocked ? (
        // In front of visitors: what counts, and the way back from the last tap. Nothing that changes what was counted before.
        <main className={`${styles.main} ${styles.locked}`}>
          {rail}
          <div className={styles.notices}>
            <ShiftNotice state={state} booth={booth} />
            <NotSaved />
          </div>
          <Counting state={state} booth={booth} counting={counting} onOver={setOver} hasOnlyPlace />
        </main>
      ) : practice.isOn ? (
        <main className={`${styles.main} ${styles.practice}`}>
          <Practice opensAt={practice.opensAt} onStop={practice.stop} />
        </main>
      ) : (
        <main className={styles.main}>
          {rail}
          <div className={styles.notices}>
            <ShiftNotice state={state} booth={booth} />
            <NotesNotice state={state} boothId={booth.id} />
            <NotSaved />
            {practice.isOffered && practice.ended === null && (
              <PracticeOffer opensAt={practice.opensAt} onStart={practice.start} />
            )}
            {practice.ended !== null && (
              <PracticeOver why={practice.ended} onAgain={practice.isOffered ? practice.start : null} />
            )}
          </div>
          <Counting state={state} booth={booth} counting={counting} onOver={setOver} />
          <Side
            state={state}
            booth={booth}
            {...later}
            offsetMs={offsetMs}
            onChoose={counting.choose}
            onSay={counting.correct}
            onOver={setOver}
          />
        </main>
      )}
      <Suspense>
        <WhatIsOver
          over={isLocked && over.kind !== 'keypad' ? { kind: 'nothing' } : over}
          state={state}
          booth={booth}
          counting={counting}
          onClose={() => setOver({ kind: 'nothing' })}
        />
      </Suspense>
    </>
  );
}

const Head = memo(function Head({ hasSwitch, ...given }: Props & { nowMs: number; hasSwitch: boolean }) {
  const tablet = useTablet();
  const { state, booth } = given;
  return (
    <BoothHead {...given}>
      {hasSwitch && <BoothSwitch booths={state.booths} chosen={booth.id} onChoose={tablet.chooseBooth} />}
    </BoothHead>
  );
});

type RailProps = Props & { nowMs: number; offsetMs: number; visits: readonly OwnVisit[] };

const Rail = memo(function Rail({ state, booth, ...given }: RailProps) {
  const { timeZone } = state.event;
  const rail = railOf({ nowMs: given.nowMs, timeZone, slots: booth.slots, days: state.days });
  return rail === null ? null : <RailChart rail={rail} timeZone={timeZone} {...given} />;
});

interface CountingProps extends Props {
  counting: CountingNow;
  onOver: (over: Over) => void;
  /** The rule that all count by stands nowhere else. */
  hasOnlyPlace?: boolean;
}

/** The counter, the sizes of parties, and what takes the last tap back. */
function Counting({ state, booth, counting, onOver, hasOnlyPlace = false }: CountingProps) {
  const { timeZone, countingRule } = state.event;
  const { lastAtMs, total } = counting;
  const counter = useRef<HTMLButtonElement>(null);
  const openKeypad = useCallback(() => onOver({ kind: 'keypad' }), [onOver]);
  return (
    <>
      <Counter
        ref={counter}
        total={total}
        goal={booth.goal}
        lastAt={lastAtMs === null ? null : timeOf(lastAtMs, timeZone)}
        onCount={counting.count}
      />
      <Party onCount={counting.count} onOther={openKeypad} />
      <UndoBar
        counting={counting}
        timeZone={timeZone}
        boothId={booth.id}
        hasSeveral={state.booths.length + state.neighbours.length > 1}
        rule={countingRule}
        hasOnlyPlace={hasOnlyPlace}
        counter={counter}
      />
    </>
  );
}

interface SideProps extends Props {
  visits: readonly OwnVisit[];
  selected: OwnVisit | null;
  own: number;
  total: number;
  offsetMs: number;
  onChoose: CountingNow['choose'];
  onSay: CountingNow['correct'];
  onOver: (over: Over) => void;
}

/** What is known of the visits, and who else counts. */
const Side = memo(function Side({ own, total, onOver, ...given }: SideProps) {
  const { state, booth } = given;
  const { device, settings } = useTabletState(({ meta: { device, settings } }) => ({ device, settings }));
  return (
    <div className={styles.side}>
      <WhoWasIt
        {...given}
        onMore={(visit) => onOver({ kind: 'correct', visit })}
        onEarlier={() => onOver({ kind: 'earlier' })}
      />
      <WhoCounts
        kind={device?.kind ?? 'tablet'}
        own={own}
        total={total}
        counting={state.counting.find(({ boothId }) => boothId === booth.id)}
        rule={state.event.countingRule}
        hidesNames={settings.hidesNames}
      />
    </div>
  );
});

function WhatIsOver({
  over,
  counting,
  ...given
}: Props & { over: Over; counting: CountingNow; onClose: () => void }) {
  if (over.kind === 'keypad') return <Keypad onCount={counting.count} onClose={given.onClose} />;
  if (over.kind === 'earlier') return <EarlierSheet {...given} onCount={counting.count} />;
  if (over.kind === 'correct')
    return <CorrectSheet {...given} visit={over.visit} onCorrect={counting.correct} />;
  return null;
}
