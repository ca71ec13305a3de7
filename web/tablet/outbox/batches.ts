import { LARGEST_BODY, MOST_ITEMS } from '#contracts/sync';

/** Bytes kept free for the envelope around the items. */
const ENVELOPE_BYTES = 2048;
const encoder = new TextEncoder();

/**
 * The oldest items that fit one request: at most `most` items (500) and 256 kB with the envelope.
 * Never empty while there are items: one that is too large travels alone, and the server judges it.
 */
export function splitBatch<Row extends { item: unknown }>(rows: readonly Row[], most = MOST_ITEMS): Row[] {
  const batch: Row[] = [];
  let bytes = ENVELOPE_BYTES;
  for (const row of rows.slice(0, Math.min(most, MOST_ITEMS))) {
    bytes += encoder.encode(JSON.stringify(row.item)).length + 1;
    if (bytes > LARGEST_BODY && batch.length > 0) break;
    batch.push(row);
  }
  return batch;
}

/** How many items the next batch may hold: half after a refusal of the whole, growing again after a success. */
export function nextSize(size: number, batchLength: number, move: 'halve' | 'go on'): number {
  return move === 'halve' ? Math.max(1, Math.floor(batchLength / 2)) : Math.min(MOST_ITEMS, size * 2);
}
