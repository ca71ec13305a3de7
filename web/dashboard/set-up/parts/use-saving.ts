import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { z } from 'zod';
import { Refusal } from '#web/api/client.ts';
import { fieldProblems } from './field-problems.ts';
import { type Field, numberMistakes, type Partly, type Typed, type Values } from './fields.ts';
import { merged, type Versions } from './merging.ts';

/** What a change is made of: only what differs from it is this person's. */
export interface Base<V extends Values, R> {
  values: V;
  version?: number | undefined;
  /** The row itself, where somebody else changed it since the form was opened. */
  row?: R;
}

interface Given<V extends Values, R, S> {
  fields: readonly Field<V>[];
  initial: V;
  /** The version that was read; leave it out for something new. */
  version?: number;
  /** How the answer to a stale change is read and shown. */
  theirs?: { row: z.ZodType<R>; valuesOf: (row: R) => V };
  /** Says mistakes of its own, or sends and throws what the server refused. */
  save: (values: V, base: Base<V, R>) => Promise<Typed<S> | Partly<V>>;
  onSaved: (saved: S) => void;
}

export type SavingState<V extends Values> =
  | { step: 'typing' }
  | { step: 'saving' }
  | { step: 'failed'; error: unknown }
  /** Some of several were saved; the form holds the rest. */
  | { step: 'partly'; why: string }
  /** Saved, and ready for the next one. */
  | { step: 'again'; said: string }
  /** Somebody else changed it meanwhile. */
  | { step: 'conflict'; versions: Versions<V> };

/** A form that keeps what was typed until the server has it. */
export function useSaving<V extends Values, R = unknown, S = unknown>(given: Given<V, R, S>) {
  const form = useForm<V>({ initialValues: given.initial });
  const [state, setState] = useState<SavingState<V>>({ step: 'typing' });
  const [base, setBase] = useState<Base<V, R>>({ values: given.initial, version: given.version });
  const [theirs, setTheirs] = useState<Base<V, R>>(base);
  const [refusals, setRefusals] = useState(0);
  const [rounds, setRounds] = useState(0);

  async function submit(values: V, from: Base<V, R>, onSaved: (saved: S) => void) {
    form.clearErrors();
    // What was said of the one before does not stand beside what is wrong with this one.
    setState({ step: 'typing' });
    const wrong = numberMistakes(given.fields, values);
    if (Object.keys(wrong).length > 0) return sayAtFields(wrong);
    setState({ step: 'saving' });
    try {
      const result = await given.save(values, from);
      if (result.ok === 'partly') return keepRest(result);
      if (!result.ok) sayAtFields(result.mistakes);
      setState({ step: 'typing' });
      if (result.ok) onSaved(result.body);
    } catch (error) {
      const problems = fieldProblems(error, Object.keys(values));
      sayAtFields(problems);
      const now = rowNow(error, given.theirs);
      if (now !== null) {
        setTheirs(now);
        setState({ step: 'conflict', versions: { base: from.values, mine: values, theirs: now.values } });
      } else setState(Object.keys(problems).length > 0 ? { step: 'typing' } : { step: 'failed', error });
    }
  }

  function keepRest({ rest, why }: Partly<V>) {
    form.setValues(rest);
    setState({ step: 'partly', why });
  }

  function sayAtFields(problems: Record<string, string>) {
    form.setErrors(problems);
    setRefusals((before) => before + 1);
  }

  return {
    form,
    state,
    /** How often something was wrong: the form then leads to the first such field. */
    refusals,
    /** How often it was begun again: the form then leads to its first field. */
    rounds,
    submit: (onSaved = given.onSaved) => void submit(form.values, base, onSaved),
    /** Saved, and the form asks for the next one. */
    beginAgain(values: V, said: string) {
      form.setValues(values);
      setState({ step: 'again', said });
      setRounds((before) => before + 1);
    },
    /** From now on a change is one of this. */
    beginFrom(values: V, version: number) {
      form.setValues(values);
      setBase({ values, version });
      setState({ step: 'typing' });
    },
    /** Theirs holds where both changed a field; what else was typed stays in the form. */
    takeTheirs() {
      rebase('theirs');
      setState({ step: 'typing' });
    },
    /** Saves what was typed with what else they changed. */
    keepMine() {
      void submit(rebase('mine'), theirs, given.onSaved);
    },
  };

  function rebase(first: 'mine' | 'theirs'): V {
    const values = merged({ base: base.values, mine: form.values, theirs: theirs.values }, first);
    form.setValues(values);
    setBase(theirs);
    return values;
  }
}

/** With a stale change: what is there now, as the form holds it. */
function rowNow<V extends Values, R, S>(error: unknown, theirs: Given<V, R, S>['theirs']): Base<V, R> | null {
  if (!(error instanceof Refusal) || error.problem.code !== 'stale' || theirs === undefined) return null;
  const { current, currentVersion: version } = error.problem;
  const row = theirs.row.safeParse(current);
  return row.success && version !== undefined
    ? { values: theirs.valuesOf(row.data), version, row: row.data }
    : null;
}
