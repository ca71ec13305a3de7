import { lazy, Suspense, useEffect, useRef, useState } from 'react';
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

/** The screen that is open all day: one booth, one very large button. */
export function Capture({ state, booth }: Props) {
  const tablet = useTablet();
  const counting = useCounting(state, booth);
  useEffect(() => tablet.screenAwake.hold(), [tablet]);
  const [over, setOver] = useState<Over>({ kind: 'nothing' });
  const { isLocked } = useTabletState().meta;
  const practice = usePractice({ state, booth, nowMs: counting.nowMs });
  return (
    <>
      <BoothHead state={state} booth={booth} nowMs={counting.nowMs}>
        {state.booths.length > 1 && !isLocked && (
          <BoothSwitch booths={state.booths} chosen={booth.id} onChoose={tablet.chooseBooth} />
        )}
      </BoothHead>
      {isLocked ? (
        <Locked state={state} booth={booth} counting={counting} onOver={setOver} />
      ) : practice.isOn ? (
        <main className={`${styles.main} ${styles.practice}`}>
          <Practice opensAt={practice.opensAt} onStop={practice.stop} />
        </main>
      ) : (
        <main className={styles.main}>
          <Rail state={state} booth={booth} counting={counting} />
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
          <Side state={state} booth={booth} counting={counting} onOver={setOver} />
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

function Rail({ state, booth, counting }: Props & { counting: CountingNow }) {
  const { nowMs, offsetMs, visits } = counting;
  const { timeZone } = state.event;
  const rail = railOf({ nowMs, timeZone, slots: booth.slots, days: state.days });
  if (rail === null) return null;
  return <RailChart rail={rail} nowMs={nowMs} offsetMs={offsetMs} timeZone={timeZone} visits={visits} />;
}

type CountingProps = Props & { counting: CountingNow; onOver: (over: Over) => void };

/** In front of visitors: what counts, and the way back from the last tap. Nothing that changes what was counted before. */
function Locked(given: CountingProps) {
  const { state, booth, counting } = given;
  return (
    <main className={`${styles.main} ${styles.locked}`}>
      <Rail state={state} booth={booth} counting={counting} />
      <div className={styles.notices}>
        <ShiftNotice state={state} booth={booth} />
        <NotSaved />
      </div>
      <Counting {...given} />
    </main>
  );
}

/** The counter, the sizes of parties, and what takes the last tap back. */
function Counting({ state, booth, counting, onOver }: CountingProps) {
  const { isLocked } = useTabletState().meta;
  const { timeZone, countingRule } = state.event;
  const { lastAtMs, total } = counting;
  const counter = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Counter
        ref={counter}
        total={total}
        goal={booth.goal}
        lastAt={lastAtMs === null ? null : timeOf(lastAtMs, timeZone)}
        onCount={counting.count}
      />
      <Party onCount={counting.count} onOther={() => onOver({ kind: 'keypad' })} />
      <UndoBar
        counting={counting}
        timeZone={timeZone}
        boothId={booth.id}
        hasSeveral={state.booths.length + state.neighbours.length > 1}
        rule={countingRule}
        hasOnlyPlace={isLocked}
        counter={counter}
      />
    </>
  );
}

/** What is known of the visits, and who else counts. */
function Side({ state, booth, counting, onOver }: CountingProps) {
  const { meta } = useTabletState();
  return (
    <div className={styles.side}>
      <WhoWasIt
        state={state}
        booth={booth}
        visits={counting.visits}
        selected={counting.selected}
        offsetMs={counting.offsetMs}
        onChoose={counting.choose}
        onSay={counting.correct}
        onMore={(visit) => onOver({ kind: 'correct', visit })}
        onEarlier={() => onOver({ kind: 'earlier' })}
      />
      <WhoCounts
        kind={meta.device?.kind ?? 'tablet'}
        own={counting.own}
        total={counting.total}
        counting={state.counting.find(({ boothId }) => boothId === booth.id)}
        rule={state.event.countingRule}
        hidesNames={meta.settings.hidesNames}
      />
    </div>
  );
}

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
