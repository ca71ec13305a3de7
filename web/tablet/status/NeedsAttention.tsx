import { lazy, Suspense, useState } from 'react';
import type { DeviceState } from '#contracts/devices';
import { Button } from '../../ui/Button.tsx';
import type { OwnVisit, UnsentItem } from '../outbox/database.ts';
import { patiently } from '../shell/patiently.ts';
import { useOffsetMs, useTablet, useTabletState } from '../shell/use-tablet.ts';
import { DiscardSheet } from './DiscardSheet.tsx';
import { itemHeading } from './item-words.ts';
import styles from './NeedsAttention.module.css';
import { refusalWords } from './refusal-words.ts';
import { type Repair, repairReason, repairsOf, repairWords } from './repairs.ts';
import { saveToFile } from './save-to-file.ts';

const openEarlier = patiently(() => import('../visits/EarlierSheet.tsx'));
const EarlierSheet = lazy(async () => ({ default: (await openEarlier()).EarlierSheet }));

interface Props {
  state: DeviceState;
}

/** What stands over the list. */
type Over = { kind: 'nothing' } | { kind: 'discard' | 'time'; row: UnsentItem };

/** What the server did not take, one by one, in words. Nothing of it is lost until a person decides. */
export function NeedsAttention({ state }: Props) {
  const tablet = useTablet();
  const { unsent, visits } = useTabletState(({ unsent, visits }) => ({ unsent, visits }));
  const offsetMs = useOffsetMs();
  const [over, setOver] = useState<Over>({ kind: 'nothing' });
  const [failure, setFailure] = useState<string | null>(null);
  const items = unsent.filter((item) => item.state === 'set-aside');
  if (items.length === 0) return null;
  const headingOf = (row: UnsentItem) =>
    itemHeading(row, { timeZone: state.event.timeZone, offsetMs, people: state.people });
  const visitOf = (row: UnsentItem) => visits.find(({ id }) => id === row.id);
  const attempt = (work: Promise<unknown>) =>
    work.then(
      () => setFailure(null),
      () => setFailure('Nothing changed. This browser has no room left.'),
    );
  const repair = (row: UnsentItem, how: Repair) => {
    if (how.kind === 'time') return setOver({ kind: 'time', row });
    const change: Partial<OwnVisit> =
      how.kind === 'booth'
        ? { boothId: how.boothId }
        : how.what === 'topics'
          ? { topics: [] }
          : { talkId: null };
    void attempt(tablet.replace(row, change, repairReason(how)));
  };
  const close = () => setOver({ kind: 'nothing' });
  const booth =
    over.kind === 'time' ? knownBooths(state).find(({ id }) => id === over.row.boothId) : undefined;
  return (
    <>
      {failure !== null && <p role="alert">{failure}</p>}
      <ol className={styles.list}>
        {items.map((row, index) => (
          <li key={row.id}>
            <span className={styles.number}>{index + 1}</span>
            <h3>{headingOf(row)}</h3>
            <Reason row={row} state={state} />
            <div className={styles.actions}>
              {visitOf(row) !== undefined &&
                repairsOf(row, state).map((how, place) => (
                  <Button
                    key={repairWords(how)}
                    look={place === 0 ? 'ink' : 'outlined'}
                    label={`${repairWords(how)}: ${headingOf(row)}`}
                    onPress={() => repair(row, how)}
                  >
                    {repairWords(how)}
                  </Button>
                ))}
              <Button onPress={() => tablet.tryAgain(row.id)}>Try again</Button>
              <Button onPress={() => saveToFile(tablet, [row.item])}>Save to a file</Button>
              <button
                type="button"
                className={styles.discard}
                aria-haspopup="dialog"
                onClick={() => setOver({ kind: 'discard', row })}
              >
                Discard…
              </button>
            </div>
          </li>
        ))}
      </ol>
      {over.kind === 'discard' && (
        <DiscardSheet
          heading={headingOf(over.row)}
          onDiscard={(reason) => attempt(tablet.discard(over.row, reason))}
          onClose={close}
        />
      )}
      <Suspense>
        {over.kind === 'time' && booth !== undefined && (
          <EarlierSheet
            title={`When was this: ${headingOf(over.row)}?`}
            of={visitOf(over.row)}
            state={state}
            booth={booth}
            onCount={(partySize, said) =>
              attempt(tablet.replace(over.row, { partySize, ...said }, repairReason({ kind: 'time' })))
            }
            onClose={close}
          />
        )}
      </Suspense>
    </>
  );
}

function Reason({ row: { refusal, boothId }, state }: { row: UnsentItem; state: DeviceState }) {
  const booth = knownBooths(state).find(({ id }) => id === boothId)?.name ?? 'This booth';
  return <p>{refusalWords(refusal?.code ?? '', refusal?.detail ?? '', booth)}</p>;
}

const knownBooths = ({ booths, neighbours }: DeviceState) => [...booths, ...neighbours];
