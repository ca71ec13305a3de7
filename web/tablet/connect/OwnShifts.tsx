import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { StripedTag } from '../../ui/StripedTag.tsx';
import { OwnCalendar } from './OwnCalendar.tsx';
import styles from './OwnShifts.module.css';
import { answerWords, hoursWords, openWords, whereWords } from './own-shift-words.ts';
import { type Open, type Own, useOwnShifts } from './use-own-shifts.ts';

/** What the person of a link is asked for, and what they may take. It needs no account, and connects nothing. */
export function OwnShifts({ secret }: { secret: string }) {
  const { loaded, read, answer, take } = useOwnShifts(secret);
  if (loaded.kind === 'none') return null;
  if (loaded.kind === 'loading') return <Card>Looking up your shifts…</Card>;
  if (loaded.kind === 'ended')
    return (
      <Card>
        <span role="alert">{loaded.why}</span>
      </Card>
    );
  if (loaded.kind === 'failed')
    return (
      <Card>
        <span role="alert">{loaded.why}</span> <Button onPress={read}>Look again</Button>
      </Card>
    );
  const { shifts, isBusy, failure } = loaded;
  const { timeZone, simulated } = shifts;
  const mine = shifts.mine.filter(isToCome);
  return (
    <section className={styles.card} aria-label="Your shifts" aria-busy={isBusy}>
      <h2>Your shifts {simulated && <StripedTag>Simulated</StripedTag>}</h2>
      {failure !== null && (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
      {mine.length === 0 && (
        <p>
          {shifts.mine.length > 0
            ? 'All your shifts are over.'
            : 'You are on no shift yet. Whoever plans the booth puts you on one, or you take one below.'}
        </p>
      )}
      <ul className={styles.list}>
        {mine.map((own) => (
          <OwnShift key={own.assignmentId} own={own} timeZone={timeZone} isBusy={isBusy} onAnswer={answer} />
        ))}
      </ul>
      {shifts.open.length > 0 && (
        <>
          <h2>Open shifts of your booths</h2>
          <ul className={styles.list}>
            {shifts.open.map((open) => (
              <OpenShift
                key={`${open.shiftId} ${open.offer?.assignmentId}`}
                open={open}
                timeZone={timeZone}
                isBusy={isBusy}
                onTake={take}
              />
            ))}
          </ul>
        </>
      )}
      <p className={styles.zone}>Times are those of the event: {timeZone.replaceAll('_', ' ')}.</p>
      <OwnCalendar secret={secret} />
    </section>
  );
}

const isToCome = ({ endsAt }: Own) => Date.parse(endsAt) > Date.now();

function Card({ children }: { children: ReactNode }) {
  return (
    <section className={styles.card} aria-label="Your shifts">
      <h2>Your shifts</h2>
      <p>{children}</p>
    </section>
  );
}

interface OwnProps {
  own: Own;
  timeZone: string;
  isBusy: boolean;
  onAnswer: ReturnType<typeof useOwnShifts>['answer'];
}

function OwnShift({ own, timeZone, isBusy, onAnswer }: OwnProps) {
  const [isDeclining, setDeclining] = useState(false);
  const hours = hoursWords(own, timeZone);
  const button = (words: string, onPress: () => unknown) => (
    <Button disabled={isBusy} label={`${words}: ${own.boothName}, ${hours}`} onPress={onPress}>
      {words}
    </Button>
  );
  const decline = (note: string) => {
    setDeclining(false);
    return onAnswer(own, 'declined', note);
  };
  return (
    <li className={styles[own.answer ?? 'asked']}>
      <h3>{hours}</h3>
      <p>{whereWords(own)}</p>
      <p className={styles.answer}>
        {answerWords(own)}
        {own.note !== '' && ` “${own.note}”`}
      </p>
      {isDeclining ? (
        <Declining onDecline={decline} onKeep={() => setDeclining(false)} />
      ) : (
        <div className={styles.actions}>
          {own.answer === null && button('I will be there', () => onAnswer(own, 'confirmed'))}
          {own.answer === 'declined' && button('I can after all', () => onAnswer(own, 'confirmed'))}
          {own.answer === 'swap-offered' && button('Keep it', () => onAnswer(own, 'confirmed'))}
          {own.answer !== 'declined' && button('I cannot', () => setDeclining(true))}
          {own.answer === 'confirmed' &&
            button('Offer it to the others', () => onAnswer(own, 'swap-offered'))}
        </div>
      )}
    </li>
  );
}

function Declining({ onDecline, onKeep }: { onDecline: (note: string) => unknown; onKeep: () => void }) {
  const [note, setNote] = useState('');
  return (
    <form
      className={styles.declining}
      onSubmit={(event) => {
        event.preventDefault();
        onDecline(note.trim());
      }}
    >
      <label>
        Why, in a few words (optional)
        {/* biome-ignore lint/a11y/noAutofocus: a press opened it, and typing is what comes next */}
        <input value={note} maxLength={200} autoFocus onChange={(event) => setNote(event.target.value)} />
      </label>
      <div className={styles.actions}>
        <Button onPress={onKeep}>Back</Button>
        <Button type="submit">Say that I cannot</Button>
      </div>
    </form>
  );
}

interface OpenProps {
  open: Open;
  timeZone: string;
  isBusy: boolean;
  onTake: (open: Open) => unknown;
}

function OpenShift({ open, timeZone, isBusy, onTake }: OpenProps) {
  const hours = hoursWords(open, timeZone);
  return (
    <li>
      <h3>{hours}</h3>
      <p>{whereWords(open)}</p>
      <p className={styles.answer}>{openWords(open)}</p>
      <div className={styles.actions}>
        <Button disabled={isBusy} label={`Take it: ${open.boothName}, ${hours}`} onPress={() => onTake(open)}>
          Take it
        </Button>
      </div>
    </li>
  );
}
