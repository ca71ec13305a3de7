import { useState } from 'react';
import type { DeviceState } from '#contracts/devices';
import { Button } from '../../ui/Button.tsx';
import { wallMs } from '../clock/wall.ts';
import { timeOf } from '../clock/zone.ts';
import type { OwnVisit, Said } from '../outbox/database.ts';
import { Sheet, SheetActions } from '../shell/Sheet.tsx';
import { useNow } from '../shell/use-tablet.ts';
import { visitorWords } from './Counter.tsx';
import { VisitForm } from './VisitForm.tsx';
import { draftOf, emptyDraft, type Resolved, resolveWhen, saidOf } from './visit-draft.ts';

interface Props {
  /** Unless it is an earlier visit of this booth. */
  title?: string;
  /** What is known of it already. */
  of?: OwnVisit | undefined;
  state: DeviceState;
  booth: DeviceState['booths'][number];
  onCount: (partySize: number, said: Said) => unknown;
  onClose: () => void;
}

/** A conversation that is counted some time after it was held: it lands in the hour in which it happened. */
export function EarlierSheet({ title, of, state, booth, onCount, onClose }: Props) {
  const [draft, setDraft] = useState(() => (of === undefined ? emptyDraft : draftOf(of)));
  const nowMs = useNow(15_000);
  const { timeZone } = state.event;
  const resolved: Resolved =
    draft.when.kind === 'as known'
      ? { problem: 'Choose when it was.' }
      : resolveWhen(draft.when, { knownMs: nowMs, nowMs, timeZone, wallMs });
  const count = () => {
    if ('problem' in resolved) return;
    onCount(draft.partySize, saidOf(draft, resolved));
    onClose();
  };
  return (
    <Sheet title={title ?? `An earlier visit at ${booth.name}`} size="wide" onClose={onClose}>
      <VisitForm
        draft={draft}
        onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
        state={state}
        booth={booth}
        knownTime={null}
        resolved={resolved}
      />
      <SheetActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button look="ink" disabled={'problem' in resolved} onPress={count}>
          {'problem' in resolved
            ? 'Choose when it was'
            : `Count ${visitorWords(draft.partySize)} at ${timeOf(resolved.atMs, timeZone)}`}
        </Button>
      </SheetActions>
    </Sheet>
  );
}
