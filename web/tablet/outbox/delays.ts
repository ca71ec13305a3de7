const FIRST_MS = 500;
/** Short enough that a server which returns is noticed within 10 s. */
const LONGEST_MS = 8000;

/**
 * Milliseconds until the next try after `failures` failures in a row (1 or more): exponential, with jitter
 * between half and all of it, so that a hall of tablets does not return at once. A server's Retry-After is obeyed.
 */
export function nextDelay(failures: number, random: number, retryAfterMs: number | null): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 10));
  const jittered = full * (0.5 + random / 2);
  return Math.round(Math.max(jittered, retryAfterMs ?? 0));
}
