import { IconHash } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { DeviceState } from '#contracts/devices';
import { Button } from '../../ui/Button.tsx';
import { timeOf } from '../clock/zone.ts';
import { Chip, Chips } from '../shell/Chip.tsx';
import { patiently } from '../shell/patiently.ts';
import { useNow, useOffsetMs, useTablet, useTabletState } from '../shell/use-tablet.ts';
import styles from './MissedAny.module.css';
import {
  type Answer,
  countedIn,
  headCountOf,
  lookingBackMs,
  type Stretch,
  stretchesToday,
} from './missed-rules.ts';

const openPad = patiently(() => import('../shell/NumberPad.tsx'));
const NumberPad = lazy(async () => ({ default: (await openPad()).NumberPad }));

/** After so long without the server the figure of the others is an old one. */
const STALE_MS = 2 * 60_000;
/** More than a hall holds. */
const MOST = 100_000;

interface Props {
  state: DeviceState;
  booth: DeviceState['booths'][number];
}

/** What becomes of the question. */
type Step =
  | { kind: 'asked' }
  | { kind: 'typing'; what: 'in all' | 'clicker' }
  | { kind: 'to confirm'; answer: Answer }
  | { kind: 'done'; words: string };

/** "You counted 31. Missed any?", for a shift or the day so far. An answer is a head count: it stands beside the taps. */
export function MissedAny({ state, booth }: Props) {
  const tablet = useTablet();
  const { visits, lastSuccess } = useTabletState(({ visits, meta }) => ({
    visits,
    lastSuccess: meta.lastSuccess,
  }));
  const offsetMs = useOffsetMs();
  const nowMs = useNow(15_000);
  const [step, setStep] = useState<Step>({ kind: 'asked' });
  const [place, setPlace] = useState(0);
  const { timeZone } = state.event;
  const counting = state.counting.find(({ boothId }) => boothId === booth.id);
  const known = { boothId: booth.id, visits, offsetMs, counting };
  const stretches = stretchesToday({ state, booth, nowMs: lookingBackMs(nowMs, known) });
  const stretch = stretches[Math.min(place, stretches.length - 1)];
  if (stretch === undefined) return null;
  const counted = countedIn(stretch, known);
  const total = counted.own + counted.others;
  const heardAtMs = lastSuccess?.atMs ?? null;
  const othersBy =
    heardAtMs !== null && nowMs - heardAtMs > STALE_MS ? timeOf(heardAtMs + known.offsetMs, timeZone) : null;
  const record = async (answer: Answer) => {
    const head = headCountOf(answer, stretch, counted);
    await tablet.record({ type: 'head-count', boothId: booth.id, ...head }).then(
      () =>
        setStep({
          kind: 'done',
          words: `Recorded ${recordWords(answer, head)} for ${hoursOf(stretch, timeZone)}.`,
        }),
      () => setStep({ kind: 'done', words: 'Not recorded. This browser has no room left.' }),
    );
  };
  return (
    <section className={styles.panel} aria-label="Missed any?">
      <h3>{questionOf(counted, state.device.kind, othersBy)}</h3>
      {stretches.length > 1 && step.kind === 'asked' && (
        <Chips label="Of which stretch">
          {stretches.map((one, index) => (
            <Chip
              key={`${one.kind} ${one.startsAtMs}`}
              isOn={one === stretch}
              onPress={() => setPlace(index)}
            >
              {one.kind === 'day' ? `Today, ${hoursOf(one, timeZone)}` : hoursOf(one, timeZone)}
            </Chip>
          ))}
        </Chips>
      )}
      {step.kind === 'asked' && (
        <Answers
          onNone={() => setStep({ kind: 'done', words: 'Good. The figure stays what was tapped.' })}
          onAnswer={(answer) => setStep({ kind: 'to confirm', answer })}
          onType={(what) => setStep({ kind: 'typing', what })}
        />
      )}
      {step.kind === 'to confirm' && (
        <Confirm
          words={`Record ${recordWords(step.answer, headCountOf(step.answer, stretch, counted))} for ${hoursOf(stretch, timeZone)}? ${meaningOf(step.answer, total)}`}
          onYes={() => record(step.answer)}
          onNo={() => setStep({ kind: 'asked' })}
        />
      )}
      {step.kind === 'done' && (
        <div className={styles.done}>
          <p role="status">{step.words}</p>
          <Button onPress={() => setStep({ kind: 'asked' })}>Answer again</Button>
        </div>
      )}
      <Suspense>
        {step.kind === 'typing' && (
          <NumberPad
            title={
              step.what === 'clicker' ? 'What does the clicker say?' : 'About how many were there in all?'
            }
            least={0}
            most={MOST}
            tooMany={`At most ${MOST}.`}
            sign={step.what === 'clicker' ? '' : '~'}
            action={(typed) => (typed === null ? 'Go on' : `Go on with ${typed}`)}
            onNumber={(typed) => setStep({ kind: 'to confirm', answer: typedAnswer(step.what, typed) })}
            onClose={() => setStep((now) => (now.kind === 'typing' ? { kind: 'asked' } : now))}
          />
        )}
      </Suspense>
    </section>
  );
}

const typedAnswer = (what: 'in all' | 'clicker', typed: number): Answer =>
  what === 'clicker' ? { kind: 'clicker', exactly: typed } : { kind: 'in all', about: typed };

function Answers(props: {
  onNone: () => void;
  onAnswer: (answer: Answer) => void;
  onType: (what: 'in all' | 'clicker') => void;
}) {
  return (
    <div className={styles.answers}>
      <Button onPress={props.onNone}>None</Button>
      <Button onPress={() => props.onAnswer({ kind: 'missed', about: 5 })}>About 5</Button>
      <Button onPress={() => props.onAnswer({ kind: 'missed', about: 10 })}>About 10</Button>
      <Button onPress={() => props.onType('in all')}>Lost count</Button>
      <Button onPress={() => props.onType('clicker')}>
        <IconHash size={20} stroke={1.9} aria-hidden />
        We had a clicker
      </Button>
    </div>
  );
}

function Confirm({ words, onYes, onNo }: { words: string; onYes: () => unknown; onNo: () => void }) {
  return (
    <>
      <p>{words}</p>
      <div className={styles.answers}>
        <Button onPress={onNo}>Not yet</Button>
        <Button look="ink" onPress={onYes}>
          Record it
        </Button>
      </div>
    </>
  );
}

/** "You counted 31. Missed any?" */
function questionOf(
  { own, others }: { own: number; others: number },
  device: string,
  othersBy: string | null,
): string {
  if (others === 0 && othersBy === null) return `You counted ${own}. Missed any?`;
  if (othersBy !== null)
    return `This ${device} counted ${own}, others ${others} by ${othersBy}, the last time it heard of them. Missed any?`;
  return `This ${device} counted ${own}, others ${others}: ${own + others} in all. Missed any?`;
}

const hoursOf = ({ startsAtMs, endsAtMs }: Stretch, timeZone: string) =>
  `${timeOf(startsAtMs, timeZone)}–${timeOf(endsAtMs, timeZone)}`;

const recordWords = ({ kind }: Answer, { approximate, likely }: { approximate: boolean; likely: number }) =>
  kind === 'missed' ? `about ${likely} more` : `${approximate ? '~' : ''}${likely}`;

function meaningOf(answer: Answer, total: number): string {
  if (answer.kind === 'missed') return 'They are added to what was tapped, here and on other devices.';
  if (answer.kind === 'in all')
    return `It takes the place of the ${total} that were counted, which stay in the record.`;
  return `It is exact, and takes the place of the ${total} that were tapped, which stay in the record.`;
}
