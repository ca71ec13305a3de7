import { useState } from 'react';
import { type ScheduleOutcome, type SchedulePreview, talks } from '#contracts/talks';
import { call, Refusal } from '#web/api/client.ts';
import { useAsk } from '../parts/collection.ts';
import { type Decoded, decodeText } from './decode.ts';

export interface Source extends Decoded {
  /** Null: pasted. */
  fileName: string | null;
}

type Clock = 'event' | 'label';

/** What was decided about the preview, until it is imported. */
export interface Choices {
  clock: Clock | null;
  gone: 'archive' | 'keep';
  /** By the key of the question: an id, null for none of them; what is not in it is decided later. */
  decisions: Readonly<Record<string, string | null>>;
}

export interface Shown {
  source: Source;
  preview: SchedulePreview;
  choices: Choices;
}

export type ImportState =
  | { step: 'choosing'; error: unknown }
  | { step: 'reading' }
  | ({ step: 'shown'; error: unknown; isNew: boolean } & Shown)
  | ({ step: 'sending' } & Shown)
  | { step: 'done'; outcome: ScheduleOutcome };

const noChoices: Choices = { clock: null, gone: 'archive', decisions: {} };

/** From a schedule to its preview to what is stored. @param event its slug */
export function useImport(event: string) {
  const ask = useAsk();
  const [state, setState] = useState<ImportState>({ step: 'choosing', error: null });
  const params = { event };

  /** @param isNew something changed meanwhile: what is shown is not what was shown before */
  async function show(source: Source, choices: Choices, isNew = false): Promise<void> {
    setState({ step: 'reading' });
    try {
      const body = { text: source.text, clock: choices.clock };
      const preview = await call(talks.preview, { params, body });
      setState({ step: 'shown', source, preview, choices, isNew, error: null });
    } catch (error) {
      setState({ step: 'choosing', error });
    }
  }

  async function send({ source, preview, choices }: Shown): Promise<void> {
    setState({ step: 'sending', source, preview, choices });
    const { clock, gone } = choices;
    const asked = preview.questions.map(({ key }) => key);
    const decisions = Object.entries(choices.decisions)
      .filter(([key]) => asked.includes(key))
      .map(([key, id]) => ({ key, id }));
    try {
      const body = { text: source.text, digest: preview.digest, clock, gone, decisions };
      setState({ step: 'done', outcome: await ask(talks.import, { params, body }) });
    } catch (error) {
      if (error instanceof Refusal && error.problem.code === 'stale') return show(source, choices, true);
      setState({ step: 'shown', source, preview, choices, isNew: false, error });
    }
  }

  async function readFile(file: File | null): Promise<void> {
    if (file === null) return;
    setState({ step: 'reading' });
    try {
      const decoded = decodeText(new Uint8Array(await file.arrayBuffer()));
      await show({ ...decoded, fileName: file.name }, noChoices);
    } catch (error) {
      setState({ step: 'choosing', error });
    }
  }

  return {
    state,
    paste: (text: string) => void show({ text, encoding: 'UTF-8', fileName: null }, noChoices),
    readFile: (file: File | null) => void readFile(file),
    /** Another clock means other times: it is read again. */
    choose(shown: Shown, change: Partial<Choices>) {
      const choices = { ...shown.choices, ...change };
      if ('clock' in change) void show(shown.source, choices);
      else setState({ step: 'shown', ...shown, choices, isNew: false, error: null });
    },
    send: (shown: Shown) => void send(shown),
    beginAgain: () => setState({ step: 'choosing', error: null }),
  };
}
