import { uuidv7 } from 'uuidv7';
import type { EventRow } from '#contracts/events';
import type { CorrectionSet } from '#contracts/sync-items';
import { type VisitRow, visits } from '#contracts/visits';
import { momentWords } from '../local-time.ts';
import { counted } from '../names.ts';
import { useAsk } from '../parts/collection.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { type Choice, typed } from '../parts/fields.ts';
import { correctFields, correctionFrom, correctValues } from './correct-form.ts';
import { useSameAgain } from './same-again.ts';

interface Props {
  event: EventRow;
  visit: VisitRow;
  boothName: string;
  topics: readonly Choice[];
  onDone: (words: string) => void;
  onClose: () => void;
}

/** Asks what holds instead of what stands. */
export function CorrectDialog({ event, visit, boothName, topics, onDone, onClose }: Props) {
  const ask = useAsk();
  const sameAgain = useSameAgain<{ id: string; visitId: string; set: CorrectionSet; reason: string }>();
  const zone = event.timeZone;
  const what = `${boothName}, ${momentWords(visit.occurredAt, zone)}`;
  return (
    <FormDialog
      title="Correct this visit"
      sentence={`${what}, tapped as ${counted(visit.tappedSize, 'visitor')} on ${visit.sender.name}. What was tapped stays on the record, with your name and the reason.`}
      fields={correctFields(event, visit, topics)}
      initial={correctValues(visit, zone)}
      save={async (values) => {
        const correction = correctionFrom(values, visit, zone);
        if (!correction.ok) return correction;
        const body = sameAgain(JSON.stringify(correction.body), () => ({
          ...correction.body,
          id: uuidv7(),
          visitId: visit.id,
        }));
        await ask(visits.correct, { params: { event: event.slug }, body });
        onDone(`${what} is corrected.`);
        return typed(null);
      }}
      submitLabel="Correct it"
      keepLabel="Leave as it is"
      onClose={onClose}
    />
  );
}
