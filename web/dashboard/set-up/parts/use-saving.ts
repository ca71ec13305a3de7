import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { z } from 'zod';
import { Refusal } from '#web/api/client.ts';
import { fieldProblems } from './field-problems.ts';
import { type Field, numberMistakes, type Partly, type Typed, type Values } from './fields.ts';

interface Given<V extends Values, R, S> {
  fields: readonly Field<V>[];
  initial: V;
  /** The version that was read; leave it out for something new. */
  version?: number;
  /** How the answer to a stale change is read and shown. */
  theirs?: { row: z.ZodType<R>; valuesOf: (row: R) => V };
  /** Says mistakes of its own, or sends and throws what the server refused. */
  save: (values: V, version: number | undefined) => Promise<Typed<S> | Partly<V>>;
  onSaved: (saved: S) => void;
}

export type SavingState<V> =
  | { step: 'typing' }
  | { step: 'saving' }
  | { step: 'failed'; error: unknown }
  /** Some of several were saved; the form holds the rest. */
  | { step: 'partly'; why: string }
  /** Saved, and ready for the next one. */
  | { step: 'again'; said: string }
  /** Somebody else changed it meanwhile. */
  | { step: 'conflict'; theirs: V; version: number };

/** A form that keeps what was typed until the server has it. */
export function useSaving<V extends Values, R = unknown, S = unknown>(given: Given<V, R, S>) {
  const form = useForm<V>({ initialValues: given.initial });
  const [state, setState] = useState<SavingState<V>>({ step: 'typing' });
  const [version, setVersion] = useState(given.version);
  const [refusals, setRefusals] = useState(0);
  const [rounds, setRounds] = useState(0);

  async function submit(at: number | undefined, onSaved: (saved: S) => void) {
    form.clearErrors();
    // What was said of the one before does not stand beside what is wrong with this one.
    setState({ step: 'typing' });
    const wrong = numberMistakes(given.fields, form.values);
    if (Object.keys(wrong).length > 0) return sayAtFields(wrong);
    setState({ step: 'saving' });
    try {
      const result = await given.save(form.values, at);
      if (result.ok === 'partly') return keepRest(result);
      if (!result.ok) sayAtFields(result.mistakes);
      setState({ step: 'typing' });
      if (result.ok) onSaved(result.body);
    } catch (error) {
      const problems = fieldProblems(error, Object.keys(form.values));
      sayAtFields(problems);
      setState(stateAfter(error, Object.keys(problems).length > 0, given.theirs));
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
    submit: (onSaved = given.onSaved) => void submit(version, onSaved),
    /** Saved, and the form asks for the next one. */
    beginAgain(values: V, said: string) {
      form.setValues(values);
      setState({ step: 'again', said });
      setRounds((before) => before + 1);
    },
    takeTheirs(theirs: V, at: number) {
      form.setValues(theirs);
      setVersion(at);
      setState({ step: 'typing' });
    },
    keepMine(at: number) {
      setVersion(at);
      void submit(at, given.onSaved);
    },
  };
}

function stateAfter<V extends Values, R, S>(
  error: unknown,
  isSaidAtField: boolean,
  theirs: Given<V, R, S>['theirs'],
): SavingState<V> {
  if (error instanceof Refusal && error.problem.code === 'stale' && theirs !== undefined) {
    const now = theirs.row.safeParse(error.problem.current);
    const version = error.problem.currentVersion;
    if (now.success && version !== undefined)
      return { step: 'conflict', theirs: theirs.valuesOf(now.data), version };
  }
  return isSaidAtField ? { step: 'typing' } : { step: 'failed', error };
}
