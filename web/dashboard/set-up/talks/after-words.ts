/** From a quarter of what is usual to four times as much: further out is drawn at the edge. */
const REACH = Math.log(4);

/** Where a ratio stands on a logarithmic scale around 1: 0 to 1. */
export function placeOf(ratio: number): number {
  return Math.min(1, Math.max(0, (Math.log(ratio) / REACH + 1) / 2));
}
