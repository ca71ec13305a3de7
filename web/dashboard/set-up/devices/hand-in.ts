import { z } from 'zod';
import { SAVED_FILE_FORMAT, SAVED_FILE_VERSION, type SavedFile, savedFile } from '#contracts/saved-file';
import { LARGEST_BODY, MOST_ITEMS, type Receipt } from '#contracts/sync';
import { counted, listed } from '../names.ts';

/** What stands in the file, or why it is not one of ours. */
export type Read = { ok: true; file: SavedFile } | { ok: false; why: string };

const NOT_OURS = 'This is not a file that a tablet or phone saved.';

export function readSavedFile(text: string): Read {
  const content = parsed(text);
  if (content === null) return { ok: false, why: `${NOT_OURS} It cannot be read as JSON.` };
  const label = z.object({ format: z.unknown(), version: z.unknown() }).safeParse(content).data;
  if (label?.format !== SAVED_FILE_FORMAT) return { ok: false, why: NOT_OURS };
  if (typeof label.version === 'number' && label.version > SAVED_FILE_VERSION)
    return { ok: false, why: 'A newer app than this server knows saved this file. Update the server first.' };
  const read = savedFile.safeParse(content);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { ok: false, why: `This file is damaged: ${issue?.path.join('.') ?? 'it'} cannot be read.` };
  }
  if (read.data.items.length === 0) return { ok: false, why: 'There is nothing in this file.' };
  return { ok: true, file: read.data };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const kinds: Record<string, [one: string, many: string]> = {
  visit: ['visit', 'visits'],
  undo: ['visit taken back', 'visits taken back'],
  correction: ['correction', 'corrections'],
  'head-count': ['head count', 'head counts'],
  feedback: ['piece of feedback', 'pieces of feedback'],
  'feedback-mention': ['feedback said once more', 'feedback said once more'],
  'mention-undo': ['+1 taken back', '+1 taken back'],
  'follow-up': ['follow-up', 'follow-ups'],
  'check-in': ['check-in', 'check-ins'],
  'check-out': ['check-out', 'check-outs'],
  extension: ['longer stay', 'longer stays'],
  'shift-note': ['note for the next shift', 'notes for the next shift'],
  highlight: ['paragraph', 'paragraphs'],
};

/** "28 visits, 2 visits taken back and 1 of a kind that this page does not know" */
export function kindsWords(items: readonly unknown[]): string {
  const types = items.map((item) => z.object({ type: z.string() }).safeParse(item).data?.type ?? '');
  const known = Object.entries(kinds).flatMap(([type, [one, many]]) => {
    const count = types.filter((each) => each === type).length;
    return count === 0 ? [] : [counted(count, one, many)];
  });
  const others = types.filter((type) => !(type in kinds)).length;
  return listed(others === 0 ? known : [...known, `${others} of a kind that this page does not know`]);
}

/** Bytes kept free for what stands around the items. */
const ENVELOPE_BYTES = 512;
const encoder = new TextEncoder();

/** At most 500 items and 256 kB each; one that is too large goes alone, and the server says so. */
export function partsOf(items: readonly unknown[]): unknown[][] {
  const parts: unknown[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const size = encoder.encode(JSON.stringify(item)).length + 1;
    const last = parts.at(-1);
    if (last === undefined || last.length >= MOST_ITEMS || bytes + size > LARGEST_BODY) {
      parts.push([item]);
      bytes = ENVELOPE_BYTES + size;
    } else {
      last.push(item);
      bytes += size;
    }
  }
  return parts;
}

export interface Sum {
  recorded: number;
  repeats: number;
  discarded: number;
  refused: number;
  /** Larger than anything that the server takes. */
  tooLarge: number;
}
export const nothingYet: Sum = { recorded: 0, repeats: 0, discarded: 0, refused: 0, tooLarge: 0 };

export function plusReceipts(sum: Sum, receipts: readonly Receipt[]): Sum {
  const count = (is: (receipt: Receipt) => boolean) => receipts.filter(is).length;
  return {
    ...sum,
    recorded: sum.recorded + count(({ outcome }) => outcome === 'stored'),
    repeats: sum.repeats + count(({ outcome }) => outcome === 'repeat'),
    discarded: sum.discarded + count((each) => each.outcome === 'refused' && each.code === 'discarded'),
    refused: sum.refused + count((each) => each.outcome === 'refused' && each.code !== 'discarded'),
  };
}

/** "31 recorded, 4 were here already, 1 needs attention" */
export function sumWords({ recorded, repeats, discarded, refused, tooLarge }: Sum): string {
  const were = (count: number) => (count === 1 ? 'was' : 'were');
  const parts = [`${recorded} recorded`];
  if (repeats > 0) parts.push(`${repeats} ${were(repeats)} here already`);
  if (discarded > 0) parts.push(`${discarded} ${were(discarded)} discarded in the dashboard before`);
  if (tooLarge > 0) parts.push(`${tooLarge} ${were(tooLarge)} too large to take`);
  if (refused > 0) parts.push(`${refused} ${refused === 1 ? 'needs' : 'need'} attention`);
  return parts.join(', ');
}

/** Whose file it is, as far as it says so and this event has that device. */
export type Owner = 'known' | 'unnamed' | 'elsewhere';

export function ownerOf(file: SavedFile, deviceIds: readonly string[]): Owner {
  if (file.device === null) return 'unnamed';
  return deviceIds.includes(file.device.id) ? 'known' : 'elsewhere';
}
