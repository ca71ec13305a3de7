/** How far the server's clock is ahead of this one, as the fastest round trip showed it. */
export interface ClockOffset {
  offsetMs: number;
  roundTripMs: number;
  /** This tablet's clock, in milliseconds. */
  measuredAtMs: number;
}

export interface RoundTrip {
  sentAtMs: number;
  answeredAtMs: number;
  /** The server's clock in the answer. */
  receivedAtMs: number;
}

const FRESH_MS = 10 * 60 * 1000;

/**
 * The offset after one more round trip: server time minus the midpoint. The fastest round trip wins, until it is
 * ten minutes old or the two cannot both be true, which means that somebody set the clock.
 */
export function offsetOf(held: ClockOffset | null, trip: RoundTrip): ClockOffset {
  const measured: ClockOffset = {
    offsetMs: Math.round(trip.receivedAtMs - (trip.sentAtMs + trip.answeredAtMs) / 2),
    roundTripMs: Math.max(0, trip.answeredAtMs - trip.sentAtMs),
    measuredAtMs: trip.answeredAtMs,
  };
  if (held === null || measured.roundTripMs <= held.roundTripMs) return measured;
  const age = measured.measuredAtMs - held.measuredAtMs;
  const disagreement = Math.abs(measured.offsetMs - held.offsetMs);
  const possible = (measured.roundTripMs + held.roundTripMs) / 2;
  return age < 0 || age > FRESH_MS || disagreement > possible ? measured : held;
}
