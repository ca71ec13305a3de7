import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { EventRow } from '#contracts/events';
import { type ReadStretch, slots, slotTexts } from '#contracts/slots';
import { call } from '#web/api/client.ts';
import { FormError } from '../../accounts/FormError.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { zoneName } from '../../parts/times.ts';
import { dayWords, stretchWords } from '../local-time.ts';
import { useAsk } from '../parts/collection.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { type Choice, mistake, textOrNull, typed } from '../parts/fields.ts';
import form from '../parts/form.module.css';
import { partlyWords, savedWords } from '../parts/partly.ts';
import styles from './slots.module.css';

interface Given {
  event: EventRow;
  booths: Choice[];
  kiosks: Choice[];
  onClose: () => void;
}

type State = { step: 'giving' } | { step: 'failed'; error: unknown } | { step: 'reading' };

/** What the organiser wrote, read into stretches; then whose they are, booth by booth. */
export function OrganiserTextDialog(given: Given) {
  const [text, setText] = useState('');
  const [state, setState] = useState<State>({ step: 'giving' });
  const [stretches, setStretches] = useState<ReadStretch[] | null>(null);
  if (stretches !== null)
    return <Giving {...given} stretches={stretches} onBack={() => setStretches(null)} />;
  const read = () => {
    setState({ step: 'reading' });
    call(slotTexts.read, { params: { event: given.event.slug }, body: { text } }).then(
      (answer) => {
        setState({ step: 'giving' });
        setStretches(answer.stretches);
      },
      (error: unknown) => setState({ step: 'failed', error }),
    );
  };
  return (
    <Dialog title="What did the organiser write?" size="lg" onClose={given.onClose}>
      <div className={form.steps}>
        <p className={form.sentence}>
          Paste the lines with days and times. Times are read on the event’s clock, {zoneName(given.event)}.
          Nothing is stored yet.
        </p>
        <Textarea
          label="Text of the organiser"
          placeholder="Tuesday, November 11: AM 10:45 AM – 3:00 PM, PM 3:30 PM – 7:45 PM"
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          rows={8}
          data-autofocus
        />
        <FormError error={state.step === 'failed' ? state.error : null} />
        <Group justify="flex-end">
          <Button onClick={given.onClose}>Not now</Button>
          <Button variant="filled" loading={state.step === 'reading'} onClick={read}>
            Read it
          </Button>
        </Group>
      </div>
    </Dialog>
  );
}

type Values = { boothId: string; kioskId: string; picks: string[] };
type Stretch = ReadStretch & { date: string; startsAt: string; endsAt: string };

const isWhole = (one: ReadStretch): one is Stretch =>
  one.startsAt !== null && one.endsAt !== null && one.date !== null;

function Giving({
  event,
  booths,
  kiosks,
  onClose,
  stretches,
  onBack,
}: Given & { stretches: readonly ReadStretch[]; onBack: () => void }) {
  const ask = useAsk();
  const choices = stretches.flatMap((one, at) =>
    isWhole(one) ? [{ value: String(at), label: wordsOf(one, event.timeZone), stretch: one }] : [],
  );
  const blank: Values = { boothId: '', kioskId: '', picks: [] };
  async function save({ boothId, kioskId, picks }: Values) {
    if (boothId === '') return mistake('boothId', 'Choose a booth.');
    if (picks.length === 0) return mistake('picks', 'Choose at least one stretch.');
    const saved: string[] = [];
    const unsaved: { name: string; value: string; error: unknown }[] = [];
    for (const { value, label, stretch } of choices.filter((choice) => picks.includes(choice.value))) {
      const body = {
        boothId,
        kioskId: textOrNull(kioskId),
        startsAt: stretch.startsAt,
        endsAt: stretch.endsAt,
      };
      await ask(slots.create, { params: { event: event.slug }, body }).then(
        () => saved.push(label),
        (error: unknown) => unsaved.push({ name: label, value, error }),
      );
    }
    if (unsaved.length === 0) return typed(saved);
    const rest = { boothId, kioskId, picks: unsaved.map(({ value }) => value) };
    return { ok: 'partly' as const, why: partlyWords(saved, unsaved, saved.length === 0 ? '' : null), rest };
  }
  return (
    <FormDialog<Values, never, string[]>
      title="Which of these has which booth?"
      head={<Button onClick={onBack}>Change the text</Button>}
      fields={[
        { name: 'boothId', label: 'Booth', kind: 'one', choices: booths, half: true },
        {
          name: 'kioskId',
          label: 'Kiosk no.',
          kind: 'one',
          choices: kiosks,
          none: 'not known yet',
          half: true,
        },
        { name: 'picks', label: 'Stretches', kind: 'several', choices },
      ]}
      initial={blank}
      save={save}
      submitLabel="Add the slots"
      keepLabel="Not now"
      repeat={{ next: () => blank, said: (saved) => savedWords(saved, 'slots') }}
      preview={() => <Read stretches={stretches} zone={event.timeZone} />}
      onClose={onClose}
    />
  );
}

function wordsOf({ date, startsAt, endsAt, label }: Stretch, zone: string): string {
  const words = `${dayWords(date, 'short')} ${stretchWords(startsAt, endsAt, zone)}`;
  return label === '' ? words : `${words}, ${label}`;
}

function noSlotWords({ date, label }: ReadStretch): string {
  const words = date === null ? 'no slot' : `no slot on ${dayWords(date, 'short')}`;
  return label === '' ? words : `${words}, ${label}`;
}

/** Everything that was found, each doubt beside it. */
function Read({ stretches, zone }: { stretches: readonly ReadStretch[]; zone: string }) {
  const list = stretches.length > 0 && (
    <ul className={styles.read} aria-label="What was read">
      {stretches.map((one) => (
        <li key={`${one.line} ${one.label} ${one.text}`}>
          <span>
            {isWhole(one) ? wordsOf(one, zone) : noSlotWords(one)} <q>{one.text}</q>
          </span>
          {one.doubts.map((doubt) => (
            <Tag key={doubt} kind="attention">
              {doubt}
            </Tag>
          ))}
        </li>
      ))}
    </ul>
  );
  if (stretches.some(isWhole)) return list;
  return (
    <>
      <p className={form.note}>No slots were found in it. Change the text, or add the slots by hand.</p>
      {list}
    </>
  );
}
