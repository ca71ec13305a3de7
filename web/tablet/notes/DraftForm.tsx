import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import type { DraftFields } from '../outbox/database.ts';
import styles from './Notes.module.css';
import { Recorded } from './Recorded.tsx';
import { fieldsToKeep, useDraft } from './use-draft.ts';

/** So long a discarded draft can be had back, as a tap can. */
const OFFER_MS = 10_000;

/** What is wrong, and in which field. */
export interface Problem {
  field: string;
  words: string;
}

interface Given {
  draftKey: string;
  /** What is recorded: "Feedback". */
  noun: string;
  /** "Record feedback" */
  action: string;
  isBegun: (fields: DraftFields) => boolean;
  check: (fields: DraftFields) => Problem | null;
  /** @returns the id of what is on the disk now @throws when the browser cannot write it down */
  record: (form: HTMLFormElement) => Promise<string>;
  onBegun: (isBegun: boolean) => void;
  /** The fields, to begin with `kept`; `typed` is what they hold now. */
  children: (kept: DraftFields, typed: DraftFields) => ReactNode;
}

type Step =
  | { step: 'typing' }
  | { step: 'discarded'; fields: DraftFields }
  | { step: 'wrong'; problem: Problem }
  | { step: 'recording' }
  | { step: 'failed' }
  | { step: 'recorded'; id: string };

/**
 * A form whose text is never lost: kept while it is typed, and only let go once it is on the disk as a fact. Its fields
 * are the browser's own and are never written into while somebody dictates.
 */
export function DraftForm(given: Given) {
  const { isBegun, onBegun, noun } = given;
  const draft = useDraft(given.draftKey, isBegun);
  /** The fields are drawn anew with each round; they begin with what is held here, or with the draft. */
  const [begin, setBegin] = useState<{ round: number; fields: DraftFields | null }>({
    round: 0,
    fields: null,
  });
  const [typed, setTyped] = useState<DraftFields | null>(null);
  const [state, setState] = useState<Step>({ step: 'typing' });
  const form = useRef<HTMLFormElement>(null);
  const held = typed ?? draft.fields ?? {};
  const isDirty = isBegun(held);
  const isRead = draft.fields !== null;
  useEffect(() => {
    if (isRead) onBegun(isDirty);
  }, [onBegun, isRead, isDirty]);
  useEffect(() => {
    if (state.step !== 'discarded') return;
    const timer = setTimeout(() => setState({ step: 'typing' }), OFFER_MS);
    return () => clearTimeout(timer);
  }, [state]);
  if (draft.fields === null) return null;

  const change = () => {
    if (form.current === null) return;
    const fields = valuesOf(form.current);
    draft.keep(fields);
    setTyped(fields);
    setState((before) => (before.step === 'recording' ? before : { step: 'typing' }));
  };
  const beginWith = (fields: DraftFields) => {
    setTyped(fields);
    setBegin(({ round }) => ({ round: round + 1, fields }));
  };
  const beginAgain = async () => {
    await draft.forget();
    beginWith({});
  };
  const discard = async () => {
    if (form.current === null) return;
    const fields = fieldsToKeep(valuesOf(form.current));
    await beginAgain();
    setState({ step: 'discarded', fields });
  };
  const haveBack = (fields: DraftFields) => {
    draft.keep(fields);
    beginWith(fields);
    setState({ step: 'typing' });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (form.current === null || state.step === 'recording') return;
    const problem = given.check(valuesOf(form.current));
    if (problem !== null) return say(problem);
    setState({ step: 'recording' });
    const id = await given.record(form.current).catch(() => null);
    if (id === null) return setState({ step: 'failed' });
    await beginAgain();
    setState({ step: 'recorded', id });
  };
  const say = (problem: Problem) => {
    setState({ step: 'wrong', problem });
    form.current?.querySelector<HTMLElement>(`[name="${problem.field}"]`)?.focus();
  };
  return (
    <form ref={form} className={styles.form} aria-label={noun} noValidate onInput={change} onSubmit={submit}>
      <div key={begin.round} className={styles.fields}>
        {given.children(begin.fields ?? draft.fields, held)}
      </div>
      <div className={styles.bar}>
        {state.step === 'wrong' && (
          <p role="alert" className={styles.wrong}>
            {state.problem.words}
          </p>
        )}
        {state.step === 'failed' && (
          <p role="alert" className={styles.wrong}>
            <b>Not recorded.</b> This browser could not write it down. Your text is still here: try again, or
            copy it elsewhere.
          </p>
        )}
        {isDirty && draft.keeping === 'not kept' && (
          <p role="alert" className={styles.wrong}>
            What you type is not kept: this browser could not write it down. Record it before you leave.
          </p>
        )}
        <div className={styles.actions}>
          <Button type="submit" look="ink">
            {given.action}
          </Button>
          {isDirty && <Button onPress={discard}>Discard draft</Button>}
          <div role="status" className={styles.recorded}>
            {state.step === 'discarded' && <p>Draft discarded.</p>}
          </div>
          {state.step === 'discarded' && <Button onPress={() => haveBack(state.fields)}>Undo</Button>}
          <Recorded id={state.step === 'recorded' ? state.id : null} noun={noun} />
        </div>
      </div>
    </form>
  );
}

function valuesOf(form: HTMLFormElement): DraftFields {
  const data = new FormData(form);
  return Object.fromEntries([...data.keys()].map((name) => [name, data.getAll(name).map(String)]));
}
