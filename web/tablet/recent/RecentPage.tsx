import { IconArrowBackUp, IconPencil, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { DeviceState } from '#contracts/devices';
import buttons from '../../ui/Button.module.css';
import { Button } from '../../ui/Button.tsx';
import { momentMs } from '../clock/moment.ts';
import { dateWords, dayOf, timeOf } from '../clock/zone.ts';
import type { OwnVisit } from '../outbox/database.ts';
import { BoothHead } from '../shell/BoothHead.tsx';
import { patiently } from '../shell/patiently.ts';
import { ScreenLink } from '../shell/ScreenLink.tsx';
import { useNow, useOffsetMs, useTablet, useTabletState } from '../shell/use-tablet.ts';
import { visitorWords } from '../visits/Counter.tsx';
import { saidWords } from '../visits/said-words.ts';
import styles from './RecentPage.module.css';
import { type RecentDay, recentDays } from './recent-rules.ts';

const openCorrect = patiently(() => import('../visits/CorrectSheet.tsx'));
const CorrectSheet = lazy(async () => ({ default: (await openCorrect()).CorrectSheet }));

interface Props {
  state: DeviceState;
  booth: DeviceState['booths'][number];
}

/** What this device counted, newest first. Each visit can be corrected or taken back, online or not. */
export function RecentPage({ state, booth }: Props) {
  const tablet = useTablet();
  const { visits } = useTabletState(({ visits }) => ({ visits }));
  const nowMs = useNow(15_000);
  const offsetMs = useOffsetMs();
  const [corrected, setCorrected] = useState<OwnVisit | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const days = recentDays(visits, offsetMs, state.event.timeZone);
  const attempt = (work: Promise<unknown>, what: string) =>
    work.then(
      () => setFailure(null),
      () => setFailure(`${what} This browser has no room left.`),
    );
  const boothOf = (visit: OwnVisit) => knownBooths(state).find(({ id }) => id === visit.boothId);
  const acts: Acts = {
    correct: setCorrected,
    takeBack: (visit) => void attempt(tablet.undo(visit), 'Not taken back.'),
    countAgain: (visit) => void attempt(again(tablet, visit, offsetMs), 'Not counted again.'),
  };
  return (
    <>
      <BoothHead state={state} booth={booth} nowMs={nowMs} />
      <main className={styles.main}>
        <div>
          <h2 className={styles.title}>Counted on this {state.device.kind}</h2>
          <p className={styles.sentence}>
            A correction and taking back are kept as well, with their time. Nothing is deleted.
          </p>
        </div>
        {failure !== null && (
          <p role="alert" className={styles.failure}>
            {failure}
          </p>
        )}
        {days.length === 0 && <NothingYet kind={state.device.kind} />}
        {days.map((day) => (
          <Day
            key={day.day}
            of={day}
            today={dayOf(nowMs, state.event.timeZone)}
            state={state}
            offsetMs={offsetMs}
            acts={acts}
          />
        ))}
      </main>
      <Suspense>
        {corrected !== null && (
          <CorrectSheet
            visit={corrected}
            state={state}
            booth={boothOf(corrected) ?? booth}
            onCorrect={(visit, set) => attempt(tablet.correct(visit, set), 'Not changed.')}
            onClose={() => setCorrected(null)}
          />
        )}
      </Suspense>
    </>
  );
}

/** A visit that was taken back by mistake, as it was, at the time at which it happened. */
async function again(tablet: ReturnType<typeof useTablet>, visit: OwnVisit, offsetMs: number): Promise<void> {
  const { audience, sector, topics, talkId, precision } = visit;
  const happenedAt = new Date(momentMs(visit, offsetMs)).toISOString();
  const said = { audience, sector, topics, talkId, happenedAt, precision: precision ?? 'minutes' };
  if ((await tablet.count(visit.boothId, visit.partySize, said)) === null)
    throw new Error('not written down');
}

function NothingYet({ kind }: { kind: 'tablet' | 'phone' }) {
  return (
    <section className={styles.empty}>
      <h3>Nothing was counted on this {kind} in the last days</h3>
      <p>Each tap stands here, and can be corrected or taken back.</p>
      <ScreenLink to="count" className={`${buttons.button} ${buttons.ink}`}>
        Count visitors
      </ScreenLink>
    </section>
  );
}

const knownBooths = ({ booths, neighbours }: DeviceState) => [...booths, ...neighbours];

/** Where it was counted, unless this device counts for one booth only. */
function boothWords({ boothId }: OwnVisit, state: DeviceState): string[] {
  const known = knownBooths(state);
  const name = known.find(({ id }) => id === boothId)?.name;
  if (name === undefined) return ['at a booth where this device was before'];
  return known.length > 1 ? [name] : [];
}

interface Acts {
  correct: (visit: OwnVisit) => void;
  takeBack: (visit: OwnVisit) => void;
  countAgain: (visit: OwnVisit) => void;
}

interface DayProps {
  of: RecentDay;
  today: string;
  state: DeviceState;
  offsetMs: number;
  acts: Acts;
}

function Day({ of: { day, visits, visitors }, today, state, offsetMs, acts }: DayProps) {
  return (
    <section className={styles.day} aria-label={day === today ? 'Today' : dateWords(day)}>
      <h3>
        {day === today ? 'Today' : dateWords(day)}
        <span>{visitorWords(visitors)}</span>
      </h3>
      <ul>
        {visits.map((visit) => (
          <Row key={visit.id} visit={visit} state={state} offsetMs={offsetMs} acts={acts} />
        ))}
      </ul>
    </section>
  );
}

function Row({ visit, state, offsetMs, acts }: Omit<DayProps, 'of' | 'today'> & { visit: OwnVisit }) {
  const { isUnsent } = useTabletState(({ unsent }) => ({
    isUnsent: unsent.some(({ id }) => id === visit.id),
  }));
  const { timeZone } = state.event;
  const time = timeOf(momentMs(visit, offsetMs), timeZone);
  const name = `${visitorWords(visit.partySize)} at ${time}`;
  const said = saidWords(visit, state);
  const takenBackAt =
    visit.undoneAt === null ? null : timeOf(Date.parse(visit.undoneAt) + offsetMs, timeZone);
  const notes = [
    ...(takenBackAt === null ? [] : [`taken back ${takenBackAt}`]),
    ...boothWords(visit, state),
    ...(said === '' ? [] : [said]),
    ...(isUnsent ? [`not sent yet`] : []),
  ];
  return (
    <li className={takenBackAt === null ? undefined : styles.undone}>
      <span className={styles.time}>{time}</span>
      <b className={styles.size}>+{visit.partySize}</b>
      <span className={styles.notes}>{notes.join(' · ')}</span>
      <span className={styles.actions}>
        {takenBackAt === null ? (
          <>
            <Button label={`Correct ${name}`} onPress={() => acts.correct(visit)}>
              <IconPencil size={20} stroke={1.9} aria-hidden />
              Correct
            </Button>
            <Button label={`Take back ${name}`} onPress={() => acts.takeBack(visit)}>
              <IconArrowBackUp size={20} stroke={1.9} aria-hidden />
              Take back
            </Button>
          </>
        ) : (
          <Button label={`Count it again: ${name}`} onPress={() => acts.countAgain(visit)}>
            <IconPlus size={20} stroke={1.9} aria-hidden />
            Count it again
          </Button>
        )}
      </span>
    </li>
  );
}
