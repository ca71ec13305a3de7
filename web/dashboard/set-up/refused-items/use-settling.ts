import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { type RefusedItem, refusedItems, type SettledItem } from '#contracts/refused-items';
import { NoAnswer } from '#web/api/client.ts';
import { useAsk } from '../parts/collection.ts';
import type { Change } from './reasons.ts';
import { discardedWords, inParts, partsOf, recordedWords } from './settling.ts';

export type SettlingState =
  | { step: 'idle' }
  | { step: 'busy'; act: 'Recording' | 'Discarding'; done: number; of: number }
  /** Items that are still open are named where they stand. */
  | { step: 'said'; words: string; refused: ReadonlySet<string> }
  | { step: 'failed'; error: unknown };

/** Records or discards items, part by part, and says what became of them. `event` is a slug. */
export function useSettling(event: string) {
  const ask = useAsk();
  const [state, setState] = useState<SettlingState>({ step: 'idle' });
  const params = { event };

  /** @throws what kept the very first part from being answered */
  async function inTurn<P extends { ids: string[] }>(
    act: 'Recording' | 'Discarding',
    parts: readonly P[],
    send: (part: P) => Promise<{ results: SettledItem[] }>,
    wordsOf: (results: readonly SettledItem[], left: number) => string,
  ): Promise<void> {
    const of = parts.reduce((sum, { ids }) => sum + ids.length, 0);
    const results: SettledItem[] = [];
    for (const part of parts) {
      setState({ step: 'busy', act, done: results.length, of });
      try {
        results.push(...(await send(part)).results);
      } catch (error) {
        if (results.length > 0 && error instanceof NoAnswer) break;
        setState({ step: 'idle' });
        throw error;
      }
    }
    const refused = results.filter(({ outcome }) => outcome === 'refused').map(({ id }) => id);
    setState({ step: 'said', words: wordsOf(results, of - results.length), refused: new Set(refused) });
  }

  const record = (rows: readonly RefusedItem[], changeOf: (row: RefusedItem) => Change, reason = '') =>
    inTurn(
      'Recording',
      partsOf(rows, changeOf, uuidv7),
      ({ ids, change }) => ask(refusedItems.repair, { params, body: { ids, change, reason } }),
      recordedWords,
    );

  return {
    state,
    isBusy: state.step === 'busy',
    /** For the dialogs, which say themselves why nothing happened. @throws Refusal, NoAnswer */
    record,
    /** For buttons. */
    recordNow: (rows: readonly RefusedItem[], changeOf: (row: RefusedItem) => Change) =>
      void record(rows, changeOf).catch((error: unknown) => setState({ step: 'failed', error })),
    /** @throws Refusal, NoAnswer */
    discard: (rows: readonly RefusedItem[], reason: string) =>
      inTurn(
        'Discarding',
        inParts(rows.map(({ id }) => id)).map((ids) => ({ ids })),
        ({ ids }) => ask(refusedItems.discard, { params, body: { ids, reason } }),
        discardedWords,
      ),
    forget: () => setState({ step: 'idle' }),
  };
}

export type Settling = ReturnType<typeof useSettling>;
