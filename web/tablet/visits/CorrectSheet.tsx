import { useState } from 'react';
import type { DeviceState } from '#contracts/devices';
import { Button } from '../../ui/Button.tsx';
import { momentMs } from '../clock/moment.ts';
import { wallMs } from '../clock/wall.ts';
import { timeOf } from '../clock/zone.ts';
import type { OwnVisit } from '../outbox/database.ts';
import type { Correction } from '../outbox/store.ts';
import { Sheet, SheetActions } from '../shell/Sheet.tsx';
import { useNow, useOffsetMs } from '../shell/use-tablet.ts';
import { visitorWords } from './Counter.tsx';
import { VisitForm } from './VisitForm.tsx';
import { correctionOf, draftOf, resolveWhen } from './visit-draft.ts';

interface Props {
  visit: OwnVisit;
  state: DeviceState;
  booth: DeviceState['booths'][number];
  onCorrect: (visit: OwnVisit, set: Correction) => unknown;
  onClose: () => void;
}

/** Everything about a visit that was counted. What changes is one correction; nothing changes before the last button. */
export function CorrectSheet({ visit, state, booth, onCorrect, onClose }: Props) {
  const [draft, setDraft] = useState(() => draftOf(visit));
  const nowMs = useNow(15_000);
  const offsetMs = useOffsetMs();
  const { timeZone } = state.event;
  const knownMs = momentMs(visit, offsetMs);
  const resolved = resolveWhen(draft.when, { knownMs, nowMs, timeZone, wallMs });
  const set = 'problem' in resolved ? null : correctionOf(visit, draft, resolved, offsetMs);
  const change = () => {
    if (set === null) return;
    onCorrect(visit, set);
    onClose();
  };
  return (
    <Sheet
      title={`${visitorWords(visit.partySize)} at ${timeOf(knownMs, timeZone)}`}
      size="wide"
      onClose={onClose}
    >
      <VisitForm
        draft={draft}
        onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
        state={state}
        booth={booth}
        knownTime={timeOf(knownMs, timeZone)}
        resolved={resolved}
      />
      <SheetActions>
        <Button onPress={onClose}>{set === null ? 'Close' : 'Keep as it was'}</Button>
        <Button look="ink" disabled={set === null} onPress={change}>
          Change this visit
        </Button>
      </SheetActions>
    </Sheet>
  );
}
