import { useState } from 'react';
import type { DeviceState } from '#contracts/devices';
import { Button } from '../../ui/Button.tsx';
import { useTablet, useTabletState } from '../shell/use-tablet.ts';
import styles from './Notes.module.css';
import { Recorded } from './Recorded.tsx';
import { likeTyped, type Said, saidBefore } from './said-before.ts';
import { usePending } from './use-pending.ts';

const FIRST = 5;

/** Somebody said this before: one press counts it once more. Found while one types. */
export function SaidBefore(given: { state: DeviceState; boothId: string; typed: string }) {
  const { state, boothId, typed } = given;
  const { facts } = useTabletState(({ facts }) => ({ facts }));
  const pending = usePending();
  const { added, add, takeBack } = useAdding(boothId);
  const [isAll, setAll] = useState(false);
  const said = saidBefore({ state, facts, pending, boothId });
  const found = likeTyped(said, typed);
  const shown = isAll || found.length === FIRST + 1 ? found : found.slice(0, FIRST);
  return (
    <section className={styles.aside} aria-label="Said before">
      <h2>Somebody said this before?</h2>
      <p className={styles.quiet}>{leadWords(said.length, found.length, typed.trim() !== '')}</p>
      {shown.length > 0 && (
        <ul className={styles.said}>
          {shown.map((one) => (
            <SaidRow key={one.id} said={one} onAdd={() => add(one)} />
          ))}
        </ul>
      )}
      {found.length > shown.length && <Button onPress={() => setAll(true)}>Show all {found.length}</Button>}
      {added.kind === 'failed' && (
        <p role="alert" className={styles.wrong}>
          <b>{added.what} not recorded.</b> This browser could not write it down. Try again.
        </p>
      )}
      <div className={styles.withUndo}>
        <Recorded id={'id' in added ? added.id : null} noun={'id' in added ? nounOf(added) : ''} />
        {added.kind === 'added' && <Button onPress={() => takeBack(added)}>Undo</Button>}
      </div>
    </section>
  );
}

function SaidRow({ said, onAdd }: { said: Said; onAdd: () => void }) {
  return (
    <li>
      <span>
        {said.text}
        <small>
          {said.kind}, said {said.mentions === 1 ? 'once' : `${said.mentions} times`}
        </small>
      </span>
      <button type="button" aria-label={`+1 for: ${said.text}`} onClick={onAdd}>
        +1
      </button>
    </li>
  );
}

type Added =
  | { kind: 'nothing' }
  | { kind: 'added'; id: string; text: string }
  | { kind: 'taken-back'; id: string; text: string }
  | { kind: 'failed'; what: '+1' | 'Undo' };

const nounOf = ({ kind, text }: { kind: 'added' | 'taken-back'; text: string }) =>
  kind === 'added' ? `+1 for “${shortened(text)}”` : `+1 taken back for “${shortened(text)}”`;

function useAdding(boothId: string) {
  const tablet = useTablet();
  const [added, setAdded] = useState<Added>({ kind: 'nothing' });
  const add = async ({ id: feedbackId, text }: Said) => {
    const id = await tablet.record({ type: 'feedback-mention', boothId, feedbackId }).catch(() => null);
    setAdded(id === null ? { kind: 'failed', what: '+1' } : { kind: 'added', id, text });
  };
  const takeBack = async ({ id: mentionId, text }: { id: string; text: string }) => {
    // One press takes back one: the button is gone before the next.
    setAdded({ kind: 'nothing' });
    const id = await tablet.record({ type: 'mention-undo', boothId, mentionId }).catch(() => null);
    setAdded(id === null ? { kind: 'failed', what: 'Undo' } : { kind: 'taken-back', id, text });
  };
  return { added, add, takeBack };
}

function leadWords(known: number, found: number, isTyping: boolean): string {
  if (known === 0) return 'Nothing was recorded at this booth yet. What you record shows up here.';
  if (!isTyping) return 'Then press +1 instead of writing it again. Typing narrows the list.';
  return found === 0 ? 'Nothing like it so far. Record it below.' : 'Then press +1 instead.';
}

const LONGEST = 40;
const shortened = (text: string) =>
  text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;
