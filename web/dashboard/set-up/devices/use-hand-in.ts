import { useState } from 'react';
import { devices } from '#contracts/devices';
import type { SavedFile } from '#contracts/saved-file';
import { NoAnswer, Refusal } from '#web/api/client.ts';
import { useAsk } from '../parts/collection.ts';
import { nothingYet, partsOf, plusReceipts, readSavedFile, type Sum } from './hand-in.ts';

export type HandInState =
  | { step: 'choosing'; why: string | null }
  | { step: 'asking'; file: SavedFile }
  | { step: 'sending'; file: SavedFile; done: number }
  /** The rest was not sent; everything may be sent once more. */
  | { step: 'stopped'; file: SavedFile; done: number; error: unknown }
  | { step: 'done'; file: SavedFile; sum: Sum };

/** From a chosen file to its receipts. */
export function useHandIn() {
  const ask = useAsk();
  const [state, setState] = useState<HandInState>({ step: 'choosing', why: null });

  async function choose(chosen: File | null): Promise<void> {
    if (chosen === null) return;
    const text = await chosen.text().catch(() => '');
    const read = readSavedFile(text);
    setState(read.ok ? { step: 'asking', file: read.file } : { step: 'choosing', why: read.why });
  }

  async function send(file: SavedFile, deviceId: string): Promise<void> {
    const { savedAt, clockOffsetMs } = file;
    let sum = nothingYet;
    let done = 0;
    for (const items of partsOf(file.items)) {
      setState({ step: 'sending', file, done });
      try {
        const body = { savedAt, clockOffsetMs, items };
        const { receipts } = await ask(devices.handIn, { params: { id: deviceId }, body });
        sum = plusReceipts(sum, receipts);
      } catch (error) {
        if (!isTooLarge(error, items)) return setState({ step: 'stopped', file, done, error });
        sum = { ...sum, tooLarge: sum.tooLarge + 1 };
      }
      done += items.length;
    }
    setState({ step: 'done', file, sum });
  }

  return {
    state,
    choose: (file: File | null) => void choose(file),
    send: (file: SavedFile, deviceId: string) => void send(file, deviceId),
  };
}

/** One item that no request can hold stops no other. */
function isTooLarge(error: unknown, items: readonly unknown[]): boolean {
  return items.length === 1 && error instanceof Refusal && error.problem.code === 'too-large';
}

/** Why it stopped, as a sentence. */
export function stoppedWords({
  done,
  file,
  error,
}: {
  done: number;
  file: SavedFile;
  error: unknown;
}): string {
  const why =
    error instanceof Refusal
      ? error.sentence
      : error instanceof NoAnswer
        ? 'The server stopped answering.'
        : 'Something went wrong on this page.';
  return `${why} ${done} of ${file.items.length} are handed in. Hand in once more: what is here already counts once.`;
}
